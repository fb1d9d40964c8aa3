import type { EventValue } from '../../preload/contract/index.ts';
import { cell, type Value } from '../base/value.ts';
import type { Feeds, Peer } from '../host/peer.ts';

export type FeedParts = { readonly [N in Exclude<keyof Feeds, Own>]: Value<EventValue<N>> } & {
  wallet(person: string): Value<EventValue<'wallet'>>;
  figures(token: string): Value<EventValue<'figures'>> | null;
};
/** What differs from peer to peer: nobody watches another's wallet, nor another brand's figures. */
type Own = 'wallet' | 'figures';

const noWallet = cell<EventValue<'wallet'>>({ coupons: [] });

const noFigures = cell<EventValue<'figures'>>({ changed: 0 });

/** Every event of the contract. */
export const createFeeds = ({ wallet, figures, ...parts }: FeedParts): Feeds => {
  const same =
    <N extends Exclude<keyof Feeds, Own>>(name: N) =>
    () =>
      parts[name] as Value<EventValue<N>>;
  return {
    site: same('site'),
    presence: same('presence'),
    devices: same('devices'),
    handoffs: same('handoffs'),
    pointed: same('pointed'),
    errands: same('errands'),
    imports: same('imports'),
    boosts: same('boosts'),
    claims: same('claims'),
    redemptions: same('redemptions'),
    hub: same('hub'),
    alerts: same('alerts'),
    bench: same('bench'),
    cameras: same('cameras'),
    figures: ({ staffToken }: Peer) =>
      (staffToken === null ? null : figures(staffToken)) ?? noFigures,
    wallet: (peer: Peer) => (peer.person === null ? noWallet : wallet(peer.person)),
  };
};
