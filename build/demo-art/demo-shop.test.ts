import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { COLLECTION } from './collection.ts';

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

describe('drawings of the demo shop', () => {
  it.each(Object.entries(COLLECTION))('%s is committed as it is drawn', (sku, draw) => {
    expect(readFileSync(join(shop, 'images', `${sku}.svg`), 'utf8')).toBe(draw().toString());
  });

  it('stand alone: nothing in them is fetched or run', () => {
    for (const file of readdirSync(join(shop, 'images'))) {
      const svg = readFileSync(join(shop, 'images', file), 'utf8');
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<script|data:/);
    }
  });

  it('are one for each product', () => {
    expect(products.map(({ image }) => image)).toEqual(skus.map((sku) => `images/${sku}.svg`));
    expect(Object.keys(COLLECTION).sort()).toEqual([...skus].sort());
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
