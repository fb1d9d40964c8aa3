import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CameraPurpose, Link, ScreenCamera } from '../../../preload/contract/index.ts';
import { demoDevices } from '../demo/demo-devices.ts';
import type { Framing } from '../demo/person.ts';
import {
  cameraOff,
  cameraStep,
  type CameraCore,
  type CameraEvent,
  type CameraState,
} from './camera-state.ts';
import { cameras, openCamera, type CameraDevices } from './open-camera.ts';
import { stopStream } from './open-streams.ts';

/** A camera that is plugged in is told of at once, and can be opened some time later. */
const LOOK_AGAIN_MS = 2_000;

export type Shown = { readonly state: CameraState; readonly stream: MediaStream | null };

/** A purpose that shoppers are asked about, or the wall at rest, which the site decides. */
export type CameraUse = CameraPurpose | 'passers';

export type TheCamera = {
  readonly store: StoreApi<Shown>;
  /** Opens it for somebody who said yes, to this purpose, or for passers-by; `settings` are this screen's. */
  start(consent: string | null, settings: ScreenCamera, purpose: CameraUse): void;
  stop(): void;
  /** Counts who needs it; when the last lets go it is stopped and what was agreed to is over. */
  hold(screen: string): () => void;
};

/** The thin shell around `camera-state.ts`: devices, tracks, the privacy switch, and the word to the host. */
export const openTheCamera = (
  link: Link,
  machine: (settings: ScreenCamera, purpose: CameraUse) => CameraDevices | undefined,
  /** What staff are told while there is a picture. */
  seen: 'previewing' | 'watching' = 'previewing',
): TheCamera => {
  const store = createStore<Shown>(() => ({ state: cameraOff.state, stream: null }));
  let core: CameraCore = cameraOff;
  let settings: ScreenCamera | null = null;
  let devices: CameraDevices | null = null;
  let holders = 0;
  let turn = 0;
  let again: ReturnType<typeof setInterval> | undefined;
  const consents = new Set<string>();

  const send = (event: CameraEvent): void => {
    const before = core;
    core = cameraStep(core, event);
    if (core.state === before.state) return;
    settle(before.state, core.state);
  };

  const close = () => {
    turn++;
    const { stream } = store.getState();
    if (stream) stopStream(stream);
  };

  const settle = (before: CameraState, state: CameraState) => {
    if (before.kind === 'previewing' || before.kind === 'starting') {
      if (state.kind !== 'previewing') close();
    }
    clearInterval(again);
    if (state.kind === 'lost') again = setInterval(() => void look(), LOOK_AGAIN_MS);
    store.setState({ state, stream: state.kind === 'previewing' ? store.getState().stream : null });
    if (state.kind === 'starting') void open();
    void link.call('cameras.report', {
      state: state.kind === 'previewing' ? seen : state.kind,
      why: state.kind === 'refused' ? state.why : null,
    });
  };

  const open = async () => {
    const mine = ++turn;
    if (!devices || !settings) {
      send({ kind: 'failed', why: 'no-camera' });
      return;
    }
    const opening = await openCamera(devices, settings);
    if (mine !== turn) {
      // Stopped while it was opening.
      if (opening.kind === 'open') stopStream(opening.stream);
      return;
    }
    if (opening.kind === 'failed') {
      send(opening);
      return;
    }
    const { stream } = opening;
    for (const track of stream.getVideoTracks())
      track.addEventListener('ended', () => {
        if (store.getState().stream === stream) send({ kind: 'ended' });
      });
    store.setState({ stream });
    send({ kind: 'opened' });
  };

  const look = async () => {
    if (!devices) return;
    const found = await cameras(devices).catch(() => []);
    send({ kind: 'devices', present: found.length > 0 });
  };
  const changed = () => void look();

  const release = () => {
    send({ kind: 'stop' });
    devices?.removeEventListener('devicechange', changed);
    devices = null;
    for (const id of consents) void link.call('visits.withdraw', { id });
    consents.clear();
  };

  return {
    store,
    start(consent, wanted, purpose) {
      if (consent !== null) consents.add(consent);
      if (!devices || settings?.demo !== wanted.demo) {
        devices?.removeEventListener('devicechange', changed);
        devices = machine(wanted, purpose) ?? null;
        devices?.addEventListener('devicechange', changed);
      }
      settings = wanted;
      send({ kind: 'start' });
    },
    stop: () => send({ kind: 'stop' }),
    hold(screen) {
      holders++;
      const stopWatching = link.watch('cameras', (value) => {
        const mine = value.cameras.find((one) => one.screen === screen);
        if (mine) send({ kind: 'switch', allowed: mine.allowed });
      });
      return () => {
        stopWatching();
        if (--holders === 0) release();
      };
    },
  };
};

/** Passers-by are small numbers and a soft outline: the camera need not work as for a mirror. */
const SMALL = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15 } };

const small = (devices: CameraDevices): CameraDevices => ({
  getUserMedia: (asked) =>
    devices.getUserMedia({
      ...asked,
      video: { ...(typeof asked?.video === 'object' ? asked.video : {}), ...SMALL },
    }),
  enumerateDevices: () => devices.enumerateDevices(),
  addEventListener: devices.addEventListener.bind(devices),
  removeEventListener: devices.removeEventListener.bind(devices),
});

const framingOf = (purpose: CameraUse): Framing =>
  purpose === 'makeup' ? 'near' : purpose === 'passers' ? 'passing' : 'whole';

// Without a secure origin a browser has no camera at all.
export const machineOf = ({ demo }: ScreenCamera, purpose: CameraUse): CameraDevices | undefined =>
  demo ? demoDevices(framingOf(purpose)) : navigator.mediaDevices;

const onePerPage = (make: (link: Link) => TheCamera): ((link: Link) => TheCamera) => {
  const byLink = new WeakMap<Link, TheCamera>();
  return (link) => {
    const known = byLink.get(link) ?? make(link);
    byLink.set(link, known);
    return known;
  };
};

/** One for the page, whoever asks. */
export const theCamera = onePerPage((link) => openTheCamera(link, machineOf));

/** The wall's own: what it sees without a shopper's yes is within reach of no experience that needs one. */
export const passersCamera = onePerPage((link) =>
  openTheCamera(
    link,
    (settings, purpose) => {
      const devices = machineOf(settings, purpose);
      return devices && small(devices);
    },
    'watching',
  ),
);
