import type { Sql } from '../../store/sql.ts';

/** Which phone's key a coupon is bound to: the first that came, for good. */
export type KeyBook = {
  /** Whether it is this one. Durable when it answers. */
  bind(coupon: string, thumbprint: string): Promise<boolean>;
};

export const PHONE_KEY_TABLE =
  'CREATE TABLE IF NOT EXISTS phone_key (coupon TEXT PRIMARY KEY, thumbprint TEXT NOT NULL)';

/** Over a database that has the table: instances of a hub that start together make theirs behind one lock. */
export const openKeyBook = (sql: Sql): KeyBook => ({
  async bind(coupon, thumbprint) {
    await sql.query(
      'INSERT INTO phone_key (coupon, thumbprint) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      coupon,
      thumbprint,
    );
    const [row] = await sql.query('SELECT thumbprint FROM phone_key WHERE coupon = $1', coupon);
    return row?.['thumbprint'] === thumbprint;
  },
});
