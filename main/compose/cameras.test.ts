import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { manualClock } from '../base/clock.ts';
import { cell } from '../base/value.ts';
import type { SiteFile } from '../settings/site-file.ts';
import { openCameras } from './cameras.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookglass-cameras-'));
afterAll(() => rmSync(folder, { recursive: true }));

const camera = { rotation: 0, mirror: true, fieldOfView: 65, demo: false, passers: false };
const site = cell({
  screens: [{ id: 'a', camera }, { id: 'b' }],
} as unknown as SiteFile);
const open = (name: string) => openCameras(join(folder, name), site, manualClock());

it('knows the screens that have a camera, and how each says it is', () => {
  const cameras = open('one.json');
  expect(cameras.value.get().cameras.map(({ screen }) => screen)).toEqual(['a']);
  cameras.report('a', { state: 'refused', why: 'in-use' });
  expect(cameras.value.get().cameras[0]).toMatchObject({ state: 'refused', why: 'in-use' });
});

it('remembers the privacy switch across starts', () => {
  open('two.json').allow('a', false);
  const again = open('two.json');
  expect(again.isAllowed('a')).toBe(false);
  expect(again.value.get().cameras[0]?.allowed).toBe(false);
  again.allow('a', true);
  expect(open('two.json').isAllowed('a')).toBe(true);
});

it('keeps every camera off where it cannot read what was set', () => {
  writeFileSync(join(folder, 'three.json'), '{"off":');
  expect(open('three.json').isAllowed('a')).toBe(false);
});

it('lets passers-by be looked for where the site, the switch for them and the privacy switch all say so', () => {
  const wanting = cell({
    screens: [
      { id: 'a', camera: { ...camera, passers: true } },
      { id: 'b', camera },
    ],
  } as unknown as SiteFile);
  const file = join(folder, 'four.json');
  const cameras = openCameras(file, wanting, manualClock());
  expect([cameras.mayWatch('a'), cameras.mayWatch('b')]).toEqual([true, false]);
  cameras.allowPassers('b', true);
  expect(cameras.mayWatch('b')).toBe(false);
  cameras.allow('a', false);
  expect(cameras.mayWatch('a')).toBe(false);
  cameras.allow('a', true);
  cameras.allowPassers('a', false);
  expect(cameras.mayWatch('a')).toBe(false);
  const again = openCameras(file, wanting, manualClock());
  expect(again.value.get().cameras.map(({ passers }) => passers)).toEqual(['off', 'never']);
  expect(again.isAllowed('a')).toBe(true);
});

it('reads switches of before there were passers-by', () => {
  writeFileSync(join(folder, 'five.json'), '{"off":["a"]}');
  expect(open('five.json').isAllowed('a')).toBe(false);
});

it('keeps what staff set over what the site says, across starts, until it is taken back', () => {
  const mounted = { ...camera, device: 'Brio', passers: true, demo: true, rotation: 0 as const };
  const setting = { device: null, rotation: 90, mirror: false, fieldOfView: 78 } as const;
  const cameras = open('six.json');
  const raised: number[] = [];
  cameras.settings.onChange((turn) => raised.push(turn));
  expect(cameras.settled('a', mounted)).toEqual(mounted);
  cameras.set('a', setting);
  const again = open('six.json');
  // Without a device: the first there is. What is not set by hand stays the site's.
  const { device: _, ...rest } = mounted;
  expect(again.settled('a', mounted)).toEqual({
    ...rest,
    rotation: 90,
    mirror: false,
    fieldOfView: 78,
  });
  expect(again.value.get().cameras[0]?.own).toBe(true);
  again.set('a', null);
  expect(open('six.json').settled('a', mounted)).toEqual(mounted);
  expect(raised).toHaveLength(1);
});

it('ends a set-up when the privacy switch is turned off', () => {
  const cameras = open('seven.json');
  cameras.setUps.begin('a');
  cameras.allow('a', false);
  expect([cameras.setUps.isOpen('a'), cameras.value.get().cameras[0]?.setUp]).toEqual([
    false,
    null,
  ]);
});
