import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { calls, type GarmentShape } from '../../preload/contract/index.ts';
import { screenPeer } from '../../tests/fakes/host.ts';
import { good } from '../../tests/fakes/results.ts';
import { systemClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { openGarments, type Garments } from '../catalog/garments/garments.ts';
import { openUploads } from '../catalog/garments/uploads.ts';
import { blankPng, SKIRT, TOP } from '../catalog/testing/garments.ts';
import { openShop, type Shop } from '../catalog/testing/shop.ts';
import { garmentCalls } from './garment-calls.ts';

let folder: string;
let garments: Garments;
let shop: Shop;
let handle: ReturnType<typeof garmentCalls>;
const context = {
  peer: screenPeer({ role: 'staff', client: 'tablet' }),
  signal: new AbortController().signal,
  become: () => {},
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lookglass-garment-calls-'));
  garments = openGarments({
    site: join(folder, 'site'),
    own: join(folder, 'own'),
    pictureUrl: (file) => file,
    clock: systemClock,
    log: silentLog,
  });
  shop = await openShop(systemClock, { garments });
  await shop.bring(
    'products',
    'sku,name,name_en,category,price\nQ1,百褶半裙,Pleated Skirt,skirt,9\nT1,毛衣,Jumper,knitwear,9\nP1,长裤,Trousers,trousers,9\nB1,短靴,Boots,boots,9\n',
  );
  handle = garmentCalls(shop.catalog, { garments, uploads: openUploads(systemClock) });
});
afterEach(async () => {
  await shop.close();
  await garments.close();
  rmSync(folder, { recursive: true, force: true });
});

const send = async (png: Buffer, upload = 'garment-upload-1') => {
  const input = calls['garments.upload'].input.parse({
    upload,
    part: 0,
    data: png.toString('base64'),
  });
  expect(await handle['garments.upload'](input, context)).toMatchObject({ ok: true });
  return upload;
};
const save = (input: { sku: string; shape: GarmentShape; upload?: string | null }) =>
  handle['garments.save'](calls['garments.save'].input.parse(input), context);
const list = async (text = '') => {
  const answer = good(await handle['garments.list']({ text }, context));
  expect(calls['garments.list'].output.parse(answer)).toEqual(answer);
  return answer;
};

test('what nobody has looked at comes first, then the others, then what has no picture', async () => {
  await garments.save('T1', TOP, true, blankPng(100, 100));
  await garments.save('P1', TOP, false, blankPng(100, 100, 6, 3));
  const all = await list();
  expect(
    all.entries.map(({ product, cut, garment }) => [product.sku, cut, garment?.reviewed]),
  ).toEqual([
    ['P1', 'trousers', false],
    ['T1', 'top', true],
    ['Q1', 'skirt', undefined],
  ]);
  expect(all.unseen).toBe(1);
  expect((await list('pleated')).entries.map(({ product }) => product.sku)).toEqual(['Q1']);
  expect((await list('%')).entries).toEqual([]);
});

test('a picture sent and points set right are a garment somebody has looked at', async () => {
  const answer = await save({ sku: 'Q1', shape: SKIRT, upload: await send(blankPng(120, 90)) });
  expect(answer).toMatchObject({ ok: true, value: { sku: 'Q1', width: 120, reviewed: true } });
  expect((await list()).entries[0]).toMatchObject({
    product: { sku: 'Q1' },
    garment: { shape: SKIRT },
  });
});

test('nothing is kept that nobody could wear', async () => {
  const swapped = {
    ...SKIRT,
    anchors: { ...SKIRT.anchors, hemLeft: [0.9, 0.95], hemRight: [0.1, 0.95] },
  } as GarmentShape;
  expect(await save({ sku: 'GONE', shape: SKIRT })).toMatchObject({
    fault: { code: 'product-unknown' },
  });
  expect(await save({ sku: 'Q1', shape: SKIRT })).toMatchObject({ fault: { code: 'bad-input' } });
  expect(await save({ sku: 'Q1', shape: swapped })).toMatchObject({
    fault: { details: { reason: 'sides-swapped' } },
  });
  expect(await save({ sku: 'Q1', shape: SKIRT, upload: 'never-sent' })).toMatchObject({
    fault: { code: 'picture-gone' },
  });
  for (const bytes of [Buffer.from('no picture at all'), blankPng(120, 90, 2), blankPng(10, 10)])
    expect(await save({ sku: 'Q1', shape: SKIRT, upload: await send(bytes) })).toMatchObject({
      fault: { code: 'bad-input', details: { field: 'picture' } },
    });
  expect((await list()).entries.every(({ garment }) => garment === null)).toBe(true);
});

test('a part larger than a message may be is refused at the border', () => {
  const { input } = calls['garments.upload'];
  const data = Buffer.alloc(64 * 1024).toString('base64');
  expect(input.safeParse({ upload: 'garment-upload-1', part: 0, data }).success).toBe(false);
});
