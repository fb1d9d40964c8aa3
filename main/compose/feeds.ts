import type { EventValue } from '../../preload/contract/index.ts';
import { cell, type Value } from '../base/value.ts';
import type { Feeds, Peer } from '../host/peer.ts';

export type FeedParts = { readonly [N in Exclude<keyof Feeds, 'wallet'>]: Value<EventValue<N>> } & {
  wallet(person: string): Value<EventValue<'wallet'>>;
};

const noWallet = cell<EventValue<'wallet'>>({ coupons: [] });

/** Every event of the contract. Only the wallet differs from peer to peer: nobody watches another's. */
export const createFeeds = ({ wallet, ...parts }: FeedParts): Feeds => {
  const same =
    <N extends Exclude<keyof Feeds, 'wallet'>>(name: N) =>
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
    wallet: (peer: Peer) => (peer.person === null ? noWallet : wallet(peer.person)),
  };
};
