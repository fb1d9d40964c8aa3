import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { calls, type GarmentShape } from '../../../preload/contract/index.ts';
import { systemClock } from '../../base/clock.ts';
import { silentLog } from '../../base/log.ts';
import { blankPng, SKIRT, TOP } from '../testing/garments.ts';
import { openShop } from '../testing/shop.ts';
import { skuOfFile, stemOf } from './garment-file.ts';
import { openGarments, type Garments } from './garments.ts';
import { readGarmentFolder } from './read-folder.ts';

let folder: string;
let garments: Garments;
const inSite = (name: string) => join(folder, 'site', 'garments', name);
const lay = (sku: string, shape: GarmentShape, more: object = {}) => {
  mkdirSync(inSite(''), { recursive: true });
  writeFileSync(inSite(`${sku}.png`), blankPng(120, 160));
  writeFileSync(inSite(`${sku}.json`), JSON.stringify({ shape, ...more }));
};
const open = async () => {
  garments = openGarments({
    site: join(folder, 'site', 'garments'),
    own: join(folder, 'data', 'garments'),
    pictureUrl: (file) => `/media/garments/${encodeURIComponent(file)}`,
    clock: systemClock,
    log: silentLog,
  });
  await garments.settled();
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lookglass-garments-'));
  mkdirSync(join(folder, 'site'));
});
afterEach(async () => {
  await garments.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('garments beside the product pictures', () => {
  test('are read with the size of their picture', async () => {
    lay('Q1', SKIRT, { reviewed: true });
    await open();
    expect(garments.bySku('Q1')).toEqual({
      sku: 'Q1',
      picture: '/media/garments/Q1.png',
      width: 120,
      height: 160,
      shape: SKIRT,
      reviewed: true,
    });
    expect(garments.problems.get()).toEqual([]);
  });

  test('that cannot be worn are told by file and field, and stop none of the others', async () => {
    lay('GOOD', SKIRT);
    lay('WORDS', { ...SKIRT, cut: 'kilt' } as never);
    lay('SWAPPED', {
      ...SKIRT,
      anchors: { ...SKIRT.anchors, hemLeft: [0.9, 0.95], hemRight: [0.1, 0.95] },
    } as GarmentShape);
    lay('OUTSIDE', { ...SKIRT, anchors: { ...SKIRT.anchors, hemLeft: [-0.1, 0.95] } } as never);
    lay('OPAQUE', SKIRT);
    writeFileSync(inSite('OPAQUE.png'), blankPng(120, 160, 2));
    lay('TINY', SKIRT);
    writeFileSync(inSite('TINY.png'), blankPng(12, 16));
    lay('NO-PICTURE', SKIRT, { picture: 'gone.png' });
    lay('ESCAPE', SKIRT, { picture: '../../secret.png' });
    writeFileSync(inSite('BROKEN.json'), '{"shape": ');
    await open();
    expect(garments.all().map(({ sku }) => sku)).toEqual(['GOOD']);
    const told = garments.problems
      .get()
      .map(({ file, field }) => `${file.split('/').at(-1)} ${field}`);
    expect(told).toEqual([
      'BROKEN.json ',
      'ESCAPE.json picture',
      'NO-PICTURE.json picture',
      'OPAQUE.json picture',
      'OUTSIDE.json shape.anchors.hemLeft.0',
      'SWAPPED.json shape.anchors.hemRight',
      'TINY.json picture',
      'WORDS.json shape.cut',
    ]);
  });

  test('are followed, from before there are any', async () => {
    await open();
    expect(garments.all()).toEqual([]);
    lay('Q1', SKIRT);
    await vi.waitFor(() => expect(garments.bySku('Q1')?.reviewed).toBe(false), 5_000);
    writeFileSync(inSite('Q1.json'), JSON.stringify({ shape: SKIRT, reviewed: true }));
    await vi.waitFor(() => expect(garments.bySku('Q1')?.reviewed).toBe(true), 5_000);
    writeFileSync(inSite('Q1.json'), '{');
    await vi.waitFor(() => expect(garments.problems.get()).toHaveLength(1), 5_000);
    rmSync(inSite('Q1.json'));
    await vi.waitFor(() => expect(garments.problems.get()).toEqual([]), 5_000);
  });
});

describe('a garment corrected at this kiosk', () => {
  test('counts over the site’s own, which stays as it was, over a restart as well', async () => {
    lay('Q1', SKIRT);
    const before = readFileSync(inSite('Q1.json'), 'utf8');
    await open();
    const moved: GarmentShape = {
      ...SKIRT,
      anchors: { ...SKIRT.anchors, hemLeft: [0.12, 0.9] },
    } as GarmentShape;
    expect(await garments.save('Q1', moved, true, null)).toBe(true);
    expect(garments.bySku('Q1')).toMatchObject({ shape: moved, reviewed: true, width: 120 });
    expect(readFileSync(inSite('Q1.json'), 'utf8')).toBe(before);
    await garments.close();
    await open();
    expect(garments.bySku('Q1')).toMatchObject({ shape: moved, reviewed: true });
  });

  test('with a new picture gets a new address, and the old picture goes', async () => {
    await open();
    await garments.save('衣/1', SKIRT, false, blankPng(100, 200));
    const first = garments.bySku('衣/1')?.picture;
    await garments.save('衣/1', SKIRT, false, blankPng(200, 100, 6, 9));
    const second = garments.bySku('衣/1');
    expect(second).toMatchObject({ width: 200, height: 100 });
    expect(second?.picture).not.toBe(first);
    const left = readdirSync(join(folder, 'data', 'garments'));
    expect(left.filter((name) => name.endsWith('.png'))).toHaveLength(1);
    expect(left).toHaveLength(2);
  });

  test('needs a picture from somewhere', async () => {
    await open();
    expect(await garments.save('NEW', SKIRT, true, null)).toBe(false);
    expect(garments.bySku('NEW')).toBeNull();
  });
});

test('the demo shop’s garments can all be worn', async () => {
  await open();
  const demo = await readGarmentFolder(
    join(import.meta.dirname, '../../../assets/demo/garments'),
    (file) => file,
  );
  expect(demo.problems).toEqual([]);
  expect(demo.garments.size).toBeGreaterThan(8);
});

test('any SKU has files of its own, in the folder itself', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 64, unit: 'grapheme' }).filter((s) => s.length <= 64),
      fc.string({ minLength: 1, maxLength: 64 }),
      (a, b) => {
        expect(stemOf(a)).not.toMatch(/[/\\*\0]|^\./);
        expect(Buffer.byteLength(`${stemOf(a)}.0123456789ab.png.new`)).toBeLessThan(256);
        expect(skuOfFile(`${stemOf(a)}.json`)).toBe(a);
        expect(stemOf(a) === stemOf(b)).toBe(a === b);
      },
    ),
  );
});

