import type { HeightSpan } from '../../../preload/contract/index.ts';
import { splitList, type SizeStock } from './fields.ts';

export type Heights = ReadonlyMap<string, HeightSpan>;

const HEIGHT = /^(.+?)\s*[:：]\s*(\d{2,3})\s*[-–~～—]\s*(\d{2,3})\s*(?:cm|厘米)?$/i;
/** A chart in inches, or of something else than people, is a mistake. */
const SHORTEST_CM = 60;
const TALLEST_CM = 230;
/** `165/88A`: the number of the label is the height it is made for, 5 cm apart. GB/T 1335.1, 1335.2. */
const NATIONAL = /^(1\d{2})\s*\/\s*\d{2,3}\s*[YABC]?$/i;
const NATIONAL_REACH_CM = 2;

/** `S:150-160|M:158-168`: whom a size is made for, in centimetres; spans may overlap. */
export const toHeights = (text: string): Heights | 'not-heights' => {
  const heights = new Map<string, HeightSpan>();
  for (const part of splitList(text.normalize('NFKC'))) {
    const [, label, least, most] = HEIGHT.exec(part) ?? [];
    if (label === undefined || heights.has(label)) return 'not-heights';
    const [from, to] = [Number(least), Number(most)];
    if (from > to || from < SHORTEST_CM || to > TALLEST_CM) return 'not-heights';
    heights.set(label, { from, to });
  }
  return heights;
};

/** Each size with whom it is for: as the chart says, else as its own label does. */
export const withHeights = (
  sizes: readonly SizeStock[],
  heights: Heights,
): readonly SizeStock[] | 'size-unknown' => {
  const labels = new Set(sizes.map(({ label }) => label));
  if ([...heights.keys()].some((label) => !labels.has(label))) return 'size-unknown';
  return sizes.map((size) => {
    const height = heights.get(size.label) ?? nationalHeight(size.label);
    return height ? { ...size, height } : size;
  });
};

const nationalHeight = (label: string): HeightSpan | null => {
  const made = NATIONAL.exec(label.normalize('NFKC').trim())?.[1];
  return made === undefined
    ? null
    : { from: Number(made) - NATIONAL_REACH_CM, to: Number(made) + NATIONAL_REACH_CM };
};
