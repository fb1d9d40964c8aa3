import { openBatches } from '../../base/batches.ts';
import type { Sql } from '../../store/sql.ts';

/**
 * Which phone's key a coupon is bound to. Who holds it may bind it anew: browsers forget keys sooner than cookies, and
 * a coupon must not be lost with one.
 */
export type KeyBook = {
  /** Durable when it answers. */
  bind(coupon: string, thumbprint: string): Promise<void>;
  /** Null where it never was. */
  keyOf(coupon: string): Promise<string | null>;
};

export const PHONE_KEY_TABLE =
  'CREATE TABLE IF NOT EXISTS phone_key (coupon TEXT PRIMARY KEY, thumbprint TEXT NOT NULL)';

/** Over a database that has the table: instances of a hub that start together make theirs behind one lock. */
export const openKeyBook = (sql: Sql): KeyBook => {
  const keys = openBatches<string, string | null>(
    async (coupons) => {
      const places = coupons.map((_, i) => `$${i + 1}`).join(', ');
      const rows = await sql.query(
        `SELECT coupon, thumbprint FROM phone_key WHERE coupon IN (${places})`,
        ...coupons,
      );
      const found = new Map(rows.map((row) => [row['coupon'], String(row['thumbprint'])]));
      return coupons.map((coupon) => found.get(coupon) ?? null);
    },
    { most: 128, atOnce: 2 },
  );
  return {
    async bind(coupon, thumbprint) {
      await sql.query(
        `INSERT INTO phone_key (coupon, thumbprint) VALUES ($1, $2)
       ON CONFLICT (coupon) DO UPDATE SET thumbprint = excluded.thumbprint`,
        coupon,
        thumbprint,
      );
    },
    keyOf: keys.ask,
  };
};
