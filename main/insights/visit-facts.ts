/** What a screen tells of one product on it. */
export type Seen = {
  readonly sku: string;
  /** Lifted before the screen, or chosen on it. */
  readonly by: 'tag' | 'touch';
  /** Pieces shown beside it. */
  readonly shown: readonly string[];
  /** Pieces looked at closely. */
  readonly opened: readonly string[];
};

/** One visit's facts, kept in memory while it lasts and counted once when it ends. */
export type VisitFacts = {
  readonly lifted: Set<string>;
  readonly touched: Set<string>;
  readonly shown: Set<string>;
  /** Shown beside a lifted one, and whether it was taken up later. */
  readonly beside: Map<string, Map<string, boolean>>;
  claimed: boolean;
  unknownTag: boolean;
};

/** Nobody looks at more in one visit; a page gone wild is not believed. */
const MOST_PRODUCTS = 200;

export const newVisit = (): VisitFacts => ({
  lifted: new Set(),
  touched: new Set(),
  shown: new Set(),
  beside: new Map(),
  claimed: false,
  unknownTag: false,
});

const takeUp = ({ beside }: VisitFacts, sku: string) => {
  for (const pieces of beside.values()) if (pieces.has(sku)) pieces.set(sku, true);
};

export const note = (visit: VisitFacts, { sku, by, shown, opened }: Seen): void => {
  if (visit.shown.size + visit.lifted.size + visit.touched.size > MOST_PRODUCTS) return;
  (by === 'tag' ? visit.lifted : visit.touched).add(sku);
  takeUp(visit, sku);
  const pieces = visit.beside.get(sku) ?? new Map<string, boolean>();
  visit.beside.set(sku, pieces);
  for (const one of shown) {
    if (one === sku) continue;
    visit.shown.add(one);
    if (!pieces.has(one)) pieces.set(one, false);
  }
  for (const one of opened) {
    if (!pieces.has(one)) continue;
    visit.touched.add(one);
    pieces.set(one, true);
  }
};
