import { failed } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { NodeBook, NodeRecord } from '../../fleet/node-book.ts';
import type { LostAtKiosks } from '../../offers/brand/desk.ts';
import type { Lost, Out } from '../../offers/protocol/lost.ts';
import { nodeOf } from '../../offers/protocol/rights.ts';
import type { HubSite } from '../../settings/hub-folder.ts';
import { siteOfNode } from './nodes.ts';

/** A shop that is closed for a night, or a weekend's last day, is not lost. */
const SILENT_MS = 24 * 3_600_000;
/** Pages ask every few seconds, and looking through all that is out is work. */
const KEPT_MS = 15_000;

/**
 * What a brand may write off: what is with a kiosk that forgot it, that is no more, or that has said nothing for long.
 * That a kiosk is silent proves nothing, so that somebody has to say it, and its store is charged.
 */
export const lostAtKiosks = (parts: {
  readonly lost: Lost;
  readonly book: Pick<NodeBook, 'byName'>;
  readonly sites: () => readonly HubSite[];
  readonly clock: Clock;
  readonly log: Log;
}): LostAtKiosks => {
  const { lost, book, sites, clock, log } = parts;

  const whyOf = (
    record: NodeRecord | null,
    holder: string,
  ): 'forgot' | 'gone' | 'silent' | null => {
    if (!record) return 'gone';
    const now = record.state.holder;
    if (now !== undefined && now !== holder) return 'forgot';
    return clock.wall() - record.seenAt > SILENT_MS ? 'silent' : null;
  };
  const told = async (one: Out) => {
    const kiosk = nodeOf(one.holder);
    const record = await book.byName(kiosk);
    const why = whyOf(record, one.holder);
    if (why === null) return [];
    const site = sites().find(({ id }) => id === siteOfNode(kiosk))?.name ?? null;
    const { holder, offer, title, rights, stock, worth } = one;
    const seenAt = record && record.seenAt > 0 ? record.seenAt : null;
    return [{ holder, kiosk, site, offer, title, rights, stock, worth, why, seenAt }];
  };
  const list: LostAtKiosks['list'] = async (brand) => {
    const out = await lost.out({ brand });
    return (await Promise.all(out.map(told))).flat();
  };
  const kept = new Map<string, { readonly at: number; readonly found: ReturnType<typeof list> }>();

  return {
    list(brand) {
      const known = kept.get(brand);
      if (known && clock.now() - known.at < KEPT_MS) return known.found;
      const found = list(brand);
      kept.set(brand, { at: clock.now(), found });
      found.catch(() => kept.delete(brand));
      return found;
    },
    async writeOff(which, why) {
      const record = await book.byName(nodeOf(which.holder));
      // A kiosk that is there gives back what is asked of it.
      if (whyOf(record, which.holder) === null)
        return failed('coupon-elsewhere', { where: nodeOf(which.holder) });
      const done = await lost.writeOff(which, why);
      kept.delete(which.brand);
      if (done.ok) log.warn('what a kiosk had was written off', { ...which, ...done.value });
      return done;
    },
  };
};
