import type { Stay } from '../../../preload/contract/index.ts';
import type { Box } from '../tracker/kinds.ts';

/**
 * Who stands before the screen, as numbers: a face is a place and a size and nothing more. Who it is is not asked, no
 * picture and no feature is kept, and two visits of one person are two.
 */
type Passer = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly hits: number;
  readonly first: number;
  readonly last: number;
};

export type PassersEvent =
  | { readonly kind: 'entered'; readonly here: number }
  | { readonly kind: 'left'; readonly here: number; readonly stayed: Stay };

export type Passers = readonly Passer[];
export const nobody: Passers = [];

const ENTER_HITS = 3;
const LEAVE_S = 2;
/** One that was not met again at once was a pattern on a coat. */
const DOUBTED_S = 0.8;
/** Between two pictures a face goes no further than so many of its own sizes. */
const REACH = 1.6;
const SIZE = 1.7;

export const stayOf = (seconds: number): Stay =>
  seconds < 3 ? 'glance' : seconds < 10 ? 'look' : seconds < 30 ? 'stop' : 'stay';

const isHere = ({ hits }: Passer): boolean => hits >= ENTER_HITS;
export const countOf = (passers: Passers): number => passers.filter(isHere).length;

/** Pure: another picture was looked at, `at` seconds of a clock that only rises. Boxes are parts of the picture. */
export const passersStep = (
  before: Passers,
  faces: readonly Box[],
  at: number,
): { readonly passers: Passers; readonly events: readonly PassersEvent[] } => {
  const seen = faces
    .map(({ x, y, width, height }) => ({
      x: x + width / 2,
      y: y + height / 2,
      size: Math.max(width, height),
    }))
    .filter(({ x, y, size }) => Number.isFinite(x + y) && size > 0);

  const pairs = before
    .flatMap((passer, i) =>
      seen.map((face, j) => ({
        i,
        j,
        apart: Math.hypot(passer.x - face.x, passer.y - face.y) / Math.max(passer.size, face.size),
        grown: Math.max(passer.size, face.size) / Math.min(passer.size, face.size),
      })),
    )
    .filter(({ apart, grown }) => apart <= REACH && grown <= SIZE)
    .sort((a, b) => a.apart - b.apart);
  const faceOf = new Map<number, number>();
  const taken = new Set<number>();
  for (const { i, j } of pairs) {
    if (faceOf.has(i) || taken.has(j)) continue;
    faceOf.set(i, j);
    taken.add(j);
  }

  const kept: Passer[] = [];
  const gone: Passer[] = [];
  let entered = 0;
  for (const [i, passer] of before.entries()) {
    const face = seen[faceOf.get(i) ?? -1];
    if (face) {
      const met = { ...passer, ...face, hits: passer.hits + 1, last: at };
      if (isHere(met) && !isHere(passer)) entered++;
      kept.push(met);
    } else if (at - passer.last < (isHere(passer) ? LEAVE_S : DOUBTED_S)) kept.push(passer);
    else if (isHere(passer)) gone.push(passer);
  }
  for (const [j, face] of seen.entries())
    if (!taken.has(j)) kept.push({ ...face, hits: 1, first: at, last: at });

  const events: PassersEvent[] = [];
  let here = countOf(before);
  for (const one of gone)
    events.push({ kind: 'left', here: --here, stayed: stayOf(one.last - one.first) });
  for (let i = 0; i < entered; i++) events.push({ kind: 'entered', here: ++here });
  return { passers: kept, events };
};

/** How long those who are here have stayed so far: for when nobody looks any more. */
export const staysSoFar = (passers: Passers): readonly Stay[] =>
  passers.filter(isHere).map(({ first, last }) => stayOf(last - first));
