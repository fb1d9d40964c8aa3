import { Socket } from 'node:net';
import { Client, Pool, type ClientConfig, type PoolClient, type QueryConfig } from 'pg';

/** A value for a `?`; an array where that is cast to `text[]` or `bigint[]`. */
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

/** What a statement is on the wire: its name is a number of ours, so that it is planned once for a connection. */
type Statement = {
  readonly name: string;
  /** `?` as SQLite has it, `$1`, `$2` ... as PostgreSQL does. */
  readonly text: string;
  /** What each value is an array of, where it is cast to one. */
  readonly arrays: readonly (ArrayOf | undefined)[];
};
type ArrayOf = 'text' | 'bigint';
const statements = new Map<string, Statement>();
const statementOf = (sql: string): Statement => {
  let known = statements.get(sql);
  if (!known) {
    const arrays: (ArrayOf | undefined)[] = [];
    const text = sql.replaceAll(
      /\?(::(text|bigint)\[\])?/g,
      (_, cast: string | undefined, of: ArrayOf | undefined) => `$${arrays.push(of)}${cast ?? ''}`,
    );
    statements.set(sql, (known = { name: `s${statements.size}`, text, arrays }));
  }
  return known;
};

type Values = readonly (string | number | null)[];
const ARRAY_HEAD = 20;
const TEXT = 25;
const arrayHead = (bytes: Buffer, of: ArrayOf, values: Values) => {
  bytes.writeInt32BE(1, 0);
  bytes.writeInt32BE(values.includes(null) ? 1 : 0, 4);
  bytes.writeInt32BE(of === 'text' ? TEXT : INT8, 8);
  bytes.writeInt32BE(values.length, 12);
  bytes.writeInt32BE(1, 16);
};
/** An array as the server keeps it. As text it would be written, quoted and taken apart: five times the work here. */
const arrayOf = (of: ArrayOf, values: Values): Buffer => {
  if (values.length === 0) {
    const none = Buffer.alloc(12);
    none.writeInt32BE(of === 'text' ? TEXT : INT8, 8);
    return none;
  }
  return of === 'text' ? textArray(values) : bigintArray(values);
};
const textArray = (values: Values): Buffer => {
  const texts = values.map((value) => (typeof value === 'number' ? String(value) : value));
  let size = ARRAY_HEAD;
  for (const text of texts) size += 4 + (text === null ? 0 : Buffer.byteLength(text));
  const bytes = Buffer.allocUnsafe(size);
  arrayHead(bytes, 'text', values);
  let at = ARRAY_HEAD;
  for (const text of texts) {
    const length = text === null ? 0 : bytes.write(text, at + 4);
    bytes.writeInt32BE(text === null ? -1 : length, at);
    at += 4 + length;
  }
  return bytes;
};
const bigintArray = (values: Values): Buffer => {
  const bytes = Buffer.allocUnsafe(ARRAY_HEAD + 12 * values.length);
  arrayHead(bytes, 'bigint', values);
  let at = ARRAY_HEAD;
  for (const value of values) {
    if (value === null) {
      at = bytes.writeInt32BE(-1, at);
      continue;
    }
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is not a whole number`);
    const high = Math.floor(number / 2 ** 32);
    at = bytes.writeInt32BE(8, at);
    at = bytes.writeInt32BE(high, at);
    at = bytes.writeUInt32BE(number - high * 2 ** 32, at);
  }
  return bytes.subarray(0, at);
};

export const named = (sql: string, values: readonly PgValue[]): QueryConfig => {
  const { name, text, arrays } = statementOf(sql);
  return {
    name,
    text,
    values: values.map((value, i) => {
      if (typeof value !== 'object' || value === null) return value;
      const of = arrays[i];
      if (!of) throw new TypeError(`value ${i + 1} is an array and not cast to one: ${sql}`);
      return arrayOf(of, value);
    }),
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

export type Writer = {
  readonly client: Client;
  /** What is asked within goes out as one: neither side is woken for each of many statements. */
  together<T>(work: () => T): T;
};

/**
 * One connection for writing: statements go out without waiting for the answer to the last, so that a transaction
 * takes two journeys.
 */
export const openWriter = async (url: string, onEnd: () => void): Promise<Writer> => {
  const stream = new Socket();
  const client = new Client({
    ...settings(url),
    stream: () => stream,
    pipeline: true,
    options: BY_INDEX,
  });
  client.on('error', onEnd);
  client.on('end', onEnd);
  await client.connect();
  await client.query('SET synchronous_commit = on');
  return {
    client,
    together(work) {
      stream.cork();
      try {
        return work();
      } finally {
        stream.uncork();
      }
    },
  };
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
