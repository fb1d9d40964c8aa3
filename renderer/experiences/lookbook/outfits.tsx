import { useTranslation } from 'react-i18next';
import type { Outfit } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { inWords } from '../../kit/language.ts';
import { yuan } from '../../kit/money.ts';
import { Phrase } from '../../kit/phrase.tsx';
import { Picture } from '../../kit/picture.tsx';
import { Tap } from '../../kit/tap.tsx';
import { useReasonWords } from './reasons.ts';
import styles from './outfits.module.css';

/** A few pieces say more on a card than all of them. */
const SHOWN = 3;

/** A stylist's own title, else the number it has on this page. */
export const useOutfitName = (language: string) => {
  const { t } = useTranslation('lookbook');
  return (outfit: Outfit, index: number): string =>
    outfit.name ? inWords(outfit.name, language) : t('outfits.number', { number: index + 1 });
};

export const OutfitCards = ({
  outfits,
  language,
  currency,
  onOpen,
}: {
  outfits: readonly Outfit[];
  language: string;
  currency: string;
  onOpen(id: string): void;
}) => {
  const { t } = useTranslation('lookbook');
  const nameOf = useOutfitName(language);
  const wordsOf = useReasonWords();
  if (outfits.length === 0) return <p className={styles.none}>{t('outfits.none')}</p>;
  return (
    <ul className={styles.cards} data-count={outfits.length}>
      {outfits.map((outfit, i) => {
        const name = nameOf(outfit, i);
        const total = outfit.total === null ? null : yuan(outfit.total, language, currency);
        const pieces = t('outfits.pieces', { count: outfit.pieces.length });
        const why = outfit.reasons.map(wordsOf).find((words) => words !== '');
        const promoted = outfit.pieces.some((piece) => piece.promoted);
        return (
          <li key={outfit.id}>
            <Tap className={styles.card ?? ''} onTap={() => onOpen(outfit.id)}>
              <span className={styles.lay} data-pieces={Math.min(SHOWN, outfit.pieces.length)}>
                {outfit.pieces.slice(0, SHOWN).map(({ product }) => (
                  <Picture key={product.sku} source={product.image} name="" />
                ))}
              </span>
              <span className={styles.words}>
                <b className={styles.name}>
                  <Phrase text={name} language={language} />
                </b>
                <span className={styles.why} data-promoted={promoted || undefined}>
                  {promoted && <b className={styles.featured}>{t('featured')}</b>}
                  {why !== undefined && (
                    <span className={styles.reason}>
                      <Phrase text={why} language={language} />
                    </span>
                  )}
                </span>
                {/* Read out between name and price; the pictures say it to eyes. */}
                {total !== null && (
                  <span className={styles.unseen}>{t('outfits.aloud', { pieces })}</span>
                )}
                <span className={styles.foot}>
                  <span className={styles.total}>{total ?? pieces}</span>
                  <span className={styles.plus}>
                    <Icon name="plus" size={36} />
                  </span>
                </span>
              </span>
            </Tap>
          </li>
        );
      })}
    </ul>
  );
};
