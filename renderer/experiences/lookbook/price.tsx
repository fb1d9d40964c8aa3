import { useTranslation } from 'react-i18next';
import type { Product } from '../../../preload/contract/index.ts';
import { Amount } from '../../kit/amount.tsx';
import { yuan } from '../../kit/money.ts';
import styles from './price.module.css';

/** What it costs, and what it did where that was more. */
export const Price = ({ product, language }: { product: Product; language: string }) => {
  const { t } = useTranslation('lookbook');
  if (product.price === null) return <p className={styles.none}>{t('priceOnTag')}</p>;
  const list = product.listPrice;
  return (
    <p className={styles.price}>
      <Amount fen={product.price} language={language} currency={product.currency} />
      {list !== null && list > product.price && (
        <del aria-label={t('listPrice', { price: yuan(list, language, product.currency) })}>
          {yuan(list, language, product.currency)}
        </del>
      )}
    </p>
  );
};
