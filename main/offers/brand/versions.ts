import { z } from 'zod';
import { offerAct, offerRule, type OfferAct } from '../../../preload/contract/index.ts';
import { shared } from '../../base/shared.ts';
import { cell, type Value } from '../../base/value.ts';
import type { SetAside } from '../../store/rows.ts';
import type { Sql } from '../../store/sql.ts';

/**
 * What a brand has published on its page, as a list that only grows: each row is a change with the offer before and
 * after it, so that it is the audit, the way back and what is in force at once.
 */
export const OFFER_VERSIONS_TABLE = `CREATE TABLE IF NOT EXISTS offer_versions (
  brand TEXT NOT NULL, offer TEXT NOT NULL, version BIGINT NOT NULL, act TEXT NOT NULL, intent TEXT NOT NULL,
  at_ms BIGINT NOT NULL, staff TEXT NOT NULL, was TEXT NOT NULL, became TEXT NOT NULL,
  PRIMARY KEY (brand, offer, version))`;

const snapshot = z
  .object({ rule: offerRule, standing: z.enum(['running', 'paused', 'stopped']) })
  .nullable();
/** Null: as the settings file has it, or not there at all. */
export type Snapshot = z.output<typeof snapshot>;

export type Version = {
  readonly brand: string;
  readonly offer: string;
  /** 1, 2 … for each offer. */
  readonly version: number;
  readonly act: OfferAct;
  readonly intent: string;
  readonly at: number;
  readonly by: string;
  readonly was: Snapshot;
  readonly became: Snapshot;
};

const json = z.string().transform((text): unknown => JSON.parse(text));
const row = z
  .object({
    brand: z.string(),
    offer: z.string(),
    version: z.number(),
    act: offerAct,
    intent: z.string(),
    at_ms: z.number(),
    staff: z.string(),
    was: json.pipe(snapshot),
    became: json.pipe(snapshot),
  })
  .transform(({ at_ms, staff, ...rest }): Version => ({ ...rest, at: at_ms, by: staff }));

const ALL = 'SELECT * FROM offer_versions';
const LATEST = `${ALL} v WHERE version =
  (SELECT max(version) FROM offer_versions o WHERE o.brand = v.brand AND o.offer = v.offer) ORDER BY at_ms`;

const COUNT = 'SELECT count(*) AS n FROM offer_versions';

export type OfferVersions = {
  /** The last change of every offer that was ever changed here. */
  readonly latest: Value<readonly Version[]>;
  /** False where somebody else made this version first. */
  add(one: Version): Promise<boolean>;
  of(brand: string, most: number): Promise<Version[]>;
  /** Another instance of the hub has published. */
  reread(): Promise<void>;
  /** Resolves once `latest` is no older than this call, whatever another instance has published and not told yet. */
  fresh(): Promise<void>;
};

export const openOfferVersions = async (sql: Sql, setAside: SetAside): Promise<OfferVersions> => {
  const read = (rows: readonly Record<string, unknown>[]): Version[] =>
    rows.flatMap((raw) => {
      const parsed = row.safeParse(raw);
      if (parsed.success) return [parsed.data];
      setAside({
        table: 'offer_versions',
        key: `${String(raw['brand'])}/${String(raw['offer'])}/${String(raw['version'])}`,
        reason: parsed.error.issues[0]?.message ?? '',
      });
      return [];
    });
  const count = async () => Number((await sql.query(COUNT))[0]?.['n']);
  /** How many rows there were before they were read. */
  let known = 0;
  const readLatest = async () => {
    // Rows are only ever added: one that comes in between is seen as one more the next time.
    const before = await count();
    const found = read(await sql.query(LATEST));
    known = before;
    return found;
  };
  const latest = cell<readonly Version[]>(await readLatest());
  // One after the other: a reading that was slow must not come after a newer one.
  const reread = shared(async () => latest.set(await readLatest()));
  const look = shared(async () => {
    if ((await count()) !== known) await reread();
  });

  return {
    latest,
    reread,
    fresh: look,
    async add(one) {
      const added = await sql.query(
        `INSERT INTO offer_versions (brand, offer, version, act, intent, at_ms, staff, was, became)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING version`,
        one.brand,
        one.offer,
        one.version,
        one.act,
        one.intent,
        one.at,
        one.by,
        JSON.stringify(one.was),
        JSON.stringify(one.became),
      );
      await reread();
      return added.length > 0;
    },
    of: async (brand, most) =>
      read(
        await sql.query(
          `${ALL} WHERE brand = $1 ORDER BY at_ms DESC, version DESC LIMIT $2`,
          brand,
          most,
        ),
      ),
  };
};
