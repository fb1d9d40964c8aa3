import {
  calls,
  failed,
  ok,
  type Brand,
  type CallOutput,
  type Result,
  type Ticket,
} from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { randomCode, spaceCode } from '../base/ids.ts';
import { tokenBuckets } from '../base/token-buckets.ts';
import { couponOf } from './coupon-view.ts';
import type { OfferKeys } from './keys.ts';
import { isUsedUp, offerNameOf, type Ledger, type OfferName } from './ledger.ts';
import { limitOf, offerOf, termsOf, whileClaimable, type OfferRule } from './offer-rule.ts';
import type { Loan } from './protocol/leases.ts';
import { PASS_MS, readPass, writePass, type Pass } from './pass.ts';
import { claimUrl } from './rotating-code.ts';
import { openTickets, type CodeBook } from './tickets.ts';

/** A hub that this kiosk's phones are led to: codes are signed with the key that it knows the kiosk by. */
export type HubStand = {
  readonly url: string;
  /** What its codes begin with, so that the hub knows whose they are. */
  readonly prefix: string;
  readonly codeKey: Uint8Array;
  /** As far as the hub has told; null where it has not, or there is no limit. */
  left(offer: string): number | null;
  /** The hub's time where it is known: a kiosk's own clock may be a day off, and the slot is the hub's to check. */
  wall(): number;
  /** It cannot be reached, as far as this kiosk can tell. */
  isAway(): boolean;
};

/** Wrong codes one client may try: a hand full of typing mistakes, then one a second. 2^30 take 34 years. */
const GUESSES = { capacity: 20, perSecond: 1 };
const MOST_KNOWN = 10_000;

type HandOffParts = {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly keys: OfferKeys;
  readonly ruleOf: (offer: string) => OfferRule | undefined;
  readonly brandOf: (brand: string) => Brand | undefined;
  readonly publicUrl: () => string | null;
  readonly visitOf: (screen: string) => string | null;
  readonly seatsPerSlot: number;
  /** Null where this kiosk's phones come to itself; `joining` while its hub does not know it yet. */
  readonly hub?: (() => HubStand | 'joining' | null) | undefined;
  /** At a kiosk of a hub: what it may give out by itself. */
  readonly loanOf?: ((of: OfferName) => Promise<Loan | null>) | undefined;
  /** Where codes lead that stood on screens elsewhere. */
  readonly codes?: CodeBook | undefined;
  /** Told of every wrong code, so that others who serve the same phones can count it too. */
  readonly onGuess?: ((who: string) => void) | undefined;
};

