import type {
  BasketLine,
  Conditions,
  ProductChoice,
  ProductCondition,
} from '../../../preload/contract/index.ts';

const namesNothing = ({ brands, categories, skus, gtins }: ProductChoice): boolean =>
  brands.length + categories.length + skus.length + gtins.length === 0;

/** All 14 digits, as EPCs hold them, so that an EAN-13 and its GTIN-14 are one product. */
const whole = (gtin: string): string => gtin.padStart(14, '0');

/** Real conditions name ten thousand products: a list is searched once and then remembered as a set. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();
const setOf = (list: readonly string[], read: (one: string) => string = (one) => one) => {
  const known = sets.get(list);
  if (known) return known;
  const made = new Set(list.map(read));
  sets.set(list, made);
  return made;
};

const chooses = (choice: ProductChoice, line: BasketLine): boolean =>
  setOf(choice.brands).has(line.brand) ||
  setOf(choice.categories).has(line.category) ||
  setOf(choice.skus).has(line.sku) ||
  (line.gtin !== null && setOf(choice.gtins, whole).has(whole(line.gtin)));

export const counts = ({ include, exclude }: ProductCondition, line: BasketLine): boolean =>
  (namesNothing(include) || chooses(include, line)) && !chooses(exclude, line);

/** Whether a sum alone does not tell if a coupon applies. */
export const asksForProducts = ({ products }: Conditions): boolean =>
  products.atLeast > 1 || !namesNothing(products.include) || !namesNothing(products.exclude);
