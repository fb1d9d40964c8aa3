import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { garmentShape, pointsOf } from '../../preload/contract/index.ts';
import { COLLECTION } from './collection.ts';
import {
  LONGEST_WORN,
  MOST_BYTES,
  MOST_BYTES_TOGETHER,
  MOST_BYTES_WORN,
  rounded,
  SCALE,
} from './print.ts';
import { WARDROBE } from './wardrobe.ts';

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

describe('what the demo shop’s mirror puts on', () => {
  const folder = join(shop, 'garments');
  const files = readdirSync(folder);

  it('is a picture and its points for each piece of the wardrobe, of products of the list', () => {
    const worn = Object.keys(WARDROBE).toSorted();
    expect(files.toSorted()).toEqual(worn.flatMap((sku) => [`${sku}.json`, `${sku}.png`]));
    expect(worn.filter((sku) => !skus.includes(sku))).toEqual([]);
    const cuts = Map.groupBy(Object.values(WARDROBE), (draw) => draw().shape.cut);
    const count = Object.fromEntries([...cuts].map(([cut, pieces]) => [cut, pieces.length]));
    expect(count).toEqual({ dress: 1, outerwear: 3, skirt: 2, top: 4, trousers: 3 });
  });

  it.each(Object.entries(WARDROBE))('%s hangs by points on its own outline', (sku, draw) => {
    const { sheet, shape } = draw();
    const text = readFileSync(join(folder, `${sku}.json`), 'utf8');
    expect(JSON.parse(text)).toEqual({ reviewed: true, shape: rounded(shape) });
    expect(garmentShape.safeParse(rounded(shape)).success).toBe(true);
    const bytes = readFileSync(join(folder, `${sku}.png`));
    const { width, height, data } = PNG.sync.read(bytes);
    expect(Math.max(width, height)).toBe(LONGEST_WORN);
    expect(Math.abs(width / height - sheet.width / sheet.height)).toBeLessThan(0.01);
    expect(bytes.length).toBeLessThanOrEqual(MOST_BYTES_WORN);
    const cloth = (x: number, y: number) =>
      x >= 0 && y >= 0 && x < width && y < height && (data[(y * width + x) * 4 + 3] ?? 0) > 127;
    /** How far the outline is: cloth on one side of it and none on the other. */
    const away = (x: number, y: number) => {
      for (let reach = 0; reach < 40; reach++)
        for (let dy = -reach; dy <= reach; dy++)
          for (let dx = -reach; dx <= reach; dx++)
            if (cloth(x + dx, y + dy) !== cloth(x, y)) return Math.hypot(dx, dy);
      return Infinity;
    };
    const off = [...pointsOf(shape)].flatMap(([name, [x, y]]) => {
      const far = away(Math.round(x * width), Math.round(y * height));
      return far > 0.02 * LONGEST_WORN ? [`${name} ${far}`] : [];
    });
    expect(off).toEqual([]);
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

  it('show every garment in a look, and the hero in three; colour for a face in none', () => {
    const worn = rows('outfits.csv').map(({ sku }) => sku);
    const makeup = products.filter(({ shades }) => shades !== '').map(({ sku }) => sku ?? '');
    expect(makeup.length).toBeGreaterThan(0);
    expect(skus.filter((sku) => !worn.includes(sku)).sort()).toEqual(makeup.sort());
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
