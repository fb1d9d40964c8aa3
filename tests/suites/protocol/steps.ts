import type { OutboxClass } from '../../../main/offers/protocol/outbox.ts';
import { NOON, DAY } from '../../fakes/offer-rules.ts';
import type { Message } from './messages.ts';
import { offers } from './shop.ts';
import { PHONES, STORES, TILLS, tillName } from './rules.ts';
import type { World } from './world.ts';

/** Everything that can happen. A step is a number: what, and to whom. */
type Happening = (world: World, a: number, b: number, c: number) => void;

const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % from.length];
const couponBy = (world: World, n: number) => pick(world.witness.coupons, n);
const coded: readonly OutboxClass[] = ['proof', 'interaction', 'debug', 'interaction'];
const lost = (n: number) =>
  ({ kind: 'lost', reason: 'the kiosk is gone', by: 'Mei', site: `brand/store-${n}` }) as const;
const leaseBy = (world: World, n: number) => pick([...world.hub.ledger.leases], n);
const rewind = (n: number) => NOON + ((n % 9) - 4) * (DAY / 4);

const happenings = {
  claim: (world, a, b) => claim(world, a, pick(offers, b)?.terms.id ?? ''),
  claimRisky: (world, a) => claim(world, a >> 1, 'risky'),
  scan: (world, a, b, c) => {
    const one = couponBy(world, b);
    if (one) world.send(world.node(a).ask(tillName((a >> 1) % TILLS), one.code, 1_000 + (c % 2)));
  },
  scanAgain: (world, a, b) => world.send(world.node(a).again(tillName(b % TILLS))),
  /** The same at a till's page, which asks whom it can reach. */
  scanPage: (world, a, b, c) => {
    const one = couponBy(world, b);
    if (one) world.send(pageBy(world, a).scan(one.code, 1_000 + (c % 2), roadBy(c >> 1)));
  },
  againPage: (world, a, b) => world.send(pageBy(world, a).again(roadBy(b))),
  /** And whom it reaches at once. */
  sellAtPage: (world, a, b, c) => {
    const one = couponBy(world, b);
    if (one) atOnce(world, pageBy(world, a).scan(one.code, 1_000, roadBy(c)));
  },
  askAtPage: (world, a, b) => atOnce(world, pageBy(world, a).again(roadBy(b))),
  /** Somebody says to the hub that he is a till of the other store. */
  forgePass: (world, a) => {
    const asked = pageBy(world, a).attempt?.asked;
    if (asked)
      world.send([
        {
          kind: 'page-ask',
          node: (a + 1) % STORES,
          road: 'hub',
          asked,
          proof: null,
          signed: false,
        },
      ]);
  },
  /** A phone that reaches nobody shows its proof, to a kiosk that reaches nobody either. */
  scanProof: (world, a, b, c) => world.send(prove(world, a, b, c)),
  riskAtPage: (world, a, b, c) => atOnce(world, prove(world, a, b, c)),
  line: (world, a) => void (world.node(a).isAway = !world.node(a).isAway),
  /** And the kiosk does not live to answer. */
  riskAndDie: (world, a, b, c) => {
    for (const message of prove(world, a, b, c)) world.deliver(message, true);
  },
  /** Somebody who has seen a coupon's code, with a key of his own. */
  forgeProof: (world, a, b) => {
    const one = couponBy(world, b);
    const proof = { ageMs: 0, isOwn: false };
    if (one) atOnce(world, pageBy(world, a).scan(one.code, 1_000, 'kiosk', proof));
  },
  relay: (world, a, b) => {
    const asked = world.node(a).asking.get(tillName(b % TILLS));
    if (asked) world.send([{ kind: 'ask', node: a % 2, asked, way: 'phone' }]);
  },
  show: (world, a, b, c) => {
    const receipt = pick(world.receipts, c);
    if (receipt) world.node(a).answer(receipt, b % 3 === 0 ? tillName(a % TILLS) : receipt.till);
  },
  forge: (world, a, b, c) => {
    const asked = world.node(a).asking.get(tillName(b % TILLS));
    const one = couponBy(world, c);
    if (!asked || !one) return;
    const { nonce, till, amount } = asked;
    world.node(a).answer({ nonce, till, amount, coupon: one.coupon, turn: 1, signed: false }, till);
  },
  /** A yes to somebody else's small basket, with the nonce of this one: the hub was asked for another amount. */
  askForAnother: (world, a, b) => {
    const asked = world.node(a).asking.get(tillName(b % TILLS));
    if (!asked) return;
    world.send([
      { kind: 'ask', node: a % 2, asked: { ...asked, amount: asked.amount + 7 }, way: 'phone' },
    ]);
  },
  risk: (world, a, b, c) => {
    const one = couponBy(world, b);
    if (!one) return;
    const node = world.node(a);
    const till = tillName((a >> 1) % TILLS);
    world.send(node.ask(till, one.code, 1_000));
    node.risk(till, one.coupon, (c % 4) * 14_000);
  },
  lend: (world, a, b) => world.hub.lend(couponBy(world, b)?.coupon ?? '', a % 2),
  sync: (world, a) => world.send([{ kind: 'sync', node: a % 2, holder: world.node(a).holder }]),
  giveBack: (world, a, b) => world.node(a).giveBack(couponBy(world, b)?.coupon ?? ''),
  writeOff: (world, a, b) => {
    const right = world.hub.reclaim(couponBy(world, b)?.coupon ?? '', lost(a));
    if (right !== null) world.charged.add(right);
  },
  overdue: (world, _a, b) =>
    void world.hub.reclaim(couponBy(world, b)?.coupon ?? '', { kind: 'overdue' }),
  lease: (world, a, b, c) =>
    world.hub.lease(pick(offers, b % 2)?.terms.id ?? '', a % 2, 1 + (c % 2)),
  claimHere: (world, a, b, c) => {
    const lease = leaseBy(world, c);
    const claimed = lease && world.node(a).claim(lease.lease, `phone-${b % PHONES}`);
    if (!claimed) return;
    const { coupon, code, serial, terms } = claimed.holding;
    world.witness.made(coupon, code, terms.id, serial);
  },
  handBack: (world, a, b) => world.node(a).handBack(leaseBy(world, b)?.lease ?? ''),
  writeOffStock: (world, a, b) => world.hub.reclaimStock(leaseBy(world, b)?.lease ?? '', lost(a)),
  overdueStock: (world, _a, b) =>
    world.hub.reclaimStock(leaseBy(world, b)?.lease ?? '', { kind: 'overdue' }),
  permit: (world, a, b, c) =>
    world.hub.permit(pick(offers, 1 + (b % 4))?.terms.id ?? '', a % 2, `d${c % 2}`, c > 12),
  permitRisky: (world, a) => world.hub.permit('risky', a % 2, 'd0', false),
  emit: (world, a, b) => emit(world, a, b),
  emitMany: (world, a, b) => [0, 1, 2, 3, 4].forEach((n) => emit(world, a, b + n)),
  flush: (world, a, b) => world.send(world.node(a).flush(b % 2 === 0 ? 'some' : 'each')),
  deliver: (world, a, b) => arrive(world, a + 16 * b, 'once'),
  deliverTwice: (world, a, b) => arrive(world, a + 16 * b, 'twice'),
  lose: (world, a, b) => arrive(world, a + 16 * b, 'never'),
  deliverAndDie: (world, a, b) => arrive(world, a + 16 * b, 'dies'),
  crash: (world, a) => world.node(a).crash(),
  commit: (world, a) => world.node(a).commit(),
  save: (world, a) => world.node(a).save(),
  restore: (world, a) => {
    world.node(a).restore();
    world.restored.add(a % 2);
  },
  nodeClock: (world, a, b) => void (world.node(a).wall = rewind(b)),
  hubClock: (world, _a, b) => void (world.hub.wall = rewind(b)),
  wait: (world, a, b) => void (world.node(a).now += b * 40_000),
  undoHere: (world, a, b) => {
    const mine = world.witness.goods.filter(
      ({ site, by, back }) => site === a % 2 && by !== 'hub' && !back,
    );
    const one = pick(mine, b);
    if (one) world.node(a).undo(one);
  },
  undoAtHub: (world, a, b) => undoAtHub(world, a, b),
  /** Staff at another till undo what a page redeemed, after its answer was lost: the page may ask for it once more. */
  undoElsewhere: (world, _a, b) => {
    const found = pick([...world.witness.byPages], b);
    if (!found) return;
    const [nonce, done] = found;
    if (done.at !== 'hub') return;
    world.net = world.net.filter((one) => one.kind !== 'page-answer' || one.nonce !== nonce);
    for (const one of world.witness.goods)
      if (one.nonce === nonce && one.by === 'hub' && !one.back) world.witness.tookBack(one);
    world.hub.undo(done.for, done.coupon, done.turn);
  },
  /** Moments of good network: a node hears what it holds, tells what waits, redeems a coupon with the hub's word. */
  meet: (world, a) => atOnce(world, [{ kind: 'sync', node: a % 2, holder: world.node(a).holder }]),
  tellNow: (world, a) => atOnce(world, world.node(a).flush()),
  sell: (world, a, b) => {
    const one = couponBy(world, b);
    if (one) atOnce(world, world.node(a).ask(tillName((a >> 1) % TILLS), one.code, 1_000));
  },
} satisfies Readonly<Record<string, Happening>>;
type Name = keyof typeof happenings;

