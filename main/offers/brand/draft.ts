import { offerRule, type DraftProblem, type OfferRule } from '../../../preload/contract/index.ts';

type Draft = Readonly<Record<string, unknown>>;

/** What follows from other fields, so that nobody can say the one and mean the other. */
const derived = (draft: Draft): Draft => {
  if (draft['kind'] === 'percentage') return { value: draft['cap'] ?? 0 };
  if (draft['kind'] === 'red-packet' && Array.isArray(draft['prizes'])) {
    const values = draft['prizes'].map((prize: unknown) =>
      typeof prize === 'object' && prize !== null && 'value' in prize ? Number(prize.value) : NaN,
    );
    return { value: Math.max(0, ...values) };
  }
  return {};
};

export type DraftRead =
  | { readonly rule: OfferRule; readonly problems: readonly DraftProblem[] }
  | { readonly rule: null; readonly problems: readonly DraftProblem[] };

/** What a page typed, as a rule; or which fields keep it from being one. Whose it is, the page does not say. */
export const readDraft = (
  draft: Draft,
  context: {
    readonly brand: string;
    readonly id: string;
    readonly sites: readonly { readonly id: string }[];
    /** Set where somebody holds it already: what was published about the lot may not change under them. */
    readonly inUse: OfferRule | null;
  },
): DraftRead => {
  const { brand, id, sites, inUse } = context;
  const parsed = offerRule.safeParse({ ...draft, ...derived(draft), brand, id });
  if (!parsed.success)
    return {
      rule: null,
      problems: parsed.error.issues.map((issue) => ({
        path: issue.path.map(String).join('.'),
        why: valueAt(draft, issue.path) === undefined ? 'missing' : 'wrong',
      })),
    };
  const rule = parsed.data;
  const problems: DraftProblem[] = rule.conditions.sites
    .filter((one) => sites.every((site) => site.id !== one))
    .slice(0, 1)
    .map(() => ({ path: 'conditions.sites', why: 'site-unknown' }));
  if (inUse && inUse.kind !== rule.kind) problems.push({ path: 'kind', why: 'in-use' });
  else if (inUse && lot(inUse) !== lot(rule)) problems.push({ path: 'prizes', why: 'in-use' });
  return { rule, problems };
};

const lot = (rule: OfferRule): string =>
  rule.kind === 'red-packet' ? JSON.stringify(rule.prizes ?? rule.value) : '';

const valueAt = (draft: Draft, path: readonly PropertyKey[]): unknown => {
  let at: unknown = draft;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<PropertyKey, unknown>)[step];
  }
  return at ?? undefined;
};
