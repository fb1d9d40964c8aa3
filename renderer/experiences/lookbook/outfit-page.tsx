import { useTranslation } from 'react-i18next';
import type { Outfit, Product } from '../../../preload/contract/index.ts';
import { Page, type Status } from '../../kernel/page/page.tsx';
import { useStage } from '../../kernel/react.tsx';
import { TicketCard } from '../../kernel/ticket/ticket-card.tsx';
import { Amount } from '../../kit/amount.tsx';
import { inWords } from '../../kit/language.ts';
import { Icon } from '../../kit/icons.tsx';
import { yuan } from '../../kit/money.ts';
import { Phrase } from '../../kit/phrase.tsx';
import { Picture } from '../../kit/picture.tsx';
import { Tap } from '../../kit/tap.tsx';
import { FITTING } from './fitting.ts';
import { useOutfitName } from './outfits.tsx';
import { useReasonWords } from './reasons.ts';
import { useSizeName } from './sizes.tsx';
import styles from './outfit-page.module.css';

const Piece = ({
  product,
  label,
  heading,
  language,
  promoted = false,
}: {
  product: Product;
  label: string;
  promoted?: boolean;
  heading: 'h1' | 'h2';
  language: string;
}) => {
  const { t } = useTranslation('lookbook');
  const Name = heading;
  const nameOf = useSizeName();
  const sizes = product.sizes.filter((size) => size.stock === null || size.stock > 0);
  return (
    <li className={styles.piece} data-sku={product.sku} data-lifted={heading === 'h1'}>
      <div className={styles.picture}>
        <Picture source={product.image} name="" />
      </div>
      <div className={styles.words}>
        <p className={styles.slot} data-promoted={promoted || undefined}>
          <span className={styles.place}>{label}</span>
          {promoted && <span className={styles.featured}>{t('featured')}</span>}
        </p>
        <Name className={styles.name}>
          <Phrase text={inWords(product.name, language)} language={language} />
        </Name>
        <p className={styles.price}>
          {product.price === null
            ? t('priceOnTag')
            : yuan(product.price, language, product.currency)}
        </p>
        {sizes.length > 0 && (
          <p className={styles.sizes} aria-label={t('sizes')}>
            {sizes.map((size) => nameOf(size.label)).join(' ')}
          </p>
        )}
      </div>
    </li>
  );
};

/** One outfit, piece by piece, the lifted garment first. */
export const OutfitPage = ({
  product,
  outfit,
  index,
  status,
  wearable,
}: {
  product: Product;
  /** Whether the mirror can put it on. */
  wearable: boolean;
  outfit: Outfit;
  index: number;
  status: Status;
}) => {
  const { t } = useTranslation('lookbook');
  const { language, doors, open } = useStage();
  const canTry = wearable && doors.some(({ id }) => id === FITTING);
  const nameOf = useOutfitName(language);
  const wordsOf = useReasonWords();
  const reasons = outfit.reasons.map(wordsOf).filter((words) => words !== '');
  return (
    <Page status={status} lead="back" className={styles.outfit ?? ''}>
      <header className={styles.head}>
        <div>
          <ul className={styles.reasons} aria-label={t('outfits.why')}>
            {reasons.map((words) => (
              <li key={words}>
                <Phrase text={words} language={language} />
              </li>
            ))}
          </ul>
          <h2 className={styles.title}>
            <Phrase text={nameOf(outfit, index)} language={language} />
          </h2>
        </div>
        {outfit.total !== null && (
          <p className={styles.total}>
            <small>{t('outfits.total')}</small>
            <Amount fen={outfit.total} language={language} currency={product.currency} />
          </p>
        )}
      </header>
      <section className={styles.pieces} aria-label={t('outfits.region')}>
        <ul data-pieces={outfit.pieces.length + 1}>
          <Piece product={product} label={t('outfits.this')} heading="h1" language={language} />
          {outfit.pieces.map((piece) => (
            <Piece
              key={piece.product.sku}
              product={piece.product}
              label={t(`slot.${piece.slot}`)}
              promoted={piece.promoted}
              heading="h2"
              language={language}
            />
          ))}
        </ul>
      </section>
      {canTry && (
        <Tap
          className={styles.try ?? ''}
          look="secondary"
          onTap={() => open(FITTING, { sku: product.sku, at: outfit.id })}
        >
          <Icon name="camera" />
          {t('tryOutfit')}
        </Tap>
      )}
      <TicketCard eyebrow="scan" />
    </Page>
  );
};
