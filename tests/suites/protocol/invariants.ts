import { wholeOf } from '../../../main/offers/ledger-draft.ts';
import { offerNameOf } from '../../../main/offers/ledger.ts';
import { takenOf } from '../../../main/offers/rulings.ts';
import { holderIn } from '../../../main/offers/protocol/rights.ts';
import { PROOF_MS } from '../../../main/offers/protocol/risk.ts';
import { offerNamed, offers } from './shop.ts';
import type { Goods } from './witness.ts';
import type { World } from './world.ts';

/** What must be so after every step, and what when all is told. Null, or which promise is broken. */

const isOut = ({ back }: Goods) => !back;

/** I1: one standing redemption of a coupon at most. */
const oneRedemption = (world: World): string | null => {
  for (const { coupon, turns } of world.hub.ledger.holdings)
    if (turns.filter(({ reversed }) => !reversed).length > 1)
      return `I1: ${coupon} is redeemed twice`;
  return null;
};

/** I2: what is claimed, lent, lost and free is the stock; each serial is one coupon's. */
const stock = (world: World): string | null => {
  const { ledger } = world.hub;
  for (const { terms, stock: all } of offers) {
    const taken = takenOf(ledger.tally(wholeOf(offerNameOf(terms))));
    if (all !== null && taken > all) return `I2: more of ${terms.id} is taken than there is`;
    const mine = world.witness.coupons.filter(({ offer }) => offer === terms.id);
    if (all !== null && mine.length > all)
      return `I2: more of ${terms.id} was given out than there is`;
    if (all !== null && new Set(mine.map(({ serial }) => serial)).size < mine.length)
      return `I2: a serial of ${terms.id} was given out twice`;
  }
  return null;
};

/** I4: without risk, goods go out once for a coupon; once more by each right that was written off and charged. */
const goodsOnce = (world: World): string | null => {
  const out = new Set<string>();
  for (const one of world.witness.goods) {
    const { by, coupon, right } = one;
    if (by === 'risk' || !isOut(one)) continue;
    const key =
      right !== null && world.charged.has(`${coupon} ${right}`) ? `${coupon} ${right}` : coupon;
    if (out.has(key)) return `I4: goods went out twice for ${coupon}`;
    out.add(key);
  }
  return null;
};

/** I5: what is risked stays within what was allowed, day by day, and needs the phone itself. */
const risks = (world: World): string | null => {
  const spent = new Map<string, number>();
  const given = new Set<string>();
  for (const { coupon, site, risk } of world.witness.goods) {
    if (!risk) continue;
    const offer = offerNamed(world.witness.offerOf(coupon));
    const { kind, id, value } = offer.terms;
    if (!offer.risk || kind === 'cash') return `I5: ${id} was risked`;
    if (value > offer.risk.perCoupon) return `I5: ${coupon} is worth more than may be risked`;
    if (!risk.isOwn) return `I5: ${coupon} was risked without its phone`;
    if (risk.proofAgeMs > PROOF_MS) return `I5: ${coupon} was risked for a recording`;
    const key = `${site} ${id} ${risk.day}`;
    const sum = (spent.get(key) ?? 0) + value;
    spent.set(key, sum);
    if (!world.hub.permits.has(key)) return `I5: nobody allowed to risk ${id} on ${risk.day}`;
    if (sum > offer.risk.perSiteDay) return `I5: more than the budget of ${key} is out`;
    if (given.has(`${site} ${coupon}`) && !world.restored.has(site))
      return `I5: ${coupon} was risked twice by one store`;
    given.add(`${site} ${coupon}`);
  }
  return null;
};

/** I6, the till's side: what a till gave is what the hub wrote down for that till and that basket. */
const sameBasket = (world: World): string | null => {
  for (const { by, coupon, turn, till, amount, back } of world.witness.goods) {
    if (by !== 'hub' || back) continue;
    const used = world.hub.ledger.byId(coupon)?.turns.find((one) => one.turn === turn);
    if (!used) return `I6: goods went out for ${coupon} that the hub knows nothing of`;
    if (used.till !== till) return `I6: ${coupon} is settled with another till`;
    if (used.amount !== amount) return `I6: ${coupon} is settled for another basket`;
  }
  return null;
};

/** I4, the other way round: no till tells staff that nothing was redeemed by an attempt that stands. */
const truthfulNo = (world: World): string | null => {
  for (const nonce of world.witness.saidNo) {
    const done = world.witness.byPages.get(nonce);
    if (!done) continue;
    const { at, coupon, turn } = done;
    if (at !== 'hub' && world.restored.has(at)) continue;
    const ledger = at === 'hub' ? world.hub.ledger : world.node(at).ledger;
    const used = ledger.byId(coupon)?.turns.find((one) => one.turn === turn);
    if (used && !used.reversed) return `I4: a till said no to ${coupon}, which it had redeemed`;
  }
  return null;
};

/** I6, whose it is: what a page redeemed is settled with the store whose page it is. */
const ownStore = (world: World): string | null => {
  for (const [nonce, done] of world.witness.byPages)
    if (world.witness.askers.get(nonce) !== done.for)
      return `I6: ${done.coupon} is settled with a store that did not ask`;
  return null;
};

