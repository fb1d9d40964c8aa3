import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { named, openPool } from '../../main/store/postgres.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';

let postgres: TestPostgres;
let pool: ReturnType<typeof openPool>;
beforeAll(async () => {
  postgres = await startPostgres();
  pool = openPool(await postgres.fresh(), 1, () => {});
});
afterAll(async () => {
  await pool.end();
  await postgres.stop();
});

const BACK = `SELECT t, n FROM unnest(?::text[], ?::bigint[]) WITH ORDINALITY AS r (t, n, place)
  WHERE length(?) > 0 ORDER BY place`;

describe('what is asked of PostgreSQL in arrays', () => {
  it('arrives as it was: any text, any whole number, nothing at all, and none', async () => {
    // No text of PostgreSQL holds a zero, or half a symbol.
    const text = fc.string({ unit: 'grapheme' }).map((one) => one.replaceAll('\0', ''));
    const pair = fc.tuple(fc.option(text), fc.option(fc.maxSafeInteger()));
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { maxLength: 40 }), async (pairs) => {
        const texts = pairs.map(([one]) => one);
        const numbers = pairs.map(([, one]) => one);
        const { rows } = await pool.query<{ t: string | null; n: number | null }>(
          named(BACK, [texts, numbers, 'x']),
        );
        expect(rows.map(({ t, n }) => [t, n])).toEqual(pairs);
      }),
      { numRuns: 300, examples: [[[['"\\{},NULL', -1]]], [[['券', Number.MIN_SAFE_INTEGER]]]] },
    );
  });

  it('is refused where it is no whole number, or nobody says what it is an array of', () => {
    expect(() => named(BACK, [['x'], [0.5], 'x'])).toThrow(RangeError);
    expect(() => named('SELECT ?', [[1]])).toThrow(TypeError);
  });
});
