import { useTranslation } from 'react-i18next';
import type { Product } from '../../../preload/contract/index.ts';
import styles from './sizes.module.css';

type Size = Product['sizes'][number];

/** Null where the site does not count its stock: nothing is claimed then. */
const stockNote = (sizes: readonly Size[]): 'inStock' | 'outOfStock' | null => {
  if (sizes.some((size) => size.stock !== null && size.stock > 0)) return 'inStock';
  return sizes.length > 0 && sizes.every((size) => size.stock === 0) ? 'outOfStock' : null;
};

/** What the trade writes as F: one size for everybody. */
const ONE_SIZE = 'F';

export const useSizeName = () => {
  const { t } = useTranslation('lookbook');
  return (label: string): string => (label === ONE_SIZE ? t('oneSize') : label);
};

/** Shades have a panel of their own; of them only the stock is told here. */
export const Sizes = ({ sizes }: { sizes: readonly Size[] }) => {
  const { t } = useTranslation('lookbook');
  const nameOf = useSizeName();
  const note = stockNote(sizes);
  const shaded = sizes.some(({ shade }) => shade !== undefined);
  return (
    <>
      {sizes.length > 0 && !shaded && (
        <ul className={styles.sizes} aria-label={t('sizes')}>
          {sizes.map(({ label, stock }) =>
            stock === 0 ? (
              <li key={label} className={styles.out}>
                <s aria-label={t('soldOut', { size: nameOf(label) })}>{nameOf(label)}</s>
              </li>
            ) : (
              <li key={label}>{nameOf(label)}</li>
            ),
          )}
        </ul>
      )}
      {note && (
        <p className={styles.note} data-note={note}>
          {t(note === 'inStock' && shaded ? 'shades.inStock' : note)}
        </p>
      )}
    </>
  );
};
