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
export const openKeyBook = (sql: Sql): KeyBook => ({
  async bind(coupon, thumbprint) {
    await sql.query(
      `INSERT INTO phone_key (coupon, thumbprint) VALUES ($1, $2)
       ON CONFLICT (coupon) DO UPDATE SET thumbprint = excluded.thumbprint`,
      coupon,
      thumbprint,
    );
  },
  async keyOf(coupon) {
    const [row] = await sql.query('SELECT thumbprint FROM phone_key WHERE coupon = $1', coupon);
    return row ? String(row['thumbprint']) : null;
  },
});
