import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { desired } from '../../main/compose/hub/nodes.ts';
import type { Entry, Exception, Ledger, OfferName } from '../../main/offers/ledger.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { invariantsOf } from './ledger-invariants.ts';

export type Fleet = {
  readonly hub: Ledger;
  /** Folders of the hub's own files, where it keeps any. */
  readonly hubData?: readonly string[];
  /** Each kiosk's data folder; none of them runs. */
  readonly kiosks: readonly string[];
  readonly stocks: readonly (OfferName & { readonly stock: number })[];
  readonly brands: readonly string[];
  /** Every piece of goods that went out, by the coupon's code. */
  readonly goods?: readonly string[];
  /** What may be lost by redeeming with nobody to ask, in fen: nothing where it is not said. */
  readonly riskBudget?: number;
};

/**
 * What must hold after anything that can happen between a hub and its kiosks, read back from their databases. The
 * ledgers' own promises (I1, I2, I3, I6, the chain) for each of them, and these:
 * I3 what a kiosk did by itself is at its hub exactly once, or waits there to be told;
 * I4 goods go out once for a coupon, and once more only by a right that was written off, or at a risk that was allowed;
 * I5 what was risked and doubled is an exception, within the budget;
 * I7 a brand reads its own rows alone;
 * I8 what a kiosk shows is what its hub said, whole;
 * I9 nobody's name, number or face is in any of it.
 */
export const fleetInvariants = async (fleet: Fleet): Promise<void> => {
  const { hub } = fleet;
  await invariantsOf(hub, { stocks: fleet.stocks });
  const atHub = await entriesOf(hub);
  for (const folder of fleet.kiosks) {
    const own = await openSqliteLedger({
      path: join(folder, 'ledger.sqlite'),
      clock: systemClock,
      log: silentLog,
    });
    try {
      await invariantsOf(own);
      toldOnce(await entriesOf(own), atHub, folder);
    } finally {
      await own.close();
    }
    shownAsSaid(folder);
  }
  await goodsOnce(fleet, atHub);
  await brandsApart(fleet);
  for (const folder of [...fleet.kiosks, ...(fleet.hubData ?? [])]) nobodyIn(folder);
};

const entriesOf = async (ledger: Ledger): Promise<Entry[]> => {
  const all: Entry[] = [];
  for (;;) {
    const some = await ledger.entries(all.at(-1)?.seq ?? 0, 1_000);
    if (some.length === 0) return all;
    all.push(...some);
  }
};
type Body = { refused?: unknown; coupon?: string; lease?: string | null; lost?: number };
const bodyOf = (entry: Entry) => JSON.parse(entry.body) as Body;
const done = (entries: readonly Entry[]) =>
  entries.filter((entry) => bodyOf(entry).refused === undefined);

/** Under which names the hub may have written down what a kiosk told. */
const namesAtHub = ({ op, intent }: Entry): string[] => [
  `${op} ${intent}`,
  `${op} ${intent}.given`,
  // The undoing of what was an exception there.
  ...(op === 'reverse' ? [`settle ${intent}`, `settle ${intent}.given`] : []),
];

const toldOnce = (own: readonly Entry[], hub: readonly Entry[], folder: string): void => {
  const outbox = new DatabaseSync(join(folder, 'outbox.sqlite'), { readOnly: true });
  const marks = new Set(
    outbox
      .prepare('SELECT name FROM marks')
      .all()
      .map(({ name }) => String(name)),
  );
  const waiting = outbox
    .prepare('SELECT body FROM waiting')
    .all()
    .map(({ body }) => String((JSON.parse(String(body)) as { intent?: string }).intent));
  outbox.close();
  const times = new Map<string, number>();
  for (const { op, intent } of done(hub))
    times.set(`${op} ${intent}`, (times.get(`${op} ${intent}`) ?? 0) + 1);
  for (const entry of done(own)) {
    const { coupon, lease } = bodyOf(entry);
    const byRight = coupon !== undefined && marks.has(`right ${coupon}`);
    const isTold =
      (entry.op === 'claim' && lease != null) ||
      ((entry.op === 'redeem' || entry.op === 'reverse') && byRight);
    if (!isTold) continue;
    const found = namesAtHub(entry).reduce((sum, name) => sum + (times.get(name) ?? 0), 0);
    const mine = waiting.includes(entry.intent) ? 'waits' : 'is told';
    const most = mine === 'waits' ? found <= 1 : found === 1;
    assert.ok(most, `I3: ${entry.op} ${entry.intent} ${mine}, and is at the hub ${found} times`);
  }
};