/** From the screen to the phone: the code that is shown, the code that comes back, and the pass it earns. */
export const openHandOff = (parts: HandOffParts) => {
  const { ledger, clock, keys, ruleOf, brandOf, publicUrl, visitOf, seatsPerSlot } = parts;
  const tickets = openTickets({ key: keys.code, seats: seatsPerSlot });
  const codes = parts.codes ?? tickets;
  let atHub: { readonly stand: HubStand; readonly tickets: typeof tickets } | null = null;
  const shownAtHub = (stand: HubStand | null) => {
    if (stand && atHub?.stand.codeKey !== stand.codeKey)
      atHub = { stand, tickets: openTickets({ key: stand.codeKey, seats: seatsPerSlot }) };
    return stand && atHub ? { stand, tickets: atHub.tickets } : null;
  };
  const guesses = tokenBuckets({ now: clock.now, ...GUESSES });
  /**
   * People who came with a good code. They are counted by themselves, so that a stranger who guesses from the same
   * address (a mall's Wi-Fi is one) does not keep them out.
   */
  const known = new Set<string>();
  const remember = (person: string) => {
    known.add(person);
    if (known.size > MOST_KNOWN)
      for (const oldest of known) {
        known.delete(oldest);
        break;
      }
  };

  /** Null at a house that gives out its own stock. */
  const loanFor = async (rule: OfferRule): Promise<Loan | null> =>
    (parts.hub?.() ?? null) === null ? null : ((await parts.loanOf?.(offerNameOf(rule))) ?? null);
  const leftOf = async (rule: OfferRule): Promise<number | null> => {
    if ((parts.hub?.() ?? null) !== null) return (await loanFor(rule))?.left ?? 0;
    return rule.stock === null
      ? null
      : Math.max(0, rule.stock - (await ledger.issued(offerNameOf(rule))));
  };

  /** The rule of an offer that can be claimed now. */
  const openRule = (offer: string, wall = clock.wall()): Result<OfferRule> => {
    const rule = ruleOf(offer);
    return rule ? whileClaimable(rule, wall) : failed('offer-unknown');
  };

  return {
    async ticket(asked: { screen: string; visit: string; offer: string }): Promise<Result<Ticket>> {
      const { screen, visit, offer } = asked;
      if (visitOf(screen) !== visit) return failed('not-allowed', { field: 'visit' });
      const stand = parts.hub?.() ?? null;
      if (stand === 'joining') return failed('handoff-unavailable');
      const wall = stand?.wall() ?? clock.wall();
      const rule = openRule(offer, wall);
      if (!rule.ok) return rule;
      const here = publicUrl();
      // With the hub away phones claim here, as long as something is left of what it lent.
      const byLoan = stand?.isAway() && here !== null && ((await loanFor(rule.value))?.left ?? 0);
      const there = byLoan ? null : shownAtHub(stand);
      const address = there?.stand.url ?? here;
      if (address === null) return failed('handoff-unavailable');
      const left = there ? there.stand.left(offer) : await leftOf(rule.value);
      if (left === 0) return failed('offer-sold-out');
      const shown = (there?.tickets ?? tickets).show(screen, offer, visit, wall);
      const code = (there?.stand.prefix ?? '') + shown.code;
      return ok({
        offer: offerOf(termsOf(rule.value)),
        url: claimUrl(address, code),
        shortCode: spaceCode(code),
        refreshInMs: shown.refreshInMs,
        left,
      });
    },

    async open(asked: {
      code: string;
      person: string;
      client: string;
    }): Promise<Result<CallOutput<'offers.open'>>> {
      const { person, client } = asked;
      const input = calls['offers.open'].input.safeParse({ code: asked.code });
      if (!input.success) return failed('code-malformed');
      const who = known.has(person) ? `person ${person}` : `client ${client}`;
      const wait = guesses.wait(who);
      if (wait > 0) return failed('too-many-requests', { retryInMs: wait });
      const shown = await codes.find(input.data.code, clock.wall());
      if (!shown.ok) {
        if (shown.fault.code === 'code-unknown') {
          guesses.take(who);
          parts.onGuess?.(who);
        }
        return shown;
      }
      remember(person);
      const { screen, offer, visit } = shown.value;
      const rule = openRule(offer);
      if (!rule.ok) return rule;
      const { personBy } = rule.value;
      // Who it is for, and so whether they have it, is said with the claim.
      if (personBy && (parts.hub?.() ?? null) !== null) return failed('risk-not-allowed');
      const held = personBy ? [] : await ledger.ofPersonAndOffer(person, offerNameOf(rule.value));
      const left = await leftOf(rule.value);
      const full = held.length >= ((await loanFor(rule.value))?.perPerson ?? limitOf(rule.value));
      if (left === 0 && !full) return failed('offer-sold-out');
      if (!full) {
        const seat = await shown.value.seat(person);
        if (!seat.ok) return seat;
      }
      const usable = held.find((one) => !one.voided && !isUsedUp(one)) ?? held[0];
      const pass = { id: randomCode(16), offer, screen, visit, person };
      return ok({
        pass: writePass(keys.pass, { ...pass, until: clock.wall() + PASS_MS }),
        offer: offerOf(termsOf(rule.value)),
        brand: brandOf(rule.value.brand) ?? {
          id: rule.value.brand,
          name: { en: rule.value.brand },
        },
        left,
        coupon: full && usable ? couponOf(usable, clock.wall()) : null,
        ...(personBy ? { personBy } : {}),
        expiresInMs: PASS_MS,
      });
    },

    /** The pass and the rule it is for. The offer may have gone or ended since; a coupon may be held already. */
    present(text: string, person: string): Result<Pass> {
      const input = calls['offers.claim'].input.safeParse({ pass: text });
      if (!input.success) return failed('bad-input', { field: 'pass' });
      return readPass(keys.pass, input.data.pass, { person, wall: clock.wall() });
    },

    guessed: guesses.take,
    /** Member numbers that were tried and refused cost what wrong codes cost. */
    memberTries: {
      wait: (person: string): Result<null> => {
        const wait = guesses.wait(`person ${person}`);
        return wait > 0 ? failed('too-many-requests', { retryInMs: wait }) : ok(null);
      },
      take(person: string) {
        guesses.take(`person ${person}`);
        parts.onGuess?.(`person ${person}`);
      },
    },
    /** Whose screen it was when a code for the hub stood there. */
    visitAtHub: (screen: string, offer: string, slot: number): string | null =>
      atHub?.tickets.visitAt(screen, offer, slot) ?? null,
    forgetVisit(visit: string) {
      tickets.forgetVisit(visit);
      atHub?.tickets.forgetVisit(visit);
    },
  };
};
export type HandOff = ReturnType<typeof openHandOff>;
