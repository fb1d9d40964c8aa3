import type { CameraRefusal } from '../../../preload/contract/index.ts';

export type CameraState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'previewing' }
  /** Pulled; comes back by itself when plugged in. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly why: CameraRefusal };

export type CameraEvent =
  /** A shopper said yes. */
  | { readonly kind: 'start' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'failed'; readonly why: Exclude<CameraRefusal, 'privacy-switch'> }
  /** The stream came to an end that nobody here made. */
  | { readonly kind: 'ended' }
  /** Devices were plugged in or pulled; `present` says whether there is a camera among them now. */
  | { readonly kind: 'devices'; readonly present: boolean }
  | { readonly kind: 'switch'; readonly allowed: boolean }
  | { readonly kind: 'stop' };

export type CameraCore = {
  readonly state: CameraState;
  /** The staff's privacy switch. */
  readonly allowed: boolean;
  /** It has shown a picture since it was started: what fails now is a camera that was pulled. */
  readonly shown: boolean;
};

export const cameraOff: CameraCore = { state: { kind: 'off' }, allowed: true, shown: false };

const starting = { kind: 'starting' } as const;
const off = { kind: 'off' } as const;

const refused = (why: CameraRefusal): CameraState => ({ kind: 'refused', why });

/** Pure. What has to be opened or closed follows from the state alone. */
export const cameraStep = (core: CameraCore, event: CameraEvent): CameraCore => {
  const { state } = core;
  switch (event.kind) {
    case 'start':
      if (!core.allowed) return { ...core, state: refused('privacy-switch') };
      return state.kind === 'off' || state.kind === 'refused'
        ? { ...core, state: starting, shown: false }
        : core;
    case 'opened':
      return state.kind === 'starting'
        ? { ...core, state: { kind: 'previewing' }, shown: true }
        : core;
    case 'failed':
      if (state.kind !== 'starting') return core;
      // A camera that is plugged in again is listed before it can be opened.
      return core.shown && event.why !== 'permission'
        ? { ...core, state: { kind: 'lost' } }
        : { ...core, state: refused(event.why) };
    case 'ended':
      return state.kind === 'previewing' ? { ...core, state: { kind: 'lost' } } : core;
    case 'devices':
      if (!event.present) return core;
      return state.kind === 'lost' || (state.kind === 'refused' && state.why === 'no-camera')
        ? { ...core, state: starting }
        : core;
    case 'switch':
      return switched({ ...core, allowed: event.allowed });
    case 'stop':
      return { ...core, state: off, shown: false };
  }
};

/** Turned on again it waits for a tap: nobody should be seen because somebody else turned a switch. */
const switched = (core: CameraCore): CameraCore => {
  const { state, allowed } = core;
  const offBySwitch = state.kind === 'refused' && state.why === 'privacy-switch';
  if (allowed) return offBySwitch ? { ...core, state: off, shown: false } : core;
  return state.kind === 'off' ? core : { ...core, state: refused('privacy-switch'), shown: false };
};
