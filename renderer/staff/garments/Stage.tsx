import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { pointsOf, type GarmentPoint, type GarmentShape } from '../../../preload/contract/index.ts';
import { useStaffLanguage } from '../parts/language.ts';
import { piecesOf } from './draft.ts';
import { pointWords } from './words.ts';
import styles from './Garments.module.css';

/** Of the picture: what an arrow key moves, alone and with Shift. */
const STEP = 0.004;
const STRIDE = 0.02;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The cut-out with its points: dragged, or moved with the arrow keys. */
export const Stage = ({
  picture,
  aspect,
  shape,
  wrong,
  onMove,
  onDone,
  onPlace,
}: {
  picture: string;
  /** Width by height. */
  aspect: number;
  shape: GarmentShape;
  /** Points that cannot be right where they are. */
  wrong: ReadonlySet<string>;
  /** While it is moved, from where it was when that began. */
  onMove(name: string, to: GarmentPoint): void;
  /** Where a move ends. */
  onDone(): void;
  /** All at once. */
  onPlace(name: string, to: GarmentPoint): void;
}) => {
  const { t } = useStaffLanguage();
  const field = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<{ name: string; dx: number; dy: number } | null>(null);
  const points = pointsOf(shape);
  const at = (event: PointerEvent): GarmentPoint => {
    const box = field.current?.getBoundingClientRect();
    return box
      ? [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
      : [0, 0];
  };
  const take = (event: PointerEvent<HTMLButtonElement>, name: string, point: GarmentPoint) => {
    const [x, y] = at(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld({ name, dx: point[0] - x, dy: point[1] - y });
  };
  const drag = (event: PointerEvent, name: string) => {
    if (held?.name !== name) return;
    const [x, y] = at(event);
    onMove(name, [x + held.dx, y + held.dy]);
  };
  const drop = () => {
    if (held) onDone();
    setHeld(null);
  };
  const key = (event: KeyboardEvent, name: string, [x, y]: GarmentPoint) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    const step = event.shiftKey ? STRIDE : STEP;
    onPlace(name, [x + arrow[0] * step, y + arrow[1] * step * aspect]);
  };
  const percent = (value: number) => Math.round(value * 100);

  return (
    <div
      ref={field}
      className={styles.field}
      style={{ aspectRatio: String(aspect), '--aspect': aspect } as CSSProperties}
    >
      <img src={picture} alt={t('garments.picture')} draggable={false} />
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        {piecesOf(shape).map((piece) => (
          <polygon
            key={piece.join(' ')}
            points={piece.map((name) => (points.get(name) ?? [0, 0]).join(',')).join(' ')}
          />
        ))}
      </svg>
      {[...points].map(([name, point]) => (
        <button
          key={name}
          type="button"
          className={styles.point}
          data-wrong={wrong.has(name) || undefined}
          data-held={held?.name === name || undefined}
          style={{ left: `${point[0] * 100}%`, top: `${point[1] * 100}%` }}
          aria-label={t('garments.at', {
            point: pointWords(t, name),
            x: percent(point[0]),
            y: percent(point[1]),
          })}
          title={pointWords(t, name)}
          onPointerDown={(event) => take(event, name, point)}
          onPointerMove={(event) => drag(event, name)}
          onPointerUp={drop}
          onPointerCancel={drop}
          onKeyDown={(event) => key(event, name, point)}
        />
      ))}
    </div>
  );
};