const pageBy = (world: World, a: number) => world.page(a % STORES, tillName((a >> 1) % TILLS));
const prove = (world: World, a: number, b: number, c: number): readonly Message[] => {
  const one = couponBy(world, b);
  if (!one) return [];
  const proof = { ageMs: (c % 4) * 14_000, isOwn: true };
  return pageBy(world, a).scan(one.code, 1_000 + ((c >> 2) % 2), 'kiosk', proof);
};
const roadBy = (n: number) => (n % 2 === 0 ? 'kiosk' : 'hub');
const claim = (world: World, phone: number, offer: string): void => {
  const claimed = world.hub.claim(offer, `phone-${phone % PHONES}`);
  if (!claimed) return;
  const { coupon, code, serial } = claimed.holding;
  world.witness.made(coupon, code, offer, serial);
};
/** With nothing that is under way already overtaken or lost. */
const atOnce = (world: World, mail: readonly Message[]): void => {
  const from = world.net.length;
  world.send(mail);
  for (let fresh = world.net.splice(from); fresh.length > 0; fresh = world.net.splice(from))
    for (const message of fresh) world.deliver(message);
};
const emit = (world: World, a: number, b: number): void =>
  world.node(a).emit(pick(coded, b) ?? 'debug', `event-${world.witness.events.length}`);

