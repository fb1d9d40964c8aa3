import { failed, ok, readMemberNumber } from '../../preload/contract/index.ts';
import type { MemberClaim, Result } from '../../preload/contract/index.ts';
import { hmacSha256 } from '../base/hmac.ts';
import { randomCode, ulid } from '../base/ids.ts';
import type { Sql } from '../store/sql.ts';
import type { Holding } from './ledger.ts';

/**
 * Who a coupon belongs to where a brand counts its members and not phones: the ledger's person is a digest of the
 * member number, and this book knows which phone the coupon went to, by which yes.
 */

/** No phone is called so: `personOf` has no dot in what it makes. */
const MEMBER = 'm.';

/** One member of one brand. Without the key a list of numbers cannot be tried; two brands' digests have nothing in common. */
export const memberSubject = (key: Uint8Array, brand: string, number: string): string =>
  MEMBER + hmacSha256(key, JSON.stringify([brand, number])).toString('base64url');

/** A consent names the words that were read; of the member there is nothing here. */
export const MEMBER_CLAIM_TABLE = `CREATE TABLE IF NOT EXISTS member_claim (
  phone TEXT NOT NULL, pass TEXT NOT NULL, coupon TEXT NOT NULL UNIQUE, consent TEXT NOT NULL UNIQUE,
  wording TEXT NOT NULL, language TEXT NOT NULL, given_at BIGINT NOT NULL,
  PRIMARY KEY (phone, pass))`;

/** Whom a claim is for, and the coupon it is to become. */
export type Claimant = { readonly person: string; readonly coupon: string };

export type Members = {
  /** The yes is durable before anything is done with it. One pass is one coupon, however often it comes. */
  claimant(asked: {
    readonly member: MemberClaim | undefined;
    readonly pass: string;
    readonly phone: string;
    readonly brand: string;
    readonly at: number;
  }): Promise<Result<Claimant>>;
  /** The phone that shows it; null where nobody holds it. */
  holderOf(holding: Pick<Holding, 'coupon' | 'person'>): Promise<string | null>;
  /** Coupons that went to this phone by a member number, newest first; some may never have come to be. */
  couponsOf(phone: string, most: number): Promise<readonly string[]>;
};

export const isMember = (person: string | null): boolean => person?.startsWith(MEMBER) ?? false;

/** Over a database that has the table. */
export const openMembers = (sql: Sql, key: Uint8Array): Members => ({
  async claimant({ member, pass, phone, brand, at }) {
    const number = member && readMemberNumber(member.number);
    if (!member || !number) return failed('member-needed');
    const { wording, language } = member.consent;
    await sql.query(
      `INSERT INTO member_claim (phone, pass, coupon, consent, wording, language, given_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (phone, pass) DO NOTHING`,
      phone,
      pass,
      ulid(at),
      randomCode(16),
      wording,
      language,
      at,
    );
    const [row] = await sql.query(
      'SELECT coupon FROM member_claim WHERE phone = $1 AND pass = $2',
      phone,
      pass,
    );
    if (!row) throw new Error('the yes of a member cannot be read back');
    return ok({ person: memberSubject(key, brand, number), coupon: String(row['coupon']) });
  },
  async holderOf({ coupon, person }) {
    if (!isMember(person)) return person;
    const [row] = await sql.query('SELECT phone FROM member_claim WHERE coupon = $1', coupon);
    return row ? String(row['phone']) : null;
  },
  async couponsOf(phone, most) {
    const rows = await sql.query(
      'SELECT coupon FROM member_claim WHERE phone = $1 ORDER BY coupon DESC LIMIT $2',
      phone,
      most,
    );
    return rows.map((row) => String(row['coupon']));
  },
});
