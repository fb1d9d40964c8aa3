import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { COLLECTION } from './collection.ts';
import { MOST_BYTES, MOST_BYTES_TOGETHER, SCALE } from './print.ts';

const shop = join(import.meta.dirname, '../../assets/demo');
const rows = (file: string): Record<string, string>[] =>
  parse(readFileSync(join(shop, file)), { columns: true });

const products = rows('products.csv');
const skus = products.map(({ sku }) => sku ?? '');

/** GS1 General Specifications, 7.9: weights 3 and 1 from the right. */
const checkDigit = (body: string): number => {
  let sum = 0;
  for (let i = 0; i < body.length; i += 1)
    sum += Number(body[body.length - 1 - i]) * (i % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
};

/** The extended header of a WebP file, or null where there is none: a lossy one without alpha has none. */
const webpHeader = (file: Buffer) =>
  file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 16) === 'WEBPVP8X'
    ? {
        whole: file.readUInt32LE(4) + 8 === file.length,
        alpha: ((file[20] ?? 0) & 0x10) !== 0,
        width: file.readUIntLE(24, 3) + 1,
        height: file.readUIntLE(27, 3) + 1,
      }
    : null;

describe('drawings of the demo shop', () => {
  it.each(Object.entries(COLLECTION))('%s comes out the same every time', (_, draw) => {
    expect(draw().toString()).toBe(draw().toString());
  });

  it('stand alone: nothing in them is fetched or run', () => {
    for (const draw of Object.values(COLLECTION)) {
      const svg = draw().toString().replace('http://www.w3.org/2000/svg', '');
      expect(svg).not.toMatch(/https?:|<script|data:/);
    }
  });

  it('are one for each product, and no two alike', () => {
    expect(Object.keys(COLLECTION).sort()).toEqual([...skus].sort());
    const drawings = Object.values(COLLECTION).map((draw) => draw().toString());
    expect(new Set(drawings).size).toBe(drawings.length);
  });
});

describe('pictures of the demo shop', () => {
  const folder = join(shop, 'images');

  it.each(Object.entries(COLLECTION))(
    '%s is a cut-out in the size it is drawn for',
    (sku, draw) => {
      const picture = readFileSync(join(folder, `${sku}.webp`));
      const { width, height } = draw();
      expect(webpHeader(picture)).toEqual({
        whole: true,
        alpha: true,
        width: width * SCALE,
        height: height * SCALE,
      });
      expect(picture.length).toBeLessThanOrEqual(MOST_BYTES);
    },
  );

  it('are those the list names, and no others', () => {
    expect(products.map(({ image }) => image)).toEqual(skus.map((sku) => `images/${sku}.webp`));
    expect(readdirSync(folder).sort()).toEqual(skus.map((sku) => `${sku}.webp`).sort());
  });

  it('are small together', () => {
    const bytes = readdirSync(folder).map((file) => statSync(join(folder, file)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_BYTES_TOGETHER);
  });
});

describe('lists of the demo shop', () => {
  it('give every product a number of its own with the right check digit', () => {
    const gtins = products.map(({ gtin = '' }) => gtin);
    expect(new Set(gtins).size).toBe(gtins.length);
    for (const gtin of gtins)
      expect(`${gtin.slice(0, 12)}${checkDigit(gtin.slice(0, 12))}`).toBe(gtin);
  });

  it.each(['tags.csv', 'outfits.csv', 'reviews.csv'])('%s speaks of known products', (file) => {
    expect(rows(file).filter(({ sku }) => !skus.includes(sku ?? ''))).toEqual([]);
  });

  it('show every product in a look, and the hero in three', () => {
    const worn = rows('outfits.csv').map(({ sku }) => sku);
    expect(skus.filter((sku) => !worn.includes(sku))).toEqual([]);
    expect(worn.filter((sku) => sku === 'HB-C001')).toHaveLength(3);
  });

  it('dress nobody twice in one place, nor men from the women’s rail', () => {
    const looks = Map.groupBy(rows('outfits.csv'), ({ outfit }) => outfit);
    for (const [outfit, pieces] of looks) {
      const slots = pieces.map(({ slot }) => slot);
      expect(new Set(slots).size, outfit).toBe(slots.length);
      const genders = pieces.map(({ sku }) => products.find((p) => p['sku'] === sku)?.['gender']);
      expect(genders.includes('men') && genders.includes('women'), outfit).toBe(false);
    }
  });

  it('let no two shoppers say the same', () => {
    const texts = rows('reviews.csv').map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