const isRisk = ({ node }: Exception): boolean => node?.endsWith(':risk') === true;

const goodsOnce = async (fleet: Fleet, atHub: readonly Entry[]): Promise<void> => {
  const { hub, goods = [], riskBudget = 0 } = fleet;
  const exceptions = await hub.exceptions('all', 100_000);
  const standing = exceptions.filter(({ settled }) => settled?.outcome !== 'reversed');
  const lost = new Map<string, number>();
  for (const entry of done(atHub)) {
    const { coupon, lost: isLost } = bodyOf(entry);
    if (entry.op === 'return' && isLost === 1 && coupon !== undefined)
      lost.set(coupon, (lost.get(coupon) ?? 0) + 1);
  }
  const coupons = new Set(atHub.flatMap((entry) => bodyOf(entry).coupon ?? []));
  const out = new Map<string, number>();
  for (const coupon of coupons) {
    const holding = await hub.byId(coupon);
    assert.ok(holding, `${coupon} cannot be read`);
    const turns = holding.turns.filter((turn) => !turn.reversed).length;
    const extra = standing.filter((one) => one.coupon === coupon);
    out.set(holding.code, turns + extra.length);
    if (holding.inParts) continue;
    const risked = extra.filter(isRisk).length;
    const most = 1 + (lost.get(coupon) ?? 0) + risked;
    assert.ok(
      turns + extra.length <= most,
      `I4: ${coupon} gave goods ${turns + extra.length} times`,
    );
  }
  const given = new Map<string, number>();
  for (const code of goods.map((one) => one.replaceAll(' ', '')))
    given.set(code, (given.get(code) ?? 0) + 1);
  for (const [code, times] of given)
    assert.ok(times <= (out.get(code) ?? 0), `I4: goods for ${code} are not written down`);
  const doubled = standing.filter(isRisk).reduce((sum, { value }) => sum + value, 0);
  assert.ok(doubled <= riskBudget, `I5: ${doubled} fen were lost of ${riskBudget}`);
};

const brandsApart = async ({ hub, brands }: Fleet): Promise<void> => {
  for (const brand of brands) {
    const reads = hub.ofBrand(brand);
    const seen = [
      ...(await reads.settlement()).map((one) => one.brand),
      ...(await reads.activity(0)).map((one) => one.brand),
      ...(await reads.audit(0, 100_000)).map((one) => one.brand),
      ...(await reads.recent(1_000)).map(({ holding }) => holding.terms.brand),
      ...(await reads.exceptions('all', 1_000)).map((one) => one.brand),
    ];
    for (const one of seen) assert.equal(one, brand, `I7: ${brand} reads a row of ${one}`);
  }
};

const shownAsSaid = (folder: string): void => {
  const path = join(folder, 'hub.desired.json');
  if (!existsSync(path)) return;
  const text = readFileSync(path, 'utf8');
  desired.parse(JSON.parse(text));
  const { revision, ...shown } = JSON.parse(text) as { revision: string };
  const found = createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
  assert.equal(revision, found, 'I8: what is shown is not what the hub said');
};

/** A pseudonym that the host made, and nothing that somebody could be called or called up by. */
const PSEUDONYM = /^[\w-]{22}$/;
const PERSONAL = [
  /^(?:\+?86)?1[3-9]\d{9}$/,
  /[\w.+-]+@[\w-]+\.[a-z]{2,}/i,
  /^data:image|^\/9j\/|^iVBORw0KGgo/,
];

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
};
const cellStrings = (cell: string): string[] => {
  if (!/^[[{]/.test(cell)) return [cell];
  try {
    return stringsIn(JSON.parse(cell));
  } catch {
    return [cell];
  }
};

const nobodyIn = (folder: string): void => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.sqlite'))) {
    // Products, their tags and reviews are the shop's.
    if (file === 'catalog.sqlite') continue;
    const database = new DatabaseSync(join(folder, file), { readOnly: true });
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    for (const { name } of tables)
      for (const row of database.prepare(`SELECT * FROM "${String(name)}"`).all())
        for (const [column, cell] of Object.entries(row)) {
          const where = `I9: ${file} ${String(name)}.${column}`;
          assert.ok(!(cell instanceof Uint8Array), `${where} holds bytes that nobody can read`);
          if (typeof cell !== 'string' || cell === '') continue;
          if (column === 'person') assert.match(cell, PSEUDONYM, where);
          for (const text of cellStrings(cell))
            for (const kind of PERSONAL) assert.doesNotMatch(text, kind, where);
        }
    database.close();
  }
};
