import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { offerTerms, type OfferTerms } from '../../preload/contract/index.ts';

/** The "complete journey" campaigns as offers: one for each coupon of a campaign, with the products it is good for. */

export type Presented = {
  readonly household: string;
  readonly offer: string;
  readonly day: string;
};
export type Journey = {
  readonly offers: ReadonlyMap<string, OfferTerms>;
  readonly products: number;
  readonly campaigns: number;
  /** Who was sent the coupons of a campaign. */
  readonly invited: ReadonlyMap<string, ReadonlySet<string>>;
  readonly households: readonly string[];
  /** In the order of their dates. */
  readonly redemptions: readonly Presented[];
};

/** The lists name no value: every coupon is good for one yuan. */
const VALUE = 100;
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

const rows = <T>(path: string): T[] => parse(readFileSync(path), { columns: true });

export const readJourney = (file: (name: string) => string): Journey => {
  const campaigns = new Map(
    rows<{ campaign_id: string; start_date: string; end_date: string }>(
      file('campaign_descriptions.csv'),
    ).map((one) => [one.campaign_id, one]),
  );
  const skus = new Map<string, { campaign: string; skus: string[] }>();
  let products = 0;
  for (const row of rows<{ coupon_upc: string; product_id: string; campaign_id: string }>(
    file('coupons.csv'),
  )) {
    products++;
    const id = `${row.campaign_id}-${row.coupon_upc}`;
    const known = skus.get(id);
    if (known) known.skus.push(row.product_id);
    else skus.set(id, { campaign: row.campaign_id, skus: [row.product_id] });
  }
  const offers = new Map<string, OfferTerms>();
  for (const [id, { campaign, skus: include }] of skus) {
    const known = campaigns.get(campaign);
    if (!known) throw new Error(`a coupon of no campaign: ${id}`);
    offers.set(
      id,
      offerTerms.parse({
        id,
        brand: `campaign-${campaign}`,
        kind: 'fixed',
        title: { en: id },
        terms: { en: '' },
        value: VALUE,
        threshold: 0,
        validFrom: Date.parse(`${known.start_date}T00:00:00Z`),
        validUntil: Date.parse(`${known.end_date}T23:59:59.999Z`),
        conditions: { products: { include: { skus: include } } },
      }),
    );
  }
  const invited = new Map<string, Set<string>>();
  const households = new Set<string>();
  for (const { campaign_id, household_id } of rows<{ campaign_id: string; household_id: string }>(
    file('campaigns.csv'),
  )) {
    households.add(household_id);
    const known = invited.get(campaign_id);
    if (known) known.add(household_id);
    else invited.set(campaign_id, new Set([household_id]));
  }
  const redemptions = rows<{
    household_id: string;
    coupon_upc: string;
    campaign_id: string;
    redemption_date: string;
  }>(file('coupon_redemptions.csv'))
    .map((row) => ({
      household: row.household_id,
      offer: `${row.campaign_id}-${row.coupon_upc}`,
      day: row.redemption_date,
    }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return {
    offers,
    products,
    campaigns: campaigns.size,
    invited,
    households: [...households],
    redemptions,
  };
};
