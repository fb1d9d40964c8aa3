import { RULES } from './rules.ts';
import type { Spot } from './shape.ts';

type Trod = Spot & { readonly at: number };

/** Where a hand has been lately, and what of it may be a swipe. Pixels and seconds. */
export type Stroke = {
  readonly trail: readonly Trod[];
  /** Gone far enough; it counts once it has not come straight back. */
  readonly pending: { readonly to: Side; readonly furthest: number; readonly at: number } | null;
  readonly last: { readonly to: Side; readonly at: number } | null;
  /** Turning points from side to side, as a wave has them. */
  readonly turn: { readonly x: number; readonly to: Side; readonly at: number } | null;
  readonly turns: readonly number[];
};

export type Side = 'left' | 'right';

const KEPT_S = 0.8;

export const noStroke: Stroke = { trail: [], pending: null, last: null, turn: null, turns: [] };

const sign = (to: Side): 1 | -1 => (to === 'right' ? 1 : -1);

/** Follows turning points: a new one counts once the hand has come back from it by the amplitude. */
const turnStep = (stroke: Stroke, { x }: Spot, unit: number, at: number) => {
  const { turn } = stroke;
  const turns = stroke.turns.filter((one) => at - one < RULES.wave.seconds);
  if (!turn) return { turn: { x, to: 'right' as Side, at }, turns };
  const gone = (x - turn.x) * sign(turn.to);
  if (gone >= 0) return { turn: { ...turn, x, at }, turns };
  if (-gone < RULES.wave.amplitude * unit) return { turn, turns };
  const to: Side = turn.to === 'right' ? 'left' : 'right';
  return { turn: { x, to, at }, turns: [...turns, turn.at] };
};

/** Whether the way that ends here is a swipe as far as it goes. */
const strokeIn = (
  trail: readonly Trod[],
  unit: number,
): { readonly to: Side; readonly from: number } | null => {
  const end = trail.at(-1);
  if (!end) return null;
  const { swipe } = RULES;
  const within = trail.filter(({ at }) => end.at - at <= swipe.seconds);
  let start = end;
  for (const one of within) if (Math.abs(end.x - one.x) > Math.abs(end.x - start.x)) start = one;
  const across = end.x - start.x;
  if (Math.abs(across) < swipe.far * unit) return null;
  if (Math.abs(across) < swipe.level * Math.abs(end.y - start.y)) return null;
  const way = within.slice(within.indexOf(start));
  const [some, most] = swipe.between;
  const isOnItsWay = ({ x }: Trod) => {
    const part = (x - start.x) / across;
    return part > some && part < most;
  };
  if (!way.some(isOnItsWay)) return null;
  const trodden = way.slice(1).reduce((sum, one, i) => sum + Math.abs(one.x - (way[i]?.x ?? 0)), 0);
  if (trodden > swipe.detour * Math.abs(across)) return null;
  const before = trail.filter(
    ({ at }) => at < start.at && start.at - at <= swipe.restSeconds + 0.05,
  );
  const moved = before.some(({ x }) => Math.abs(start.x - x) > swipe.restBefore * unit);
  return moved ? null : { to: across > 0 ? 'right' : 'left', from: start.at };
};

/** Time has passed, with or without a hand in view: a stroke that has not come back by now is a swipe. */
export const settle = (stroke: Stroke, at: number): { stroke: Stroke; swiped: Side | null } => {
  const { pending } = stroke;
  if (!pending || at - pending.at < RULES.swipe.settle) return { stroke, swiped: null };
  const swiped = pending.to;
  return { stroke: { ...stroke, pending: null, last: { to: swiped, at } }, swiped };
};

/**
 * The hand is here now; `open` is that it still shows an open palm, and `rested` when it last did so at rest. Null
 * where it is held as something else.
 */
export const strokeStep = (
  before: Stroke,
  spot: Spot,
  unit: number,
  at: number,
  rested: number | null,
  open: boolean,
): { stroke: Stroke; swiped: Side | null } => {
  const trail = [...before.trail.filter((one) => at - one.at < KEPT_S), { ...spot, at }];
  const { turn, turns } = turnStep(before, spot, unit, at);
  const stroke: Stroke = { ...before, trail, turn, turns };
  const { pending } = stroke;
  if (pending) {
    const ahead = (spot.x - pending.furthest) * sign(pending.to);
    if (ahead > RULES.swipe.onward * unit)
      return { stroke: { ...stroke, pending: { ...pending, furthest: spot.x, at } }, swiped: null };
    if (-ahead > RULES.swipe.back * unit && at - pending.at < RULES.swipe.settle)
      return { stroke: { ...stroke, pending: null }, swiped: null };
    const settled = settle(stroke, at);
    // A hand that means it arrives as it set out.
    return settled.swiped !== null && !open
      ? { stroke: { ...stroke, pending: null }, swiped: null }
      : settled;
  }
  if (rested === null || turns.length >= RULES.wave.reversals) return { stroke, swiped: null };
  const found = strokeIn(trail, unit);
  if (!found) return { stroke, swiped: null };
  const { to, from } = found;
  const { last } = stroke;
  const { swipe } = RULES;
  const since = last === null ? Number.POSITIVE_INFINITY : at - last.at;
  const isSame = last?.to === to;
  if (since < (isSame ? swipe.rest : swipe.restBack)) return { stroke, swiped: null };
  if (from - rested > swipe.rested && !(isSame && since < swipe.again))
    return { stroke, swiped: null };
  return { stroke: { ...stroke, pending: { to, furthest: spot.x, at } }, swiped: null };
};

/** Another hand, or none: what it did is forgotten, when it last swiped is not. */
export const strokeOver = (stroke: Stroke): Stroke => ({ ...noStroke, last: stroke.last });
