import { failed, ok } from '../../preload/contract/index.ts';
import { openBatcher } from './batcher.ts';
import { openClaiming } from './claiming.ts';
import { openHandOff } from './hand-off.ts';
import type { OfferParts, Offers } from './offers-parts.ts';
import { placesOf } from './places.ts';
import { openRedeeming } from './redeeming.ts';
import { openTakingBack } from './taking-back.ts';
import { openTold } from './told.ts';

export type { Offers } from './offers-parts.ts';

/** Offers as the contract has them, over a ledger: who may claim what, and what a till may do with it. */
export const openOffers = (parts: OfferParts): Offers => {
  const { ledger, keys, clock, rules, brands, publicUrl, visitOf } = parts;
  const { apply, drained } = openBatcher((ops) => ledger.applyBatch(ops), ledger.pace);
  const timeZone = parts.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const ruleOf = (offer: string) => rules().find(({ id }) => id === offer);
  const places = placesOf(parts);
  const told = openTold(parts);
  const handOff = openHandOff({
    ledger,
    clock,
    keys,
    ruleOf,
    brandOf: (brand) => brands().find(({ id }) => id === brand),
    publicUrl,
    visitOf,
    seatsPerSlot: parts.seatsPerSlot ?? 5,
    hub: parts.hub,
    loanOf: parts.loanOf,
    codes: parts.codes,
    onGuess: parts.onGuess,
  });

  return {
    ticket: handOff.ticket,
    async open(asked) {
      return isPerson(asked.person) ? handOff.open(asked) : failed('not-allowed');
    },
    ...openClaiming({ ...parts, apply, handOff, told, timeZone, ruleOf }),
    ...openRedeeming({ ...parts, apply, told, places, timeZone }),
    ...openTakingBack({ ...parts, apply, told, places }),

    async wallet({ person }) {
      return isPerson(person) ? ok(await told.wallets.read(person)) : failed('not-allowed');
    },
    walletOf: told.wallets.of,
    async where({ coupon, person }) {
      const held = await ledger.byId(coupon);
      if (!held || (await told.holderOf(held)) !== person) return failed('coupon-unknown');
      return ok(places.where(held));
    },

    claims: told.claims,
    redemptions: told.redemptions,
    claimedAtHub({ slot, ...claim }) {
      told.notice(claim, handOff.visitAtHub(claim.screen, claim.offer, slot));
    },
    guessed: handOff.guessed,
    changed: told.changedElsewhere,
    forgetVisit(visit) {
      handOff.forgetVisit(visit);
      told.forgetVisit(visit);
    },
    close() {
      told.close();
      return drained();
    },
  };
};

/** A pseudonym given by the host, never a name. */
const isPerson = (person: string): boolean => /^[\x21-\x7e]{1,128}$/.test(person);
