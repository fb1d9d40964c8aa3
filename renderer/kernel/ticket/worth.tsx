import { useTranslation } from 'react-i18next';
import type { Offer } from '../../../preload/contract/index.ts';
import { Figure } from '../../kit/amount.tsx';
import { yuan } from '../../kit/money.ts';
import { asksOf, framed, worthOf } from '../../kit/worth.ts';
import { useStage } from '../react.tsx';

type Seen = 'offered' | 'held';

const useWorth = (offer: Offer | null, as: Seen) => {
  const { t } = useTranslation('kernel');
  const { site, language } = useStage();
  if (!offer) return [];
  const worth = worthOf(offer, as, language, site.currency);
  return framed(worth, (figure) => t(`worth.${worth.frame}`, { figure }));
};

/** What it is worth, large: ¥100, 9.5 折, 免费. */
export const Worth = ({ offer, as }: { offer: Offer; as: Seen }) => (
  <Figure parts={useWorth(offer, as)} />
);

/** The same as words of a sentence. */
export const useWorthInWords = (offer: Offer | null, as: Seen): string =>
  useWorth(offer, as)
    .map(({ text }) => text)
    .join('');

/** The line after it: what one has to spend, and how far it goes. */
export const useAsks = (offer: Offer): string => {
  const { t } = useTranslation('kernel');
  const { site, language } = useStage();
  const money = (fen = 0) => yuan(fen, language, site.currency);
  return asksOf(offer)
    .map(({ key, amount, value }) =>
      t(`ask.${key}`, { amount: money(amount), value: money(value) }),
    )
    .join(' · ');
};
