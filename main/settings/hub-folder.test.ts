import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { hubFolder } from '../../tests/fakes/hub-process.ts';
import { systemClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { brandsAt, openHubFolder } from './hub-folder.ts';
import { SettingsError } from './settings.ts';

const opened: { close(): void; remove(): void }[] = [];
afterEach(() => {
  for (const { close, remove } of opened.splice(0)) {
    close();
    remove();
  }
});

const open = (files: ReturnType<typeof hubFolder>) => {
  const settings = openHubFolder(files.folder, files.folder, systemClock, silentLog);
  opened.push({ close: settings.close, remove: files.remove });
  return settings;
};
const problemsOf = (change: (folder: string) => void): string => {
  const files = hubFolder();
  change(files.folder);
  try {
    open(files);
    return '';
  } catch (error) {
    files.remove();
    if (!(error instanceof SettingsError)) throw error;
    return error.message;
  }
};
const put = (folder: string, file: string, content: object) =>
  writeFileSync(join(folder, file), JSON.stringify(content));

it('reads brands, their offers and sites, each from a file of its own', () => {
  const { hub } = open(hubFolder());
  const { brands, offers, sites } = hub.get();
  expect(brands.map(({ id }) => id)).toEqual(['hebai', 'nanping']);
  expect(offers.map(({ id, brand }) => `${brand}/${id}`)).toEqual([
    'hebai/winter-100',
    'nanping/knit-30',
  ]);
  expect(sites.map(({ id }) => id)).toEqual(['hilltop', 'lakeside']);
});

it('lets no brand speak for another', () => {
  const files = hubFolder((brand) => (brand.offers[0]!['brand'] = 'nanping'));
  expect(open(files).hub.get().offers[0]?.brand).toBe('hebai');
});

it('knows what a store sells: what it names, or every brand; nothing where it is no more', () => {
  const files = hubFolder();
  put(files.folder, 'sites/lakeside.json', {
    name: 'L',
    brand: 'hebai',
    brands: ['hebai'],
    staffPin: '1234',
  });
  const hub = open(files).hub.get();
  expect(brandsAt(hub, 'lakeside')).toEqual(['hebai']);
  expect(brandsAt(hub, 'hilltop')).toBeNull();
  expect(brandsAt(hub, 'closed')).toEqual([]);
  // Of a store that nobody names: what all of them sell.
  expect(brandsAt(hub, null)).toEqual(['hebai']);
  const [lakeside, hilltop] = hub.sites.toReversed();
  if (!lakeside || !hilltop) throw new Error('no stores');
  expect(brandsAt({ sites: [lakeside, { ...hilltop, brands: ['nanping'] }] }, null)).toEqual([]);
  expect(brandsAt({ sites: [hilltop] }, null)).toBeNull();
});

it('says everything that is wrong at once, with the file and the place', () => {
  const text = problemsOf((folder) => {
    put(folder, 'sites/lakeside.json', { name: 'L', brand: 'nobody', staffPin: '1' });
    put(folder, 'sites/hilltop.json', { name: 'H', brand: 'nobody', staffPin: '1234' });
    const third = { name: 'B', brand: 'hebai', staffPin: '1234' };
    put(folder, 'sites/bridge.json', { ...third, brands: ['nanping', 'none'] });
    put(folder, 'brands/third.json', { name: 'T', ofers: [] });
    put(folder, 'brands/bad name.json', { name: 'B' });
  });
  for (const part of [
    /lakeside\.json at staffPin: 4 to 12 digits/,
    /hilltop\.json at brand: no brand is called "nobody"/,
    /bridge\.json at brands\.1: no brand is called "none"/,
    /bridge\.json at brands: its own brand "hebai" is not among them/,
    /third\.json.*ofers/,
    /bad name\.json: its name is no id/,
  ])
    expect(text).toMatch(part);
  expect(problemsOf((folder) => rmSync(join(folder, 'hub.json')))).toMatch(/assets\/hub/);
  expect(problemsOf((folder) => rmSync(join(folder, 'sites'), { recursive: true }))).toMatch(
    /sites: cannot be read/,
  );
  const offer: Record<string, unknown> = { ...open(hubFolder()).hub.get().offers[0] };
  for (const key of ['brand', 'validFrom', 'validUntil'] as const) delete offer[key];
  const doubled = { ...offer, validFrom: '2026-01-01', validUntil: '2026-02-01' };
  expect(
    problemsOf((folder) => put(folder, 'brands/nanping.json', { name: 'N', offers: [doubled] })),
  ).toMatch(/"winter-100" is an offer of "hebai" already/);
});

it('goes on with what was good, over a restart as well', async () => {
  const files = hubFolder();
  const first = open(files);
  files.write((brand) => (brand.offers[0]!['value'] = 'much'));
  await expect.poll(() => first.problems.get().map(({ path }) => path)).toEqual(['offers.0.value']);
  expect(first.hub.get().offers[0]?.value).toBe(10_000);
  const second = openHubFolder(files.folder, files.folder, systemClock, silentLog);
  expect(second.hub.get()).toEqual(first.hub.get());
  expect(second.problems.get()).toHaveLength(1);
  second.close();
});
