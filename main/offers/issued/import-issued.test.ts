import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../../preload/contract/index.ts';
import { offerCalled, NOON } from '../../../tests/fakes/offer-rules.ts';
import { sharedData } from '../../../tests/fakes/shared-data.ts';
import { readCouponCode } from '../coupon-code.ts';
import { listOf, type ListOptions } from './coupon-lists.ts';
import { importIssued, type ListRow } from './import-issued.ts';
import type { Issue, Issued } from './issued.ts';
import type { IssuedProblem } from './problems.ts';

const options: ListOptions = {
  source: 'tmall',
  offers: [offerCalled('winter'), offerCalled('knit')],
  window: { from: Date.UTC(2016, 0, 1), until: Date.UTC(2016, 11, 31) },
  key: new Uint8Array(32).fill(7),
  now: NOON,
};

/** What a ledger does with an issued coupon, without the keeping: one name, one answer; one code, one coupon. */
const memory = () => {
  const names = new Map<string, Issued>();
  const codes = new Set<string>();
  const issue: Issue = (coupons) =>
    Promise.resolve(
      coupons.map((coupon) => {
        if (names.has(coupon.intent)) return ok('known' as const);
        if (codes.has(coupon.code)) return failed('code-taken');
        names.set(coupon.intent, coupon);
        codes.add(coupon.code);
        return ok('new' as const);
      }),
    );
  return { names, issue };
};

async function* listed(lines: readonly (readonly string[] | string)[]): AsyncGenerator<ListRow> {
  for (const [i, fields] of lines.entries())
    yield typeof fields === 'string'
      ? { line: i + 2, fields: [], flaw: fields }
      : { line: i + 2, fields, flaw: null };
}
const bring = async (
  header: readonly string[],
  lines: readonly (readonly string[] | string)[],
  issue: Issue,
) => {
  const list = listOf(header, options);
  if (list.kind !== 'list') throw new Error(list.kind);
  const problems: [number, string, IssuedProblem['reason']][] = [];
  const counts = await importIssued(listed(lines), {
    read: list.read,
    issue,
    onProblem: (line, { field, reason }) => problems.push([line, field, reason]),
  });
  return { counts, problems };
};

describe('our own list', () => {
  const header = ['offer', 'code', 'person'];
  it('brings coupons in by the codes they have, with or without a holder', async () => {
    const { names, issue } = memory();
    const { counts, problems } = await bring(
      header,
      [
        ['winter', 'ab-12 cd34', 'm-1'],
        ['knit', 'ZZ998877', ''],
      ],
      issue,
    );
    expect(problems).toEqual([]);
    expect(counts).toEqual({ rows: 2, issued: 2, known: 0, repeated: 0, rejected: 0 });
    expect([...names.values()]).toMatchObject([
      { code: 'AB12CD34', person: 'tmall:m-1', terms: { id: 'winter' }, at: NOON },
      { code: 'ZZ998877', person: null, terms: { id: 'knit' } },
    ]);
  });

  it('names every bad row and brings the others in', async () => {
    const { issue } = memory();
    const { counts, problems } = await bring(
      header,
      [
        ['spring', 'AAAA1111', ''],
        ['winter', '12', ''],
        ['winter', 'AAAA2222', 'a name with spaces'],
        ['winter', 'AAAA3333'],
        'quote-unclosed',
        ['winter', 'AAAA4444', ''],
        ['knit', 'AAAA-4444', ''],
        ['winter', 'AAAA5555', ''],
      ],
      issue,
    );
    expect(problems).toEqual([
      [2, 'offer', 'offer-unknown'],
      [3, 'code', 'not-a-code'],
      [4, 'person', 'not-a-person'],
      [5, '', 'column-count'],
      [6, '', 'unreadable'],
    ]);
    // The same code again is the same coupon, whatever else the row says.
    expect(counts).toEqual({ rows: 8, issued: 2, known: 0, repeated: 1, rejected: 5 });
  });

  it('says what is missing', () => {
    expect(listOf(['code', 'person'], options)).toEqual({
      kind: 'columns-missing',
      columns: ['offer'],
    });
    const tianchi = ['User_id', 'Merchant_id', 'Coupon_id', 'Discount_rate', 'Date_received'];
    expect(listOf(tianchi, { ...options, window: null })).toEqual({ kind: 'window-missing' });
  });
});

