import { HubSide } from './hub-side.ts';
import type { Message, Receipt } from './messages.ts';
import { NodeSide } from './node-side.ts';
import { allRules, STORES, tillName, TILLS, type Rules } from './rules.ts';
import { TillPage } from './till-page.ts';
import { Witness } from './witness.ts';

/** The parties, and the network between them. */
export class World {
  readonly witness = new Witness();
  readonly hub: HubSide;
  readonly nodes: readonly NodeSide[];
  readonly pages: readonly TillPage[];
  net: Message[] = [];
  /** What phones carry: anybody may show anything to any till, as often as they like. */
  readonly receipts: Receipt[] = [];
  /** Rights that were written off at a store's cost: the node may use them yet. */
  readonly charged = new Set<string>();
  /** Stores that lost a disk. */
  readonly restored = new Set<number>();
  readonly rules: Rules;

  constructor(rules: Rules = allRules) {
    this.rules = rules;
    this.hub = new HubSide(rules);
    this.pages = Array.from({ length: STORES }, (_, n) => n).flatMap((n) =>
      Array.from({ length: TILLS }, (_, t) => new TillPage(n, tillName(t), rules, this.witness)),
    );
    this.nodes = Array.from({ length: STORES }, (_, n) => new NodeSide(n, rules, this.witness));
  }
  node(n: number): NodeSide {
    const node = this.nodes[n % STORES];
    if (!node) throw new Error('no such node');
    return node;
  }
  page(node: number, till: string): TillPage {
    const page = this.pages.find((one) => one.node === node && one.till === till);
    if (!page) throw new Error('no such till');
    return page;
  }
  private askedByPage(message: Extract<Message, { kind: 'page-ask' }>, dies: boolean): void {
    const { node, road, asked, proof, signed } = message;
    const { nonce, till } = asked;
    if (!signed && this.rules.verifyPass) return;
    const done =
      road === 'hub'
        ? this.hub.redeemForPage(node, asked)
        : this.node(node).redeemForPage(asked, proof, dies);
    if (done) {
      const { coupon, turn } = done;
      const at = road === 'hub' ? 'hub' : node;
      this.witness.redeemed(nonce, { at, for: node, coupon, turn });
    }
    if (dies || !signed) return;
    const heard = done
      ? { right: null, risk: null, ...done }
      : ({ code: 'coupon-elsewhere' } as const);
    this.send([{ kind: 'page-answer', node, till, nonce, road, heard }]);
  }
  send(mail: readonly Message[]): void {
    for (const message of mail) this.net.push(message);
  }
  /** The message arrives. `dies`: and the hub does not live to answer it. */
  deliver(message: Message, dies = false): void {
    const { hub } = this;
    switch (message.kind) {
      case 'up':
        return this.send(hub.receive(message.node, message.epoch, message.items, dies));
      case 'sync':
        return this.send(hub.sync(message.node, message.holder));
      case 'ask': {
        const receipt = hub.redeem(message.node, message.asked);
        if (receipt === null || dies) return;
        if (message.way === 'phone') this.receipts.push(receipt);
        else this.send([{ kind: 'answer', node: message.node, receipt }]);
        return;
      }
      case 'page-ask':
        return this.askedByPage(message, dies);
      case 'page-answer':
        return this.page(message.node, message.till).hear(message);
      case 'undo':
        return hub.undo(message.node, message.coupon, message.turn);
      case 'ack':
      case 'grant':
      case 'stock':
      case 'permit':
      case 'answer':
        return this.node(message.node).receive(message);
    }
  }
  /** The network heals, and everything that waits is told. Null when all is quiet; else what is not. */
  settle(): string | null {
    for (let rounds = 0; rounds < 60; rounds++) {
      for (const node of this.nodes) this.send(node.flush('all'));
      for (let message = this.net.shift(); message; message = this.net.shift())
        this.deliver(message);
      if (this.nodes.every(({ waiting }) => waiting === 0)) return null;
    }
    return 'something waits at a node for ever';
  }
}
