import type { DraftCheck, FindingCode, OfferFinding } from '../../../preload/contract/index.ts';

/** The parts of the form that something can be said beside. */
export type Place =
  | 'kind'
  | 'words'
  | 'worth'
  | 'prizes'
  | 'window'
  | 'claim'
  | 'hours'
  | 'stock'
  | 'limits'
  | 'budget'
  | 'sites'
  | 'products'
  | 'together'
  | 'risk';

export const placeOfFinding: Record<FindingCode, Place> = {
  'top-prize-too-high': 'prizes',
  'odds-missing': 'prizes',
  'odds-differ-from-stock': 'prizes',
  'deck-too-large': 'prizes',
  'worth-nothing': 'worth',
  'gives-more-than-paid': 'worth',
  'every-full-of-nothing': 'worth',
  'cap-missing': 'worth',
  'stock-missing': 'stock',
  'budget-below-worst': 'budget',
  'budget-not-provable': 'budget',
  'window-inverted': 'window',
  'window-past': 'window',
  'claim-window-inverted': 'claim',
  'claim-outlives-use': 'claim',
  'hours-empty': 'hours',
  'day-limits-inverted': 'limits',
  'uses-fall-short': 'limits',
  'person-falls-short': 'limits',
  'products-missing': 'products',
  'products-contradict': 'products',
  'exclusion-of-itself': 'together',
  'exclusion-overlaps': 'together',
  'together-never': 'together',
  'title-missing': 'words',
  'terms-missing': 'words',
  'loan-unkept': 'risk',
  'loan-above-stock': 'risk',
  'offline-for-cash': 'risk',
  'offline-limits-inverted': 'risk',
  'offline-loss': 'risk',
};

const byPath: readonly (readonly [RegExp, Place])[] = [
  [/^kind/, 'kind'],
  [/^(title|terms)/, 'words'],
  [/^prizes/, 'prizes'],
  [/^valid/, 'window'],
  [/^claim(From|Until)/, 'claim'],
  [/^conditions\.dayParts/, 'hours'],
  [/^stock/, 'stock'],
  [/^(perPerson|personBy|claimsPer|conditions\.(usesPer|perBasket|priority))/, 'limits'],
  [/^budget/, 'budget'],
  [/^conditions\.sites/, 'sites'],
  [/^conditions\.products/, 'products'],
  [/^conditions\.(stacking|excludes)/, 'together'],
  [/^(offlineRisk|loan|home)/, 'risk'],
];

export const placeOfPath = (path: string): Place =>
  byPath.find(([pattern]) => pattern.test(path))?.[1] ?? 'worth';

export type Beside = {
  readonly problems: DraftCheck['problems'];
  readonly findings: readonly OfferFinding[];
};

export const besideOf = (check: DraftCheck | null, place: Place): Beside => ({
  problems: check?.problems.filter(({ path }) => placeOfPath(path) === place) ?? [],
  findings: check?.findings.filter(({ code }) => placeOfFinding[code] === place) ?? [],
});

/** What keeps it from being published. */
export const blocks = (check: DraftCheck): number =>
  check.problems.length + check.findings.filter(({ level }) => level === 'error').length;
