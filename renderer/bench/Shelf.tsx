import { useState } from 'react';
import type { Product } from '../../preload/contract/index.ts';
import { droppedSku, holdsGarment, startDrag } from './drag.ts';
import { useBenchLanguage } from './language.ts';
import { Picture } from './Picture.tsx';
import { motions, type Placed, type Spot } from './places.ts';
import type { Bench } from './useBench.ts';
import styles from './Shelf.module.css';

const Garment = ({
  placed,
  product,
  bench,
}: {
  placed: Placed;
  product: Product | undefined;
  bench: Bench;
}) => {
  const { t, say } = useBenchLanguage();
  const name = product ? say(product.name) : placed.sku;
  return (
    <li
      className={styles.garment}
      draggable
      onDragStart={(event) => startDrag(event, placed.sku)}
      data-motion={placed.motion}
      data-sku={placed.sku}
    >
      <Picture product={product} className={styles.picture ?? ''} />
      <div className={styles.words}>
        <p>{name}</p>
        <code>{placed.epc}</code>
        <div className={styles.acts}>
          <div role="group" aria-label={t('shelf.motion', { name })} className={styles.motions}>
            {motions.map((motion) => (
              <button
                key={motion}
                type="button"
                aria-pressed={placed.motion === motion}
                onClick={() => bench.move(placed, motion)}
              >
                {t(`shelf.${motion}`)}
              </button>
            ))}
          </div>
          <button
            type="button"
            className={styles.away}
            aria-label={t('shelf.awayName', { name })}
            onClick={() => bench.away(placed)}
          >
            {t('shelf.away')}
          </button>
        </div>
      </div>
    </li>
  );
};

/** One antenna's field: what stands in it and how it moves. */
export const Shelf = ({
  spot,
  placed,
  products,
  bench,
}: {
  spot: Spot;
  placed: readonly Placed[];
  products: ReadonlyMap<string, Product>;
  bench: Bench;
}) => {
  const { t, placeName } = useBenchLanguage();
  const [over, setOver] = useState(false);
  const title = placeName(spot);
  return (
    <section
      className={styles.shelf}
      aria-label={title}
      data-zone={spot.zone}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!holdsGarment(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        const sku = droppedSku(event);
        if (sku === null) return;
        event.preventDefault();
        bench.put(sku, spot);
      }}
    >
      <header>
        <h3>{title}</h3>
        <p>
          {spot.zone} · {t('shelf.antenna', { antenna: spot.antenna })}
        </p>
      </header>
      <ul>
        {placed.map((one) => (
          <Garment key={one.sku} placed={one} product={products.get(one.sku)} bench={bench} />
        ))}
      </ul>
      {(placed.length === 0 || over) && (
        <p className={styles.empty}>{t(over ? 'shelf.drop' : 'shelf.empty')}</p>
      )}
    </section>
  );
};
