import { isDiskFull, type Row, type Store } from './sqlite.ts';

export type SqlParameter = string | number | null;

/**
 * The little of SQL that both engines understand, behind one call: for tables that a hub keeps beside its ledger.
 * Parameters are `$1`, `$2` …; numbers of 64 bits come as numbers. Each query stands for itself.
 */
export type Sql = {
  query(text: string, ...values: readonly SqlParameter[]): Promise<Row[]>;
};

/** The same, where somebody may make room on a disk that is full. */
export const sqlWithRoom = (sql: Sql, makeRoom: () => boolean): Sql => ({
  async query(text, ...values) {
    try {
      return await sql.query(text, ...values);
    } catch (error) {
      if (!isDiskFull(error) || !makeRoom()) throw error;
      return sql.query(text, ...values);
    }
  },
});

export const sqliteSql = (store: Store): Sql => ({
  async query(text, ...values) {
    // SQLite would take `$1` for a name: by place, one for each time it is written.
    const inOrder: SqlParameter[] = [];
    const placed = text.replaceAll(/\$(\d+)/g, (_, number: string) => {
      inOrder.push(values[Number(number) - 1] ?? null);
      return '?';
    });
    return store.all(placed, ...inOrder);
  },
});
