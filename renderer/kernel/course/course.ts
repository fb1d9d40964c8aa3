import type { ClaimNotice, ZonePresence } from '../../../preload/contract/index.ts';
import type {
  AnyExperience,
  Entry,
  Garment,
  Happening,
  KernelEvent,
  Occasion,
  Step,
} from '../experience.ts';
import { garmentsAt, liftOf } from './garments.ts';

export type EndReason = 'done' | 'idle' | 'left' | 'crash' | 'boot';

export type Playing = { readonly id: string; readonly state: Step };

/** Everything the screen shows and remembers of one visit. What is not in here must not outlive the visit. */
export type Course = {
  /** Null where not even the attract loop can be shown. */
  readonly playing: Playing | null;
  /** Where Back leads, nearest last. */
  readonly behind: readonly Playing[];
  readonly garments: readonly Garment[];
  /** Lifts that were waved away (home, or the end of a visit) and must not come back by themselves. */
  readonly dismissed: readonly string[];
  readonly claim: ClaimNotice | null;
  readonly visit: string | null;
  /** A shopper has done something that has to be undone at the end. */
  readonly engaged: boolean;
  readonly language: string;
  readonly accessible: boolean;
  /** Raised at every wipe: all that is drawn is thrown away and drawn anew. */
  readonly round: number;
  readonly endedBy: EndReason;
  readonly crashes: Readonly<Record<string, number>>;
};

export type CourseEvent =
  /** The surroundings are known, or have changed. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'presence'; readonly zones: readonly ZonePresence[] }
  | { readonly kind: 'claims'; readonly claims: readonly ClaimNotice[] }
  | { readonly kind: 'visit'; readonly visit: string }
  | { readonly kind: 'touched' }
  | { readonly kind: 'open'; readonly id: string; readonly at?: string; readonly sku?: string }
  /** Shows one product as if it had been lifted. */
  | { readonly kind: 'show'; readonly sku: string }
  | { readonly kind: 'own'; readonly id: string; readonly event: Happening }
  | { readonly kind: 'back' }
  | { readonly kind: 'home' }
  | { readonly kind: 'language'; readonly language: string }
  | { readonly kind: 'accessible'; readonly accessible: boolean }
  | { readonly kind: 'crashed'; readonly id: string }
  | { readonly kind: 'over'; readonly reason: EndReason };

/** What the course needs to know of its surroundings; it changes between events, never within one. */
export type Surroundings = {
  /** The experiences whose needs are met here. */
  readonly experiences: readonly AnyExperience[];
  readonly screen: string | null;
  readonly zones: readonly string[];
  readonly firstLanguage: string;
};

/** An experience that crashes this often is left out until the page starts anew. */
const CRASHES_ALLOWED = 2;

export const firstCourse = (language: string): Course => ({
  playing: null,
  behind: [],
  garments: [],
  dismissed: [],
  claim: null,
  visit: null,
  engaged: false,
  language,
  accessible: false,
  round: 0,
  endedBy: 'boot',
  crashes: {},
});

export const isPlayable = (course: Course, id: string): boolean =>
  (course.crashes[id] ?? 0) <= CRASHES_ALLOWED;

/** The one experience for an occasion, in order of folder name where several ask for it. */
export const chooseExperience = (
  course: Course,
  around: Surroundings,
  occasion: Occasion,
): AnyExperience | undefined =>
  around.experiences.find((one) => one.occasions.includes(occasion) && isPlayable(course, one.id));

const heldNow = (course: Course): readonly Garment[] =>
  course.garments.filter((garment) => !course.dismissed.includes(liftOf(garment)));

const entryOf = (course: Course, over: Partial<Entry> = {}): Entry => ({
  held: heldNow(course),
  sku: null,
  claim: course.claim,
  at: null,
  ...over,
});

const begin = (course: Course, experience: AnyExperience, over?: Partial<Entry>): Playing => ({
  id: experience.id,
  state: experience.initial(entryOf(course, over)),
});

const atRest = (course: Course, around: Surroundings): Course => {
  const rest = chooseExperience(course, around, 'rest');
  return { ...course, playing: rest ? begin(course, rest) : null, behind: [] };
};

const find = (around: Surroundings, id: string): AnyExperience | undefined =>
  around.experiences.find((one) => one.id === id);

/** One event to what is shown; leaving it goes back one, or to rest. */
const tell = (course: Course, around: Surroundings, event: Happening): Course => {
  if (!course.playing) return course;
  const experience = find(around, course.playing.id);
  if (!experience) return atRest(course, around);
  const state = experience.transition(course.playing.state, event);
  if (state) {
    if (state === course.playing.state) return course;
    return { ...course, playing: { ...course.playing, state } };
  }
  const last = course.behind.at(-1);
  if (!last) return atRest(course, around);
  return { ...course, playing: last, behind: course.behind.slice(0, -1) };
};

