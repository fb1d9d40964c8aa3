import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manualClock, type ManualClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { openStore, type Store } from '../store/sqlite.ts';
import { decide } from './bandit.ts';
import { openInsights, type Insights, type InsightsSettings } from './insights.ts';
import { insightsMigrations } from './migrations.ts';
import { normalWords } from './searches.ts';

const DAY_MS = 86_400_000;
let clock: ManualClock;
let store: Store;
let settings: InsightsSettings;
let insights: Insights;
beforeEach(async () => {
  clock = manualClock();
  settings = { feedback: 'rank', bound: 0.5, halfLifeDays: 30, seed: 's' };
  store = await openStore(':memory:', insightsMigrations, 'normal');
  insights = openInsights({ store, clock, log: silentLog, settings: () => settings });
});
afterEach(() => {
  insights.close();
  store.close();
});

let visits = 0;
const visit = (what: (id: string) => void) => {
  const id = `visit-${++visits}`;
  what(id);
  insights.ended(id);
};
/** Lifts A beside which B and C are shown; takes up what is named. */
const lift = (taken: readonly string[], claims = false) =>
  visit((id) => {
    insights.seen(id, { sku: 'A', by: 'tag', shown: ['B', 'C'], opened: [] });
    for (const sku of taken) insights.seen(id, { sku, by: 'touch', shown: [], opened: [] });
    if (claims) insights.claimed(id);
  });
const rows = (table: string) => store.all(`SELECT * FROM ${table}`);

describe('what is counted', () => {
  test('each visit once, however often something was on the screen', () => {
    visit((id) => {
      for (let i = 0; i < 5; i++)
        insights.seen(id, { sku: 'A', by: 'tag', shown: ['B', 'B', 'A'], opened: ['B', 'X'] });
    });
    expect(rows('days')).toMatchObject([{ visits: 1, lifting: 1, claiming: 0 }]);
    expect(rows('products')).toMatchObject([
      { sku: 'A', shown: 0, lifted: 1, touched: 0 },
      { sku: 'B', shown: 1, lifted: 0, touched: 1 },
    ]);
    expect(rows('pairs')).toMatchObject([
      { lifted: '', shown: 'B', tries: 1, takes: 1 },
      { lifted: 'A', shown: 'B', tries: 1, takes: 1 },
    ]);
  });

  test('keeps nothing of a visit but the counts', () => {
    lift(['B'], true);
    const kept = JSON.stringify(
      ['days', 'products', 'pairs', 'searches', 'decisions'].flatMap(rows),
    );
    expect(kept).not.toContain('visit-');
  });

  test('fades: after a half-life half of it is left', () => {
    for (let i = 0; i < 8; i++) lift(['B']);
    clock.advance(30 * DAY_MS);
    lift([]);
    const pair = rows('pairs').find(({ lifted, shown }) => lifted === 'A' && shown === 'B');
    expect(pair).toMatchObject({ tries: 5, takes: 4 });
  });

  test('rotates: what is older than ninety days is gone', () => {
    lift(['B']);
    insights.searched('zeppelin');
    clock.advance(91 * DAY_MS);
    lift([]);
    expect(rows('days')).toHaveLength(1);
    expect(rows('searches')).toHaveLength(0);
  });

  test('a page gone wild is not believed', () => {
    visit((id) => {
      for (let i = 0; i < 5000; i++)
        insights.seen(id, { sku: `W${i}`, by: 'tag', shown: [], opened: [] });
    });
    expect(rows('products').length).toBeLessThan(300);
  });

  test('words alone, and nothing that could be a number or an address', () => {
    expect(normalWords('  Zeppelin  COAT, coat ')).toBe('zeppelin coat');
    expect(normalWords('羽绒 马甲')).toBe('羽绒 马甲');
    for (const text of ['13800138000', 'a@b.cn', 'x1', '', '!?', 'a b c d e', 'q'.repeat(30)])
      expect(normalWords(text)).toBeNull();
  });
});

