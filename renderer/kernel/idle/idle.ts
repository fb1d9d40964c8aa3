/**
 * How long a state waits for the next touch.
 * - `rest`: nothing of a shopper is shown; what was set (language) goes back silently.
 * - `browse`: the shopper reads and touches.
 * - `result`: a code to scan or an answer to read, with the hands on a phone.
 * - `parting`: the shopper has put the garment back.
 */
export type Pace = 'rest' | 'browse' | 'result' | 'parting';

const SECOND = 1_000;
export const COUNTDOWN_MS = 20 * SECOND;
const quietMs: Record<Pace, number> = {
  rest: 45 * SECOND,
  browse: 45 * SECOND,
  result: 90 * SECOND,
  parting: 15 * SECOND,
};
/** Where presence says that nobody is left. */
const LEFT_MS = 15 * SECOND;
const ACCESSIBLE_TIMES = 3;
/** A finger resting longer than this is a bag, a sticker or a broken touch frame. */
const STUCK_MS = 180 * SECOND;

/** Monotonic milliseconds throughout. */
export type Stillness = {
  readonly pace: Pace;
  readonly accessible: boolean;
  readonly touchedAt: number;
  /** Since when a finger has rested on the glass; null where none does. */
  readonly touchingSince: number | null;
  /** Since when presence has known nobody here; null where it knows somebody or cannot tell. */
  readonly leftAt: number | null;
};

export type IdleVerdict =
  /** Look again at `until`, unless something happens before. */
  | { readonly kind: 'awake'; readonly until: number }
  | { readonly kind: 'countdown'; readonly secondsLeft: number; readonly until: number }
  | { readonly kind: 'over'; readonly reason: 'idle' | 'left' };

export const idleVerdict = (still: Stillness, now: number): IdleVerdict => {
  if (still.touchingSince !== null && now - still.touchingSince < STUCK_MS)
    return { kind: 'awake', until: still.touchingSince + STUCK_MS };

  const times = still.accessible ? ACCESSIBLE_TIMES : 1;
  const gone =
    still.leftAt !== null &&
    still.leftAt >= still.touchedAt &&
    (still.pace === 'browse' || still.pace === 'parting');
  const silent = gone || still.pace === 'rest' || still.pace === 'parting';
  const quiet = gone ? LEFT_MS : quietMs[still.pace];
  const from = gone && still.leftAt !== null ? still.leftAt : still.touchedAt;
  const quietUntil = from + quiet * times;
  if (now < quietUntil) return { kind: 'awake', until: quietUntil };
  const reason = gone || still.pace === 'parting' ? 'left' : 'idle';
  if (silent) return { kind: 'over', reason };

  const left = quietUntil + COUNTDOWN_MS * times - now;
  if (left <= 0) return { kind: 'over', reason };
  const secondsLeft = Math.ceil(left / SECOND);
  return { kind: 'countdown', secondsLeft, until: now + left - (secondsLeft - 1) * SECOND };
};

export const countdownSeconds = (accessible: boolean): number =>
  (COUNTDOWN_MS * (accessible ? ACCESSIBLE_TIMES : 1)) / SECOND;
