import { calls, failed, ok } from '../../preload/contract/index.ts';
import type { Batcher } from './batcher.ts';
import { couponOf, readRedemptionId } from './coupon-view.ts';
import type { OfferParts, Offers } from './offers-parts.ts';
import type { Places } from './places.ts';
import { plain } from './plain.ts';
import { isUndoneAt, whereOf } from './rulings.ts';
import type { Told } from './told.ts';

/** What staff take back, with a reason: a redemption, or a coupon as a whole. */
export const openTakingBack = (
  parts: Pick<OfferParts, 'ledger' | 'clock' | 'log' | 'hub' | 'beforeUndo' | 'onElsewhere'> & {
    readonly apply: Batcher['apply'];
    readonly told: Pick<Told, 'settled' | 'changed'>;
    readonly places: Pick<Places, 'isGoodAt'>;
  },
): Pick<Offers, 'undo' | 'void'> => {
  const { ledger, clock, log, apply, told, places } = parts;
  return {
    async undo({ redemption, intent, reason, by, site }) {
      const input = calls['offers.undo'].input.safeParse({
        redemption,
        intent,
        reason: plain(reason),
      });
      if (!input.success) {
        const field = String(input.error.issues[0]?.path[0] ?? '');
        return field === 'redemption'
          ? failed('redemption-unknown')
          : failed('bad-input', { field });
      }
      if (input.data.reason === '') return failed('reason-missing');
      const named = readRedemptionId(input.data.redemption);
      if (!named) return failed('redemption-unknown');
      const { data } = input;
      const held = await ledger.byId(named.coupon);
      const used = held?.turns.find(({ turn }) => turn === named.turn);
      if (held && used && site && !isUndoneAt(plain(site.name), held, used))
        return failed('redemption-elsewhere', { where: whereOf(used) });
      if (used) parts.beforeUndo?.(used.till);
      const result = await apply({
        kind: 'reverse',
        intent: data.intent,
        at: clock.wall(),
        ...named,
        by: plain(by),
        reason: data.reason,
      });
      if (!result.ok) return result;
      if (!result.value.repeated)
        log.info('a redemption was reversed', { offer: result.value.holding.terms.id });
      return told.settled(result.value);
    },

    async void({ coupon, intent, reason, by, site }) {
      const words = plain(reason);
      if (words === '') return failed('reason-missing');
      // A kiosk's hub would go on lending what only that kiosk knows to be void.
      if ((parts.hub?.() ?? null) !== null) return failed('coupon-elsewhere', { where: 'hub' });
      const held = await ledger.byId(coupon);
      // Asked again after it was done, it is answered as it was.
      if (held && !held.voided && site && !places.isGoodAt(held, site.id))
        return failed('offer-not-here');
      if (held && held.authority !== null) parts.onElsewhere?.(held);
      const at = clock.wall();
      const result = await apply({
        kind: 'void',
        intent,
        at,
        coupon,
        by: plain(by),
        reason: words,
      });
      if (!result.ok) return result;
      const { holding, repeated } = result.value;
      if (!repeated) log.info('a coupon was made void', { offer: holding.terms.id });
      told.changed(holding);
      return ok({ coupon: couponOf(holding, clock.wall()) });
    },
  };
};
