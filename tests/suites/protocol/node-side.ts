import type { Applied, Op, Turn } from '../../../main/offers/ledger.ts';
import {
  closeAttempt,
  findAttempt,
  openAttempt,
  takeReceipt,
  type Desk,
} from '../../../main/offers/protocol/desk.ts';
import { handBack, holdsLease, takeStock } from '../../../main/offers/protocol/leases.ts';
import {
  classes,
  droppedRow,
  isCovered,
  overflowOf,
  streamOf,
  type OutboxClass,
} from '../../../main/offers/protocol/outbox.ts';
import {
  giveBack,
  HUB,
  holderOf,
  holdsRight,
  isOf,
  riskOf,
  takeGrant,
} from '../../../main/offers/protocol/rights.ts';
import { receiptFor, redeemFor } from '../../../main/offers/protocol/relay.ts';
import { riskedBy, riskIntent, ruleRisk } from '../../../main/offers/protocol/risk.ts';
import { tell, type Told } from '../../../main/offers/protocol/told.ts';
import { NOON, DAY } from '../../fakes/offer-rules.ts';
import type { MemoryLedger } from './memory-ledger.ts';
import { Kept } from './node-disk.ts';
import type { Asked, Item, Message, Proof, Receipt } from './messages.ts';
import { offerNamed } from './shop.ts';
import { siteOf, type Rules } from './rules.ts';
import type { Goods, Witness } from './witness.ts';

const CAP_ROWS = 5;
const MOST_ITEMS = 3;

type PageDone = {
  readonly coupon: string;
  readonly turn: number;
  readonly right: string | null;
  readonly risk: Goods['risk'];
};

/** A store's kiosk as it is composed: its disk, the desks of its tills in memory, and a clock of its own. */
export class NodeSide {
  private kept = new Kept('e0');
  private backup: Kept | null = null;
  /** Set while something was answered that is not on the disk yet; only without the rule that forbids it. */
  private onDisk: Kept | null = null;
  private epochs = 0;
  desk: Desk = new Map();
  readonly asking = new Map<string, Asked>();
  /** The clock that never jumps, and the one that does. */
  now = 0;
  wall = NOON;
  /** Whether it takes itself to be out of its hub's reach. */
  isAway = true;
  private made = 0;

  readonly n: number;
  private readonly on: Rules;
  private readonly witness: Witness;
  constructor(n: number, on: Rules, witness: Witness) {
    this.n = n;
    this.on = on;
    this.witness = witness;
  }
  get holder(): string {
    return holderOf(siteOf(this.n), this.kept.epoch);
  }
  rightTo(coupon: string): string | null {
    return this.known(coupon);
  }
  get ledger(): MemoryLedger {
    return this.kept.ledger;
  }
  get day(): string {
    return `d${Math.floor((this.wall - NOON) / DAY)}`;
  }
  private known = (coupon: string) => this.kept.teller.rights.get(coupon) ?? null;
  private intent = (what: string) => `${what}-${this.n}-${this.kept.epoch}-${++this.made}`;

  private write(op: Op): Applied | null {
    if (!this.on.commitBeforeAnswer) this.onDisk ??= this.copy();
    const result = this.kept.ledger.apply(op);
    if (!result.ok || result.value.repeated) return null;
    const applied = 'holding' in result.value ? result.value : null;
    const told = tell(this.kept.teller, op, applied, this.holder);
    if (told) this.tellHub(told);
    return applied;
  }
  private tellHub(told: Told): void {
    this.witness.did(this.n, told);
    this.push('ledger', { told });
  }
  private push(of: OutboxClass, body: Item['body']): void {
    const stream = streamOf(this.kept.epoch, of);
    const seq = (this.kept.lastSeq.get(stream) ?? 0) + 1;
    this.kept.lastSeq.set(stream, seq);
    this.kept.rows.get(of)?.push({ stream, seq, body });
    const bytes = { ledger: 0, proof: 0, interaction: 0, debug: 0 };
    for (const one of classes) bytes[one] = this.kept.rows.get(one)?.length ?? 0;
    const goes = overflowOf(bytes, CAP_ROWS, this.on);
    for (const one of classes) this.drop(one, goes[one] ?? 0);
  }
  private drop(of: OutboxClass, count: number): void {
    const rows = this.kept.rows.get(of);
    if (!rows || count === 0) return;
    const [first] = rows;
    // What stands for dropped rows takes the room of one; it is one stream's.
    const most = rows.findIndex(({ stream }) => stream !== first?.stream);
    const gone = rows.splice(0, Math.min(count + 1, most < 0 ? rows.length : most));
    const last = gone.at(-1);
    if (!first || !last) return;
    const { stream } = first;
    if (this.on.sayWhatWasDropped) rows.unshift({ ...droppedRow(first, last), stream, body: null });
  }

