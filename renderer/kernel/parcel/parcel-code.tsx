import { Phrase } from '../../kit/phrase.tsx';
import { Qr } from '../../kit/qr.tsx';
import { useStage } from '../react.tsx';
import styles from './parcel-code.module.css';

/** The one code: read from a metre and a half at 43 inches. */
export const ParcelCode = ({
  url,
  label,
  apps,
  once,
  local,
}: {
  url: string;
  /** What the code is for. */
  label: string;
  /** What reads it, how long it holds, and what becomes of the picture. */
  apps: string;
  once: string;
  local: string;
}) => {
  const { language } = useStage();
  return (
    <section className={styles.code} aria-label={label}>
      <div>
        {(['apps', 'once', 'local'] as const).map((line) => (
          <p key={line} className={styles[line]}>
            <Phrase text={{ apps, once, local }[line]} language={language} />
          </p>
        ))}
      </div>
      <Qr text={url} label={label} module={12} />
    </section>
  );
};
