import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {
  ClaimOp,
  Ledger,
  OpResult,
  RedeemOp,
  ReverseOp,
  VoidOp,
} from '../../main/offers/ledger.ts';
import { aboutOf, offerNameOf, standing } from '../../main/offers/ledger.ts';
import { NOON, offerCalled } from '../fakes/offer-rules.ts';

/**
 * A ledger written a second time, as plainly as it can be said, against which the real one is held: what is answered
 * to any sequence of claims, redeems, reversals, voids and repetitions, in batches of any size, over restarts and
 * jumps of the clock.
 */

const SPAN = 1_000;
const rules = [
  {
    terms: offerCalled('scarce', { validFrom: NOON, validUntil: NOON + SPAN }),
    stock: 2,
    perPerson: 1,
  },
  { terms: offerCalled('double', { value: 700 }), stock: null, perPerson: 2 },
  { terms: offerCalled('gone', { value: 1 }), stock: 0, perPerson: 1 },
] as const;

type Coupon = {
  coupon: string;
  code: string;
  rule: (typeof rules)[number];
  person: string;
  /** One entry per turn: whether it was reversed. */
  turns: boolean[];
  voided: boolean;
};
type Op = ClaimOp | RedeemOp | ReverseOp | VoidOp;
/** A fault code, or the coupon and the turn with whether this was done before. */
type Answer = string;

export class LedgerModel {
  readonly coupons: Coupon[] = [];
  readonly answered = new Map<string, { about: string; answer: Answer }>();
  wall = NOON;

  private used = (one: Coupon) => one.turns.at(-1) === false;

  answer(op: Op): Answer {
    const key = `${op.kind} ${op.intent}`;
    const before = this.answered.get(key);
    if (before)
      return before.about === aboutOf(op)
        ? before.answer.replace(/ new$/, ' repeated')
        : 'bad-input';
    const answer = this.decide(op);
    const kept = op.kind === 'claim' ? answer.endsWith(' new') : true;
    if (kept) this.answered.set(key, { about: aboutOf(op), answer });
    return answer;
  }

  private decide(op: Op): Answer {
    switch (op.kind) {
      case 'claim': {
        const rule = rules.find(({ terms }) => terms.id === op.terms.id);
        if (!rule) throw new Error('the model knows no such offer');
        const ofRule = this.coupons.filter((one) => one.rule === rule);
        const mine = ofRule.filter((one) => one.person === op.person).reverse();
        if (mine.length >= rule.perPerson) {
          const usable = mine.find((one) => !one.voided && !this.used(one));
          return usable ? `${usable.coupon} - repeated` : 'already-claimed';
        }
        if (op.at < rule.terms.validFrom) return 'offer-not-started';
        if (op.at > rule.terms.validUntil) return 'offer-ended';
        if (rule.stock !== null && ofRule.length >= rule.stock) return 'offer-sold-out';
        const { coupon, code, person } = op;
        this.coupons.push({ coupon, code, rule, person, turns: [], voided: false });
        return `${coupon} - new`;
      }
      case 'redeem': {
        const one = this.coupons.find(({ code }) => code === op.code);
        if (!one) return 'coupon-unknown';
        if (one.voided) return 'coupon-void';
        if (this.used(one)) return 'coupon-redeemed';
        if (op.at < one.rule.terms.validFrom) return 'offer-not-started';
        if (op.at > one.rule.terms.validUntil) return 'coupon-expired';
        one.turns.push(false);
        return `${one.coupon} ${one.turns.length} new`;
      }
      case 'reverse': {
        const one = this.coupons.find(({ coupon }) => coupon === op.coupon);
        const reversed = one?.turns[op.turn - 1];
        if (!one || reversed === undefined) return 'redemption-unknown';
        if (reversed) return 'redemption-reversed';
        one.turns[op.turn - 1] = true;
        return `${one.coupon} ${op.turn} new`;
      }
      case 'void': {
        const one = this.coupons.find(({ coupon }) => coupon === op.coupon);
        if (!one) return 'coupon-unknown';
        if (one.voided) return 'coupon-void';
        if (this.used(one)) return 'coupon-redeemed';
        one.voided = true;
        return `${one.coupon} - new`;
      }
    }
  }

