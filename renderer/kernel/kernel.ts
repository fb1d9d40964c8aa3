import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  ClaimNotice,
  Link,
  LinkStatus,
  Site,
  ZonePresence,
} from '../../preload/contract/index.ts';
import {
  firstCourse,
  isPlayable,
  paceOf,
  step,
  type Course,
  type CourseEvent,
  type EndReason,
  type Surroundings,
} from './course/course.ts';
import type { AnyExperience } from './experience.ts';
import { countdownSeconds, idleVerdict } from './idle/idle.ts';
import { isMet, type Place } from './needs.ts';
import { placeOf } from './place.ts';
import { openTicket, type OpenTicket } from './ticket/tickets.ts';

export type KernelClock = {
  /** Monotonic. */
  now(): number;
  wall(): number;
  after(ms: number, run: () => void): () => void;
};

/** What the kernel does to the page it runs in. */
export type KernelPage = { wipe(): void; reload(): void };

export type Countdown = { readonly secondsLeft: number; readonly of: number };

export type KernelState = {
  readonly course: Course;
  readonly place: Place | null;
  /** Whose needs are met here, doors first by their order. */
  readonly experiences: readonly AnyExperience[];
  readonly line: LinkStatus['kind'];
  /** Every zone of this screen can be seen: lifting a garment will be noticed. */
  readonly seesTags: boolean;
  readonly countdown: Countdown | null;
};

export type Kernel = {
  readonly store: StoreApi<KernelState>;
  send(event: CourseEvent): void;
  /** A finger or key goes down, and up again. `id` tells fingers apart. */
  press(id: string): void;
  release(id: string): void;
  releaseAll(): void;
  /** A mirror says whether it sees somebody; null where it does not look any more. */
  sees(somebody: boolean | null): void;
  /** Tells the host; the screen goes back to rest. */
  crashed(id: string, error: unknown): void;
  /** The code of this visit for the screen's offer; null until there is a visit. */
  ticket(): OpenTicket | null;
  close(): void;
};

const RETRY_MS = 5_000;
/** Offers begin and end by the clock. */
const LOOK_AGAIN_MS = 30_000;
const RELOAD_MS = 1_500;

const message = (error: unknown): string =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 2000);

