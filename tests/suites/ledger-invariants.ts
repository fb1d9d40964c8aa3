import assert from 'node:assert/strict';
import type { Holding, Ledger, OfferName } from '../../main/offers/ledger.ts';
import { balanceOf } from '../../main/offers/ledger.ts';

const AT_ONCE = 1_000;
const SIDE_BY_SIDE = 64;

/**
 * What must hold after anything that can happen to a ledger, read back through its own interface: I1 a coupon without
 * parts has one standing redemption at most, and an allowance never gives more than it is worth; I2 claimed + leased +
 * lost + free = stock, for the offers whose stock is told; I3 every acknowledged op is an entry exactly once; I6 the
 * settlement is the sum of what stands. And the chain is whole.
 */
export const invariantsOf = async (
  ledger: Ledger,
  known: {
    readonly stocks?: readonly (OfferName & { readonly stock: number })[];
    /** `kind intent` of every op that was acknowledged as done. */
    readonly acknowledged?: Iterable<string>;
  } = {},
): Promise<{ entries: number; head: string }> => {
  const { entries, head, faults } = await ledger.verifyChain();
  assert.deepEqual(faults, []);

  const times = new Map<string, number>();
  const coupons = new Set<string>();
  for (let after = 0; ;) {
    const rows = await ledger.entries(after, AT_ONCE);
    for (const { op, intent, body } of rows) {
      const said = JSON.parse(body) as { refused?: unknown; coupon?: string };
      if (said.refused === undefined)
        times.set(`${op} ${intent}`, (times.get(`${op} ${intent}`) ?? 0) + 1);
      if (said.coupon !== undefined) coupons.add(said.coupon);
    }
    if (rows.length < AT_ONCE) break;
    after = rows.at(-1)?.seq ?? after;
  }
  for (const [name, count] of times) assert.equal(count, 1, `I3: ${name}`);
  for (const name of known.acknowledged ?? []) assert.ok(times.has(name), `I3: ${name} is lost`);

  const settled = new Map<string, number>();
  const names = [...coupons];
  const held: (Holding | null)[] = [];
  for (let i = 0; i < names.length; i += SIDE_BY_SIDE) {
    const some = names.slice(i, i + SIDE_BY_SIDE).map((coupon) => ledger.byId(coupon));
    held.push(...(await Promise.all(some)));
  }
  for (const [i, holding] of held.entries()) {
    const coupon = names[i];
    assert.ok(holding, `${coupon} cannot be read`);
    const stand = holding.turns.filter((turn) => !turn.reversed);
    if (!holding.inParts) assert.ok(stand.length <= 1, `I1: ${coupon}`);
    assert.ok(balanceOf(holding) >= 0, `I1: ${coupon} is overdrawn`);
    assert.deepEqual(
      holding.turns.map(({ turn }) => turn),
      holding.turns.map((_, i) => i + 1),
    );
    const { brand, id } = holding.terms;
    for (const { value } of stand)
      settled.set(`${brand} ${id}`, (settled.get(`${brand} ${id}`) ?? 0) + value);
  }
  assert.deepEqual(
    new Map(
      (await ledger.settlement()).map(({ brand, offer, value }) => [`${brand} ${offer}`, value]),
    ),
    new Map([...settled].sort(([a], [b]) => (a < b ? -1 : 1))),
    'I6',
  );

  for (const { stock, ...of } of known.stocks ?? []) {
    const { claimed, leased, lost } = await ledger.stock(of);
    assert.equal(await ledger.issued(of), claimed + leased + lost, `I2: ${of.offer}`);
    assert.ok(claimed + leased + lost <= stock, `I2: ${of.offer}`);
  }
  return { entries, head };
};
