import { randomInt } from 'node:crypto';
import {
  failed,
  LIVE,
  liveBody,
  ok,
  type OfferTerms,
  type Result,
  type ShownLive,
} from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Ledger, Op, OpResult } from '../ledger.ts';
import { notHereAndNow } from '../pricing/usable.ts';
import { siteTime } from '../pricing/site-time.ts';
import { readCertificate, termsDigest } from './certificate.ts';
import type { Outbox } from './outbox-store.ts';
import { permitName, permitSchema, type TermedPermit } from './risk-desk.ts';
import { HUB, riskOf } from './rights.ts';
import { riskedBy, riskIntent, ruleRisk } from './risk.ts';
import { isSignedByPhone, thumbprintOf, type KeyRing } from './signing.ts';

/** The names of all permits, the newest last; of each the permit itself, and what of its day is spent. */
const NAMES = 'risk permits';
const MOST_KEPT = 128;
/** Behind every serial of a stock: the hub knows the coupon's own, and this node does not. */
const SERIALS = 2 ** 40;

export type RiskAttempt = {
  readonly intent: string;
  readonly till: string;
  readonly site: string;
  readonly siteId: string | null;
  readonly by: string;
};

/** The most that goes out for one coupon; null where only the basket tells, or it is spent in parts. */
const worthOf = (terms: OfferTerms): number | null => {
  if (terms.kind === 'allowance' || terms.kind === 'percentage') return null;
  return terms.value > 0 ? terms.value : null;
};

/**
 * A till that can ask nobody, and a coupon that this node has no right to: redeemed at the store's own risk, where its
 * brand allows it, within the day's budget. What is spent is written down before anything goes out.
 */
export const openRiskTill = (parts: {
  readonly outbox: Outbox;
  readonly ledger: Pick<Ledger, 'byId'>;
  readonly holder: string;
  readonly clock: Clock;
  readonly timeZone: string;
  /** Whose word about a coupon counts. */
  readonly ring: KeyRing;
  /** The hub's time, as far as it is known. */
  readonly wall: () => number;
  readonly apply: (ops: readonly Op[]) => Promise<OpResult[]>;
}) => {
  const { outbox, ledger, holder, timeZone, ring, wall, apply } = parts;
  const names = (): string[] => JSON.parse(outbox.mark(NAMES) ?? '[]') as string[];
  const permitOf = (name: string): TermedPermit | null => {
    const text = outbox.mark(`risk ${name}`);
    const read = text === null ? null : permitSchema.safeParse(JSON.parse(text));
    return read?.success ? read.data : null;
  };
  const permitFor = (digest: Uint8Array): TermedPermit | null => {
    const { day } = siteTime(wall(), timeZone);
    for (const name of names()) {
      const permit = permitOf(name);
      if (permit?.day === day && Buffer.from(termsDigest(permit.terms)).equals(digest))
        return permit;
    }
    return null;
  };

  const attempt = async (live: ShownLive, asked: RiskAttempt): Promise<Result<OpResult>> => {
    if (live.certificate === null) return failed('coupon-unknown');
    const read = readCertificate(live.certificate, ring, wall());
    if (!read.ok) return read;
    const { coupon, code, terms: digest, thumbprint } = read.value.certificate;
    const body = new TextEncoder().encode(liveBody(live));
    const isOwn =
      code === live.code &&
      Buffer.from(thumbprintOf(live.key)).equals(thumbprint) &&
      isSignedByPhone(live.key, LIVE, body, live.signature);
    const held = await ledger.byId(coupon);
    const before = held && riskedBy(held, asked.intent);
    if (held && before)
      return ok(ok({ holding: held, turn: before.turn, exception: null, repeated: true }));
    const permit = permitFor(digest);
    const value = permit && worthOf(permit.terms);
    if (!permit || value === null) return failed('risk-not-allowed');
    const { terms } = permit;
    // Its hub permits what the store sells, and nothing else.
    const context = { site: asked.siteId, brands: null, at: wall(), timeZone };
    const no = notHereAndNow(terms, context);
    if (no !== null) return failed(no === 'not-at-this-site' ? 'offer-not-here' : 'offer-not-now');
    const key = `risked ${permitName(permit)}`;
    const spent = Number(outbox.mark(key) ?? '0');
    const proofAgeMs = Math.abs(wall() - live.at * 1_000);
    const facts = { permit, spent, givenBefore: held !== null };
    const ruled = ruleRisk({ terms, holder, value, proofAgeMs, isOwn }, facts);
    if (!ruled.ok) return ruled;
    // First off the budget: whoever dies in between has given nothing, and may give that much less.
    outbox.add([], new Map([[key, String(spent + value)]]));
    const at = parts.clock.wall();
    const { till, site, by } = asked;
    const intent = riskIntent(asked.intent);
    const person = Buffer.from(thumbprint).toString('base64url').slice(0, 22);
    const results = await apply([
      {
        kind: 'issue',
        intent: `grant.${coupon} ${riskOf(holder)}`,
        at,
        terms,
        person,
        coupon,
        code,
        source: HUB,
        serial: SERIALS + randomInt(2 ** 40),
      },
      { kind: 'redeem', intent, receipt: intent, at, code, site, till, by, value },
    ]);
    const redeemed = results[1];
    if (!redeemed) throw new Error('the ledger gave no answer');
    return ok(redeemed);
  };

  let last: Promise<unknown> = Promise.resolve();
  return {
    take(raw: unknown): void {
      const read = permitSchema.safeParse(raw);
      if (!read.success || read.data.holder !== holder) return;
      const name = permitName(read.data);
      const known = names();
      // A day's budget is counted once, whatever is said of it later.
      if (known.includes(name)) return;
      const kept = [...known, name].slice(-MOST_KEPT);
      const marks = [
        [NAMES, JSON.stringify(kept)],
        [`risk ${name}`, JSON.stringify(read.data)],
      ] as const;
      outbox.add([], new Map(marks));
    },
    permits: names,
    /** One after the other: two tills never spend the same of a budget. */
    redeem(live: ShownLive, asked: RiskAttempt): Promise<Result<OpResult>> {
      const turn = last.then(
        () => attempt(live, asked),
        () => attempt(live, asked),
      );
      last = turn;
      return turn;
    },
  };
};
