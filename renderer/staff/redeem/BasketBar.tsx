import { useEffect, useState } from 'react';
import type { Product } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { useLink } from '../../link/react.tsx';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { useDesk } from './desk.ts';
import styles from './BasketBar.module.css';

const SHOWN = 5;

/** Found as one types: by name, article number or category. */
const Find = ({ onClose }: { onClose(): void }) => {
  const { t, say, money } = useStaffLanguage();
  const { purchase } = useDesk();
  const link = useLink();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Product[]>([]);
  useEffect(() => {
    if (text.trim() === '') return;
    let left = false;
    const timer = window.setTimeout(() => {
      void link.call('catalog.search', { text, limit: SHOWN }).then((answer) => {
        if (!left && answer.ok) setFound(answer.value.products);
      });
    }, 150);
    return () => {
      left = true;
      window.clearTimeout(timer);
    };
  }, [link, text]);
  return (
    <div className={styles.find}>
      <label htmlFor="basket-product" className="unseen">
        {t('basket.find')}
      </label>
      <input
        id="basket-product"
        value={text}
        placeholder={t('basket.find')}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      />
      {text.trim() !== '' && (
        <ul>
          {found.map(({ sku, name, price }) => (
            <li key={sku}>
              <Button
                look="quiet"
                disabled={price === null}
                onClick={() => {
                  if (price === null) return;
                  purchase.tell({
                    kind: 'product',
                    product: { sku, name: say(name), price },
                    by: 1,
                  });
                  setText('');
                }}
              >
                <span>{say(name)}</span>
                <span className={styles.price}>{price === null ? '–' : money(price)}</span>
              </Button>
            </li>
          ))}
          {found.length === 0 && <li className={styles.none}>{t('basket.none')}</li>}
        </ul>
      )}
    </div>
  );
};

/** What the shopper buys: a sum from the receipt, or the products where an offer asks for them. */
export const BasketBar = () => {
  const { t, money } = useStaffLanguage();
  const { purchase } = useDesk();
  const { basket, tell } = purchase;
  const [finds, setFinds] = useState(false);
  const byProducts = basket.products.length > 0;
  const sum = basket.products.reduce((all, { price, count }) => all + price * count, 0);
  return (
    <section className={styles.bar} aria-label={t('basket.title')}>
      <div className={styles.row}>
        <label htmlFor="basket-amount">{t('basket.title')}</label>
        <span className={styles.sum}>
          <span aria-hidden="true">¥</span>
          {byProducts ? (
            <output id="basket-amount">{money(sum).replace(/^[^\d]*/, '')}</output>
          ) : (
            <input
              id="basket-amount"
              value={basket.amount}
              placeholder="0.00"
              inputMode="decimal"
              autoComplete="off"
              aria-describedby="basket-hint"
              onChange={(event) => {
                const text = event.target.value.replace('。', '.');
                if (/^\d{0,8}(\.\d{0,2})?$/.test(text)) tell({ kind: 'amount', text });
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
              }}
            />
          )}
        </span>
        <Button look="quiet" aria-expanded={finds} onClick={() => setFinds(!finds)}>
          <Icon name="plus" size={20} />
          {t('basket.add')}
        </Button>
        <p id="basket-hint" className={styles.hint}>
          {t(purchase.active ? 'basket.hintActive' : 'basket.hint')}
        </p>
      </div>
      {finds && <Find onClose={() => setFinds(false)} />}
      {byProducts && (
        <ul className={styles.products}>
          {basket.products.map((product) => (
            <li key={product.sku}>
              <span>{product.name}</span>
              <span className={styles.price}>{money(product.price * product.count)}</span>
              <Button
                aria-label={t('basket.less', { name: product.name })}
                onClick={() => tell({ kind: 'product', product, by: -1 })}
              >
                −
              </Button>
              <b>{product.count}</b>
              <Button
                aria-label={t('basket.more', { name: product.name })}
                onClick={() => tell({ kind: 'product', product, by: 1 })}
              >
                +
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
