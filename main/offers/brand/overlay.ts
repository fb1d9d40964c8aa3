import type { OfferRule, OfferState } from '../../../preload/contract/index.ts';
import type { Snapshot, Version } from './versions.ts';

/** An offer as it stands: the settings file's, with what was published on the brand's page over it. */
export type Standing = {
  readonly rule: OfferRule;
  readonly standing: NonNullable<Snapshot>['standing'];
  readonly version: number;
};

const same = (rule: OfferRule, { brand, offer }: Version) =>
  rule.brand === brand && rule.id === offer;

/** Every offer there is, those that are paused or stopped included; the file's order first. */
export const standingsOf = (
  files: readonly OfferRule[],
  latest: readonly Version[],
  brands: readonly { readonly id: string }[],
): Standing[] => {
  const ofFiles = files.map((rule): Standing => {
    const last = latest.find((one) => same(rule, one));
    return { rule, standing: 'running', ...last?.became, version: last?.version ?? 0 };
  });
  const own = latest.flatMap(({ became, version, ...last }): Standing[] => {
    const known = files.some(({ id }) => id === last.offer);
    // A brand that was taken out of the settings offers nothing any more.
    return became === null || known || brands.every(({ id }) => id !== last.brand)
      ? []
      : [{ ...became, version }];
  });
  return [...ofFiles, ...own];
};

/** What may be shown and claimed. What people hold already is none of this: it keeps its own terms. */
export const inForce = (standings: readonly Standing[]): (OfferRule & { perPerson: number })[] =>
  standings
    .filter(({ standing }) => standing === 'running')
    .map(({ rule }) => ({ ...rule, perPerson: rule.perPerson ?? 1 }));

export const stateOf = ({ rule, standing }: Standing, now: number): OfferState => {
  if (standing !== 'running') return standing;
  if (now > rule.validUntil) return 'over';
  return now < (rule.claimFrom ?? rule.validFrom) ? 'coming' : 'running';
};
