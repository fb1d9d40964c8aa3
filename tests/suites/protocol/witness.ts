import type { OutboxClass } from '../../../main/offers/protocol/outbox.ts';
import type { Told } from '../../../main/offers/protocol/told.ts';

/** Goods that a till gave out. */
export type Goods = {
  readonly coupon: string;
  readonly site: number;
  readonly till: string;
  readonly nonce: string;
  readonly amount: number;
  readonly by: 'hub' | 'right' | 'risk';
  readonly turn: number;
  /** By which right of the node's. */
  readonly right: string | null;
  readonly risk: {
    readonly day: string;
    readonly proofAgeMs: number;
    readonly isOwn: boolean;
  } | null;
  back: boolean;
};
type Done = { readonly node: number; readonly told: Told; forgotten: boolean };
type Emitted = {
  readonly node: number;
  readonly of: OutboxClass;
  readonly event: string;
  forgotten: boolean;
};

/** Somebody who sees everything, and whom nobody in the protocol can ask. */
export class Witness {
  readonly goods: Goods[] = [];
  readonly done: Done[] = [];
  readonly events: Emitted[] = [];
  readonly offers = new Map<string, string>();
  /** Whose till an attempt of a page is. */
  readonly askers = new Map<string, number>();
  /** Attempts of pages that staff were told a no of. */
  readonly saidNo = new Set<string>();
  /** What pages' attempts redeemed, and where that is written down; `for` is the store it was redeemed for. */
  readonly byPages = new Map<
    string,
    {
      readonly at: number | 'hub';
      readonly for: number;
      readonly coupon: string;
      readonly turn: number;
    }
  >();
  /** What was risked for pages' attempts, by the name that the attempt has there. */
  readonly risks = new Map<string, NonNullable<Goods['risk']>>();
  /** Of the coupons in existence: their code, by whom they are held, and the place in the stock. */
  readonly coupons: {
    readonly coupon: string;
    readonly code: string;
    readonly offer: string;
    readonly serial: number;
  }[] = [];
  private time = 0;

  private readonly times: {
    readonly node: number;
    readonly at: number;
    readonly thing: Done | Emitted;
  }[] = [];
  mark(): number {
    return this.time;
  }
  did(node: number, told: Told): void {
    const thing = { node, told, forgotten: false };
    this.done.push(thing);
    this.times.push({ node, at: ++this.time, thing });
  }
  emitted(node: number, of: OutboxClass, event: string): void {
    const thing = { node, of, event, forgotten: false };
    this.events.push(thing);
    this.times.push({ node, at: ++this.time, thing });
  }
  forgot(node: number, since: number): void {
    for (const one of this.times)
      if (one.node === node && one.at > since) one.thing.forgotten = true;
  }
  /** Moves whenever there is something new to see. */
  changes = 0;
  redeemed(nonce: string, what: NonNullable<ReturnType<typeof this.byPages.get>>): void {
    if (this.byPages.has(nonce)) return;
    this.byPages.set(nonce, what);
    this.changes++;
  }
  gave(goods: Goods): void {
    this.goods.push(goods);
    this.changes++;
  }
  tookBack(goods: Goods): void {
    goods.back = true;
    this.changes++;
  }
  made(coupon: string, code: string, offer: string, serial: number): void {
    if (this.offers.has(coupon)) return;
    this.offers.set(coupon, offer);
    this.changes++;
    this.coupons.push({ coupon, code, offer, serial });
  }
  couponOf(code: string): string | undefined {
    return this.coupons.find((one) => one.code === code)?.coupon;
  }
  offerOf(coupon: string): string {
    return this.offers.get(coupon) ?? '';
  }
}
