import type { Log } from '../../base/log.ts';
import type { SqlMailbox } from '../../fleet/sql-mailbox.ts';
import type { Pulse } from '../../offers/brand/pulse.ts';
import type { OfferVersions } from '../../offers/brand/versions.ts';
import type { Offers } from '../../offers/offers.ts';
import type { News } from './fan-out.ts';
import type { Nodes } from './nodes.ts';
import type { HubDoor } from './staff-door.ts';

/** What other instances tell, and whom it concerns in this one. */
export const hearOthers = (parts: {
  /** Null in an instance alone, which hears nobody. */
  readonly mailbox: SqlMailbox | null;
  readonly door: HubDoor;
  readonly nodes: Nodes;
  readonly offers: Pick<Offers, 'changed' | 'guessed'>;
  readonly pulse: Pulse;
  readonly versions: Pick<OfferVersions, 'reread'>;
  readonly log: Log;
}) => {
  const { mailbox, door, nodes, offers, pulse, versions, log } = parts;
  const cannot = (what: string) => (error: unknown) => log.warn(what, { error: String(error) });
  const rereadOffers = () => {
    versions.reread().catch(cannot('offers could not be read again'));
  };
  return {
    onNews(one: News): void {
      switch (one.kind) {
        case 'mail':
          return mailbox?.arrived(one.node);
        case 'changed':
          pulse.beat(null);
          return offers.changed(one.person);
        case 'guess':
          return offers.guessed(one.who);
        case 'pin':
          return door.tried(one.site, one.client, one.what);
        case 'signed-out':
          return door.signedOut(one.id, one.until);
        case 'offers':
          return rereadOffers();
        case 'node':
          return nodes.forget(one.handle);
      }
    },
    /** For a while nothing was heard. */
    onGap(): void {
      door.reread().catch(cannot('sign-outs could not be read'));
      rereadOffers();
    },
  };
};
