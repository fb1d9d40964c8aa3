import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Sql } from '../store/sql.ts';
import { nodeName, nodeState, type NodeState } from './messages.ts';

/** A kiosk as its hub knows it. */
export type NodeRecord = {
  readonly node: string;
  /** What its claim codes begin with. */
  readonly handle: number;
  readonly publicKey: string;
  readonly codeKey: Uint8Array;
  readonly state: NodeState;
  /** By the hub's wall clock. */
  readonly seenAt: number;
};

const row = z.object({
  node: nodeName,
  handle: z.number().int(),
  public_key: z.string(),
  code_key: z.string(),
  state: z.string().transform((text) => nodeState.parse(JSON.parse(text))),
  seen_at: z.number(),
});
const recordOf = (raw: unknown): NodeRecord => {
  const { node, handle, public_key, code_key, state, seen_at } = row.parse(raw);
  return {
    node,
    handle,
    publicKey: public_key,
    codeKey: Buffer.from(code_key, 'base64url'),
    state,
    seenAt: seen_at,
  };
};
const COLUMNS = 'node, handle, public_key, code_key, state, seen_at';

/** One-time keys are kept as their hash: who reads the table cannot enrol. */
const hashOf = (key: string) => createHash('sha256').update(`invite:${key}`).digest('base64url');

/** Which kiosks there are, and who may become one. */
export const openNodeBook = (sql: Sql) => ({
  async invite(node: string, key: string, until: number): Promise<void> {
    await sql.query('DELETE FROM fleet_invite WHERE node = $1', node);
    await sql.query(
      'INSERT INTO fleet_invite (key_hash, node, until_ms) VALUES ($1, $2, $3)',
      hashOf(key),
      node,
      until,
    );
  },

  /** The first to come with it has it, and may come again with the same public key: its answer may have been lost. */
  async takeInvite(node: string, key: string, publicKey: string, wall: number): Promise<boolean> {
    const taken = await sql.query(
      `UPDATE fleet_invite SET public_key = $1
       WHERE key_hash = $2 AND node = $3 AND until_ms >= $4 AND (public_key IS NULL OR public_key = $1)
       RETURNING node`,
      publicKey,
      hashOf(key),
      node,
      wall,
    );
    return taken.length === 1;
  },

  /** A kiosk that is enrolled anew keeps its handle and loses its old keys. */
  async admit(one: {
    readonly node: string;
    readonly publicKey: string;
    readonly codeKey: Uint8Array;
    readonly brokerLine: string;
    readonly wall: number;
  }): Promise<NodeRecord> {
    const values = [
      one.publicKey,
      Buffer.from(one.codeKey).toString('base64url'),
      one.brokerLine,
      one.wall,
    ] as const;
    // Two at once may reach for the same handle: the second finds it taken and reaches again.
    for (let tries = 0; tries < 20; tries++) {
      const [admitted] = await sql
        .query(
          `INSERT INTO fleet_node (node, handle, public_key, code_key, broker_line, enrolled_at, state, seen_at)
           SELECT $1, COALESCE(MAX(handle), 0) + 1, $2, $3, $4, $5, '{"online":false}', 0 FROM fleet_node WHERE true
           ON CONFLICT (node) DO UPDATE SET public_key = excluded.public_key, code_key = excluded.code_key,
             broker_line = excluded.broker_line, enrolled_at = excluded.enrolled_at
           RETURNING ${COLUMNS}`,
          one.node,
          ...values,
        )
        .catch((error: unknown) => {
          if (/handle/.test(String(error))) return [];
          throw error;
        });
      if (admitted) return recordOf(admitted);
    }
    throw new Error('no handle could be had');
  },

  async byName(node: string): Promise<NodeRecord | null> {
    const [found] = await sql.query(`SELECT ${COLUMNS} FROM fleet_node WHERE node = $1`, node);
    return found ? recordOf(found) : null;
  },
  async byHandle(handle: number): Promise<NodeRecord | null> {
    const [found] = await sql.query(`SELECT ${COLUMNS} FROM fleet_node WHERE handle = $1`, handle);
    return found ? recordOf(found) : null;
  },
  async all(): Promise<NodeRecord[]> {
    return (await sql.query(`SELECT ${COLUMNS} FROM fleet_node ORDER BY node`)).map(recordOf);
  },
  async told(node: string, state: NodeState, wall: number): Promise<void> {
    await sql.query(
      'UPDATE fleet_node SET state = $1, seen_at = $2 WHERE node = $3',
      JSON.stringify(state),
      wall,
      node,
    );
  },
  async seen(node: string, wall: number): Promise<void> {
    await sql.query('UPDATE fleet_node SET seen_at = $1 WHERE node = $2', wall, node);
  },
  /** Mosquitto's password file. */
  async brokerLines(): Promise<string[]> {
    const rows = await sql.query('SELECT broker_line FROM fleet_node ORDER BY node');
    return rows.map((one) => String(one['broker_line']));
  },
});
export type NodeBook = ReturnType<typeof openNodeBook>;
