import type { CameraRefusal, ScreenCamera } from '../../../preload/contract/index.ts';
import { keepStream, stopStream } from './open-streams.ts';
import { upright } from './upright.ts';

/** What is needed of the machine; a test or the drawn person stands in for it. */
export type CameraDevices = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

export type Opening =
  | { readonly kind: 'open'; readonly stream: MediaStream }
  | { readonly kind: 'failed'; readonly why: Exclude<CameraRefusal, 'privacy-switch'> };

const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
/** A shell hears of the consent beside us, and its leave may come a moment after the answer. */
const LEAVE_TRIES = 4;
const LEAVE_WAIT_MS = 250;

/** Names of https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia. */
export const whyNot = (error: unknown): Exclude<CameraRefusal, 'privacy-switch'> => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'permission';
  if (name === 'NotReadableError' || name === 'AbortError') return 'in-use';
  return 'no-camera';
};

export const cameras = async (devices: CameraDevices): Promise<readonly MediaDeviceInfo[]> =>
  (await devices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');

/** The camera that is meant. Ids differ from machine to machine; names can be read off a box. */
export const cameraMeant = <C extends Pick<MediaDeviceInfo, 'deviceId' | 'label'>>(
  found: readonly C[],
  wanted: string | undefined,
): C | null =>
  (wanted === undefined
    ? found[0]
    : (found.find(({ deviceId }) => deviceId === wanted) ??
      found.find(({ label }) => label.toLowerCase().includes(wanted.toLowerCase())))) ?? null;

const idOf = async (devices: CameraDevices, wanted: string): Promise<string | null> =>
  cameraMeant(await cameras(devices), wanted)?.deviceId ?? null;

const ask = async (devices: CameraDevices, deviceId?: string): Promise<MediaStream> => {
  const video = deviceId === undefined ? SIZE : { ...SIZE, deviceId: { exact: deviceId } };
  for (let tries = 1; ; tries++) {
    try {
      return keepStream(await devices.getUserMedia({ video, audio: false }));
    } catch (error) {
      if (whyNot(error) !== 'permission' || tries === LEAVE_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, LEAVE_WAIT_MS));
    }
  }
};

/** The camera this screen is set to, as an upright stream. */
export const openCamera = async (
  devices: CameraDevices,
  settings: ScreenCamera,
): Promise<Opening> => {
  let stream: MediaStream;
  try {
    if (settings.device === undefined) stream = await ask(devices);
    else {
      // Names are told only to a page that may use a camera.
      const any = await ask(devices);
      const id = await idOf(devices, settings.device);
      const isIt = id !== null && any.getVideoTracks()[0]?.getSettings().deviceId === id;
      if (!isIt) stopStream(any);
      // Another camera than the one that was set may look where nobody agreed to.
      if (id === null) return { kind: 'failed', why: 'no-camera' };
      stream = isIt ? any : await ask(devices, id);
    }
  } catch (error) {
    return { kind: 'failed', why: whyNot(error) };
  }
  return { kind: 'open', stream: upright(stream, settings.rotation) };
};