describe('a list that names a discount', () => {
  const header = [
    'User_id',
    'Merchant_id',
    'Coupon_id',
    'Discount_rate',
    'Distance',
    'Date_received',
  ];
  it('makes an offer of each, and a code nobody can guess from the list', async () => {
    const { names, issue } = memory();
    const row = ['4129537', '450', '9983', '30:5', '1', '20160712'];
    const { counts, problems } = await bring(
      header,
      [
        row,
        row,
        row.with(5, '20160713'),
        row.with(3, '0.95').with(2, '7'),
        row.with(3, 'x'),
        row.with(5, '20160231'),
      ],
      issue,
    );
    expect(counts).toEqual({ rows: 6, issued: 3, known: 0, repeated: 1, rejected: 2 });
    expect(problems).toEqual([
      [6, 'Discount_rate', 'not-a-discount'],
      [7, 'Date_received', 'not-a-date'],
    ]);
    const [first] = names.values();
    expect(first).toMatchObject({
      person: 'tmall:4129537',
      at: Date.UTC(2016, 6, 12),
      terms: {
        id: 'tmall-450-9983',
        kind: 'full-reduction',
        threshold: 3_000,
        value: 500,
        title: { zh: '满 30 元减 5 元。', en: '¥5 off from ¥30.' },
      },
    });
    expect(readCouponCode(first?.code ?? '').ok).toBe(true);
    const other = listOf(header, { ...options, key: new Uint8Array(32).fill(8) });
    const again = other.kind === 'list' ? other.read(row) : null;
    expect(again?.ok && again.coupon.code).not.toBe(first?.code);
  });

  it('goes on where it was stopped, at any batch', async () => {
    const { names, issue } = memory();
    const rows = Array.from({ length: 1_700 }, (_, n) => [
      String(n),
      '1',
      '2',
      '30:5',
      '0',
      '20160712',
    ]);
    const whole = await bring(header, rows, memory().issue);
    for (const stopAt of [0, 1, 2]) {
      let batches = 0;
      const dying: Issue = (coupons) =>
        batches++ === stopAt ? Promise.reject(new Error('killed')) : issue(coupons);
      await expect(bring(header, rows, dying)).rejects.toThrow('killed');
    }
    const { counts } = await bring(header, rows, issue);
    expect(counts).toEqual({ ...whole.counts, issued: 700, known: 1_000 });
    expect(names.size).toBe(1_700);
  });
});

const issues = sharedData('coupons/o2o_coupon_issues.csv');
describe.skipIf(issues === null)(
  '113,640 real coupons (needs the shared data: set LOOKGLASS_SHARED_DATA)',
  () => {
    it('come in, the 837 duplicates counted once', async () => {
      const { names, issue } = memory();
      const reader = createReadStream(issues ?? '').pipe(parse());
      let line = 0;
      let read: ReturnType<typeof listOf> | null = null;
      async function* rows(): AsyncGenerator<ListRow> {
        for await (const row of reader) {
          line++;
          const fields = row as string[];
          if (read) yield { line, fields, flaw: null };
          else read = listOf(fields, options);
        }
      }
      const counts = await importIssued(rows(), {
        read: (fields) => {
          if (read?.kind !== 'list') throw new Error('not a list');
          return read.read(fields);
        },
        issue,
        onProblem: (at, problem) => {
          throw new Error(`line ${at}: ${problem.reason}`);
        },
      });
      expect(counts).toEqual({
        rows: 113_640,
        issued: 112_803,
        known: 0,
        repeated: 837,
        rejected: 0,
      });
      expect(new Set(Array.from(names.values(), ({ code }) => code)).size).toBe(112_803);
    }, 120_000);
  },
);