  // --- at the till

  ask(till: string, code: string, amount: number): Message[] {
    const before = this.asking.get(till);
    if (before) this.desk.delete(before.nonce);
    const nonce = this.intent('try');
    openAttempt(this.desk, { nonce, till, amount, madeAt: this.now });
    this.asking.set(till, { nonce, till, amount, code });
    return this.again(till);
  }
  again(till: string): Message[] {
    const asked = this.asking.get(till);
    if (!asked || !findAttempt(this.desk, asked, this.now, this.on).ok) return [];
    const { nonce, code, amount } = asked;
    const holding = this.ledger.byCode(code);
    if (holding && holdsRight(holding, this.known(holding.coupon), this.holder, this.on)) {
      const op = { code, site: siteOf(this.n), till, by: 'Mei', amount, at: this.wall };
      const applied = this.write({ kind: 'redeem', intent: nonce, ...op });
      if (applied?.turn != null) {
        closeAttempt(this.desk, nonce, this.on);
        const { coupon } = applied.holding;
        this.give(asked, coupon, 'right', applied.turn, { right: this.known(coupon) });
      }
      return [];
    }
    return [{ kind: 'ask', node: this.n, asked, way: 'till' }];
  }
  /** A till's page asks: a no is written down as well, where there is a coupon or a right to say it about. */
  redeemForPage(asked: Asked, proof: Proof | null, dies: boolean): PageDone | null {
    const { nonce, code, till, amount } = asked;
    const holding = this.ledger.byCode(code);
    const risked = holding && riskedBy(holding, nonce, this.on);
    if (holding && risked) return this.riskedForPage(holding.coupon, risked, nonce);
    if (this.kept.refused.has(nonce)) return null;
    if (!holding && proof) {
      // It knows nothing of the coupon, and can ask nobody.
      if (this.isAway) return this.riskForPage(asked, proof, dies);
      this.refuse(nonce);
    }
    const right = holding && this.known(holding.coupon);
    const isMine = holding && holdsRight(holding, right, this.holder, this.on);
    if (holding && !isMine && holding.authority === null) return this.refuse(nonce);
    const op: Op = {
      ...redeemFor({ nonce, code, till, amount, site: siteOf(this.n), by: 'Mei', at: this.wall }),
    };
    this.write(op);
    const result = this.ledger.apply(op);
    if (!result.ok || !('holding' in result.value)) return null;
    const { turn } = result.value;
    const { coupon } = result.value.holding;
    if (this.on.refuseReversed && !receiptFor(op, result.value)) return null;
    return turn === null ? null : { coupon, turn, right, risk: null };
  }
  private refuse(nonce: string): null {
    if (this.on.refusalIsFinal) this.kept.refused.add(nonce);
    return null;
  }
  private riskedForPage(
    coupon: string,
    { turn, reversed }: Pick<Turn, 'turn' | 'reversed'>,
    nonce: string,
  ): PageDone | null {
    if (reversed && this.on.refuseReversed) return null;
    const risk = this.witness.risks.get(riskIntent(nonce, this.on)) ?? null;
    return { coupon, turn, right: riskOf(this.holder), risk };
  }
  private riskForPage(asked: Asked, proof: Proof, dies: boolean): PageDone | null {
    const { nonce, code, till, amount } = asked;
    const coupon = this.witness.couponOf(code);
    if (coupon === undefined) return null;
    const offer = this.witness.offerOf(coupon);
    const { terms } = offerNamed(offer);
    const { value } = terms;
    const { day } = this;
    const key = `${offer} ${day}`;
    const permit = this.kept.permits.get(key) ?? null;
    const spent = this.kept.spent.get(key) ?? 0;
    const { ageMs: proofAgeMs, isOwn } = proof;
    const facts = { permit, spent, givenBefore: this.kept.risked.has(coupon) };
    const { holder } = this;
    if (!ruleRisk({ terms, holder, value, proofAgeMs, isOwn }, facts, this.on).ok) {
      return this.refuse(nonce);
    }
    const spend = () => void this.kept.spent.set(key, spent + value);
    if (this.on.spendFirst) spend();
    // It stops half way, or when all is done.
    if (dies && amount % 2 === 0 && this.on.spendFirst) return (this.crash(), null);
    const intent = riskIntent(nonce, this.on);
    this.witness.risks.set(intent, { day, proofAgeMs, isOwn });
    const at = this.wall;
    this.write({
      kind: 'issue',
      intent: `grant.${coupon} ${riskOf(holder)}`,
      at,
      terms,
      person: `of ${coupon}`,
      coupon,
      code,
      source: HUB,
      serial: 2 ** 40 + ++this.made,
    });
    const op = { at, code, site: siteOf(this.n), till, by: 'Mei', amount, value };
    const applied = this.write({ kind: 'redeem', intent, receipt: intent, ...op });
    if (dies && amount % 2 === 0 && !this.on.spendFirst) return (this.crash(), null);
    if (!this.on.spendFirst) spend();
    if (applied?.turn == null) return null;
    return this.riskedForPage(coupon, { turn: applied.turn, reversed: null }, nonce);
  }
  answer(receipt: Receipt, shownAt: string): void {
    const { signed } = receipt;
    const taken = takeReceipt(
      this.desk,
      receipt,
      { till: shownAt, now: this.now, signed },
      this.on,
    );
    if (!taken.ok) return;
    const { nonce, amount } = taken.value;
    this.give({ nonce, amount, till: shownAt, code: '' }, receipt.coupon, 'hub', receipt.turn);
  }
  risk(till: string, coupon: string, proofAgeMs: number): void {
    const asked = this.asking.get(till);
    if (!asked || !findAttempt(this.desk, asked, this.now, this.on).ok) return;
    const offer = this.witness.offerOf(coupon);
    const { terms } = offerNamed(offer);
    const day = this.day;
    const key = `${offer} ${day}`;
    const permit = this.kept.permits.get(key) ?? null;
    const spent = this.kept.spent.get(key) ?? 0;
    const { value } = terms;
    const facts = { permit, spent, givenBefore: this.kept.risked.has(coupon) };
    const said = { terms, holder: this.holder, value, proofAgeMs, isOwn: true };
    if (!ruleRisk(said, facts, this.on).ok) return;
    if (!this.on.commitBeforeAnswer) this.onDisk ??= this.copy();
    this.kept.spent.set(key, spent + value);
    this.kept.risked.add(coupon);
    const { nonce, code, amount } = asked;
    this.tellHub({
      kind: 'redeem',
      intent: riskIntent(nonce, this.on),
      at: this.wall,
      code,
      site: siteOf(this.n),
      till,
      by: 'Mei',
      value,
      amount,
      receipt: null,
      right: riskOf(this.holder),
    });
    closeAttempt(this.desk, nonce, this.on);
    this.give(asked, coupon, 'risk', 0, { risk: { day, proofAgeMs, isOwn: true } });
  }
  private give(
    { nonce, till, amount }: Asked,
    coupon: string,
    by: Goods['by'],
    turn: number,
    more: Partial<Pick<Goods, 'risk' | 'right'>> = {},
  ): void {
    const given = { coupon, site: this.n, till, nonce, amount, by, turn, risk: null, right: null };
    this.witness.gave({ ...given, ...more, back: false });
  }
  /** Staff take back what was redeemed by a right of this node. */
  undo(goods: Goods): void {
    const use = this.kept.teller.uses.get(`${goods.coupon}.${goods.turn}`);
    if (!use || !isOf(use.right, this.holder, this.on)) return;
    const op = {
      at: this.wall,
      coupon: goods.coupon,
      turn: goods.turn,
      by: 'Mei',
      reason: 'wrong',
    };
    if (this.write({ kind: 'reverse', intent: this.intent('undo'), ...op }))
      this.witness.tookBack(goods);
  }
  /** Before the hub is asked to undo what a till redeemed there, an answer still under way must count for nothing. */
  closeTill(till: string): void {
    if (!this.on.undoClosesAttempt) return;
    for (const [nonce, attempt] of this.desk) if (attempt.till === till) this.desk.delete(nonce);
  }

