import {
  useRef,
  useState,
  type CSSProperties,
  type PointerEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../preload/contract/index.ts';
import { inWords } from '../../kit/language.ts';
import { yuan } from '../../kit/money.ts';
import { Tap } from '../../kit/tap.tsx';
import type { Tier } from '../../scene/tier.ts';
import { LitBoard } from './lit-board.tsx';
import { sizesOf, Stand } from './stand.tsx';
import { FRONT, type Turned } from './turned.ts';
import type { ReadRail } from './use-rail.ts';
import styles from './reel.module.css';

/** Cards drawn to either side of the middle one; the outermost only so that they can come in. */
const SIDES = 3;
const OFFSETS = Array.from({ length: 2 * SIDES + 1 }, (_, i) => i - SIDES);
/** A finger that goes further than this drags the shelf and taps nothing; CSS pixels. */
const DRAG = 18;
const MOST_CARDS = 3;

type Drag = { readonly pointer: number; readonly x: number; readonly step: number };

/** The part of the shelf that is seen: one in the middle, its neighbours aside, dragged by a finger. */
export const Reel = ({
  ref,
  at,
  rail,
  language,
  turned,
  held,
  asked,
  inert,
  onMove,
  onOpen,
  children,
}: {
  ref: Ref<HTMLDivElement>;
  at: number;
  rail: ReadRail;
  language: string;
  turned: Turned;
  held: boolean;
  asked: Tier | 'auto';
  inert: boolean;
  onMove(by: number): void;
  onOpen(product: Product): void;
  children?: ReactNode;
}) => {
  const { t } = useTranslation('shelf');
  const drag = useRef<Drag | null>(null);
  const dragged = useRef(false);
  const [pulled, setPulled] = useState(0);
  const middleOne = rail.product(at);
  const print = middleOne && {
    picture: middleOne.image,
    brand: middleOne.brand,
    name: inWords(middleOne.name, language),
    price:
      middleOne.price === null
        ? t('priceOnTag')
        : yuan(middleOne.price, language, middleOne.currency),
    sizes: sizesOf(middleOne, t),
  };
  const [lit, setLit] = useState(false);

  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (drag.current || event.button !== 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    dragged.current = false;
    drag.current = { pointer: event.pointerId, x: event.clientX, step: box.width * 0.4 };
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const from = drag.current;
    if (from?.pointer !== event.pointerId) return;
    const gone = event.clientX - from.x;
    if (Math.abs(gone) > DRAG) dragged.current = true;
    if (dragged.current) setPulled(gone / from.step);
  };
  const end = (event: PointerEvent<HTMLDivElement>) => {
    const from = drag.current;
    if (from?.pointer !== event.pointerId) return;
    drag.current = null;
    setPulled(0);
    const wasDragged = dragged.current;
    // The card under the finger has heard of it before: from here on keys count again.
    dragged.current = false;
    if (!wasDragged || event.type === 'pointercancel') return;
    const gone = (from.x - event.clientX) / from.step;
    const by = Math.abs(gone) < 0.2 ? 0 : Math.sign(gone) * Math.max(1, Math.round(Math.abs(gone)));
    onMove(Math.max(-MOST_CARDS, Math.min(MOST_CARDS, by)));
  };

  const said = (product: Product) =>
    [
      inWords(product.name, language),
      ...(product.price === null ? [] : [yuan(product.price, language, product.currency)]),
    ].join(' · ');

  return (
    <div
      ref={ref}
      className={styles.reel}
      role="group"
      aria-label={t('reel')}
      inert={inert}
      data-pulled={pulled !== 0 || undefined}
      data-lit={(lit && pulled === 0) || undefined}
      style={{ '--pull': pulled } as CSSProperties}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {OFFSETS.map((offset) => {
        const index = at + offset;
        const product = rail.product(index);
        if (product === null) return null;
        const style = { '--o': offset, zIndex: SIDES + 1 - Math.abs(offset) } as CSSProperties;
        if (product === undefined)
          return <span key={index} className={styles.blank} style={style} aria-hidden="true" />;
        const middle = offset === 0;
        return (
          <Tap
            key={index}
            className={styles.card ?? ''}
            style={style}
            data-offset={offset}
            data-sku={product.sku}
            inert={Math.abs(offset) > 1}
            aria-label={middle ? t('openNamed', { name: said(product) }) : said(product)}
            onTap={() => {
              if (dragged.current) return;
              if (middle) onOpen(product);
              else onMove(offset);
            }}
          >
            <Stand
              product={product}
              language={language}
              turned={middle ? turned : FRONT}
              held={middle && held}
            />
          </Tap>
        );
      })}
      {print && (
        <LitBoard print={print} asked={asked} turned={turned} held={held} onShown={setLit} />
      )}
      {children}
    </div>
  );
};
