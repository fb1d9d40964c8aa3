import { useState } from 'react';
import type { Product } from '../../preload/contract/index.ts';
import { Icon } from '../kit/icons.tsx';
import styles from './Picture.module.css';

/** A product's picture; a hanger where the site has none or it cannot be loaded. The name is beside it. */
export const Picture = ({
  product,
  className = '',
}: {
  product: Product | undefined;
  className?: string;
}) => {
  const [broken, setBroken] = useState(false);
  const source = product?.image ?? null;
  return (
    <span className={`${styles.picture} ${className}`}>
      {source !== null && !broken ? (
        <img src={source} alt="" loading="lazy" draggable={false} onError={() => setBroken(true)} />
      ) : (
        <Icon name="hanger" size={32} weight={1.2} />
      )}
    </span>
  );
};
