import { useTranslation } from 'react-i18next';
import type { Host } from '../../kernel/needs.ts';
import { inWords } from '../../kit/language.ts';
import { Picture } from '../../kit/picture.tsx';
import { Tap } from '../../kit/tap.tsx';
import { useProduct } from './use-product.ts';
import styles from './held-chips.module.css';

/** A screen offers at most seven choices; four garments are more than two hands hold. */
const MOST = 4;

const Chip = ({
  sku,
  host,
  language,
  shown,
  onShow,
}: {
  sku: string;
  host: Host<'catalog'>;
  language: string;
  shown: boolean;
  onShow(): void;
}) => {
  const found = useProduct(host, sku);
  if (found.kind !== 'found') return null;
  const { product } = found.answer;
  return (
    <li>
      <Tap className={styles.chip ?? ''} aria-pressed={shown} onTap={onShow}>
        <Picture className={styles.thumb ?? ''} source={product.image} name="" />
        <span>{inWords(product.name, language)}</span>
      </Tap>
    </li>
  );
};

/** Several garments in hand: all are named, the last lifted first, and a touch goes from one to the other. */
export const HeldChips = ({
  held,
  shown,
  host,
  language,
  onShow,
}: {
  held: readonly string[];
  shown: string;
  host: Host<'catalog'>;
  language: string;
  onShow(sku: string): void;
}) => {
  const { t } = useTranslation('lookbook');
  if (held.length < 2) return null;
  return (
    <ul className={styles.chips} aria-label={t('held')}>
      {held.slice(0, MOST).map((sku) => (
        <Chip
          key={sku}
          sku={sku}
          host={host}
          language={language}
          shown={sku === shown}
          onShow={() => onShow(sku)}
        />
      ))}
    </ul>
  );
};