const arrive = (world: World, n: number, how: 'once' | 'twice' | 'never' | 'dies') => {
  const { net } = world;
  if (net.length === 0) return;
  const at = n % net.length;
  const message = net[at];
  if (!message) return;
  if (how !== 'twice') net.splice(at, 1);
  if (how !== 'never') world.deliver(message, how === 'dies');
};

/** Staff see the redemption in the hub's list, with or without goods having gone out for it. */
const undoAtHub = (world: World, a: number, b: number) => {
  const one = couponBy(world, b);
  const used =
    one && world.hub.ledger.byId(one.coupon)?.turns.findLast(({ reversed }) => !reversed);
  if (!one || !used || used.node !== null) return;
  const node = world.node(a);
  node.closeTill(used.till);
  if (world.rules.undoClosesAttempt) world.page(a % STORES, used.till).close();
  const mine = world.witness.goods.find(
    ({ coupon, turn, site, by }) =>
      coupon === one.coupon && turn === used.turn && site === a % 2 && by === 'hub',
  );
  if (mine) world.witness.tookBack(mine);
  world.send([{ kind: 'undo', node: a % 2, coupon: one.coupon, turn: used.turn }]);
};

/**
 * Histories in which everything can happen seldom get far with anything: most keep to one theme, with what belongs to
 * it as often as it should be.
 */
