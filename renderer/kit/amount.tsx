import { yuanParts, type AmountPart } from './money.ts';
import styles from './amount.module.css';

/** A figure with what stands beside it: signs and words small, the figure large. */
export const Figure = ({ parts }: { parts: readonly AmountPart[] }) => (
  <span className={styles.amount}>
    {parts.map(({ sign, text }, at) =>
      // oxlint-disable-next-line react/no-array-index-key -- parts have no other name, and never move
      sign ? <small key={at}>{text}</small> : <span key={at}>{text}</span>,
    )}
  </span>
);

/** An amount as a price tag has it: a small sign, a large figure. */
export const Amount = ({
  fen,
  language,
  currency,
}: {
  fen: number;
  language: string;
  currency?: string;
}) => <Figure parts={yuanParts(fen, language, currency)} />;
