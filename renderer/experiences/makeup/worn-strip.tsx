import { useTranslation } from 'react-i18next';
import { useStage } from '../../kernel/react.tsx';
import { Amount } from '../../kit/amount.tsx';
import { Icon } from '../../kit/icons.tsx';
import { yuan } from '../../kit/money.ts';
import { Phrase } from '../../kit/phrase.tsx';
import { Tap } from '../../kit/tap.tsx';
import { totalOf, type Piece } from './wardrobe.ts';
import { useNames } from './words.ts';
import styles from './view.module.css';

/** The product that is worn where one is looking, what it costs, and the way to it; with all that is worn together. */
export const WornStrip = ({
  piece,
  worn,
}: {
  /** Of the part in hand. */
  piece: Piece | null;
  worn: readonly Piece[];
}) => {
  const { t } = useTranslation('makeup');
  const { language, show } = useStage();
  const names = useNames();
  const shown = piece ?? worn[0] ?? null;
  if (!shown)
    return (
      <section className={styles.strip} aria-label={t('worn')}>
        <div className={styles.what}>
          <h1>
            <Phrase text={t('choose')} language={language} />
          </h1>
          <p>{t('chooseHow')}</p>
        </div>
      </section>
    );
  const { product } = shown;
  const total = worn.length > 1 ? totalOf(worn) : null;
  const details = [
    names.ofShade(shown),
    shown.part === 'lips' ? t(`finish.${shown.finish}`) : t(`part.${shown.part}`),
    shown.stock === 0 ? t('notHere') : '',
  ].filter((words) => words !== '');
  return (
    <section className={styles.strip} aria-label={t('worn')} data-sku={product.sku}>
      <div className={styles.what}>
        <h1>
          <Phrase text={names.ofProduct(shown)} language={language} />
        </h1>
        <p>
          <span className={styles.dot} style={{ background: shown.hex }} aria-hidden="true" />
          {details.join(' · ')}
        </p>
      </div>
      <div className={styles.price}>
        {product.price !== null && (
          <p>
            <Amount fen={product.price} language={language} currency={product.currency} />
          </p>
        )}
        {total !== null && (
          <small>
            {t('together', {
              count: worn.length,
              total: yuan(total, language, product.currency),
            })}
          </small>
        )}
      </div>
      <Tap className={styles.door ?? ''} look="primary" onTap={() => show(product.sku)}>
        {t('see')}
        <Icon name="arrow" />
      </Tap>
    </section>
  );
};
