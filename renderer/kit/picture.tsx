import { useState } from 'react';
import { Icon } from './icons.tsx';
import styles from './picture.module.css';

/** A photograph on white melts into a paper wall when multiplied with it; a cut-out needs no help. */
const kindOf = (source: string): 'cut-out' | 'photo' =>
  /\.jpe?g($|\?)/i.test(source) ? 'photo' : 'cut-out';

/** A garment's picture, or the hanger it would hang on where there is none or it cannot be read. */
export const Picture = ({
  source,
  name,
  className = '',
}: {
  source: string | null;
  /** What is to be seen; empty where the words beside it say the same. */
  name: string;
  className?: string;
}) => {
  const [broken, setBroken] = useState<string | null>(null);
  if (source === null || source === broken) {
    return (
      <span className={`${styles.none} ${className}`} aria-hidden="true">
        <Icon name="hanger" size={120} weight={0.7} />
      </span>
    );
  }
  return (
    <img
      className={`${styles.picture} ${className}`}
      data-kind={kindOf(source)}
      src={source}
      alt={name}
      draggable={false}
      decoding="async"
      onError={() => setBroken(source)}
    />
  );
};
