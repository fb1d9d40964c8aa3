import { hkdfSync } from 'node:crypto';
import { keysFrom, newSecret, type OfferKeys } from '../../offers/keys.ts';
import type { Sql } from '../../store/sql.ts';

export const SECRET_TABLE =
  'CREATE TABLE IF NOT EXISTS hub_secret (name TEXT PRIMARY KEY, value TEXT NOT NULL)';

export type HubKeys = {
  readonly offers: OfferKeys;
  /** Kiosks' sessions. */
  readonly session: Uint8Array;
  readonly staff: Uint8Array;
};

/**
 * What all instances of a hub sign with, made by the first of them and kept beside the ledger: who can read that can
 * read every coupon anyway. So a pass, a session or a sign-in that one gave is good at any other.
 */
export const openHubKeys = async (sql: Sql): Promise<HubKeys> => {
  const { secret: made, epoch: its } = newSecret();
  await sql.query(
    "INSERT INTO hub_secret (name, value) VALUES ('hub', $1) ON CONFLICT DO NOTHING",
    `${made} ${its}`,
  );
  const [row] = await sql.query("SELECT value FROM hub_secret WHERE name = 'hub'");
  const [secret, epoch] = String(row?.['value']).split(' ');
  if (secret === undefined || epoch === undefined) throw new Error('the hub has no secret');
  const key = (purpose: string) =>
    new Uint8Array(
      hkdfSync('sha256', Buffer.from(secret, 'base64url'), epoch, `lookglass hub ${purpose}`, 32),
    );
  return {
    offers: keysFrom({ secret, epoch }),
    session: key('session 1'),
    staff: key('staff 1'),
  };
};
