import {
  CLAIM,
  failed,
  ok,
  type Failed,
  type MemberClaim,
  type Result,
} from '../../preload/contract/index.ts';
import { ulid } from '../base/ids.ts';
import type { Batcher } from './batcher.ts';
import { newCouponCode } from './coupon-code.ts';
import { couponOf } from './coupon-view.ts';
import type { HandOff } from './hand-off.ts';
import { deckSeed } from './keys.ts';
import { offerNameOf, type ClaimOp, type OpResult } from './ledger.ts';
import { isMember, type Claimant } from './members.ts';
import { limitOf, termsOf, type OfferRule } from './offer-rule.ts';
import type { OfferParts, Offers } from './offers-parts.ts';
import { siteTime } from './pricing/site-time.ts';
import { isSignedByPhone, type PhoneKey } from './protocol/signing.ts';
import type { Told } from './told.ts';
import { comesTooLate } from './used-today.ts';

/** Who gets a coupon: a phone with a pass from a screen's code, for itself or for a member, while an offer has any left. */
export const openClaiming = (
  parts: Pick<
    OfferParts,
    'ledger' | 'keys' | 'clock' | 'log' | 'members' | 'fresh' | 'hub' | 'loanOf' | 'certify'
  > & {
    readonly timeZone: string;
    readonly apply: Batcher['apply'];
    readonly handOff: Pick<HandOff, 'present' | 'memberTries'>;
    readonly ruleOf: (offer: string) => OfferRule | undefined;
    readonly told: Pick<Told, 'claimed' | 'holderOf'>;
  },
): Pick<Offers, 'claim'> => {
  const { ledger, keys, clock, log, members, timeZone, apply, handOff, ruleOf, told } = parts;

  /** What only whoever hands out coupons looks at. */
  const claimLimits = (rule: OfferRule) => {
    const { claimsPerPersonDay, claimsPerDay, budget } = rule;
    const { day } = siteTime(clock.wall(), timeZone);
    return {
      ...(claimsPerPersonDay === undefined && claimsPerDay === undefined
        ? {}
        : { daily: { day, perPerson: claimsPerPersonDay ?? null, all: claimsPerDay ?? null } }),
      ...(budget === undefined ? {} : { budget }),
      ...(rule.kind === 'red-packet' && rule.prizes ? { seed: deckSeed(keys, rule) } : {}),
    };
  };

  /** A phone for itself, or for the member whose number it brings. */
  const claimantOf = async (
    { personBy, brand }: OfferRule,
    asked: {
      readonly member: MemberClaim | undefined;
      readonly pass: string;
      readonly phone: string;
      readonly isNode: boolean;
    },
  ): Promise<Result<Claimant>> => {
    const at = clock.wall();
    if (!personBy) return ok({ person: asked.phone, coupon: ulid(at) });
    // A kiosk's key is not its hub's: nobody could tell that it is the same member.
    if (asked.isNode || !members) return failed('risk-not-allowed');
    const wait = handOff.memberTries.wait(asked.phone);
    return wait.ok ? members.claimant({ ...asked, brand, at }) : wait;
  };
  /** What another phone holds is said of, not shown: neither the coupon nor when it was claimed. */
  const refusedMember = async (
    result: OpResult<ClaimOp>,
    phone: string,
  ): Promise<Failed | null> => {
    const isOwn = result.ok && (await told.holderOf(result.value.holding)) === phone;
    const isOther = result.ok ? !isOwn : result.fault.code === 'already-claimed';
    const isTold = isOther || (!result.ok && result.fault.details?.['person'] === true);
    if (isTold) handOff.memberTries.take(phone);
    return isOther ? failed('member-holds') : null;
  };

  return {
    async claim({ pass: text, person: phone, member, signed }) {
      if (signed && !isClaimOf(signed, text)) return failed('proof-wrong');
      const pass = handOff.present(text, phone);
      if (!pass.ok) return pass;
      const { id, offer, screen, visit } = pass.value;
      // Withdrawn by another instance a moment ago: whoever withdrew it has been told that it is.
      await parts.fresh?.();
      const rule = ruleOf(offer);
      if (!rule) return failed('offer-unknown');
      // A kiosk of a hub gives out what that has lent it, and nothing else.
      const isNode = (parts.hub?.() ?? null) !== null;
      const claimant = await claimantOf(rule, { member, pass: id, phone, isNode });
      if (!claimant.ok) return claimant;
      const { person } = claimant.value;
      const loan = isNode ? ((await parts.loanOf?.(offerNameOf(rule))) ?? null) : null;
      if (isNode && !loan) return failed('offer-sold-out');
      const late = loan
        ? null
        : await comesTooLate(ledger, { terms: termsOf(rule), person }, clock.wall(), timeZone);
      // Nobody is given a coupon that no day is left for.
      if (late !== null) {
        if (late === 'person' && isMember(person)) handOff.memberTries.take(phone);
        return failed('limit-today', { person: late === 'person' });
      }
      const result = await apply({
        kind: 'claim',
        intent: id,
        at: clock.wall(),
        ...(loan
          ? {
              terms: loan.terms,
              stock: null,
              perPerson: loan.perPerson,
              lease: { lease: loan.lease },
            }
          : {
              terms: termsOf(rule),
              stock: rule.stock,
              perPerson: limitOf(rule),
              ...claimLimits(rule),
            }),
        person,
        coupon: claimant.value.coupon,
        code: newCouponCode(),
        screen,
      });
      if (isMember(person)) {
        const refused = await refusedMember(result, phone);
        if (refused) return refused;
      }
      if (!result.ok) return result;
      if (!result.value.repeated) log.info('a coupon was claimed', { offer, screen });
      // Bound before anybody hears of it: a right that is lent goes with the key.
      const { holding } = result.value;
      const certificate = signed && (await parts.certify?.(holding, signed.key));
      told.claimed(screen, visit, holding, phone);
      const coupon = couponOf(holding, clock.wall());
      return ok(certificate === undefined ? coupon : { ...coupon, certificate });
    },
  };
};

const isClaimOf = (
  { key, signature }: { readonly key: PhoneKey; readonly signature: Uint8Array },
  pass: string,
): boolean => isSignedByPhone(key, CLAIM, new TextEncoder().encode(pass), signature);
