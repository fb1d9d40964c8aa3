import { failed, ok } from '../../preload/contract/index.ts';
import type { Handlers } from '../host/peer.ts';
import type { Cameras } from './cameras.ts';
import type { PassersWatch } from './passers-watch.ts';
import type { ShopInsights } from './shop-insights.ts';

type PassersCalls = Pick<
  Handlers,
  'passers.watch' | 'passers.count' | 'passers.allow' | 'insights.passers'
>;

/** Passers-by, from the camera's leave to the report: what no switch allows is neither watched nor counted. */
export const passersCalls = ({
  cameras,
  watch,
  insights,
}: {
  readonly cameras: Cameras;
  readonly watch: PassersWatch;
  readonly insights: ShopInsights;
}): PassersCalls => ({
  'passers.watch': ({ watching }, { peer }) => {
    if (peer.screen === null) return failed('not-allowed', { field: 'screen' });
    const may = watching && cameras.mayWatch(peer.screen);
    if (may) watch.begin(peer.screen);
    else watch.end(peer.screen);
    return ok({ may });
  },
  'passers.count': (count, { peer }) => {
    if (peer.screen === null || !cameras.mayWatch(peer.screen))
      return failed('not-allowed', { field: 'screen' });
    insights.passed(peer.screen, count);
    return ok({});
  },
  'passers.allow': ({ screen, allowed }) => {
    cameras.allowPassers(screen, allowed);
    return ok({});
  },
  'insights.passers': ({ days }) => ok(insights.passers(days)),
});
