import { CHOOSES } from '../../vision/tracker/nearest.ts';

/** What whoever stands before the mirror should know: said when it lasts, never for a blink. */
export type Seen = 'nobody' | 'far' | 'near';

/** Ear to ear, in pixels of the picture: below that lips are a dozen pixels, and their edge is guessed. */
const NEAR_PX = 90;

export const seenAt = (faceWidth: number | null): Seen =>
  faceWidth === null ? 'nobody' : faceWidth < NEAR_PX ? 'far' : 'near';

/** Of the width between the ears, how far the nose may be from their middle: beyond that a cheek lies in its own shade. */
const FACING = 0.12;

/** `nose` is where it stands between the ears, 0 to 1. */
export const isFacing = (nose: number): boolean => Math.abs(nose - 0.5) < FACING;

const LASTS_MS = 700;

/** `said` is null while the mirror is still getting ready: `looks` are those in which it has seen nobody yet. */
export type Told = {
  readonly said: Seen | null;
  readonly now: Seen;
  readonly since: number;
  readonly looks: number;
};

/** Good news at once, others when they last; at first a tracker tells of nobody, whoever is there, until it has chosen. */
export const tell = (told: Told | null, now: Seen, at: number): Told => {
  const said = told?.said ?? null;
  const looks = (told?.looks ?? 0) + 1;
  if (now === 'near' || (said === null && now === 'far'))
    return { said: now, now, since: at, looks };
  const since = told?.now === now ? told.since : at;
  const holds = at - since >= LASTS_MS && (said !== null || looks > CHOOSES);
  return { said: holds ? now : said, now, since, looks };
};
