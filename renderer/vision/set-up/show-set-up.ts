import type { CameraSeen, Link, ScreenCamera } from '../../../preload/contract/index.ts';
import {
  cameraMeant,
  cameras,
  openCamera,
  type CameraDevices,
  type Opening,
} from '../camera/open-camera.ts';
import { stopStream } from '../camera/open-streams.ts';
import type { openTracker, Sight, Tracker } from '../tracker/tracker.ts';

const TELL_MS = 500;
const NAME = 256;

/** How far the eyes of the nearest face are apart, as a part of the wide side. */
const eyesOf = ({ found, frame }: Sight<'presence'>): number | null => {
  const { displayWidth, displayHeight } = frame;
  const [nearest] = found.faces.toSorted((a, b) => b.width - a.width);
  const part = ((nearest?.eyes ?? 0) * displayWidth) / Math.max(displayWidth, displayHeight);
  return part > 0 ? Math.min(1, part) : null;
};

/**
 * Opens the camera as it is set, looks for a face, and tells staff's page twice a second which cameras there are and how
 * far apart its eyes are. The picture goes to `onOpening` and no further.
 */
export const showSetUp = ({
  link,
  devices,
  settings,
  track,
  onOpening,
  onEyes,
}: {
  readonly link: Link;
  readonly devices: CameraDevices;
  readonly settings: ScreenCamera;
  readonly track: typeof openTracker;
  onOpening(opening: Opening): void;
  onEyes(eyes: number | null): void;
}): (() => void) => {
  let closed = false;
  let stream: MediaStream | null = null;
  let tracker: Tracker | null = null;
  let seen: CameraSeen = { found: [], open: null, eyes: null };

  const list = async () => {
    const found = await cameras(devices).catch(() => []);
    const meant = cameraMeant(found, settings.device);
    seen = {
      ...seen,
      found: found.map(({ deviceId, label }) => ({
        id: deviceId.slice(0, NAME),
        name: label.slice(0, NAME),
      })),
      open: stream && meant ? meant.deviceId.slice(0, NAME) : null,
    };
  };

  const open = async () => {
    const opening = await openCamera(devices, settings);
    if (closed) {
      if (opening.kind === 'open') stopStream(opening.stream);
      return;
    }
    onOpening(opening);
    if (opening.kind === 'open') {
      ({ stream } = opening);
      void link.call('cameras.report', { state: 'previewing', why: null });
      tracker = track('presence', stream, (sight) => {
        if (!sight) return;
        seen = { ...seen, eyes: eyesOf(sight) };
        onEyes(seen.eyes);
      });
    }
    await list();
  };
  const changed = () => void list();
  devices.addEventListener('devicechange', changed);
  void open();
  const timer = setInterval(() => void link.call('cameras.seen', { seen }), TELL_MS);

  return () => {
    closed = true;
    clearInterval(timer);
    devices.removeEventListener('devicechange', changed);
    tracker?.close();
    if (!stream) return;
    stopStream(stream);
    void link.call('cameras.report', { state: 'off', why: null });
  };
};
