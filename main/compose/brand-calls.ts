import { failed, type Result } from '../../preload/contract/index.ts';
import type { Handlers, Peer } from '../host/peer.ts';
import type { BrandDesk, Manager } from '../offers/brand/desk.ts';

/** What a brand asks, at a kiosk or at a hub; whose brand it is, the token says. */
export const brandCalls = (
  desk: BrandDesk,
  door: { brandOf(token: string): string | null; nameOf(token: string): string | null },
) => {
  const as = async <T>(
    peer: Peer,
    ask: (who: Manager) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const token = peer.staffToken;
    const brand = token === null ? null : door.brandOf(token);
    if (token === null || brand === null) return failed('not-allowed', { field: 'brand' });
    return ask({ brand, by: door.nameOf(token) ?? brand });
  };
  return {
    'brand.offers': (_input, { peer }) => as(peer, desk.offers),
    'brand.check': (input, { peer }) => as(peer, (who) => desk.check(who, input)),
    'brand.publish': (input, { peer }) => as(peer, (who) => desk.publish(who, input)),
    'brand.act': (input, { peer }) => as(peer, (who) => desk.act(who, input)),
    'brand.history': (_input, { peer }) => as(peer, desk.history),
    'brand.exceptions': (_input, { peer }) => as(peer, desk.exceptions),
    'brand.settle': (input, { peer }) => as(peer, (who) => desk.settle(who, input)),
    'brand.lost': (_input, { peer }) => as(peer, desk.lost),
    'brand.writeOff': (input, { peer }) => as(peer, (who) => desk.writeOff(who, input)),
    'brand.csv': (input, { peer }) => as(peer, (who) => desk.csv(who, input)),
  } satisfies Partial<Handlers>;
};
