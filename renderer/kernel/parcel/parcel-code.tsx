import { Qr } from '../../kit/qr.tsx';
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
}) => (
  <section className={styles.code} aria-label={label}>
    <div>
      <p className={styles.apps}>{apps}</p>
      <p className={styles.once}>{once}</p>
      <p className={styles.local}>{local}</p>
    </div>
    <Qr text={url} label={label} module={12} />
  </section>
);
