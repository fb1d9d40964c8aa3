import type { Sql } from '../../store/sql.ts';

/** Which coupons are to be with which node: kept until the node says that it has the right. */
export type LoanBook = {
  /** Durable when it answers. Twice is once. */
  want(node: string, coupon: string): Promise<void>;
  /** The oldest first. */
  next(node: string, most: number): Promise<readonly string[]>;
  done(node: string, coupon: string): Promise<void>;
};

/** Coupons are named by the time they were made at, which is order enough. */
export const LOAN_TABLE =
  'CREATE TABLE IF NOT EXISTS loan (node TEXT NOT NULL, coupon TEXT NOT NULL, PRIMARY KEY (node, coupon))';

export const openLoanBook = (sql: Sql): LoanBook => ({
  async want(node, coupon) {
    await sql.query(
      'INSERT INTO loan (node, coupon) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      node,
      coupon,
    );
  },
  async next(node, most) {
    const rows = await sql.query(
      'SELECT coupon FROM loan WHERE node = $1 ORDER BY coupon LIMIT $2',
      node,
      most,
    );
    return rows.map((row) => String(row['coupon']));
  },
  async done(node, coupon) {
    await sql.query('DELETE FROM loan WHERE node = $1 AND coupon = $2', node, coupon);
  },
});
