import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offerRule } from '../../preload/contract/index.ts';
import { systemClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { openSettings, readSite, SettingsError, type Settings } from './settings.ts';

const good = {
  name: { zh: '湖滨店', en: 'Lakeside' },
  staffPin: '246810',
  brands: [{ id: 'hebai', name: '鹤白' }],
  offers: [
    {
      id: 'winter',
      brand: 'hebai',
      kind: 'full-reduction',
      title: '冬季券',
      value: 10_000,
      threshold: 99_900,
      validFrom: '2026-01-01',
      validUntil: '2026-12-31',
    },
  ],
  screens: [{ id: 'entrance', name: '入口', zones: ['mirror'] }],
  devices: [
    { id: 'reader-1', driver: 'llrp', host: '127.0.0.1', port: 5084, antennas: { '1': 'mirror' } },
  ],
};

let folder: string;
let site: string;
let data: string;
let open: Settings[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lookglass-settings-'));
  site = join(folder, 'site');
  data = join(folder, 'data');
  mkdirSync(site);
  mkdirSync(data);
  open = [];
});
afterEach(() => {
  for (const settings of open) settings.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (value: unknown) =>
  writeFileSync(join(site, 'site.json'), typeof value === 'string' ? value : JSON.stringify(value));
const problemsOf = (value: unknown) => {
  write(value);
  try {
    readSite(join(site, 'site.json'));
    return [];
  } catch (error) {
    if (error instanceof SettingsError)
      return error.problems.map(({ path, reason }) => `${path}: ${reason}`);
    throw error;
  }
};
const start = () => {
  const settings = openSettings(site, data, systemClock, silentLog);
  open.push(settings);
  return settings;
};

describe('a site file', () => {
  it('fills in what a small shop leaves out', () => {
    write(good);
    const read = readSite(join(site, 'site.json'));
    expect(read.languages).toEqual(['zh', 'en']);
    expect(read.brands[0]?.name).toEqual({ zh: '鹤白', en: '鹤白' });
    expect(read.offers[0]?.stock).toBeNull();
    expect(read.devices[0]).toMatchObject({ id: 'reader-1', port: 5084 });
  });

  it('lets an offer hold to the end of its last day', () => {
    write(good);
    const [offer] = readSite(join(site, 'site.json')).offers;
    expect(new Date(offer?.validUntil ?? 0).getHours()).toBe(23);
  });

  it('names every wrong place at once, with what is expected there', () => {
    const problems = problemsOf({
      ...good,
      staffPin: 'abc',
      offers: [{ ...good.offers[0], brand: 'nobody', value: 12.5, validUntil: 'tomorrow' }],
      screens: [],
    });
    expect(problems.join('\n')).toMatch(/staffPin: 4 to 12 digits/);
    expect(problems.join('\n')).toMatch(/offers\[0\]\.validUntil: a day such as/);
    expect(problems.join('\n')).toMatch(/offers\[0\]\.value: an amount in fen/);
    expect(problems.join('\n')).toMatch(/^screens: /m);
  });

  it('says which brand does not exist and which id stands twice', () => {
    expect(problemsOf({ ...good, offers: [{ ...good.offers[0], brand: 'nobody' }] })).toEqual([
      'offers[0].brand: no brand is called "nobody"',
    ]);
    expect(problemsOf({ ...good, screens: [...good.screens, ...good.screens] })).toEqual([
      'screens[1].id: a second screen called "entrance"',
    ]);
  });

  it('knows every kind of offer and what each has to say', () => {
    const common = {
      brand: 'hebai',
      title: '券',
      validFrom: '2026-01-01',
      validUntil: '2026-12-31',
    };
    const kinds = [
      { kind: 'full-reduction', value: 5_000, threshold: 30_000, everyFull: true, cap: 15_000 },
      { kind: 'fixed', value: 3_000 },
      { kind: 'percentage', rate: 8_500, cap: 20_000 },
      {
        kind: 'red-packet',
        prizes: [
          { value: 100, count: 900 },
          { value: 8_800, count: 10 },
        ],
        stock: 910,
        budget: 178_000,
      },
      { kind: 'red-packet', value: 880 },
      { kind: 'cash', value: 10_000 },
      { kind: 'sample', price: 1, conditions: { products: { include: { skus: ['S-1'] } } } },
      { kind: 'allowance', value: 20_000, per: { every: 30_000, spend: 5_000 } },
    ];
    write({ ...good, offers: kinds.map((kind, i) => ({ id: `o-${i}`, ...common, ...kind })) });
    const { offers } = readSite(join(site, 'site.json'));
    expect(offers.map(({ value, threshold }) => [value, threshold])).toEqual([
      [5_000, 30_000],
      [3_000, 0],
      [20_000, 0],
      [8_800, 0],
      [880, 0],
      [10_000, 0],
      [0, 0],
      [20_000, 0],
    ]);
    expect(offers.map((one) => offerRule.parse(one))).toEqual(offers);
    expect(
      problemsOf({
        ...good,
        offers: [
          { id: 'a', ...common, kind: 'red-packet' },
          { id: 'b', ...common, kind: 'percentage', rate: 0.95 },
          { id: 'c', ...common, kind: 'cash', value: 100, threshold: 200 },
          { id: 'd', ...common, kind: 'voucher', value: 100 },
        ],
      }).join('\n'),
    ).toMatch(/prizes: what a packet holds[^]*rate: [^]*threshold: [^]*kind: kind is one of full-/);
  });

  it('takes boosts that name one thing and ask for no more than may be asked', () => {
    write({ ...good, boosts: [{ brand: 'hebai', weight: 0.5 }, { sku: 'HB-1' }] });
    expect(readSite(join(site, 'site.json')).boosts.map(({ weight }) => weight)).toEqual([0.5, 1]);
    const of = (boost: unknown) => problemsOf({ ...good, boosts: [boost] }).join();
    expect(of({ brand: 'nobody' })).toMatch(/boosts\[0\]\.brand: no brand is called "nobody"/);
    expect(of({ brand: 'hebai', sku: 'x' })).toMatch(/one of sku, brand or category/);
    expect(of({ weight: 1 })).toMatch(/one of sku, brand or category/);
    expect(of({ sku: 'x', weight: 9 })).toMatch(/boosts\[0\]\.weight: a number above 0, at most 1/);
    expect(of({ sku: 'x', validFrom: '2026-02-02', validUntil: '2026-01-01' })).toMatch(
      /validUntil/,
    );
    expect(of({ sku: 'x', wieght: 1 })).toMatch(/wieght/);
  });

  it('does not take a typo for nothing', () => {
    expect(problemsOf({ ...good, ofers: [] }).join()).toMatch(/ofers/);
  });

  it('refuses a follow address that is not https', () => {
    expect(
      problemsOf({
        ...good,
        brands: [{ id: 'hebai', name: '鹤白', follow: { url: 'javascript:alert(1)' } }],
      }).join(),
    ).toMatch(/https/);
  });

  it('points at the line of a missing comma', () => {
    expect(problemsOf('{\n  "name": "x"\n  "staffPin": "1234"\n}').join()).toMatch(/line 3/);
  });
});

describe('settings in force', () => {
  it('stop a first start that has none, naming the file and the remedy', () => {
    expect(() => start()).toThrow(/site\.json: cannot be read; a site folder needs a site\.json/);
  });

  it('stay the last good ones when the file turns bad, and again over a restart', async () => {
    write(good);
    const first = start();
    write('{ broken');
    await expect.poll(() => first.problems.get().length, { timeout: 5_000 }).toBe(1);
    expect(first.site.get().screens[0]?.id).toBe('entrance');
    first.close();
    const second = start();
    expect(second.site.get().screens[0]?.id).toBe('entrance');
    expect(second.problems.get()[0]?.file).toBe(join(site, 'site.json'));
  });

  it('follow the file, and forget the problem once it is mended', async () => {
    write(good);
    const settings = start();
    write({ ...good, name: 42 });
    await expect.poll(() => settings.problems.get().length, { timeout: 5_000 }).toBeGreaterThan(0);
    write({ ...good, name: '新店' });
    await expect
      .poll(() => settings.site.get().name, { timeout: 5_000 })
      .toEqual({ zh: '新店', en: '新店' });
    expect(settings.problems.get()).toEqual([]);
  });
});
