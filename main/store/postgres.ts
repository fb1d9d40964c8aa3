import { Client, Pool, type ClientConfig, type PoolClient, type QueryConfig } from 'pg';

/** A value for a `$n`. Arrays and JSON are text that the statement takes apart. */
export type PgValue = string | number | null | readonly (string | number | null)[];

/** Integers here are counts, fen and times: all well within what a number holds exactly. */
const INT8 = 20;
const NUMERIC = 1700;
const types: NonNullable<ClientConfig['types']> = {
  getTypeParser: (oid: number) =>
    oid === INT8 || oid === NUMERIC ? Number : (text: string) => parsed(oid, text),
};
const INT2 = 21;
const INT4 = 23;
const BOOL = 16;
const JSON_TYPE = 114;
const parsed = (oid: number, text: string): unknown => {
  switch (oid) {
    case INT2:
    case INT4:
      return Number(text);
    case BOOL:
      return text === 't';
    case JSON_TYPE:
      return JSON.parse(text);
    default:
      return text;
  }
};

/** `?` as SQLite has it, `$1`, `$2` ... as PostgreSQL does. */
const numberedTexts = new Map<string, string>();
export const numbered = (sql: string): string => {
  let text = numberedTexts.get(sql);
  if (text === undefined) {
    let n = 0;
    text = sql.replaceAll('?', () => `$${++n}`);
    numberedTexts.set(sql, text);
  }
  return text;
};

/** An array as the server reads it. The library's own way to write one takes three times as long. */
const arrayText = (values: readonly (string | number | null)[]): string => {
  let text = '';
  for (const value of values) {
    if (text !== '') text += ',';
    if (value === null) text += 'NULL';
    else if (typeof value === 'number') text += value;
    else if (value.includes('"') || value.includes('\\'))
      text += `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
    else text += `"${value}"`;
  }
  return `{${text}}`;
};

/** The same statement is planned once for a connection: its name is a number of ours. */
const names = new Map<string, string>();
export const named = (sql: string, values: readonly PgValue[]): QueryConfig => {
  let name = names.get(sql);
  if (name === undefined) names.set(sql, (name = `s${names.size}`));
  return {
    name,
    text: numbered(sql),
    values: values.map((value) => (typeof value === 'object' && value ? arrayText(value) : value)),
  };
};

const APPLICATION = 'lookglass';
/** A network that swallows packets must not hold a batch for good. */
const CONNECT_MS = 5_000;
const STATEMENT_MS = 30_000;

const settings = (url: string): ClientConfig => ({
  connectionString: url,
  types,
  application_name: APPLICATION,
  connectionTimeoutMillis: CONNECT_MS,
  statement_timeout: STATEMENT_MS,
  keepAlive: true,
});

/** Plans must not depend on how empty the tables were when they were made, hence no scans. */
const BY_INDEX =
  '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off -c plan_cache_mode=force_generic_plan';

/** Connections for reading, taken as they are needed. `by-index` for those that always look up few rows of many. */
export const openPool = (
  url: string,
  most: number,
  onError: (error: Error) => void,
  plans: 'any' | 'by-index' = 'any',
): Pool => {
  const pool = new Pool({
    ...settings(url),
    max: most,
    idleTimeoutMillis: 30_000,
    ...(plans === 'by-index' && { options: BY_INDEX }),
  });
  // An idle connection that the server drops; the next question opens another.
  pool.on('error', onError);
  return pool;
};

/**
 * One connection for writing: statements go out without waiting for the answer to the last, so that a transaction
 * takes two journeys.
 */
export const openWriter = async (url: string, onEnd: (client: Client) => void): Promise<Client> => {
  const client = new Client({
    ...settings(url),
    pipeline: true,
    options: BY_INDEX,
  });
  client.on('error', () => onEnd(client));
  client.on('end', () => onEnd(client));
  await client.connect();
  await client.query('SET synchronous_commit = on');
  return client;
};

/** All or nothing on one connection of the pool. */
export const transaction = async <T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  begin = 'BEGIN',
): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const value = await work(client);
    await client.query('COMMIT');
    return value;
  } catch (error) {
    try {
      await client.query('ROLLBACK');
    } catch (worse) {
      broken = worse instanceof Error ? worse : new Error(String(worse));
    }
    throw error;
  } finally {
    client.release(broken);
  }
};

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Nothing was done and the same may well go through: somebody else was in the way. */
const IN_THE_WAY = new Set(['40001', '40P01', '55P03']);
/** The server went, comes, or was never there: classes 08 and 57P, and what sockets say. */
const GONE =
  /^(08|57P0|53300)|^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/;
const GONE_WORDS =
  /connection (terminated|ended)|not queryable|timeout exceeded|Client was closed/i;

export const mayBeRetried = (error: unknown): boolean =>
  IN_THE_WAY.has(codeOf(error)) || isGone(error);
export const isGone = (error: unknown): boolean =>
  GONE.test(codeOf(error)) || (error instanceof Error && GONE_WORDS.test(error.message));
/** 53100: the server's disk is full; nothing was written. */
export const isServerFull = (error: unknown): boolean => codeOf(error) === '53100';