  // --- rights and stock

  receive(message: Message): void {
    switch (message.kind) {
      case 'ack':
        return this.acknowledged(message);
      case 'grant': {
        const { coupon } = message.grant;
        const facts = { holder: this.holder, known: this.known(coupon), at: this.wall };
        const holding = this.ledger.byId(coupon);
        for (const op of takeGrant(message.grant, { ...facts, holding }, this.on)) this.write(op);
        return;
      }
      case 'stock': {
        const op = takeStock(message.grant, this.holder, this.wall, this.on);
        if (op) this.write(op);
        return;
      }
      case 'permit': {
        const { permit } = message;
        if (permit.holder === this.holder)
          this.kept.permits.set(`${permit.offer} ${permit.day}`, permit);
        return;
      }
      case 'answer':
        return this.answer(message.receipt, message.receipt.till);
      case 'up':
      case 'sync':
      case 'ask':
      case 'page-ask':
      case 'page-answer':
      case 'undo':
        throw new Error('that is for the hub');
    }
  }
  giveBack(coupon: string): void {
    const holding = this.ledger.byId(coupon);
    const right = this.known(coupon);
    if (!holding || right === null || !holdsRight(holding, right, this.holder, this.on)) return;
    const op = giveBack(holding, { intent: this.intent('back'), at: this.wall, by: 'Mei' });
    if (this.on.endBeforeGivingBack) this.write(op);
    else {
      const told = tell(this.kept.teller, op, null, this.holder);
      if (told && !holding.turns.some(({ reversed }) => !reversed)) this.tellHub(told);
    }
  }
  claim(lease: string, person: string): Applied | null {
    const found = this.ledger.lease(lease);
    if (!found || !holdsLease(found, this.holder, this.on)) return null;
    const { terms } = offerNamed(found.offer);
    const coupon = this.intent('k');
    const about = { terms, stock: null, perPerson: 1, person, coupon, code: coupon.toUpperCase() };
    const asked = { intent: this.intent('pass'), at: this.wall, screen: null };
    return this.write({ kind: 'claim', ...asked, ...about, lease: { lease } });
  }
  handBack(lease: string): void {
    const found = this.ledger.lease(lease);
    if (!found || !holdsLease(found, this.holder, this.on)) return;
    const op = handBack(found, { at: this.wall, by: 'Mei' });
    if (this.on.endBeforeGivingBack) this.write(op);
    else {
      const told = tell(this.kept.teller, op, null, this.holder);
      if (told) this.tellHub(told);
    }
  }

