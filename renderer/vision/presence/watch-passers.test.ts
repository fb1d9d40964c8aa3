import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { ScreenCamera } from '../../../preload/contract/index.ts';
import { fakeLink } from '../../../tests/fakes/fake-link.ts';
import { fakeShop } from '../../../tests/fakes/fake-shop.ts';
import type { Shown, TheCamera } from '../camera/the-camera.ts';
import type { Box, TrackerKind } from '../tracker/kinds.ts';
import type { openTracker } from '../tracker/tracker.ts';
import { passersBoard, watchPassers } from './watch-passers.ts';

const settings: ScreenCamera = {
  rotation: 0,
  mirror: true,
  fieldOfView: 65,
  demo: true,
  passers: true,
};
const OFF: Shown = { state: { kind: 'off' }, stream: null };
const FAR: Box = { x: 0.5, y: 0.4, width: 0.06, height: 0.1 };
const CLOSER: Box = { x: 0.48, y: 0.35, width: 0.1, height: 0.16 };
const NEAR: Box = { x: 0.45, y: 0.3, width: 0.14, height: 0.24 };

let now = 0;
beforeEach(() => {
  vi.useFakeTimers();
  now = 0;
});
afterEach(() => vi.useRealTimers());

/** A camera that opens at once, and trackers that see what they are given. */
const open = ({ outlined = true } = {}) => {
  const shop = fakeLink(fakeShop(0));
  const store = createStore<Shown>(() => OFF);
  let held = 0;
  const camera: TheCamera = {
    store,
    start: () =>
      store.setState({ state: { kind: 'previewing' }, stream: {} as unknown as MediaStream }),
    stop: () => store.setState(OFF),
    hold() {
      held++;
      return () => {
        held--;
        store.setState(OFF);
      };
    },
  };
  type OnSight = (sight: unknown) => void;
  const running: { kind: TrackerKind; onSight: OnSight }[] = [];
  const track = ((kind: TrackerKind, _stream: MediaStream, onSight: OnSight) => {
    const one = { kind, onSight };
    running.push(one);
    return {
      close() {
        running.splice(running.indexOf(one), 1);
        onSight(null);
      },
    };
  }) as unknown as typeof openTracker;
  const board = passersBoard();
  const { close } = watchPassers({
    board,
    link: shop.link,
    camera,
    screen: 'atrium',
    settings,
    outlined,
    track,
    now: () => now,
  });
  const give = (kind: TrackerKind, found: unknown) =>
    running
      .find((one) => one.kind === kind)
      ?.onSight({ found, frame: { displayWidth: 640, displayHeight: 360 } });
  return {
    shop,
    watch: { ...board, close },
    held: () => held,
    running: () => running.map(({ kind }) => kind),
    /** So many pictures, five a second. */
    see(pictures: number, ...faces: readonly Box[]) {
      for (let i = 0; i < pictures; i++) {
        now += 200;
        give('presence', { faces });
      }
    },
    mask: () =>
      give('segmentation', {
        mask: { width: 64, height: 36, values: new Uint8Array(64 * 36).fill(255) },
      }),
    told: (name: string) => shop.calls.filter((one) => one.name === name).map(({ input }) => input),
  };
};
const settle = () => vi.advanceTimersByTimeAsync(0);

it('opens nothing before the host gives leave, and nothing without it', async () => {
  const { watch, running } = open();
  expect([running(), watch.seen.getState().kind]).toEqual([[], 'off']);
  await settle();
  expect(running()).toEqual(['presence']);
  watch.close(false);

  const refused = open();
  refused.shop.allowPassers(false);
  const away = open();
  away.shop.line('offline');
  await vi.advanceTimersByTimeAsync(120_000);
  expect([refused.running(), away.running()]).toEqual([[], []]);
});

it('turns to whoever comes, first from afar, and casts their shadow while they are there', async () => {
  const { watch, see, mask, running } = open();
  await settle();
  see(5, FAR);
  expect(watch.seen.getState()).toEqual({ kind: 'watching', here: 1, near: false });
  expect(running()).toEqual(['presence', 'segmentation']);
  mask();
  expect(watch.outline.getState()?.shade.every((one) => one === 255)).toBe(true);
  see(3, CLOSER);
  see(3, NEAR);
  expect(watch.seen.getState()).toEqual({ kind: 'watching', here: 1, near: true });
  see(11);
  expect(watch.seen.getState()).toEqual({ kind: 'watching', here: 0, near: false });
  expect(watch.outline.getState()).toBeNull();
  mask();
  expect(watch.outline.getState()).toBeNull();
  now += 60_000;
  see(1);
  expect(running()).toEqual(['presence']);
});

it('casts no shadow, and runs nothing for one, where the wall shows none', async () => {
  const { see, running } = open({ outlined: false });
  await settle();
  see(10, NEAR);
  expect(running()).toEqual(['presence']);
});

it('gives everything back when a visit begins, and tells numbers alone', async () => {
  const { watch, see, mask, running, held, told } = open();
  await settle();
  see(20, NEAR);
  mask();
  const shadow = watch.outline.getState();
  watch.close(true);
  expect([running(), held(), watch.seen.getState().kind]).toEqual([[], 0, 'off']);
  expect([watch.outline.getState(), shadow?.shade.some((one) => one > 0)]).toEqual([null, false]);
  expect(told('passers.count')).toEqual([
    { stays: { glance: 0, look: 1, stop: 0, stay: 0 }, begun: 1 },
  ]);
  expect(told('passers.watch').at(-1)).toEqual({ watching: false });
});

it('counts nobody as begun who was not there', async () => {
  const { watch, see, told } = open();
  await settle();
  see(5);
  watch.close(true);
  expect(told('passers.count')).toEqual([]);
});

it('stops when leave is not renewed, and goes on when it is', async () => {
  const { shop, watch, see, running } = open();
  await settle();
  see(5, NEAR);
  shop.line('offline');
  await vi.advanceTimersByTimeAsync(20_000);
  expect([running(), watch.seen.getState().kind]).toEqual([[], 'off']);
  shop.line('connected');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(running()).toEqual(['presence']);
});
