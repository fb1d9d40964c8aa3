import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CameraSeen, ScreenCamera } from '../../../preload/contract/index.ts';
import { fakeLink } from '../../../tests/fakes/fake-link.ts';
import { fakeShop } from '../../../tests/fakes/fake-shop.ts';
import type { CameraDevices, Opening } from '../camera/open-camera.ts';
import type { openTracker } from '../tracker/tracker.ts';
import { showSetUp } from './show-set-up.ts';

const settings: ScreenCamera = {
  rotation: 0,
  mirror: true,
  fieldOfView: 65,
  demo: false,
  passers: false,
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const open = (device: string | undefined, ...plugged: string[]) => {
  const { link, calls } = fakeLink(fakeShop(0));
  const target = new EventTarget();
  const live = new Set<string>();
  const devices = {
    getUserMedia: ({ video }: { video: { deviceId?: { exact: string } } }) => {
      const id = video.deviceId?.exact ?? plugged[0];
      if (id === undefined) return Promise.reject(new DOMException('', 'NotFoundError'));
      live.add(id);
      const track = { stop: () => live.delete(id), getSettings: () => ({ deviceId: id }) };
      return Promise.resolve({ getTracks: () => [track], getVideoTracks: () => [track] });
    },
    enumerateDevices: () =>
      Promise.resolve(
        plugged.map((deviceId) => ({ kind: 'videoinput', deviceId, label: `Cam ${deviceId}` })),
      ),
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
  } as unknown as CameraDevices;
  let look: Parameters<typeof openTracker<'presence'>>[2] = () => {};
  const openings: Opening['kind'][] = [];
  const eyes: (number | null)[] = [];
  const close = showSetUp({
    link,
    devices,
    settings: { ...settings, ...(device !== undefined && { device }) },
    track: ((_kind: 'presence', _stream: MediaStream, onSight: typeof look) => {
      look = onSight;
      return { close: () => {} };
    }) as unknown as typeof openTracker,
    onOpening: ({ kind }) => openings.push(kind),
    onEyes: (one) => eyes.push(one),
  });
  return {
    close,
    openings,
    eyes,
    live: () => [...live],
    plug(id: string) {
      plugged.push(id);
      target.dispatchEvent(new Event('devicechange'));
    },
    look: (...widths: number[]) =>
      look({
        found: {
          faces: widths.map((width) => ({ x: 0, y: 0, width, height: width, eyes: width / 3 })),
        },
        frame: { displayWidth: 360, displayHeight: 640 } as VideoFrame,
        took: 1,
        revived: 0,
      }),
    async told(): Promise<CameraSeen | null | undefined> {
      await vi.advanceTimersByTimeAsync(500);
      const last = calls.findLast(({ name }) => name === 'cameras.seen')?.input;
      return (last as { seen: CameraSeen | null } | undefined)?.seen;
    },
  };
};

it('names every camera there is and which is open, also one that is plugged in later', async () => {
  const screen = open('cam top', 'front', 'top');
  expect(await screen.told()).toEqual({
    found: [
      { id: 'front', name: 'Cam front' },
      { id: 'top', name: 'Cam top' },
    ],
    open: 'top',
    eyes: null,
  });
  expect([screen.openings, screen.live()]).toEqual([['open'], ['top']]);
  screen.plug('third');
  expect((await screen.told())?.found).toHaveLength(3);
});

it('tells how far apart the eyes of the nearest face are, as a part of the wide side of a picture that stands', async () => {
  const screen = open(undefined, 'front');
  await screen.told();
  screen.look(0.2, 0.32);
  expect((await screen.told())?.eyes).toBeCloseTo(((0.32 / 3) * 360) / 640);
  screen.look();
  expect((await screen.told())?.eyes).toBeNull();
  expect(screen.eyes.at(-1)).toBeNull();
});

it('opens no other camera than the one that is set, and still names those there are', async () => {
  const screen = open('gone', 'front');
  expect(await screen.told()).toEqual({
    found: [{ id: 'front', name: 'Cam front' }],
    open: null,
    eyes: null,
  });
  expect([screen.openings, screen.live()]).toEqual([['failed'], []]);
});

it('stops the camera when it is over, and what opens too late', async () => {
  const screen = open(undefined, 'front');
  await screen.told();
  screen.close();
  expect(screen.live()).toEqual([]);
  const late = open(undefined, 'front');
  late.close();
  await vi.advanceTimersByTimeAsync(10);
  expect([late.live(), late.openings]).toEqual([[], []]);
});
