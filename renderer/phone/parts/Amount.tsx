import { usePhoneLanguage } from './language.ts';
import styles from './Amount.module.css';

/** What a coupon saves, as large as its figure allows. */
export const Amount = ({ fen, size }: { fen: number; size: 'ticket' | 'card' | 'row' }) => {
  const { moneyParts } = usePhoneLanguage();
  const parts = moneyParts(fen);
  const digits = parts.reduce((sum, part) => sum + (part.sign ? 0 : part.text.length), 0);
  const length = digits <= 3 ? 'short' : digits <= 5 ? 'middle' : 'long';
  return (
    <span className={styles.amount} data-size={size} data-length={length}>
      {parts.map(({ sign, text }) =>
        sign ? <small key="sign">{text}</small> : <span key="figure">{text}</span>,
      )}
    </span>
  );
};
