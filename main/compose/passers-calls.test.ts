import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { PassersCount } from '../../preload/contract/index.ts';
import { manualClock } from '../base/clock.ts';
import { cell } from '../base/value.ts';
import type { Handlers } from '../host/peer.ts';
import type { SiteFile } from '../settings/site-file.ts';
import { openCameras } from './cameras.ts';
import { passersCalls } from './passers-calls.ts';
import { openPassersWatch } from './passers-watch.ts';
import type { ShopInsights } from './shop-insights.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookglass-passers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const camera = { rotation: 0, mirror: true, fieldOfView: 65, demo: false };
const site = cell({
  screens: [
    { id: 'wants', camera: { ...camera, passers: true } },
    { id: 'silent', camera: { ...camera, passers: false } },
    { id: 'blind' },
  ],
} as unknown as SiteFile);
const some: PassersCount = { stays: { glance: 1, look: 0, stop: 0, stay: 0 }, begun: 0 };

let files = 0;
const open = () => {
  const clock = manualClock();
  const cameras = openCameras(join(folder, `${files++}.json`), site, clock);
  const watch = openPassersWatch({ clock, changed: () => {} });
  const counted: string[] = [];
  const insights = {
    passed: (screen: string) => counted.push(screen),
  } as unknown as ShopInsights;
  const calls = passersCalls({ cameras, watch, insights });
  const as = (screen: string | null) =>
    ({ peer: { screen } }) as unknown as Parameters<Handlers['passers.watch']>[1];
  const ask = (screen: string | null) => calls['passers.watch']({ watching: true }, as(screen));
  const tell = (screen: string | null) => calls['passers.count'](some, as(screen));
  return { calls, cameras, watch, counted, as, ask, tell };
};

it('gives leave and counts only where the site wants it', async () => {
  const { ask, tell, watch, counted } = open();
  expect([await ask('wants'), await ask('silent'), await ask('blind')]).toEqual([
    { ok: true, value: { may: true } },
    { ok: true, value: { may: false } },
    { ok: true, value: { may: false } },
  ]);
  expect(['wants', 'silent', 'blind'].filter(watch.isWatching)).toEqual(['wants']);
  for (const screen of ['wants', 'silent', 'blind', null]) await tell(screen);
  expect(counted).toEqual(['wants']);
  expect(await ask(null)).toMatchObject({ ok: false });
});

it('takes the leave back at the next word after either switch was turned', async () => {
  const { ask, tell, cameras, watch, counted } = open();
  await ask('wants');
  cameras.allowPassers('wants', false);
  expect(await ask('wants')).toEqual({ ok: true, value: { may: false } });
  cameras.allowPassers('wants', true);
  await ask('wants');
  cameras.allow('wants', false);
  await ask('wants');
  await tell('wants');
  expect([watch.isWatching('wants'), counted]).toEqual([false, []]);
});

it('ends when the wall says so', async () => {
  const { calls, ask, as, watch } = open();
  await ask('wants');
  await calls['passers.watch']({ watching: false }, as('wants'));
  expect(watch.isWatching('wants')).toBe(false);
});
