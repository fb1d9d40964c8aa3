import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** A shop's search as one writes it in an afternoon: SQLite's full text, Porter stems, characters and pairs, bm25. */
export type PlainRow = {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly facts: string;
};

const HAN = /^\p{Script=Han}/u;
const runsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv) ?? [];
const pairs = (run: string): string[] =>
  Array.from(run)
    .slice(1)
    .map((character, i) => `${run[i]}${character}`);

const tokens = (text: string): string =>
  runsOf(text)
    .flatMap((run) => (HAN.test(run) ? [...Array.from(run), ...pairs(run)] : [run]))
    .join(' ');

const expression = (text: string, join: 'AND' | 'OR'): string => {
  const runs = runsOf(text);
  return runs
    .flatMap((run, i) => {
      if (HAN.test(run)) return (run.length > 1 ? pairs(run) : [run]).map((token) => `"${token}"`);
      return [i === runs.length - 1 && run.length > 1 ? `"${run}"*` : `"${run}"`];
    })
    .join(` ${join} `);
};

export const openPlainFts5 = (rows: Iterable<PlainRow>) => {
  const database = new DatabaseSync(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE words USING fts5 (name, kind, facts, content = '', tokenize = 'porter unicode61 remove_diacritics 2')`,
  );
  const insert = database.prepare(
    'INSERT INTO words (rowid, name, kind, facts) VALUES (?, ?, ?, ?)',
  );
  database.exec('BEGIN');
  for (const { id, name, kind, facts } of rows)
    insert.run(id, tokens(name), tokens(kind), tokens(facts));
  database.exec('COMMIT');
  const count = database.prepare('SELECT count(*) AS n FROM words WHERE words MATCH ?');
  const best: StatementSync = database.prepare(
    'SELECT rowid AS id FROM words WHERE words MATCH ? ORDER BY bm25(words, 6.0, 4.0, 2.0) LIMIT ?',
  );
  return {
    find(text: string, limit: number): number[] {
      for (const join of ['AND', 'OR'] as const) {
        const match = expression(text, join);
        if (match === '') return [];
        if (Number(count.get(match)?.['n']) > 0)
          return best.all(match, limit).map(({ id }) => Number(id));
      }
      return [];
    },
    close: () => database.close(),
  };
};
