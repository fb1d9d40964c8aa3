import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { readRows, type SetAside } from '../store/rows.ts';
import type { Store } from '../store/sqlite.ts';
import { decide, type Counts, type Decision } from './bandit.ts';
import { openBooks } from './books.ts';
import { assortment, type Assortment } from './report.ts';
import { normalWords } from './searches.ts';
import { newVisit, note, type Seen, type VisitFacts } from './visit-facts.ts';

/** `off` records nothing and moves nothing; `observe` counts; `rank` counts and lets the counts move things. */
export type Feedback = 'off' | 'observe' | 'rank';
export type InsightsSettings = {
  readonly feedback: Feedback;
  /** 0 to 1: the share of the full range a boost may use. */
  readonly bound: number;
  readonly halfLifeDays: number;
  /** The same seed and counts are the same decisions. */
  readonly seed: string;
};

export type Insights = {
  /** A product is on a screen, in a visit that runs there. */
  seen(visit: string, seen: Seen): void;
  unknownTag(visit: string): void;
  claimed(visit: string): void;
  /** The visit is counted, and forgotten. */
  ended(visit: string): void;
  /** Nothing answered to these words. */
  searched(text: string): void;
  /** How far to move a product shown beside a lifted one ('' for none), -1 to 1 and within the bound; 0 unless ranking. */
  boostOf(lifted: string, shown: string): number;
  /** What was decided for a pair and why, the newest first. */
  decisions(lifted: string, shown: string): Decision[];
  report(days: number): Assortment;
  close(): void;
};

const DAY_MS = 86_400_000;
/** A decision stands for an hour. */
const EPOCH_MS = 3_600_000;
const MOST_VISITS = 200;
const MOST_DECIDED = 20_000;
const FLUSH_MS = 10_000;

const decisionRow = z.object({
  epoch: z.number(),
  lifted: z.string(),
  shown: z.string(),
  tries: z.number(),
  takes: z.number(),
  usual: z.number(),
  drawn: z.number(),
  boost: z.number(),
});

export const openInsights = ({
  store,
  clock,
  log,
  settings,
  setAside = (report) => log.warn('row set aside', report),
}: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => InsightsSettings;
  readonly setAside?: SetAside;
}): Insights => {
  const visits = new Map<string, VisitFacts>();
  const day = () => Math.floor(clock.wall() / DAY_MS);
  const books = openBooks(store, () => settings().halfLifeDays);
  books.rotate(day());

  let epoch = -1;
  let usual = 0;
  let decided = new Map<string, Map<string, Decision>>();
  let decidedCount = 0;
  let unwritten: Decision[] = [];
  const writeDown = () => {
    if (unwritten.length === 0) return;
    books.record(unwritten);
    unwritten = [];
  };
  const stopWriting = clock.every(FLUSH_MS, writeDown);

  const visitOf = (id: string): VisitFacts | null => {
    if (settings().feedback === 'off') return null;
    const known = visits.get(id);
    if (known) return known;
    const visit = newVisit();
    visits.set(id, visit);
    if (visits.size > MOST_VISITS) {
      // A page that never ended its visit: what it told is let go uncounted.
      const [oldest] = visits.keys();
      if (oldest !== undefined) visits.delete(oldest);
    }
    return visit;
  };

  const decisionFor = (lifted: string, shown: string): Decision => {
    const now = Math.floor(clock.wall() / EPOCH_MS);
    if (now !== epoch || decidedCount >= MOST_DECIDED) {
      writeDown();
      epoch = now;
      usual = books.usualShare(day());
      decided = new Map();
      decidedCount = 0;
    }
    const beside = decided.get(lifted) ?? new Map<string, Decision>();
    decided.set(lifted, beside);
    const known = beside.get(shown);
    if (known) return known;
    const counts: Counts = books.pair(lifted, shown, day());
    const decision = decide(settings().seed, epoch, lifted, shown, counts, usual);
    beside.set(shown, decision);
    decidedCount++;
    unwritten.push(decision);
    return decision;
  };

  return {
    seen(id, seen) {
      const visit = visitOf(id);
      if (visit) note(visit, seen);
    },
    unknownTag(id) {
      const visit = visitOf(id);
      if (visit) visit.unknownTag = true;
    },
    claimed(id) {
      const visit = visitOf(id);
      if (visit) visit.claimed = true;
    },
    ended(id) {
      const visit = visits.get(id) ?? newVisit();
      visits.delete(id);
      // Switched off in the middle of a visit: what it told before is not kept either.
      if (settings().feedback === 'off') return;
      books.count(visit, day());
      books.rotate(day());
    },
    searched(text) {
      if (settings().feedback === 'off') return;
      const words = normalWords(text);
      if (words !== null) books.searched(words, day());
    },
    boostOf(lifted, shown) {
      const { feedback, bound } = settings();
      if (feedback !== 'rank') return 0;
      const most = Math.min(1, Math.max(0, bound));
      return Math.max(-most, Math.min(most, decisionFor(lifted, shown).boost));
    },
    decisions(lifted, shown) {
      writeDown();
      return readRows(
        'decisions',
        decisionRow,
        store.all(
          'SELECT * FROM decisions WHERE lifted = ? AND shown = ? ORDER BY epoch DESC',
          lifted,
          shown,
        ),
        'shown',
        setAside,
      );
    },
    report: (days) => assortment(books.between(day() - days + 1, day())),
    close() {
      stopWriting();
      writeDown();
    },
  };
};