/** What waits behind hears of garments too, so that going back never shows one that has left. */
const tellBehind = (course: Course, around: Surroundings, event: KernelEvent): Course => ({
  ...course,
  behind: course.behind.flatMap((waiting) => {
    const state = find(around, waiting.id)?.transition(waiting.state, event);
    return state ? [{ ...waiting, state }] : [];
  }),
});

const isPlaying = (course: Course, experience: AnyExperience): boolean =>
  course.playing?.id === experience.id;

const onPresence = (
  course: Course,
  around: Surroundings,
  zones: readonly ZonePresence[],
): Course => {
  const garments = garmentsAt(around.zones, zones, course.garments);
  const lifts = garments.map(liftOf);
  const before = course.garments.map(liftOf);
  if (lifts.join() === before.join()) return course;
  const dismissed = course.dismissed.filter((lift) => lifts.includes(lift));
  const next: Course = { ...course, garments, dismissed };
  const held = heldNow(next);
  const lifted = held.some((garment) => !before.includes(liftOf(garment)));
  const event = { kind: 'held', held } as const;
  const forHeld = chooseExperience(next, around, 'held');
  if (lifted && forHeld && !isPlaying(next, forHeld)) {
    return { ...next, engaged: true, behind: [], playing: begin(next, forHeld) };
  }
  return tell(
    tellBehind({ ...next, engaged: next.engaged || lifted }, around, event),
    around,
    event,
  );
};

const onClaims = (course: Course, around: Surroundings, claims: readonly ClaimNotice[]): Course => {
  const claim = claims.find(
    (one) => one.screen === around.screen && one.visit === course.visit && course.visit !== null,
  );
  if (!claim) return course;
  if (course.claim && course.claim.at >= claim.at) return course;
  const next: Course = { ...course, claim, engaged: true };
  const forClaim = chooseExperience(next, around, 'claimed');
  if (!forClaim || isPlaying(next, forClaim))
    return tell(next, around, { kind: 'claimed', claim } as KernelEvent);
  return put(next, begin(next, forClaim));
};

/** Shows one thing over another, to which Back leads. */
const put = (course: Course, playing: Playing): Course => ({
  ...course,
  playing,
  behind: [...course.behind, ...(course.playing ? [course.playing] : [])].filter(
    (one) => one.id !== playing.id,
  ),
});

const over = (course: Course, around: Surroundings, reason: EndReason): Course =>
  atRest(
    {
      ...firstCourse(around.firstLanguage),
      garments: course.garments,
      dismissed: course.garments.map(liftOf),
      round: course.round + 1,
      endedBy: reason,
      crashes: course.crashes,
    },
    around,
  );

/** The whole life of what the screen shows, as one pure step. Timers, the link and the page live in kernel.ts. */
export const step = (course: Course, event: CourseEvent, around: Surroundings): Course => {
  switch (event.kind) {
    case 'ready': {
      const language = course.engaged ? course.language : around.firstLanguage;
      const next = { ...course, language };
      return course.playing ? next : atRest(next, around);
    }
    case 'presence':
      return onPresence(course, around, event.zones);
    case 'claims':
      return onClaims(course, around, event.claims);
    case 'visit':
      return { ...course, visit: event.visit };
    case 'touched':
      return course.engaged ? course : { ...course, engaged: true };
    case 'open': {
      const experience = find(around, event.id);
      if (!experience || !isPlayable(course, event.id)) return course;
      const entry = { at: event.at ?? null, sku: event.sku ?? null };
      return put({ ...course, engaged: true }, begin(course, experience, entry));
    }
    case 'show': {
      const forHeld = chooseExperience(course, around, 'held');
      if (!forHeld) return course;
      return put({ ...course, engaged: true }, begin(course, forHeld, { sku: event.sku }));
    }
    case 'own':
      return course.playing?.id === event.id ? tell(course, around, event.event) : course;
    case 'back':
      return tell(course, around, { kind: 'back' });
    case 'home':
      return atRest({ ...course, dismissed: course.garments.map(liftOf) }, around);
    case 'language':
      return { ...course, language: event.language, engaged: true };
    case 'accessible':
      return { ...course, accessible: event.accessible, engaged: true };
    case 'crashed': {
      const crashes = { ...course.crashes, [event.id]: (course.crashes[event.id] ?? 0) + 1 };
      return over({ ...course, crashes }, around, 'crash');
    }
    case 'over':
      return over(course, around, event.reason);
  }
};

export const paceOf = (course: Course, around: Surroundings) => {
  if (!course.playing) return 'rest';
  return find(around, course.playing.id)?.pace(course.playing.state) ?? 'rest';
};
