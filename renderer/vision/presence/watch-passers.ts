import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Link, ScreenCamera, ScreenPlace } from '../../../preload/contract/index.ts';
import type { TheCamera } from '../camera/the-camera.ts';
import type { openTracker, Sight, Tracker } from '../tracker/tracker.ts';
import { isNear } from './distance.ts';
import { outlineOf, type Outline } from './outline.ts';
import { countOf, nobody, passersStep, staysSoFar, type Passers } from './passers.ts';
import { isEmpty, nothingYet, withStay } from './tally.ts';

/** Three times within the leave that the host gives. */
const ASK_AGAIN_MS = 20_000;
/** After the last passer-by the outline's worker waits so long for the next: it takes a moment to begin. */
const LINGER_MS = 60_000;

export type Seen =
  | { readonly kind: 'off' }
  /** `here`: how many stand there; `near`: whether one of them could touch the glass. */
  | { readonly kind: 'watching'; readonly here: number; readonly near: boolean };

const OFF: Seen = { kind: 'off' };

/** What a wall shows of whoever passes it. */
export type PassersBoard = {
  readonly seen: StoreApi<Seen>;
  /** The shadow of whoever is there; null while it is nobody's. */
  readonly outline: StoreApi<Outline | null>;
};

export const passersBoard = (): PassersBoard => ({
  seen: createStore<Seen>(() => OFF),
  outline: createStore<Outline | null>(() => null),
});

export type PassersWatch = {
  /** Gives camera, workers and memory back. `begun` says that a visit begins now. */
  close(begun: boolean): void;
};

/**
 * The thin shell around `passers.ts` while the wall is at rest: asks the host's leave again and again, has a camera and
 * a worker while it is given, and tells numbers.
 */
export const watchPassers = ({
  board: { seen, outline },
  link,
  camera,
  screen,
  settings,
  outlined,
  track,
  now = () => performance.now(),
}: {
  readonly board: PassersBoard;
  readonly link: Link;
  readonly camera: TheCamera;
  readonly screen: ScreenPlace['id'];
  readonly settings: ScreenCamera;
  /** Whether this wall shows outlines. */
  readonly outlined: boolean;
  readonly track: typeof openTracker;
  readonly now?: () => number;
}): PassersWatch => {
  let closed = false;
  let may = false;
  let passers: Passers = nobody;
  let tally = nothingYet;
  let lastHere = Number.NEGATIVE_INFINITY;
  let looking: { readonly stream: MediaStream; readonly faces: Tracker } | null = null;
  let shadow: Tracker | null = null;
  const letGo = camera.hold(screen);

  const show = (next: Seen) => {
    const before = seen.getState();
    const same =
      next.kind === 'watching' && before.kind === 'watching'
        ? next.here === before.here && next.near === before.near
        : next.kind === before.kind;
    if (!same) seen.setState(next, true);
  };

  const tell = () => {
    if (isEmpty(tally)) return;
    void link.call('passers.count', tally);
    tally = nothingYet;
  };

  const endShadow = () => {
    outline.getState()?.shade.fill(0);
    outline.setState(null, true);
    shadow?.close();
    shadow = null;
  };

  const onMask = (sight: Sight<'segmentation'> | null) => {
    const mask = sight?.found.mask;
    if (countOf(passers) === 0 || !mask) outline.setState(null, true);
    else outline.setState(outlineOf(mask, settings.mirror, outline.getState()), true);
    mask?.values.fill(0);
  };

  const onFaces = (stream: MediaStream, sight: Sight<'presence'> | null) => {
    if (!sight) return;
    const { faces } = sight.found;
    const at = now();
    const step = passersStep(passers, faces, at / 1000);
    passers = step.passers;
    for (const event of step.events)
      if (event.kind === 'left') tally = withStay(tally, event.stayed);
    const here = countOf(passers);
    const before = seen.getState();
    const picture = { width: sight.frame.displayWidth, height: sight.frame.displayHeight };
    const wasNear = before.kind === 'watching' && before.near;
    const near = isNear(wasNear, faces, picture, settings.fieldOfView);
    show({
      kind: 'watching',
      here,
      // Turned away for a moment they are where they were.
      near: here > 0 && (faces.length === 0 ? wasNear : near),
    });
    if (here > 0) lastHere = at;
    if (here === 0 && outline.getState()) outline.setState(null, true);
    if (outlined && here > 0) shadow ??= track('segmentation', stream, onMask);
    else if (shadow && at - lastHere > LINGER_MS) endShadow();
  };

  const endLooking = () => {
    for (const stay of staysSoFar(passers)) tally = withStay(tally, stay);
    passers = nobody;
    looking?.faces.close();
    looking = null;
    endShadow();
  };

  /** What follows from the camera's state: a worker while there is a picture, none without. */
  const settle = () => {
    const { state, stream } = camera.store.getState();
    if (looking && looking.stream !== stream) endLooking();
    if (stream && !looking)
      looking = { stream, faces: track('presence', stream, (sight) => onFaces(stream, sight)) };
    const opens = state.kind === 'starting' || state.kind === 'previewing';
    if (!opens) show(OFF);
    else if (seen.getState().kind === 'off') show({ kind: 'watching', here: 0, near: false });
  };

  const begin = () => {
    const { kind } = camera.store.getState().state;
    if (may && (kind === 'off' || kind === 'refused')) camera.start(null, settings, 'passers');
    if (!may && kind !== 'off') camera.stop();
  };

  const ask = async () => {
    tell();
    const answer = await link.call('passers.watch', { watching: true });
    if (closed) return;
    // Without an answer there is no leave.
    may = answer.ok && answer.value.may;
    begin();
  };

  const stopFollowing = camera.store.subscribe(settle);
  const timer = setInterval(() => void ask(), ASK_AGAIN_MS);
  void ask();

  return {
    close(begun) {
      if (closed) return;
      closed = true;
      clearInterval(timer);
      stopFollowing();
      const were = countOf(passers);
      endLooking();
      letGo();
      show(OFF);
      if (begun && were > 0) tally = { ...tally, begun: tally.begun + 1 };
      tell();
      void link.call('passers.watch', { watching: false });
    },
  };
};