/** The thin shell around `course.ts`: the link, the timers, the visit and the wipe. */
export const openKernel = (options: {
  readonly link: Link;
  readonly experiences: readonly AnyExperience[];
  readonly clock: KernelClock;
  readonly page: KernelPage;
  readonly firstLanguage: string;
}): Kernel => {
  const { link, clock, page } = options;
  const store = createStore<KernelState>(() => ({
    course: firstCourse(options.firstLanguage),
    place: null,
    experiences: [],
    line: link.status().kind,
    seesTags: false,
    countdown: null,
  }));
  const get = store.getState;

  let site: Site | null = null;
  let zones: readonly ZonePresence[] = [];
  let claims: readonly ClaimNotice[] = [];
  let around: Surroundings = {
    experiences: [],
    screen: null,
    zones: [],
    firstLanguage: options.firstLanguage,
  };

  let touchedAt = clock.now();
  let leftAt: number | null = null;
  /** Since when a mirror has seen nobody. */
  let unseenAt: number | null = null;
  const pressed = new Map<string, number>();
  let cancelIdle = () => {};
  let cancelLook = () => {};
  let cancelVisit = () => {};
  let cancelReload = () => {};
  let beginning = false;
  let tickets: { key: string; open: OpenTicket } | null = null;
  /** The visit and turn of what a phone put here last. */
  let pointedTo = '';
  let closed = false;

  const endVisit = (visit: string | null, reason: EndReason) => {
    if (visit !== null) void link.call('visits.end', { visit, reason });
  };

  /** A visit stands ready before anybody comes: the code on the attract loop already belongs to it. */
  const beginVisit = () => {
    cancelVisit();
    const { course, line } = get();
    if (closed || beginning || course.visit !== null || line !== 'connected') return;
    beginning = true;
    void link.call('visits.begin', {}).then((answer) => {
      beginning = false;
      if (!answer.ok) {
        cancelVisit = clock.after(RETRY_MS, beginVisit);
        return;
      }
      if (get().course.round !== course.round) {
        endVisit(answer.value.visit, 'done');
        beginVisit();
        return;
      }
      send({ kind: 'visit', visit: answer.value.visit });
      send({ kind: 'claims', claims });
    });
  };

  const idle = () => {
    cancelIdle();
    cancelIdle = () => {};
    const { course, countdown } = get();
    if (!course.engaged) {
      if (countdown) store.setState({ countdown: null });
      return;
    }
    // A finger on the question itself must find it still there when it lets go.
    if (countdown && pressed.size > 0) return;
    const now = clock.now();
    const verdict = idleVerdict(
      {
        pace: paceOf(course, around),
        accessible: course.accessible,
        touchedAt,
        touchingSince: pressed.size > 0 ? Math.min(...pressed.values()) : null,
        // Who holds a garment beside the mirror is there, in its picture or not.
        leftAt: leftAt ?? (course.garments.length === 0 ? unseenAt : null),
      },
      now,
    );
    if (verdict.kind === 'over') {
      send({ kind: 'over', reason: verdict.reason });
      return;
    }
    const next: Countdown | null =
      verdict.kind === 'countdown'
        ? { secondsLeft: verdict.secondsLeft, of: countdownSeconds(course.accessible) }
        : null;
    if (next?.secondsLeft !== countdown?.secondsLeft) store.setState({ countdown: next });
    cancelIdle = clock.after(Math.max(1, verdict.until - now), idle);
  };

  /** What follows from a changed course, in the order in which a shopper may notice it. */
  const settle = (before: Course, after: Course) => {
    if (after.round !== before.round) {
      endVisit(before.visit, after.endedBy);
      tickets = null;
      leftAt = null;
      unseenAt = null;
      touchedAt = clock.now();
      page.wipe();
      store.setState({ countdown: null });
      beginVisit();
    }
    if (before.garments.length > 0 && after.garments.length === 0) leftAt = clock.now();
    if (after.garments.length > 0) leftAt = null;
    // A lift is an act of the shopper as much as a touch is.
    if (after.playing !== before.playing && after.garments !== before.garments)
      touchedAt = clock.now();
    if (after.claim !== before.claim && after.claim) touchedAt = clock.now();
    if (after !== before) idle();
  };

  function send(event: CourseEvent) {
    if (closed) return;
    const before = get().course;
    let after: Course;
    try {
      after = step(before, event, around);
    } catch (error) {
      // A transition that throws is the experience's bug, and stops at the same wall as its view.
      crashed(before.playing?.id ?? 'kernel', error);
      return;
    }
    if (after === before) return;
    store.setState({ course: after });
    settle(before, after);
  }

  function crashed(id: string, error: unknown) {
    void link.call('screen.crashed', { experience: id.slice(0, 64), message: message(error) });
    send({ kind: 'crashed', id });
  }

  const seesTags = () =>
    around.zones.length > 0 &&
    around.zones.every((zone) => zones.some((one) => one.zone === zone && one.sight === 'clear'));

  /** Reads anew where the screen is and what it may show there. */
  const look = () => {
    cancelLook();
    cancelLook = clock.after(LOOK_AGAIN_MS, look);
    if (!site) return;
    const status = link.status();
    const named = status.kind === 'connected' ? status.screen : (get().place?.screen.id ?? null);
    const place = placeOf(site, named, clock.wall());
    if (!place) return;
    const experiences = options.experiences
      .filter((one) => one.needs.every((need) => isMet(need, place)))
      .sort((a, b) => (a.door?.order ?? 0) - (b.door?.order ?? 0) || a.id.localeCompare(b.id));
    around = {
      experiences,
      screen: place.screen.id,
      zones: place.screen.zones,
      firstLanguage: site.languages[0] ?? options.firstLanguage,
    };
    store.setState({ place, experiences, seesTags: seesTags() });
    send({ kind: 'ready' });
    send({ kind: 'presence', zones });
    send({ kind: 'claims', claims });
    beginVisit();
  };

  /** A host of another build: start anew, but never under somebody's hands. */
  const reloadWhenFree = () => {
    cancelReload();
    cancelReload = clock.after(RELOAD_MS, () => {
      if (get().course.engaged) reloadWhenFree();
      else page.reload();
    });
  };

  const onStatus = (status: LinkStatus) => {
    store.setState({ line: status.kind });
    if (status.kind === 'outdated') reloadWhenFree();
    if (status.kind !== 'connected') return;
    look();
    beginVisit();
  };

  page.wipe();
  const stop = [
    link.onStatus(onStatus),
    link.watch('site', (value) => {
      site = value;
      look();
    }),
    link.watch('presence', (value) => {
      zones = value.zones;
      const sees = seesTags();
      if (sees !== get().seesTags) store.setState({ seesTags: sees });
      send({ kind: 'presence', zones });
    }),
    link.watch('claims', (value) => {
      claims = value.claims;
      send({ kind: 'claims', claims });
    }),
    link.watch('pointed', ({ pointed }) => {
      const { course, place } = get();
      const wish = pointed.find(
        ({ screen, visit }) => screen === place?.screen.id && visit === course.visit,
      );
      if (!wish || pointedTo === `${wish.visit} ${wish.turn}`) return;
      pointedTo = `${wish.visit} ${wish.turn}`;
      touchedAt = clock.now();
      send({ kind: 'show', sku: wish.sku });
      idle();
    }),
  ];
  if (link.status().kind === 'connected') onStatus(link.status());

  return {
    store,
    send,
    press(id) {
      pressed.set(id, clock.now());
      touchedAt = clock.now();
      send({ kind: 'touched' });
      idle();
    },
    release(id) {
      if (!pressed.delete(id)) return;
      touchedAt = clock.now();
      // After whatever the touch itself did: the control it was on may go with the question.
      clock.after(0, idle);
    },
    releaseAll() {
      pressed.clear();
      idle();
    },
    sees(somebody) {
      const before = unseenAt;
      unseenAt = somebody === false ? (before ?? clock.now()) : null;
      if (unseenAt !== before) idle();
    },
    crashed,
    ticket() {
      const { course, place } = get();
      if (course.visit === null || !place?.offer) return null;
      const key = `${course.visit} ${place.offer.id}`;
      if (tickets?.key !== key)
        tickets = { key, open: openTicket(link, course.visit, place.offer.id, clock) };
      return tickets.open;
    },
    close() {
      closed = true;
      for (const dispose of stop) dispose();
      cancelIdle();
      cancelLook();
      cancelVisit();
      cancelReload();
    },
  };
};

/** Those of the playable experiences that a shopper may ask for. */
export const doorsOf = (state: KernelState): readonly AnyExperience[] =>
  state.experiences.filter((one) => one.door && isPlayable(state.course, one.id));

/** Whether Back leads to something a shopper was busy with, and not to rest as Home does. */
export const leadsBackOf = ({ course, experiences }: KernelState): boolean => {
  const last = course.behind.at(-1);
  const before = experiences.find((one) => one.id === last?.id);
  return before !== undefined && !before.occasions.includes('rest');
};
