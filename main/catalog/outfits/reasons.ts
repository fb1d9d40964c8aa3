import type { OutfitReason, OutfitSlot, Product } from '../../../preload/contract/index.ts';
import { ALL_SEASONS, fold, seasonCode } from '../attributes.ts';
import { ONE_SIZE } from '../import/fields.ts';
import type { Piece } from './piece.ts';

/** What is shown and what is known of it. */
export type ShownLook = {
  readonly lifted: Piece;
  readonly pieces: readonly { readonly slot: OutfitSlot; readonly piece: Piece }[];
  /** As the page gets them, for what lies in this store. */
  readonly products: readonly Product[];
  readonly liftedProduct: Product;
  readonly byStylist: boolean;
  /** Stylists' looks that hold the lifted product and this one. */
  timesWorn(sku: string): number;
  /** Stylists' looks that hold both kinds. */
  looksOfKinds(one: string, other: string): number;
};

export const MOST_REASONS = 3;

/** The strongest true reasons. That all of it can be tried on now is worth the last line. */
export const reasonsFor = (look: ShownLook): OutfitReason[] => {
  const said = [
    look.byStylist ? ({ kind: 'stylist' } as const) : wornTogether(look),
    palette(look),
    look.byStylist ? null : kindsTogether(look),
    occasion(look),
    season(look),
    brand(look),
  ].filter((reason) => reason !== null);
  const here = inStore(look);
  const reasons = here ? [...said.slice(0, MOST_REASONS - 1), here] : said.slice(0, MOST_REASONS);
  return reasons.length > 0 ? reasons : [{ kind: 'suggested' }];
};

const everyPiece = ({ lifted, pieces }: ShownLook): readonly Piece[] => [
  lifted,
  ...pieces.map(({ piece }) => piece),
];

/** Of every piece where that is true, else of the one stylists wear with it most. */
const wornTogether = ({ pieces, timesWorn }: ShownLook): OutfitReason | null => {
  const times = pieces.map(({ slot, piece }) => ({ slot, looks: timesWorn(piece.sku) }));
  const least = Math.min(...times.map(({ looks }) => looks));
  if (least >= 2) return { kind: 'worn-together', slot: null, looks: least };
  const most = times.reduce((best, one) => (one.looks > best.looks ? one : best));
  return most.looks >= 2 ? { kind: 'worn-together', ...most } : null;
};

const palette = (look: ShownLook): OutfitReason | null => {
  const families = everyPiece(look).map(({ family }) => family);
  const known = families.filter((family) => family !== null);
  const [first] = known;
  // Nothing is said of a look of which one colour is not known.
  if (!first || known.length < families.length) return null;
  if (known.every(({ name }) => name === first.name))
    return { kind: 'tone-on-tone', colour: first.name };
  const strong = known.filter(({ neutral }) => !neutral);
  const [accent] = strong;
  if (!accent) return { kind: 'neutrals' };
  if (strong.some(({ name }) => name !== accent.name)) return null;
  return { kind: strong.length === 1 ? 'accent' : 'same-palette', colour: accent.name };
};

/** The place stylists fill most often that way. */
const kindsTogether = ({ lifted, pieces, looksOfKinds }: ShownLook): OutfitReason | null => {
  const counted = pieces.map(({ slot, piece }) => ({
    slot,
    looks: looksOfKinds(lifted.kind, piece.kind),
  }));
  const most = counted.reduce((best, one) => (one.looks > best.looks ? one : best));
  return most.looks >= 2 ? { kind: 'kinds-worn-together', ...most } : null;
};

const occasion = (look: ShownLook): OutfitReason | null => {
  const { occasion } = look.lifted;
  return occasion !== '' && everyPiece(look).every((piece) => piece.occasion === occasion)
    ? { kind: 'same-occasion', occasion }
    : null;
};

const season = (look: ShownLook): OutfitReason | null => {
  const pieces = everyPiece(look);
  if (pieces.some(({ seasons }) => seasons === ALL_SEASONS)) return null;
  const code = seasonCode(pieces.reduce((common, { seasons }) => common & seasons, ALL_SEASONS));
  return code === '' ? null : { kind: 'same-season', season: code };
};

const brand = (look: ShownLook): OutfitReason | null => {
  const { brand } = look.lifted;
  return brand !== '' && everyPiece(look).every((piece) => fold(piece.brand) === fold(brand))
    ? { kind: 'same-brand', brand }
    : null;
};

const SIZED: ReadonlySet<string> = new Set(['outerwear', 'top', 'bottom', 'dress']);

/** Said only of what is counted: a shop that counts no stock is believed to have it, not heard to say so. */
const inStore = ({ lifted, liftedProduct, pieces, products }: ShownLook): OutfitReason | null => {
  const here = ({ sizes }: Product) =>
    sizes.filter(({ stock }) => stock !== null && stock > 0).map(({ label }) => label);
  const counted = products.map(here);
  if (counted.some((sizes) => sizes.length === 0)) return null;
  const garments = [
    ...(SIZED.has(lifted.slot) ? [here(liftedProduct)] : []),
    ...counted.filter((_, i) => SIZED.has(pieces[i]?.piece.slot ?? '')),
  ];
  const [first = [], ...others] = garments;
  const sizes = first.filter(
    (label) => label !== ONE_SIZE && others.every((labels) => labels.includes(label)),
  );
  return { kind: 'in-store', sizes: others.length > 0 ? sizes : [] };
};
