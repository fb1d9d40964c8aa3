import { useState } from 'react';
import type { Product, SearchReading } from '../../preload/contract/index.ts';
import { Icon } from '../kit/icons.tsx';
import { startDrag } from './drag.ts';
import { useBenchLanguage } from './language.ts';
import { Picture } from './Picture.tsx';
import { isAt, type Placed, type Spot } from './places.ts';
import type { Bench } from './useBench.ts';
import { PAGE, useGarments } from './useGarments.ts';
import styles from './Garments.module.css';

const Garment = ({
  product,
  spots,
  placed,
  bench,
}: {
  product: Product;
  spots: readonly Spot[];
  placed: readonly Placed[];
  bench: Bench;
}) => {
  const { t, say, placeName } = useBenchLanguage();
  const name = say(product.name);
  const where = placed.find((one) => one.sku === product.sku);
  return (
    <li
      className={styles.garment}
      draggable
      onDragStart={(event) => startDrag(event, product.sku)}
      data-placed={where !== undefined || undefined}
    >
      <Picture product={product} className={styles.picture ?? ''} />
      <p className={styles.name}>{name}</p>
      <p className={styles.sku}>{product.sku}</p>
      <div className={styles.spots}>
        {spots.map((spot) => {
          const there = where !== undefined && isAt(where, spot);
          const place = placeName(spot);
          return (
            <button
              key={`${spot.device} ${spot.antenna}`}
              type="button"
              aria-pressed={there}
              aria-label={t('garments.putName', { name, place })}
              onClick={() => (there ? bench.away(where) : bench.put(product.sku, spot))}
            >
              {there && <Icon name="check" size={16} />}
              {place}
            </button>
          );
        })}
      </div>
    </li>
  );
};

/** What was made of the words, where it is not just what was typed. */
const Reading = ({ reading, found }: { reading: SearchReading; found: boolean }) => {
  const { t, list } = useBenchLanguage();
  const { corrected, unknown, matched } = reading;
  const lines = [
    corrected.length > 0 &&
      t('garments.read', {
        typed: list(corrected.map(({ typed }) => typed)),
        read: list(corrected.map(({ read }) => read)),
      }),
    unknown.length > 0 && t('garments.unknown', { words: list(unknown) }),
    unknown.length === 0 && matched === 'some' && found && t('garments.some'),
  ].filter((line) => line !== false);
  if (lines.length === 0) return null;
  return (
    <p className={styles.count} role="status" data-reading>
      {lines.join(' ')}
    </p>
  );
};

/** The tagged garments of the catalogue: put before a zone by a button or by dragging. */
export const Garments = ({
  spots,
  placed,
  bench,
}: {
  spots: readonly Spot[];
  placed: readonly Placed[];
  bench: Bench;
}) => {
  const { t, faultWord } = useBenchLanguage();
  const [text, setText] = useState('');
  const { products, total, reading, fault, busy, more } = useGarments(text);
  const rest = Math.min(total, 100) - products.length;
  return (
    <section className={styles.garments} aria-labelledby="garments">
      <header>
        <h2 id="garments">{t('garments.title')}</h2>
        <p>{t('garments.hint')}</p>
      </header>
      <label className={styles.search}>
        <Icon name="search" size={20} />
        <span className="unseen">{t('garments.search')}</span>
        <input
          type="search"
          value={text}
          placeholder={t('garments.search')}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <p className={styles.count} role="status">
        {fault
          ? faultWord(fault.code)
          : !busy &&
            (total > 0
              ? t('garments.count', { count: total })
              : t(text.trim() === '' ? 'garments.empty' : 'garments.none'))}
      </p>
      {!fault && text.trim() !== '' && <Reading reading={reading} found={total > 0} />}
      <ul className={styles.grid}>
        {products.map((product) => (
          <Garment
            key={product.sku}
            product={product}
            spots={spots}
            placed={placed}
            bench={bench}
          />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className={styles.more} onClick={more}>
          {t('garments.more', { count: Math.min(PAGE, rest) })}
        </button>
      )}
    </section>
  );
};
