import type { Offer } from '../../../preload/contract/index.ts';
import { framed, worthOf } from '../../kit/worth.ts';
import { usePhoneLanguage } from './language.ts';
import styles from './Worth.module.css';

type Seen = 'offered' | 'held';

const useWorth = (offer: Offer, as: Seen) => {
  const { t, language } = usePhoneLanguage();
  const worth = worthOf(offer, as, language);
  return framed(worth, (figure) => t(`worth.${worth.frame}`, { figure }));
};

/** What an offer or a coupon is worth, as large as its figure allows. */
export const Worth = ({
  offer,
  as,
  size,
}: {
  offer: Offer;
  as: Seen;
  size: 'ticket' | 'card' | 'row';
}) => {
  const parts = useWorth(offer, as);
  // Words beside the figure are set small: two of their letters take the room of one digit.
  const digits = parts.reduce((sum, { sign, text }) => sum + text.length / (sign ? 2 : 1), 0);
  const length = digits <= 4 ? 'short' : digits <= 6 ? 'middle' : 'long';
  return (
    <span className={styles.worth} data-size={size} data-length={length}>
      {parts.map(({ sign, text }, at) =>
        // oxlint-disable-next-line react/no-array-index-key
        sign ? <small key={at}>{text}</small> : <span key={at}>{text}</span>,
      )}
    </span>
  );
};
