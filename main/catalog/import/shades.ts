import type { Shade, Words } from '../../../preload/contract/index.ts';
import { guessLanguage, splitList, type SizeStock } from './fields.ts';

export type Shades = ReadonlyMap<string, Shade>;

/** A browser would take more than six digits; a shop that means a colour writes these. */
const SHADE = /^(.+?)\s*[:：]\s*#([0-9a-f]{6})(?:\s*[:：]\s*(.+))?$/i;
const LONGEST_NAME = 60;

/** `304:#b3261e:朱砂/Vermilion|306:#8f2f24`: what it is called in words may be left out. */
export const toShades = (text: string): Shades | 'not-a-shade' => {
  const shades = new Map<string, Shade>();
  for (const part of splitList(text)) {
    const [, label, digits, called] = SHADE.exec(part) ?? [];
    if (label === undefined || digits === undefined || shades.has(label)) return 'not-a-shade';
    const name = called === undefined ? undefined : nameIn(called);
    if (name === null) return 'not-a-shade';
    shades.set(label, { hex: `#${digits.toLowerCase()}`, ...(name ? { name } : {}) });
  }
  return shades;
};

/** One word a language, told by its letters. */
const nameIn = (text: string): Words | null => {
  const name: Record<string, string> = {};
  for (const word of text.split('/').map((part) => part.trim())) {
    const language = guessLanguage(word);
    if (word === '' || word.length > LONGEST_NAME || name[language] !== undefined) return null;
    name[language] = word;
  }
  return name;
};

/** Each size with its shade. One that no size carries is a mistake in one of the two columns. */
export const withShades = (
  sizes: readonly SizeStock[],
  shades: Shades,
): readonly SizeStock[] | 'shade-unknown' => {
  const labels = new Set(sizes.map(({ label }) => label));
  if ([...shades.keys()].some((label) => !labels.has(label))) return 'shade-unknown';
  return sizes.map((size) => {
    const shade = shades.get(size.label);
    return shade ? { ...size, shade } : size;
  });
};
