import type { ReactNode } from 'react';
import { useStaffLanguage } from '../parts/language.ts';
import type { Told } from './useBrand.ts';
import styles from './Frame.module.css';

export const Nothing = ({ title, text }: { title: string; text: string }) => (
  <p className={styles.nothing}>
    <b>{title}</b>
    {text}
  </p>
);

/** A page of the brand: its head, and what is said while there is nothing to show. */
export const Frame = ({
  title,
  note,
  tools,
  told,
  children,
}: {
  title: string;
  note?: string | undefined;
  tools?: ReactNode;
  told: Told<unknown>;
  children: ReactNode;
}) => {
  const { t } = useStaffLanguage();
  return (
    <div className={styles.page} aria-busy={told.kind === 'asking'}>
      <header className={styles.head}>
        <h1>{title}</h1>
        {note !== undefined && <p>{note}</p>}
        <div className={styles.tools}>{tools}</div>
      </header>
      <div role="status">
        {told.kind === 'asking' && <p className={styles.asking}>{t('offers.asking')}</p>}
        {told.kind === 'failed' && (
          <Nothing title={t(`fault.${told.code}.title`)} text={t(`fault.${told.code}.text`)} />
        )}
      </div>
      {children}
    </div>
  );
};
