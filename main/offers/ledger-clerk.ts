import { z } from 'zod';
import { failed, fault, ok, type Failed } from '../../preload/contract/index.ts';
import { wholeOf, type Draft } from './ledger-draft.ts';
import { stockClerk } from './ledger-stock.ts';
import {
  aboutOf,
  offerNameOf,
  type Applied,
  type ClaimOp,
  type CouponOp,
  type DayLimits,
  type Exception,
  type Holding,
  type IssueOp,
  type LeaseApplied,
  type OfferName,
  type Op,
  type OpResult,
  type RedeemOp,
  type ReverseOp,
  type Room,
  type Scope,
} from './ledger.ts';
import {
  ruleClaim,
  ruleDelegate,
  ruleIssue,
  ruleRedeem,
  ruleReturn,
  ruleReverse,
  ruleSettle,
  ruleTake,
  ruleVoid,
} from './rulings.ts';

/** An entry's body: what was added, of which only the place matters when answering again; or why it was refused. */
const entryBody = z.union([
  z.object({ refused: fault }),
  z.object({ lease: z.string(), coupon: z.undefined().optional() }),
  z.object({ exception: z.int() }),
  z.object({ coupon: z.string(), turn: z.int().optional(), why: z.string().optional() }),
]);

const scopeOf = ({ coupon, terms }: Holding): Scope => ({ ...offerNameOf(terms), coupon });