  /** I1, I2 and I6, read back from the ledger itself. */
  async check(ledger: Ledger): Promise<void> {
    for (const { terms, stock } of rules) {
      const mine = this.coupons.filter((one) => one.rule.terms === terms);
      assert.equal(await ledger.issued(offerNameOf(terms)), mine.length);
      if (stock !== null) assert.ok(mine.length <= stock);
      const held = await Promise.all(mine.map(({ coupon }) => ledger.byId(coupon)));
      assert.deepEqual(
        held.map((one) => one?.serial),
        mine.map((_, i) => i + 1),
      );
      for (const [i, holding] of held.entries()) {
        assert.ok(holding);
        assert.deepEqual(
          holding.turns.map((turn) => turn.reversed !== null),
          mine[i]?.turns,
        );
        assert.ok(holding.turns.filter((turn) => !turn.reversed).length <= 1);
        assert.equal(standing(holding) !== null, mine[i] && this.used(mine[i]));
      }
    }
    const value = this.coupons
      .filter(this.used)
      .reduce((sum, one) => sum + one.rule.terms.value, 0);
    const settled = await ledger.settlement();
    assert.equal(
      settled.reduce((sum, one) => sum + one.value, 0),
      value,
    );
    assert.deepEqual((await ledger.verifyChain()).faults, []);
  }
}

type LedgerUnderTest = { ledger: Ledger; reopen: () => Promise<Ledger> };

const told = (result: OpResult<Op> | undefined): Answer => {
  if (!result) return 'nothing';
  if (!result.ok) return result.fault.code;
  const { holding, turn, repeated } = result.value;
  return `${holding.coupon} ${turn ?? '-'} ${repeated ? 'repeated' : 'new'}`;
};

/** An op by numbers, made whole against what there is when its turn comes. */
type Draft = { kind: Op['kind']; who: number; which: number; turn: number; intent: number };
let made = 0;
const opOf = ({ kind, who, which, turn, intent }: Draft, model: LedgerModel): Op => {
  const rule = rules[which % rules.length] ?? rules[0];
  // One number beyond what there is: a coupon nobody ever claimed.
  const one = model.coupons[which % (model.coupons.length + 1)];
  const asked = { intent: `intent-${intent}`, at: model.wall };
  switch (kind) {
    case 'claim': {
      made++;
      const proposed = { coupon: `c${made}`, code: `code${made}` };
      return { ...asked, ...rule, ...proposed, kind, person: `p${who}`, screen: null };
    }
    case 'redeem':
      return { ...asked, kind, code: one?.code ?? 'nobody', site: '', till: `t${who}`, by: 'Mei' };
    case 'reverse':
      return { ...asked, kind, coupon: one?.coupon ?? 'nobody', turn, by: 'Mei', reason: 'why' };
    case 'void':
      return { ...asked, kind, coupon: one?.coupon ?? 'nobody', by: 'Mei', reason: 'why' };
  }
};

class Batch implements fc.AsyncCommand<LedgerModel, LedgerUnderTest> {
  readonly drafts: readonly Draft[];
  constructor(drafts: readonly Draft[]) {
    this.drafts = drafts;
  }
  check = () => true;
  async run(model: LedgerModel, real: LedgerUnderTest) {
    const ops = this.drafts.map((draft) => opOf(draft, model));
    const results = await real.ledger.applyBatch(ops);
    assert.deepEqual(
      results.map(told),
      ops.map((op) => model.answer(op)),
    );
  }
  toString = () => JSON.stringify(this.drafts);
}
class Reopen implements fc.AsyncCommand<LedgerModel, LedgerUnderTest> {
  check = () => true;
  async run(_model: LedgerModel, real: LedgerUnderTest) {
    await real.ledger.close();
    real.ledger = await real.reopen();
  }
  toString = () => 'reopen';
}
class SetClock implements fc.AsyncCommand<LedgerModel, LedgerUnderTest> {
  readonly wall: number;
  constructor(wall: number) {
    this.wall = wall;
  }
  check = () => true;
  async run(model: LedgerModel) {
    model.wall = this.wall;
  }
  toString = () => `clock ${this.wall - NOON}`;
}

const small = (max: number) => fc.integer({ min: 0, max });
const draft: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constantFrom<Op['kind'][]>('claim', 'claim', 'redeem', 'redeem', 'reverse', 'void'),
  who: small(2),
  which: small(6),
  turn: fc.integer({ min: 1, max: 3 }),
  intent: small(40),
});

export const ledgerCommands = fc.commands(
  [
    fc.array(draft, { minLength: 1, maxLength: 8 }).map((drafts) => new Batch(drafts)),
    fc.constant(new Reopen()),
    fc.constantFrom(-1, 0, 0, 0, SPAN, SPAN + 1).map((by) => new SetClock(NOON + by)),
  ],
  { maxCommands: 30, size: '+1' },
);
