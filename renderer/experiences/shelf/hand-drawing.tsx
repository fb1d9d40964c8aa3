import { handAt, type HandPose } from '../../vision/gestures/hand-model.ts';

const EDGE = 100;
const PALM = 38;
/** Where the wrist is, so that the hand stands in the middle of its square. */
const WRIST = { x: 47, y: 90 };
const THICK = 8.6;
const LINE = 2.4;

const BONES = [
  [1, 2, 3, 4],
  [5, 6, 7, 8],
  [9, 10, 11, 12],
  [13, 14, 15, 16],
  [17, 18, 19, 20],
] as const;
const OUTLINE = [1, 2, 5, 9, 13, 17] as const;
/** Half of the wrist, in palms. */
const WRIST_HALF = 0.2;
/** A finger whose tip is so far before the palm lies over it, in palms. */
const OVER = 0.25;

/** A hand in one line, from the same model as everything that is known of hands here. It has no name of its own. */
export const HandDrawing = ({ pose, size }: { pose: HandPose; size: number }) => {
  const points = handAt(pose, { ...WRIST, palm: PALM });
  const spot = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const path = (ids: readonly number[]) =>
    ids.map((id) => spot(points[id]?.x ?? 0, points[id]?.y ?? 0)).join('L');
  const [sin, cos] = [Math.sin(pose.roll), Math.cos(pose.roll)];
  const wrist = (side: number) =>
    spot(
      WRIST.x + side * pose.thumb * WRIST_HALF * PALM * cos,
      WRIST.y + side * pose.thumb * WRIST_HALF * PALM * sin,
    );
  const palm = `M${wrist(1)}L${path(OUTLINE)}L${wrist(-1)}Z`;
  // Of two fingers that cross, the nearer one is drawn over the other.
  const fingers = BONES.map((bone) => ({
    bone,
    line: `M${path(bone)}`,
    depth: points[bone[3]]?.z ?? 0,
  })).sort((a, b) => b.depth - a.depth);
  const stroke = { strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
  const pass = (colour: string, grown: number) => (
    <path d={palm} fill={colour} stroke={colour} strokeWidth={THICK * 0.9 + grown} {...stroke} />
  );
  const isOver = ({ depth }: { depth: number }) => depth < -OVER * PALM;
  const far = fingers.filter((one) => !isOver(one));
  const near = fingers.filter(isOver);
  const finger = (line: string, colour: string, grown: number) => (
    <path d={line} stroke={colour} strokeWidth={THICK + grown} fill="none" {...stroke} />
  );
  return (
    <svg width={size} height={size} viewBox={`0 0 ${EDGE} ${EDGE}`} aria-hidden="true">
      {far.map(({ bone, line }) => (
        <g key={bone[0]}>{finger(line, 'var(--ink)', 2 * LINE)}</g>
      ))}
      {pass('var(--ink)', 2 * LINE)}
      {pass('var(--hand, var(--surface))', 0)}
      {far.map(({ bone, line }) => (
        <g key={bone[0]}>{finger(line, 'var(--hand, var(--surface))', 0)}</g>
      ))}
      {near.map(({ bone, line }) => (
        <g key={bone[0]}>
          {finger(line, 'var(--ink)', 2 * LINE)}
          {finger(line, 'var(--hand, var(--surface))', 0)}
        </g>
      ))}
    </svg>
  );
};