type Theme = Readonly<Partial<Record<Name, number>>>;
const network: Theme = { flush: 4, deliver: 10, deliverTwice: 4, lose: 1, deliverAndDie: 1 };
const machines: Theme = { crash: 1, commit: 2, save: 2, restore: 2 };
const selling: Theme = { claim: 3, scan: 6, scanAgain: 2 };
const everything = Object.fromEntries(
  (Object.keys(happenings) as Name[]).map((name) => [name, 1]),
) as Theme;
const themes: readonly Theme[] = [
  // rights
  {
    ...network,
    ...machines,
    ...selling,
    lend: 4,
    meet: 5,
    giveBack: 4,
    writeOff: 1,
    overdue: 1,
    undoHere: 2,
  },
  { claimRisky: 1, sell: 4, lend: 5, meet: 6, giveBack: 5, writeOff: 3, tellNow: 3 },
  {
    lease: 1,
    meet: 4,
    claimHere: 3,
    giveBack: 5,
    tellNow: 4,
    sync: 3,
    deliver: 2,
    sell: 5,
    lend: 1,
  },
  { claim: 1, scan: 5, meet: 5, lend: 3, save: 2, restore: 2, flush: 1, deliver: 3 },
  // stock
  {
    ...network,
    ...machines,
    scan: 4,
    lease: 3,
    meet: 5,
    claimHere: 5,
    giveBack: 3,
    handBack: 3,
    sync: 2,
    lend: 2,
  },
  {
    claim: 2,
    lease: 3,
    meet: 5,
    claimHere: 5,
    handBack: 2,
    writeOffStock: 1,
    overdueStock: 1,
    save: 1,
    restore: 1,
  },
  // risk
  {
    ...selling,
    meet: 5,
    permit: 5,
    risk: 9,
    save: 2,
    restore: 2,
    nodeClock: 1,
    flush: 1,
    deliver: 2,
  },
  { claimRisky: 3, meet: 5, permitRisky: 4, risk: 7, save: 2, restore: 2 },
  { meet: 5, permit: 4, risk: 8, lease: 3, claimHere: 4, flush: 4, deliver: 6, undoHere: 1 },
  // risk while the hub was asked, and answers after all
  {
    claimRisky: 3,
    meet: 4,
    permitRisky: 3,
    risk: 6,
    deliver: 5,
    tellNow: 2,
    undoAtHub: 3,
    show: 1,
  },
  // telling
  { ...network, ...machines, emit: 5, emitMany: 2, sync: 1 },
  { lease: 3, meet: 2, claimHere: 5, scan: 4, emit: 1, emitMany: 1, flush: 2, deliver: 3, lend: 1 },
  // the till's desk
  {
    ...selling,
    relay: 5,
    show: 6,
    forge: 1,
    askForAnother: 1,
    deliver: 6,
    deliverTwice: 2,
    lose: 1,
    undoAtHub: 2,
    crash: 1,
    wait: 1,
  },
  // a till's page whose kiosk goes and comes
  {
    ...network,
    claim: 3,
    lend: 3,
    meet: 4,
    giveBack: 2,
    scanPage: 5,
    againPage: 6,
    sellAtPage: 2,
    askAtPage: 2,
    forgePass: 1,
    undoHere: 1,
    undoAtHub: 2,
    undoElsewhere: 2,
    tellNow: 2,
    crash: 1,
    commit: 1,
    writeOff: 1,
  },
  {
    claimRisky: 2,
    lend: 2,
    meet: 3,
    scanPage: 5,
    againPage: 6,
    deliver: 6,
    lose: 2,
    undoElsewhere: 2,
  },
  // and that risks with nobody to ask, while the hub may have been asked
  {
    claimRisky: 3,
    permitRisky: 3,
    meet: 4,
    scanProof: 4,
    riskAtPage: 4,
    forgeProof: 1,
    line: 1,
    againPage: 6,
    askAtPage: 3,
    deliver: 6,
    deliverTwice: 3,
    lose: 2,
    deliverAndDie: 1,
    undoElsewhere: 2,
    undoAtHub: 1,
    undoHere: 2,
    tellNow: 2,
    lend: 1,
  },
  {
    claim: 3,
    claimRisky: 1,
    permit: 5,
    meet: 5,
    riskAtPage: 8,
    riskAndDie: 3,
    askAtPage: 5,
    undoHere: 2,
    sell: 1,
    tellNow: 1,
    giveBack: 1,
    lend: 1,
    nodeClock: 1,
    save: 1,
    restore: 1,
  },
  { ...everything, ...network, ...selling, claim: 4, meet: 2 },
];
const tables = themes.map((theme) =>
  (Object.entries(theme) as [Name, number][]).flatMap(([name, often]) =>
    Array<Name>(often).fill(name),
  ),
);

/** The first number of a schedule is its theme. */
export const tableOf = (schedule: ArrayLike<number>): readonly Name[] =>
  tables[(schedule[0] ?? 0) % tables.length] ?? [];

export const MOST_STEP = 2 ** 24;
const parts = (table: readonly Name[], step: number) => {
  const rest = Math.floor(step / table.length);
  const name = table[step % table.length];
  if (name === undefined) throw new Error('a theme without anything in it');
  // One of the two stores has more of the trade: two that do half of everything each seldom get far.
  const store = ((rest >> 12) & 7) < 5 ? 0 : 1;
  return { name, a: (rest & 14) | store, b: (rest >> 4) & 15, c: (rest >> 8) & 15 };
};
export const happen = (world: World, table: readonly Name[], step: number): void => {
  const { name, a, b, c } = parts(table, step);
  happenings[name](world, a, b, c);
};
export const nameOfStep = (table: readonly Name[], step: number): string => {
  const { name, a, b, c } = parts(table, step);
  return `${name}(${a}, ${b}, ${c})`;
};