describe('the switch', () => {
  test('off keeps nothing and moves nothing', () => {
    settings = { ...settings, feedback: 'off' };
    for (let i = 0; i < 50; i++) lift(['B'], true);
    insights.searched('zeppelin');
    expect(insights.boostOf('A', 'B')).toBe(0);
    for (const table of ['days', 'products', 'pairs', 'searches', 'decisions'])
      expect(rows(table)).toEqual([]);
  });

  test('thrown in the middle of a visit, the visit is not counted', () => {
    visit((id) => {
      insights.seen(id, { sku: 'A', by: 'tag', shown: ['B'], opened: [] });
      settings = { ...settings, feedback: 'off' };
    });
    expect(rows('products')).toEqual([]);
  });

  test('observe counts and moves nothing', () => {
    settings = { ...settings, feedback: 'observe' };
    for (let i = 0; i < 50; i++) lift(['B']);
    expect(rows('days')).toMatchObject([{ visits: 50 }]);
    expect(insights.boostOf('A', 'B')).toBe(0);
    expect(rows('decisions')).toEqual([]);
  });
});

describe('what is moved', () => {
  test('forward what is taken up, back what is not, never beyond the bound', () => {
    for (let i = 0; i < 200; i++) lift(i % 2 === 0 ? ['B'] : []);
    let up = 0;
    let down = 0;
    for (let hour = 0; hour < 48; hour++) {
      const [b, c] = [insights.boostOf('A', 'B'), insights.boostOf('A', 'C')];
      expect(Math.max(Math.abs(b), Math.abs(c))).toBeLessThanOrEqual(0.5);
      if (b > 0) up++;
      if (c < 0) down++;
      clock.advance(3_600_000);
    }
    expect(up).toBeGreaterThan(44);
    expect(down).toBeGreaterThan(44);
  });

  test('the same within an hour, and every move can be made again from the book of decisions', () => {
    for (let i = 0; i < 40; i++) lift(['B']);
    const boost = insights.boostOf('A', 'B');
    lift([]);
    expect(insights.boostOf('A', 'B')).toBe(boost);
    const [one] = insights.decisions('A', 'B');
    if (!one) throw new Error('nothing was written down');
    expect(Math.max(-0.5, Math.min(0.5, one.boost))).toBe(boost);
    expect(one).toMatchObject({ tries: 40, takes: 40 });
    expect(decide('s', one.epoch, one.lifted, one.shown, one, one.usual)).toEqual(one);
  });
});

describe('the assortment report', () => {
  test('says nothing below ten visits', () => {
    for (let i = 0; i < 9; i++) lift([]);
    expect(insights.report(30)).toMatchObject({ visits: null, notTaken: [], notFound: [] });
  });

  test('numbers with their base, and no product or word under the floor', () => {
    for (let i = 0; i < 12; i++) lift([], i < 4);
    for (let i = 0; i < 9; i++)
      visit((id) => insights.seen(id, { sku: 'R', by: 'tag', shown: [], opened: [] }));
    for (let i = 0; i < 11; i++) insights.searched('Zeppelin coat');
    for (let i = 0; i < 9; i++) insights.searched('tent');
    for (let i = 0; i < 10; i++) visit((id) => insights.unknownTag(id));
    expect(insights.report(30)).toMatchObject({
      visits: 31,
      lifting: 21,
      notTaken: [{ sku: 'A', lifted: 12, claimed: 4, left: 8 }],
      notFound: [{ words: 'zeppelin coat', times: 11 }],
      unknownTags: 10,
    });
  });

  test('tells of the days asked for alone', () => {
    for (let i = 0; i < 12; i++) lift([]);
    clock.advance(10 * DAY_MS);
    expect(insights.report(7).visits).toBeNull();
    expect(insights.report(11).visits).toBe(12);
  });
});
