import { failed, ok } from '../../preload/contract/index.ts';
import type { Handlers } from '../host/peer.ts';
import type { Cameras } from './cameras.ts';

type SetUpCalls = Pick<
  Handlers,
  'cameras.setUp' | 'cameras.seen' | 'cameras.calibrate' | 'cameras.set'
>;

/** Setting a camera up: staff turn things on their page, and the picture is on the screen alone. */
export const cameraSetUpCalls = (cameras: Cameras): SetUpCalls => ({
  'cameras.setUp': ({ screen, open }) => {
    if (!open) cameras.setUps.end(screen);
    else if (cameras.isAllowed(screen)) cameras.setUps.begin(screen);
    else return failed('not-allowed', { field: 'screen' });
    return ok({});
  },
  'cameras.seen': ({ seen }, { peer }) => {
    if (peer.screen === null) return failed('not-allowed', { field: 'screen' });
    if (seen === null) cameras.setUps.end(peer.screen);
    else cameras.setUps.seen(peer.screen, seen);
    return ok({});
  },
  'cameras.calibrate': ({ screen, metres }) => ok(cameras.setUps.calibrate(screen, metres)),
  'cameras.set': ({ screen, setting }) => {
    cameras.set(screen, setting);
    return ok({});
  },
});