  // --- telling

  emit(of: OutboxClass, event: string): void {
    this.witness.emitted(this.n, of, event);
    this.push(of, { event });
  }
  get waiting(): number {
    return classes.reduce((sum, one) => sum + (this.kept.rows.get(one)?.length ?? 0), 0);
  }
  /** `each`: several are under way at once, and may overtake one another. */
  flush(how: 'all' | 'some' | 'each' = 'some'): Message[] {
    const mail: Message[] = [{ kind: 'sync', node: this.n, holder: this.holder }];
    for (const one of classes) {
      const rows = this.kept.rows.get(one) ?? [];
      for (const epoch of new Set(rows.map(({ stream }) => stream))) {
        const mine = rows.filter(({ stream }) => stream === epoch);
        const items = how === 'all' ? mine : mine.slice(0, MOST_ITEMS);
        const batches = how === 'each' ? items.map((item) => [item]) : [items];
        for (const batch of batches) mail.push({ kind: 'up', node: this.n, epoch, items: batch });
      }
      if (!this.on.keepUntilAcknowledged) rows.splice(0, how === 'all' ? rows.length : MOST_ITEMS);
    }
    return mail;
  }
  private acknowledged(ack: { epoch: string; upTo: number }): void {
    for (const [of, rows] of this.kept.rows) {
      if (!rows.some((row) => isCovered(row, ack))) continue;
      this.kept.rows.set(
        of,
        rows.filter((row) => !isCovered(row, ack)),
      );
    }
  }

  // --- what happens to machines

  private copy(): Kept {
    const copy = new Kept(this.kept.epoch, this.kept);
    copy.mark = this.witness.mark();
    return copy;
  }
  commit(): void {
    this.onDisk = null;
  }
  crash(): void {
    this.desk = new Map();
    this.asking.clear();
    if (this.onDisk) this.kept = this.onDisk;
    this.onDisk = null;
  }
  save(): void {
    this.backup = this.copy();
  }
  restore(): void {
    this.crash();
    const epoch = `e${++this.epochs}`;
    // Without a backup it begins with an empty disk.
    this.witness.forgot(this.n, this.backup?.mark ?? 0);
    this.kept = new Kept(
      this.on.newEpochAfterRestore ? epoch : this.kept.epoch,
      this.backup ?? undefined,
    );
  }
}
