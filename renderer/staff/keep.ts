import { z } from 'zod';

/** What the page remembers: on this device for good, or until its tab is closed. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A browser may forbid storage, and a full one throws on writing: the page works without, and forgets. */
const guarded = (storage: () => Storage): Shelf => {
  const guard = <T>(run: () => T, otherwise: T): T => {
    try {
      return run();
    } catch (error) {
      if (error instanceof DOMException) return otherwise;
      throw error;
    }
  };
  return {
    getItem: (key) => guard(() => storage().getItem(key), null),
    setItem: (key, value) => guard(() => storage().setItem(key, value), undefined),
    removeItem: (key) => guard(() => storage().removeItem(key), undefined),
  };
};

export const pageShelf = (): Shelf => guarded(() => window.localStorage);
/** Ends with the tab: a tablet that is put away is signed out. */
export const visitShelf = (): Shelf => guarded(() => window.sessionStorage);

const TOKEN = 'lookglass.staff-token';
const PENDING = 'lookglass.staff-pending';
const TILL = 'lookglass.till';
const SOUND = 'lookglass.sound';
const LANGUAGE = 'lookglass.staff-language';

const keep = (shelf: Shelf, key: string, value: string | null): void =>
  value === null ? shelf.removeItem(key) : shelf.setItem(key, value);

export const keptToken = (shelf: Shelf): string | null => shelf.getItem(TOKEN);
export const keepToken = (shelf: Shelf, token: string | null): void => keep(shelf, TOKEN, token);

export const keptTill = (shelf: Shelf): string | null => shelf.getItem(TILL);
export const keepTill = (shelf: Shelf, till: string): void => keep(shelf, TILL, till);

export const soundIsOn = (shelf: Shelf): boolean => shelf.getItem(SOUND) !== 'off';
export const keepSound = (shelf: Shelf, on: boolean): void => keep(shelf, SOUND, on ? null : 'off');

export const keptLanguage = (shelf: Shelf): string | null => shelf.getItem(LANGUAGE);
export const keepLanguage = (shelf: Shelf, language: string): void =>
  keep(shelf, LANGUAGE, language);

/** A redemption that was sent and not answered. Its intent outlives a reload, so that asking again doubles nothing. */
const pending = z.object({
  code: z.string(),
  intent: z.string(),
  /** As a phone with a key showed it. */
  live: z.string().optional(),
  /** Typed off the phone. */
  seen: z.boolean().optional(),
});
export type Pending = z.infer<typeof pending>;

export const keptPending = (shelf: Shelf): Pending | null => {
  const text = shelf.getItem(PENDING);
  if (text === null) return null;
  try {
    const parsed = pending.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
export const keepPending = (shelf: Shelf, value: Pending | null): void =>
  keep(shelf, PENDING, value && JSON.stringify(value));

const DRAFT = 'lookglass.offer-draft';

/** An offer that somebody is writing, and the version it was begun from. */
export const keptDraft = <D>(
  shelf: Shelf,
  name: string,
  draft: z.ZodType<D>,
): { draft: D; version: number } | null => {
  const text = shelf.getItem(`${DRAFT}.${name}`);
  if (text === null) return null;
  try {
    const parsed = z.object({ draft, version: z.number() }).safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
export const keepDraft = (shelf: Shelf, name: string, value: object): void =>
  keep(shelf, `${DRAFT}.${name}`, JSON.stringify(value));
export const forgetDraft = (shelf: Shelf, name: string): void =>
  keep(shelf, `${DRAFT}.${name}`, null);
