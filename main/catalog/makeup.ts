import type { Makeup, MakeupFinish, MakeupPart, Product } from '../../preload/contract/index.ts';
import { fold } from './attributes.ts';
import { byLastNoun, nounTable } from './nouns.ts';
import type { Shelf } from './shelf.ts';

/** What is worn where. Mascara, eyeliner and foundation have shades too, and a mirror that colours parts has no place for them. */
const NOUNS: Readonly<Record<MakeupPart, string>> = {
  lips: 'lipstick|lip|lip gloss|lip colour|lip color|lip tint|lip stain|lip balm|lip oil|lipgloss|口红|唇膏|唇釉|唇彩|唇蜜|唇泥|唇油|染唇液|唇线笔',
  cheeks: 'blush|blusher|rouge|cheek|cheek tint|cheek colour|cheek color|腮红|胭脂|颊彩',
  lids: 'eyeshadow|eye shadow|eye colour|eye color|眼影|眼影膏|眼影盘',
  brows: 'brow|eyebrow|brow pencil|eyebrow pencil|brow gel|brow powder|眉笔|眉粉|眉膏|染眉膏',
};
const BY_NOUN = nounTable(
  Object.entries(NOUNS).flatMap(([part, nouns]) =>
    nouns.split('|').map((noun) => [part as MakeupPart, noun] as const),
  ),
);

/** The more particular word first: a matte 唇釉 is matte, though 唇釉 by itself shines. */
const FINISHES: readonly (readonly [MakeupFinish, RegExp])[] = [
  ['matte', /\b(?:matte?|velvet|suede|powder)\b|哑光|亚光|雾面|丝绒|绒雾/],
  ['satin', /\b(?:satin|silk|cream|creamy)\b|缎光|丝缎|缎面|柔缎/],
  ['gloss', /\b(?:gloss|glossy|lipgloss|glass|lacquer|oil)\b|水光|镜面|琉璃|唇釉|唇彩|唇蜜|唇油/],
];

const told = ({ category, name }: Pick<Product, 'category' | 'name'>): string[] =>
  [category, ...Object.values(name)].map(fold);

/** Null for what has shades and is worn where this mirror does not paint. */
export const partOf = (product: Pick<Product, 'category' | 'name'>): MakeupPart | null => {
  for (const words of told(product)) {
    const part = byLastNoun(words, BY_NOUN);
    if (part) return part;
  }
  return null;
};

export const finishOf = (product: Pick<Product, 'category' | 'name'>): MakeupFinish | null => {
  const words = told(product).join(' ');
  return FINISHES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
};

const MOST_OF_A_PART = 12;
/** A shop of make-up alone has some hundreds; what a mirror shows is among the first. */
const MOST_READ = 400;

export const makeupOf = (shelf: Shelf): readonly Makeup[] => {
  const counts = new Map<MakeupPart, number>();
  return shelf
    .select(
      'WHERE id IN (SELECT product FROM sizes WHERE shade IS NOT NULL) ORDER BY available DESC, id LIMIT ?',
      MOST_READ,
    )
    .flatMap(({ product }): Makeup[] => {
      const part = partOf(product);
      const count = part === null ? 0 : (counts.get(part) ?? 0);
      if (part === null || count === MOST_OF_A_PART) return [];
      counts.set(part, count + 1);
      return [{ part, finish: part === 'lips' ? finishOf(product) : null, product }];
    });
};