/** What one op does to a batch under way: the ruling asked, its rows laid down, its answer given. */
export const clerk = (draft: Draft, room: Room) => {
  const done = (
    holding: Holding,
    turn: number | null = null,
    more: { exception?: Exception; repeated?: boolean } = {},
  ): OpResult => {
    const { exception = null, repeated = false } = more;
    return ok<Applied>({ holding, turn, exception, repeated });
  };
  const known = (coupon: string): Holding => {
    const holding = draft.byId(coupon);
    if (!holding) throw new Error('the ledger cannot read back a coupon that it holds');
    return holding;
  };
  const stock = stockClerk(draft);

  /**
   * What staff were told is kept too: a copy of a refused redeem that the network delivers late must not succeed
   * after all, nor a right be given to a node that was told it has none. Anybody can ask for a claim, and a node
   * asks for the rest again until it is done: those refusals leave no trace.
   */
  const refuse = (op: Op, scope: Scope | null, refusal: Failed): OpResult => {
    const { by: staff, site, till } = { site: undefined, till: undefined, by: undefined, ...op };
    draft.note(op, scope, { refused: refusal.fault, staff, site, till });
    return refusal;
  };

  const again = (op: Op): OpResult | null => {
    const entry = draft.entryOf(op.kind, op.intent);
    if (!entry) return null;
    if (entry.about !== aboutOf(op)) return failed('bad-input', { field: 'intent' });
    const body = entryBody.parse(JSON.parse(entry.body));
    if ('refused' in body) return { ok: false, fault: body.refused };
    if ('lease' in body)
      return ok<LeaseApplied>({ lease: stock.known(body.lease), repeated: true });
    const seq = 'exception' in body ? body.exception : body.why === undefined ? null : entry.seq;
    const exception = seq === null ? null : draft.exception(seq);
    const coupon = 'coupon' in body ? body.coupon : exception?.coupon;
    if (coupon === undefined) throw new Error('the ledger cannot read back an exception it holds');
    const turn = 'turn' in body ? (body.turn ?? null) : null;
    return done(known(coupon), turn, { ...(exception ? { exception } : {}), repeated: true });
  };

  const todayOf = (what: 'claims' | 'uses', of: OfferName, person: string, limits?: DayLimits) => {
    if (!limits) return { person: 0, all: 0 };
    const { day } = limits;
    return {
      person: draft.tally({ ...of, day, person })[what],
      all: draft.tally({ ...of, day, person: '' })[what],
    };
  };
  const countDay = (
    what: 'claims' | 'uses',
    by: 1 | -1,
    of: OfferName,
    person: string | null,
    day: string | null,
  ) => {
    if (day === null) return;
    draft.count({ ...of, day, person: '' }, { [what]: by });
    if (person !== null) draft.count({ ...of, day, person }, { [what]: by });
  };

  const newCoupon = (
    op: ClaimOp | IssueOp,
    { nth, serial, value }: { nth: number; serial: number; value: number },
  ): OpResult => {
    const { coupon, code, person, at } = op;
    const { terms, digest } = draft.keep(op.terms, value);
    const inParts = terms.kind === 'allowance';
    const screen = op.kind === 'claim' ? op.screen : null;
    const source = op.kind === 'issue' ? op.source : null;
    const lease = op.kind === 'claim' ? (op.lease?.lease ?? null) : null;
    const day = op.kind === 'claim' ? (op.daily?.day ?? null) : null;
    const of = offerNameOf(terms);
    const said = { coupon, code, offer: of.offer, person, nth, serial, value, screen, source };
    const row = { ...said, terms: digest, parts: inParts ? 1 : 0, lease, day, at };
    const seq = draft.add(op, 'coupons', { ...of, coupon }, row);
    draft.count(wholeOf(of), { claims: 1, drawn: value, serial });
    if (lease !== null) stock.claimed(lease, serial);
    countDay('claims', 1, of, person, day);
    const holding = draft.put({
      seq,
      coupon,
      code,
      terms,
      person,
      nth,
      serial,
      value,
      inParts,
      screen,
      source,
      claimedAt: at,
      turns: [],
      voided: null,
      authority: null,
      lent: 0,
    });
    if (person !== null) draft.handTo(person, holding);
    return done(holding);
  };

  const claim = (op: ClaimOp): OpResult => {
    const { person, terms, daily } = op;
    const of = offerNameOf(terms);
    const ruling = ruleClaim(op, {
      held: draft.ofPersonAndOffer(person, of),
      offer: draft.tally(wholeOf(of)),
      today: todayOf('claims', of, person, daily),
      lease: op.lease ? draft.lease(op.lease.lease) : null,
    });
    if (!ruling.ok) return ruling;
    if (ruling.value.kind === 'held') return done(ruling.value.holding, null, { repeated: true });
    return room === 'low' ? failed('disk-full') : newCoupon(op, ruling.value);
  };

  const redeem = (op: RedeemOp): OpResult => {
    const holding = draft.byCode(op.code);
    const scope = holding ? scopeOf(holding) : null;
    const person = holding?.person ?? null;
    const ruling = ruleRedeem(
      op,
      holding,
      scope ? todayOf('uses', scope, person ?? '', op.daily) : undefined,
    );
    // Goods are out: the claim may be under way yet, so that this is no last word.
    if (!ruling.ok) return op.given ? ruling : refuse(op, scope, ruling);
    if (!holding || !scope)
      throw new Error('a redemption was allowed of a coupon that is not there');
    const { coupon, value } = ruling.value;
    const { at, site, till, by, amount = null, receipt = null, node = null } = op;
    const said = { coupon, value, amount, receipt, at, site, till, staff: by, node };
    if (ruling.value.kind === 'exception') {
      const { why } = ruling.value;
      const exception = draft.add(op, 'exceptions', scope, { ...said, why });
      const { offer, brand } = scope;
      const about = { coupon, offer, brand, why, value, at, site, till, by, node };
      const made = draft.putException({ exception, ...about, settled: null });
      return done(holding, null, { exception: made });
    }
    const { turn } = ruling.value;
    const day = person === null ? null : (op.daily?.day ?? null);
    const { inParts } = holding;
    const after = turn === 1 || inParts ? null : turn - 1;
    draft.add(op, 'redemptions', scope, { ...said, turn, after, parts: inParts ? 1 : 0, day });
    draft.count(wholeOf(scope), { uses: 1 });
    countDay('uses', 1, scope, person, day);
    const use = { turn, at, site, till, by, value, amount, receipt, day, node, reversed: null };
    return done(draft.put({ ...holding, turns: [...holding.turns, use] }), turn);
  };

  /** The redemption came out of the same house under this intent; here it may be a turn, or an exception. */
  const redemptionOf = (intent: string): { coupon: string; turn: number } | Exception | null => {
    const entry = draft.entryOf('redeem', intent);
    if (!entry) return null;
    const body = entryBody.parse(JSON.parse(entry.body));
    if (!('coupon' in body) || body.coupon === undefined) return null;
    if (body.why !== undefined) return draft.exception(entry.seq);
    return body.turn === undefined ? null : { coupon: body.coupon, turn: body.turn };
  };

  const reverse = (op: ReverseOp): OpResult => {
    const of = op.redemption === undefined ? op : redemptionOf(op.redemption);
    if (of && 'exception' in of)
      return settle({ ...op, exception: of.exception, outcome: 'reversed' });
    const holding = of && draft.byId(of.coupon);
    const ruling = ruleReverse(op, of?.turn ?? 0, holding ?? null);
    const scope = holding ? scopeOf(holding) : null;
    if (!ruling.ok) return op.redemption === undefined ? refuse(op, scope, ruling) : ruling;
    if (!holding || !scope) throw new Error('a reversal was allowed of a coupon that is not there');
    const { turn, day } = ruling.value;
    const { at, by, reason } = op;
    draft.add(op, 'reversals', scope, { coupon: holding.coupon, turn, at, staff: by, reason });
    draft.count(wholeOf(scope), { uses: -1 });
    countDay('uses', -1, scope, holding.person, day);
    const turns = holding.turns.map((one) =>
      one.turn === turn ? { ...one, reversed: { at, by, reason } } : one,
    );
    return done(draft.put({ ...holding, turns }), turn);
  };

  const settle = (
    op: Extract<Op, { kind: 'settle' | 'reverse' }> & { exception: number; outcome: string },
  ): OpResult => {
    const ruling = ruleSettle(op, draft.exception(op.exception));
    if (!ruling.ok) return ruling;
    const { exception, at, by, outcome, reason } = op;
    const { brand, offer, coupon } = ruling.value;
    draft.add(
      op,
      'settled',
      { brand, offer, coupon },
      { exception, at, staff: by, outcome, reason },
    );
    const settled = draft.putException({ ...ruling.value, settled: { at, by, outcome, reason } });
    return done(known(settled.coupon), null, { exception: settled });
  };

  const apply = (op: CouponOp): OpResult => {
    switch (op.kind) {
      case 'claim':
        return claim(op);
      case 'issue': {
        const { person, terms, code } = op;
        const of = offerNameOf(terms);
        const ruling = ruleIssue(op, {
          held: person === null ? [] : draft.ofPersonAndOffer(person, of),
          offer: draft.tally(wholeOf(of)),
          sameCode: draft.byCode(code),
        });
        if (!ruling.ok) return ruling;
        return room === 'low' ? failed('disk-full') : newCoupon(op, ruling.value);
      }
      case 'take': {
        const holding = draft.byCode(op.code);
        const ruling = ruleTake(op, holding);
        if (!ruling.ok) return ruling;
        if (!holding) throw new Error('a coupon was taken that is not there');
        if (ruling.value === 'held') return done(holding, null, { repeated: true });
        const { person, at } = op;
        draft.add(op, 'takes', scopeOf(holding), { coupon: holding.coupon, person, at });
        draft.handTo(person, holding);
        return done(draft.put({ ...holding, person }));
      }
      case 'redeem':
        return redeem(op);
      case 'reverse':
        return reverse(op);
      case 'void': {
        const holding = draft.byId(op.coupon);
        const ruling = ruleVoid(op, holding);
        if (!ruling.ok) return refuse(op, holding && scopeOf(holding), ruling);
        const { coupon, at, by, reason } = op;
        draft.add(op, 'voids', scopeOf(ruling.value), { coupon, at, staff: by, reason });
        return done(draft.put({ ...ruling.value, voided: { at, by, reason } }));
      }
      case 'delegate': {
        const holding = draft.byId(op.coupon);
        const ruling = ruleDelegate(op, holding);
        // Its claim may be under way yet.
        if (!ruling.ok) return holding ? refuse(op, scopeOf(holding), ruling) : ruling;
        const { coupon, node, at, by } = op;
        const nth = ruling.value.lent + 1;
        const after = nth === 1 ? null : nth - 1;
        draft.add(op, 'delegations', scopeOf(ruling.value), {
          coupon,
          nth,
          after,
          node,
          at,
          staff: by,
        });
        return done(draft.put({ ...ruling.value, authority: node, lent: nth }));
      }
      case 'return': {
        const ruling = ruleReturn(op, draft.byId(op.coupon));
        if (!ruling.ok) return ruling;
        const { coupon, at, by, lost } = op;
        const { reason = '', charge = 0, site = '' } = lost ?? {};
        const said = { coupon, nth: ruling.value.lent, at, staff: by, reason, charge, site };
        draft.add(op, 'returns', scopeOf(ruling.value), { ...said, lost: lost ? 1 : 0 });
        return done(draft.put({ ...ruling.value, authority: null }));
      }
      case 'settle':
        return settle(op);
    }
  };

  return (op: Op): OpResult => {
    const first = again(op);
    if (first) return first;
    switch (op.kind) {
      case 'lease': {
        if (room === 'low') return failed('disk-full');
        const lent = stock.lend(op);
        return lent.ok ? lent : refuse(op, { ...offerNameOf(op.terms), coupon: null }, lent);
      }
      case 'hand-back':
        return stock.handBack(op);
      case 'write-off':
        return stock.writeOff(op);
      case 'claim':
      case 'issue':
      case 'take':
      case 'redeem':
      case 'reverse':
      case 'void':
      case 'delegate':
      case 'return':
      case 'settle':
        return apply(op);
    }
  };
};
