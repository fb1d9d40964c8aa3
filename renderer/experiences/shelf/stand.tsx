import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CSSProperties } from 'react';
import type { Product } from '../../../preload/contract/index.ts';
import { inWords } from '../../kit/language.ts';
import { yuan } from '../../kit/money.ts';
import { Picture } from '../../kit/picture.tsx';
import { showsBack, type Turned } from './turned.ts';
import styles from './stand.module.css';

/** Sizes that are in this store, as the back of a card says it; empty where there are none to tell of. */
export const sizesOf = ({ sizes }: Product, t: TFunction<'shelf'>): string => {
  if (sizes.length === 0) return '';
  const here = sizes.filter(({ stock }) => stock !== 0).map(({ label }) => label);
  return here.length > 0 ? t('sizes', { sizes: here.join('  ') }) : t('soldOut');
};

/** What of a product is printed on the back of its card. */
const Back = ({ product, language }: { product: Product; language: string }) => {
  const { t } = useTranslation('shelf');
  const sizes = sizesOf(product, t);
  return (
    <span className={styles.words}>
      <span className={styles.brand}>{product.brand}</span>
      <span className={styles.name}>{inWords(product.name, language)}</span>
      <span className={styles.rule} />
      <span className={styles.price}>
        {product.price === null ? t('priceOnTag') : yuan(product.price, language, product.currency)}
      </span>
      {sizes !== '' && <span className={styles.sizes}>{sizes}</span>}
      <span className={styles.sku}>{product.sku}</span>
    </span>
  );
};

/** A product as a card of thick board that can be turned: its picture in front, what it costs behind. */
export const Stand = ({
  product,
  language,
  turned,
  held,
}: {
  product: Product;
  language: string;
  turned: Turned;
  /** In somebody's hand just now: it goes with the hand and not after it. */
  held: boolean;
}) => {
  const style = {
    '--turn': `${turned.turn}rad`,
    '--tilt': `${turned.tilt}rad`,
    '--roll': `${turned.roll}rad`,
  } as CSSProperties;
  const back = showsBack(turned);
  return (
    <span className={styles.stand} style={style} data-held={held || undefined}>
      <span className={styles.board}>
        <span className={styles.front} aria-hidden={back}>
          <Picture source={product.image} name="" />
        </span>
        <span className={styles.back} aria-hidden={!back}>
          <Back product={product} language={language} />
        </span>
        <span className={styles.edge} data-side="left" />
        <span className={styles.edge} data-side="right" />
        <span className={styles.edge} data-side="top" />
        <span className={styles.edge} data-side="bottom" />
      </span>
    </span>
  );
};
