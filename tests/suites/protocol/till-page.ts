import type { Fault } from '../../../preload/contract/index.ts';
import {
  askedOn,
  heardBy,
  type Road,
  type Unanswered,
} from '../../../renderer/staff/roads/attempts.ts';
import type { Asked, Message, Proof } from './messages.ts';
import type { Rules } from './rules.ts';
import type { Goods, Witness } from './witness.ts';

/** What a till's page hears of an attempt; the turn and the right are for the witness. */
export type PageAnswer = {
  readonly nonce: string;
  readonly road: Road;
  readonly heard:
    | {
        readonly coupon: string;
        readonly turn: number;
        readonly right: string | null;
        readonly risk: Goods['risk'];
      }
    | Fault;
};
type Attempt = {
  readonly asked: Asked;
  proof: Proof | null;
  /** One, unless a rule is taken away. */
  readonly nonces: Set<string>;
  unanswered: Unanswered;
  open: boolean;
};

/** The page of a till, with two roads to an answer. It outlives its kiosk's crashes, and knows nothing of its disk. */
export class TillPage {
  attempt: Attempt | null = null;
  private made = 0;
  readonly node: number;
  readonly till: string;
  private readonly on: Rules;
  private readonly witness: Witness;
  constructor(node: number, till: string, on: Rules, witness: Witness) {
    this.node = node;
    this.till = till;
    this.on = on;
    this.witness = witness;
  }

  private nonce(): string {
    const nonce = `page-${this.node}-${this.till}-${++this.made}`;
    this.witness.askers.set(nonce, this.node);
    return nonce;
  }
  scan(code: string, amount: number, road: Road, proof: Proof | null = null): Message[] {
    const nonce = this.nonce();
    const asked = { nonce, till: this.till, amount, code };
    this.attempt = { asked, proof, nonces: new Set([nonce]), unanswered: [], open: true };
    return this.again(road);
  }
  /** Once more, or on the other road. */
  again(road: Road): Message[] {
    const { attempt } = this;
    if (!attempt?.open) return [];
    let { asked } = attempt;
    if (!this.on.oneIntentOnBothRoads && attempt.unanswered.length > 0) {
      asked = { ...asked, nonce: this.nonce() };
      attempt.nonces.add(asked.nonce);
    }
    attempt.unanswered = askedOn(attempt.unanswered, road);
    const { proof } = attempt;
    // What was scanned once grows older.
    attempt.proof = proof && { ...proof, ageMs: proof.ageMs + 14_000 };
    return [{ kind: 'page-ask', node: this.node, road, asked, proof, signed: true }];
  }
  hear({ nonce, road, heard }: PageAnswer): void {
    const { attempt } = this;
    if (!attempt?.nonces.has(nonce)) return;
    if (!attempt.open && this.on.firstYesCloses) return;
    const fault = 'code' in heard ? heard : null;
    const { verdict, unanswered } = heardBy(attempt.unanswered, road, fault, this.on);
    attempt.unanswered = unanswered;
    if (verdict === 'doubt') return;
    attempt.open = false;
    if ('code' in heard) {
      for (const one of attempt.nonces) this.witness.saidNo.add(one);
      return;
    }
    const { coupon, turn, right, risk } = heard;
    const { amount } = attempt.asked;
    const by = road === 'hub' ? 'hub' : risk ? 'risk' : 'right';
    const goods = { coupon, site: this.node, till: this.till, nonce, amount, by, turn } as const;
    this.witness.gave({ ...goods, right, risk, back: false });
  }
  /** Staff of its store undo something of this till: an answer that is under way counts for nothing after it. */
  close(): void {
    if (this.attempt) this.attempt.open = false;
  }
}