const everyStep = [truthfulNo, ownStore, oneRedemption, stock, goodsOnce, risks, sameBasket];
/** Goods, coupons and the hub's ledger are all that these look at. */
const whatChanged = ({ hub, witness }: World) =>
  hub.ledger.changes + witness.changes + witness.saidNo.size;
const checked = new WeakMap<World, number>();

export const brokenNow = (world: World): string | null => {
  const now = whatChanged(world);
  if (checked.get(world) === now) return null;
  checked.set(world, now);
  for (const check of everyStep) {
    const broken = check(world);
    if (broken !== null) return broken;
  }
  return null;
};

const isIn = (world: World, kind: 'redeem' | 'reverse', intent: string): boolean => {
  const body = world.hub.ledger.entryOf(kind, intent)?.body;
  return body !== undefined && !body.includes('"refused"');
};
/** What the hub redeemed itself by the same attempt is what the node tells of, unless that was told apart from it. */
const isOfHub = (world: World, intent: string): boolean =>
  world.hub.ledger.entryOf('redeem', intent)?.body.includes('"node":null') === true;

/** I3: what a node did reaches the hub exactly once, unless it was forgotten with a disk before it was told. */
const toldOnce = (world: World): string | null => {
  const { hub, witness } = world;
  for (const { told, forgotten } of witness.done) {
    const { kind, intent } = told;
    if (kind === 'claim' && !forgotten && !hub.ledger.byId(told.coupon))
      return `I3: the claim of ${told.coupon} never reached the hub`;
    if (kind !== 'redeem' && kind !== 'reverse') continue;
    const isGiven = isIn(world, kind, `${intent}.given`);
    const isPlain = isIn(world, kind, intent) && !(isGiven && isOfHub(world, intent));
    const times = (isGiven ? 1 : 0) + (isPlain ? 1 : 0);
    if (times > 1) return `I3: a ${kind} was counted twice`;
    if (
      times < 1 &&
      !forgotten &&
      !waitsForForgotten(world, told.kind === 'redeem' ? told.code : told.coupon)
    )
      return `I3: a ${kind} never reached the hub`;
  }
  const counted = (event: string) => hub.counted.get(event) ?? 0;
  for (const { event, of, forgotten, node } of witness.events) {
    if (counted(event) > 1) return 'I3: an event was counted twice';
    if (of === 'proof' && !forgotten && counted(event) === 0)
      return 'I3: a proof of play is missing';
    void node;
  }
  for (const n of world.nodes.keys()) {
    const mine = witness.events.filter(({ node, of }) => node === n && of !== 'proof');
    const missing = mine.filter(
      ({ event, forgotten }) => !forgotten && counted(event) === 0,
    ).length;
    if (missing > (hub.dropped.get(n) ?? 0))
      return 'I3: more is missing than was said to be dropped';
  }
  return null;
};
/** The coupon's claim went with a disk: it is parked, and in sight, for ever. */
const waitsForForgotten = (world: World, about: string): boolean =>
  world.witness.done.some(
    ({ told, forgotten }) =>
      forgotten && told.kind === 'claim' && (told.code === about || told.coupon === about),
  );

/** I5 again: each piece of goods too many is an exception that somebody has to settle, or was forgotten with a disk. */
const excepted = (world: World): string | null => {
  const { hub, witness } = world;
  for (const { coupon } of witness.coupons) {
    const holding = hub.ledger.byId(coupon);
    if (!holding) continue;
    const out = witness.goods.filter((one) => one.coupon === coupon && isOut(one)).length;
    const standing = holding.turns.filter(({ reversed }) => !reversed).length;
    const open = [...hub.ledger.exceptions].filter(
      (one) => one.coupon === coupon && !one.settled,
    ).length;
    const forgotten = witness.done.filter(
      (one) => one.forgotten && 'code' in one.told && one.told.code === holding.code,
    ).length;
    if (out > standing + open + forgotten)
      return `I5: goods are out for ${coupon} that nobody recorded`;
  }
  return null;
};

/** I6: what is settled is the sum of what stands. */
const settlement = (world: World): string | null => {
  for (const { terms } of offers) {
    let standing = 0;
    for (const holding of world.hub.ledger.holdings)
      if (holding.terms.id === terms.id)
        standing += holding.turns.filter(({ reversed }) => !reversed).length;
    if (world.hub.ledger.tally(wholeOf(offerNameOf(terms))).uses !== standing)
      return `I6: the count of ${terms.id} is not what stands`;
  }
  return null;
};

/**
 * A right is the hub's or a node's, and never of neither: where everything was told, what the hub has lent to a node in
 * the epoch that this is in, the node has. Else nobody could use the coupon, and no word of the node bring it back.
 */
const somebodys = (world: World): string | null => {
  for (const { coupon, authority } of world.hub.ledger.holdings) {
    if (authority === null) continue;
    for (const node of world.nodes)
      if (node.holder === holderIn(authority) && node.rightTo(coupon) !== authority)
        return `I4: nobody has the right to ${coupon}`;
  }
  return null;
};

export const brokenAtEnd = (world: World): string | null =>
  world.settle() ??
  brokenNow(world) ??
  toldOnce(world) ??
  excepted(world) ??
  somebodys(world) ??
  settlement(world);