describe('the catalogue', () => {
  const LIST = `sku,name,category,gender,price,sizes,stock
T1,毛衣,knitwear,women,599,S,S:0
T2,衬衫,shirt,women,599,S,S:2
T3,上衣,shirt,men,599,S,S:1
Q1,半裙,skirt,women,599,S,S:1
X1,短靴,boots,women,599,,
`;
  test('answers with what can be worn: in stock first, then what somebody has looked at', async () => {
    lay('T1', TOP, { reviewed: true });
    lay('T2', TOP);
    lay('T3', TOP, { reviewed: true });
    lay('Q1', SKIRT);
    lay('NOT-CARRIED', SKIRT);
    await open();
    const shop = await openShop(systemClock, { garments });
    try {
      await shop.bring('products', LIST);
      const skus = (query: { cut?: 'top' | 'skirt'; limit: number }) =>
        shop.catalog.wearables(query).map(({ product }) => product.sku);
      expect(skus({ limit: 24 })).toEqual(['T3', 'T2', 'Q1', 'T1']);
      expect(skus({ cut: 'top', limit: 2 })).toEqual(['T3', 'T2']);
      const told = { wearables: shop.catalog.wearables({ limit: 24 }) };
      expect(calls['catalog.garments'].output.parse(told)).toEqual(told);
      const answer = (sku: string) => {
        const found = shop.catalog.answer(sku);
        return found.ok ? found.value.garment : undefined;
      };
      expect(answer('Q1')).toEqual(garments.bySku('Q1'));
      expect(answer('X1')).toBeNull();
    } finally {
      await shop.close();
    }
  });
});
