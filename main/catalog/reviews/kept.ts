import { z } from 'zod';
import { reviewDigest, type ReviewDigest } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import { readRows, type SetAside } from '../../store/rows.ts';
import type { Row, Store } from '../../store/sqlite.ts';
import { inSlices } from '../import/turns.ts';
import { DIGEST_FORM, digester, toTheEnd } from './digest.ts';
import type { LentJudge } from './model/judge.ts';
import type { Review } from './review.ts';
import type { Origin } from './sources.ts';

/** Digests of all products, made once after an import and kept, so that an answer only reads one row. */
export type ReviewShelf = {
  digest(sku: string): ReviewDigest;
  /** Makes every digest that is missing or out of date, in slices. */
  prepare(clock: Clock, signal: AbortSignal): Promise<void>;
};

const stored = z
  .object({
    rating: z.number().int().min(1).max(5),
    title: z.string(),
    text: z.string(),
    language: z.string(),
    date: z.string().nullable(),
    helpful: z.number().int().nonnegative(),
    recommended: z.number().nullable(),
    source: z.string(),
    file: z.string(),
    live_at: z.number().int().nonnegative().nullable(),
  })
  .transform(({ recommended, source, file, live_at, ...row }): [Review, Origin] => [
    { ...row, recommended: recommended === null ? null : recommended === 1 },
    { name: source, file, imported: live_at },
  ]);

/** A review with all its questions takes up to a millisecond on a slow machine; a slice is four. */
const ROWS_A_STEP = 3;

const LIVE = `SELECT reviews.id, rating, title, text, language, date, helpful, recommended,
    reviews.source AS source, batches.source AS file, batches.live_at AS live_at
  FROM reviews JOIN batches ON batches.id = reviews.batch AND batches.state = 'live'`;

export const openReviewShelf = (
  store: Store,
  setAside: SetAside,
  judge: LentJudge,
): ReviewShelf => {
  const parse = (rows: Row[]) => readRows('reviews', stored, rows, 'id', setAside);

  /** Changes with every import of reviews, with the way digests are made and with the model. */
  const stampNow = () => {
    const live = store.all(
      `SELECT id FROM batches WHERE kind = 'reviews' AND state = 'live' ORDER BY id`,
    );
    return [DIGEST_FORM, judge.version, ...live.map(({ id }) => Number(id))].join(' ');
  };

  const kept = (sku: string): ReviewDigest | null => {
    const row = store.get('SELECT stamp, digest FROM review_digests WHERE sku = ?', sku);
    if (!row || row['stamp'] !== stampNow()) return null;
    try {
      return reviewDigest.parse(JSON.parse(String(row['digest'])));
    } catch {
      setAside({ table: 'review_digests', key: sku, reason: 'unreadable' });
      return null;
    }
  };

  const make = (sku: string): ReviewDigest => {
    const reading = digester(judge.get());
    for (const one of parse(store.all(`${LIVE} WHERE sku = ?`, sku))) reading.add(...one);
    return toTheEnd(reading.digest());
  };

  return {
    digest: (sku) => kept(sku) ?? make(sku),
    async prepare(clock, signal) {
      const stamp = stampNow();
      const keep = (sku: string, digest: ReviewDigest) =>
        store.run(
          'INSERT OR REPLACE INTO review_digests (sku, stamp, digest) VALUES (?, ?, ?)',
          sku,
          stamp,
          JSON.stringify(digest),
        );
      let reading: {
        sku: string;
        after: number;
        digester: ReturnType<typeof digester>;
        /** All is read, and the digest is being made. */
        making: Generator<undefined, ReviewDigest> | null;
      } | null = null;
      let last = '';
      await inSlices(
        clock,
        () => {
          if (reading === null) {
            const next = store.get(
              'SELECT sku FROM reviews WHERE sku > ? ORDER BY sku LIMIT 1',
              last,
            );
            if (!next) return false;
            last = String(next['sku']);
            const made = store.get('SELECT stamp FROM review_digests WHERE sku = ?', last);
            if (made?.['stamp'] === stamp) return true;
            reading = { sku: last, after: 0, digester: digester(judge.get()), making: null };
          }
          if (reading.making) {
            const made = reading.making.next();
            if (!made.done) return true;
            keep(reading.sku, made.value);
            reading = null;
            return true;
          }
          const rows = store.all(
            `${LIVE} WHERE sku = ? AND reviews.id > ? ORDER BY reviews.id LIMIT ${ROWS_A_STEP}`,
            reading.sku,
            reading.after,
          );
          for (const one of parse(rows)) reading.digester.add(...one);
          reading.after = Number(rows.at(-1)?.['id'] ?? reading.after);
          if (rows.length === 0) reading.making = reading.digester.digest();
          return true;
        },
        signal,
      );
      store.run('DELETE FROM review_digests WHERE stamp <> ?', stamp);
    },
  };
};
