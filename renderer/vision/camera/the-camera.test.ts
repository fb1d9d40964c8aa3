import { expect, it, vi } from 'vitest';
import type { ScreenCamera } from '../../../preload/contract/index.ts';
import { fakeLink } from '../../../tests/fakes/fake-link.ts';
import { fakeShop } from '../../../tests/fakes/fake-shop.ts';
import type { CameraDevices } from './open-camera.ts';
import { openStreams } from './open-streams.ts';
import { openTheCamera } from './the-camera.ts';

class Track extends EventTarget {
  readyState: 'live' | 'ended' = 'live';
  readonly deviceId: string;
  constructor(deviceId: string) {
    super();
    this.deviceId = deviceId;
  }
  stop() {
    this.readyState = 'ended';
  }
  getSettings() {
    return { deviceId: this.deviceId };
  }
}

/** A machine whose cameras can be plugged in and pulled. */
const machine = (...plugged: string[]) => {
  const tracks: Track[] = [];
  const target = new EventTarget();
  const devices = {
    getUserMedia: vi.fn(({ video }: { video: { deviceId?: { exact: string } } }) => {
      const id = video.deviceId?.exact ?? plugged[0];
      if (id === undefined || !plugged.includes(id))
        return Promise.reject(new DOMException('', 'NotFoundError'));
      const track = new Track(id);
      tracks.push(track);
      return Promise.resolve({ getTracks: () => [track], getVideoTracks: () => [track] });
    }),
    enumerateDevices: () =>
      Promise.resolve(
        plugged.map((deviceId) => ({ kind: 'videoinput', deviceId, label: `Cam ${deviceId}` })),
      ),
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
  };
  return {
    devices: devices as unknown as CameraDevices,
    tracks,
    live: () => tracks.filter(({ readyState }) => readyState === 'live').map((one) => one.deviceId),
    pull() {
      plugged.length = 0;
      for (const track of tracks.splice(0)) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
      target.dispatchEvent(new Event('devicechange'));
    },
    plug(id: string) {
      plugged.push(id);
      target.dispatchEvent(new Event('devicechange'));
    },
  };
};

const settings: ScreenCamera = {
  rotation: 0,
  mirror: true,
  fieldOfView: 65,
  demo: false,
  passers: false,
};

const open = (...plugged: string[]) => {
  const shop = fakeLink(fakeShop(0));
  const box = machine(...plugged);
  const camera = openTheCamera(shop.link, () => box.devices);
  const withdrawn = () =>
    shop.calls.filter(({ name }) => name === 'visits.withdraw').map(({ input }) => input);
  return { shop, box, camera, withdrawn, state: () => camera.store.getState().state };
};

it('opens for a yes, and stops tracks and withdraws when the last view lets go', async () => {
  const { box, camera, state, withdrawn } = open('a');
  const first = camera.hold('atrium');
  const second = camera.hold('atrium');
  expect(box.devices.getUserMedia).not.toHaveBeenCalled();
  camera.start('yes-1', settings, 'comic');
  await vi.waitFor(() => expect(state()).toEqual({ kind: 'previewing' }));
  first();
  expect(box.live()).toEqual(['a']);
  second();
  expect([state(), box.live(), withdrawn()]).toEqual([{ kind: 'off' }, [], [{ id: 'yes-1' }]]);
  expect(camera.store.getState().stream).toBeNull();
});

it('waits for a camera that was pulled, and goes on by itself', async () => {
  const { box, camera, state } = open('a');
  camera.hold('atrium');
  camera.start('yes', settings, 'comic');
  await vi.waitFor(() => expect(state().kind).toBe('previewing'));
  box.pull();
  expect(state()).toEqual({ kind: 'lost' });
  box.plug('a');
  await vi.waitFor(() => expect(state().kind).toBe('previewing'));
  expect(box.live()).toEqual(['a']);
});

it('goes dark at once when staff turn the privacy switch', async () => {
  const { shop, box, camera, state } = open('a');
  camera.hold('atrium');
  camera.start('yes', settings, 'comic');
  await vi.waitFor(() => expect(state().kind).toBe('previewing'));
  shop.allowCameras(false);
  expect([state(), box.live()]).toEqual([{ kind: 'refused', why: 'privacy-switch' }, []]);
  shop.allowCameras(true);
  expect(state()).toEqual({ kind: 'off' });
});

it('takes the camera the site names, by name or id, and never another', async () => {
  const named = open('front', 'top');
  named.camera.hold('atrium');
  named.camera.start('yes', { ...settings, device: 'cam TOP' }, 'comic');
  await vi.waitFor(() => expect(named.state().kind).toBe('previewing'));
  expect(named.box.live()).toEqual(['top']);

  const missing = open('front');
  missing.camera.hold('atrium');
  missing.camera.start('yes', { ...settings, device: 'gone' }, 'comic');
  await vi.waitFor(() => expect(missing.state()).toEqual({ kind: 'refused', why: 'no-camera' }));
  expect(missing.box.live()).toEqual([]);
});

it('stops what opens too late, and whatever is open at the wipe', async () => {
  const late = open('a');
  late.camera.hold('atrium');
  late.camera.start('yes', settings, 'comic');
  late.camera.stop();
  await vi.waitFor(() => expect(late.box.tracks).toHaveLength(1));
  await vi.waitFor(() => expect(late.box.live()).toEqual([]));

  const open2 = open('b');
  open2.camera.hold('atrium');
  open2.camera.start('yes', settings, 'comic');
  await vi.waitFor(() => expect(open2.state().kind).toBe('previewing'));
  openStreams.stopAll();
  expect(open2.box.live()).toEqual([]);
});
