import { yuanParts } from './money.ts';
import styles from './amount.module.css';

/** An amount as a price tag has it: a small sign, a large figure. */
export const Amount = ({
  fen,
  language,
  currency,
}: {
  fen: number;
  language: string;
  currency?: string;
}) => (
  <span className={styles.amount}>
    {yuanParts(fen, language, currency).map(({ sign, text }) =>
      sign ? <small key="sign">{text}</small> : <span key="figure">{text}</span>,
    )}
  </span>
);
