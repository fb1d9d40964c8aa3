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

const BASKET = 'lookglass.till-basket';

/** What lies on the till; in words of its own (`redeem/basket.ts`). */
export const keptBasket = (shelf: Shelf): string | null => shelf.getItem(BASKET);
export const keepBasket = (shelf: Shelf, basket: string | null): void =>
  keep(shelf, BASKET, basket);

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

const PASS = 'lookglass.till-pass';
const UNANSWERED = 'lookglass.till-unanswered';
/** Long settled, whatever became of them. */
const MOST_UNANSWERED = 32;

const parsed = <T>(text: string | null, shape: z.ZodType<T>): T | null => {
  if (text === null) return null;
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** What the kiosk gave this till for the time when it is away. */
const pass = z.object({ url: z.url(), token: z.string() });
export const keptPass = (shelf: Shelf): z.infer<typeof pass> | null =>
  parsed(shelf.getItem(PASS), pass);
export const keepPass = (shelf: Shelf, value: z.infer<typeof pass> | null): void =>
  keep(shelf, PASS, value && JSON.stringify(value));

/** By intent: who was asked about it and has not answered. */
const unanswered = z.array(z.tuple([z.string(), z.array(z.enum(['kiosk', 'hub']))]));
export const keptUnanswered = (shelf: Shelf, intent: string): ('kiosk' | 'hub')[] =>
  parsed(shelf.getItem(UNANSWERED), unanswered)?.find(([one]) => one === intent)?.[1] ?? [];
export const keepUnanswered = (
  shelf: Shelf,
  intent: string,
  roads: readonly ('kiosk' | 'hub')[],
): void => {
  const others = (parsed(shelf.getItem(UNANSWERED), unanswered) ?? []).filter(
    ([one]) => one !== intent,
  );
  const all = roads.length === 0 ? others : [...others, [intent, [...roads]] as const];
  keep(shelf, UNANSWERED, JSON.stringify(all.slice(-MOST_UNANSWERED)));
};
