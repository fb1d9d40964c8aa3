import { z } from 'zod';
import { offerTerms, type OfferRule, type OfferTerms } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Sql } from '../../store/sql.ts';
import { termsOf } from '../offer-rule.ts';
import { siteTime } from '../pricing/site-time.ts';
import { nodeOf } from './rights.ts';
import { rulePermit, type RiskPermit } from './risk.ts';

/** Which node has a site's budget of a day: given once, for good. */
export const RISK_TABLE = `CREATE TABLE IF NOT EXISTS risk_permit (
  brand TEXT NOT NULL, offer TEXT NOT NULL, site TEXT NOT NULL, day TEXT NOT NULL,
  holder TEXT NOT NULL, per_coupon BIGINT NOT NULL, budget BIGINT NOT NULL,
  PRIMARY KEY (brand, offer, site, day))`;

const DAY_MS = 24 * 3_600_000;

/** What a node is told: what it may risk on one day, and on which promise. */
export type TermedPermit = RiskPermit & { readonly terms: OfferTerms };
const text = z.string().max(256);
export const permitSchema: z.ZodType<TermedPermit> = z.object({
  offer: text,
  holder: text,
  day: z.iso.date(),
  perCoupon: z.int().positive(),
  budget: z.int().positive(),
  terms: offerTerms,
});
/** Its name, in which brand, offer and day are. */
export const permitName = ({ terms, day }: Pick<TermedPermit, 'terms' | 'day'>): string =>
  `${terms.brand}/${terms.id} ${day}`;

/** The hub gives each store its budget day by day: today's, and tomorrow's for a line that is down at midnight. */
export const openRiskDesk = (parts: {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly timeZone: string;
}) => {
  const { sql, clock, timeZone } = parts;

  const give = async (
    rule: OfferRule,
    holder: string,
    site: string,
    day: string,
  ): Promise<TermedPermit | null> => {
    const { offlineRisk, brand, id: offer } = rule;
    if (!offlineRisk || !rulePermit(rule, null).ok) return null;
    const { perCoupon, perSiteDay } = offlineRisk;
    await sql.query(
      `INSERT INTO risk_permit (brand, offer, site, day, holder, per_coupon, budget)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      brand,
      offer,
      site,
      day,
      holder,
      perCoupon,
      perSiteDay,
    );
    const [row] = await sql.query(
      `SELECT holder, per_coupon, budget FROM risk_permit
       WHERE brand = $1 AND offer = $2 AND site = $3 AND day = $4`,
      brand,
      offer,
      site,
      day,
    );
    // Another kiosk of the site has it, or this one had it before it forgot what it spent.
    if (row?.['holder'] !== holder) return null;
    const given = { perCoupon: Number(row['per_coupon']), budget: Number(row['budget']) };
    return { offer, holder, day, ...given, terms: termsOf(rule) };
  };

  return {
    /** What to tell a node, in this epoch of its memory, that has these. `rules` are the offers of its site. */
    async tell(
      holder: string,
      has: readonly string[],
      rules: readonly OfferRule[],
    ): Promise<TermedPermit[]> {
      const site = nodeOf(holder).split('/')[1] ?? '';
      const permits: TermedPermit[] = [];
      for (const rule of rules)
        for (const at of [clock.wall(), clock.wall() + DAY_MS]) {
          if (!rule.offlineRisk || at < rule.validFrom || at > rule.validUntil) continue;
          const { day } = siteTime(at, timeZone);
          if (has.includes(permitName({ terms: termsOf(rule), day }))) continue;
          const permit = await give(rule, holder, site, day);
          if (permit) permits.push(permit);
        }
      return permits;
    },
  };
};
export type RiskDesk = ReturnType<typeof openRiskDesk>;
