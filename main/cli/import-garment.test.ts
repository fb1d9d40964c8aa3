import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Picture } from '../../preload/flat-lay/picture.ts';
import { drawSkirt, drawTop, lay, photograph } from '../../preload/flat-lay/testing.ts';
import { readGarmentFolder } from '../catalog/garments/read-folder.ts';
import { openShop } from '../catalog/testing/shop.ts';
import { decodePicture, encodePng } from './garment/decode.ts';
import { importGarment } from './import-garment.ts';

const LOOK = { cloth: [40, 60, 120], paper: [228, 226, 220], light: 10, grain: 2 } as const;
const skirt = photograph(lay(drawSkirt(60, 110, 260), 2).mask, LOOK);
const top = photograph(
  lay(
    drawTop({
      neck: 36,
      shoulder: 90,
      drop: 26,
      slope: 18,
      armpit: 120,
      hem: 86,
      long: 290,
      spread: 40,
      sleeve: 150,
      cuff: 50,
    }),
    0,
  ).mask,
  LOOK,
);

let folder: string;
let said: { out: string; err: string };
const run = (...args: string[]) => {
  said = { out: '', err: '' };
  return importGarment(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  });
};
const file = (name: string, bytes: Buffer | string) => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const asJpeg = ({ width, height, data }: Picture) =>
  Buffer.from(jpeg.encode({ width, height, data: Buffer.from(data) }, 92).data);
const kept = async () =>
  (await readGarmentFolder(join(folder, 'data', 'garments'), (name) => name)).garments;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lookglass-garment-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a picture of a garment', () => {
  test('is cut out and kept with its points, to be looked at', async () => {
    const data = join(folder, 'data');
    expect(await run(file('skirt.png', encodePng(skirt)), '--sku', 'Q/1', '--data', data)).toBe(0);
    const first = (await kept()).get('Q/1')?.garment;
    expect(first).toMatchObject({ sku: 'Q/1', reviewed: false, shape: { cut: 'skirt' } });
    // Another picture of the same takes its place, and leaves no file behind.
    expect(await run(file('top.jpg', asJpeg(top)), '--sku', 'Q/1', '--data', data)).toBe(0);
    expect((await kept()).get('Q/1')?.garment).toMatchObject({ shape: { cut: 'top' } });
    expect(readdirSync(join(data, 'garments'))).toHaveLength(2);
  });

  test('is what the catalogue says it is, unless the command says so', async () => {
    const shop = await openShop();
    await shop.bring('products', 'sku,name,category,price\nC1,大衣,coat,99\nB1,短靴,boots,99\n');
    const data = join(folder, 'data');
    const picture = file('top.png', encodePng(top));
    try {
      const into = ['--site', data, '--data', shop.folder];
      expect(await run(picture, '--sku', 'C1', ...into)).toBe(0);
      expect((await kept()).get('C1')?.garment.shape.cut).toBe('outerwear');
      expect(await run(picture, '--sku', 'C1', '--cut', 'dress', ...into)).toBe(0);
      expect((await kept()).get('C1')?.garment.shape.cut).toBe('dress');
      expect(await run(picture, '--sku', 'B1', ...into)).toBe(0);
      expect(said.err).toContain('nothing a mirror puts on');
    } finally {
      await shop.close();
    }
  });

  test('that ends early is damaged, wherever it was cut: nothing of the memory becomes a picture', () => {
    const whole = encodePng(skirt);
    expect(decodePicture(whole)).toMatchObject({ width: skirt.width });
    // What lies in memory differs from time to time.
    for (let i = 0; i < 200; i++) {
      const cut = whole.subarray(0, 30 + Math.floor((i / 200) * (whole.length - 30)));
      expect(decodePicture(cut)).toBe('picture-broken');
    }
    // All its chunks are there, but not all of its lines.
    const few = PNG.sync.write({ width: 300, height: 400, data: Buffer.alloc(300 * 400 * 4) });
    few.writeUInt32BE(4000, 20);
    expect(decodePicture(few)).toBe('picture-broken');
  });

  test('that gives none is refused in words, and nothing is written', async () => {
    const data = join(folder, 'data');
    const lined = lay(drawSkirt(60, 110, 260), 2).mask;
    const chequered = photograph(lined, LOOK);
    for (let i = 0; i < chequered.data.length; i += 4)
      if (((i >> 6) + Math.floor(i / 4 / chequered.width / 16)) % 2)
        chequered.data.fill(30, i, i + 3);
    const tries: [string, string | Buffer, RegExp][] = [
      ['words.jpg', 'not a picture', /neither a JPEG nor a PNG/],
      ['broken.png', encodePng(skirt).subarray(0, 400), /cannot be read/],
      ['broken.jpg', asJpeg(top).subarray(0, 60), /cannot be read/],
      ['chequered.png', encodePng(chequered), /no plain background/],
    ];
    for (const [name, bytes, why] of tries) {
      expect(await run(file(name, bytes), '--sku', 'X', '--data', data)).toBe(1);
      expect(said.err).toMatch(why);
    }
    expect((await kept()).size).toBe(0);
    expect(await run(join(folder, 'gone.jpg'), '--sku', 'X', '--data', data)).toBe(1);
    expect(await run(file('a.png', ''), '--data', data)).toBe(2);
    expect(await run(file('a.png', ''), '--sku', 'X', '--cut', 'hat')).toBe(2);
    expect(await run('--help')).toBe(0);
  });
});

/** An Exif segment that says nothing but how the camera was held, in either order of bytes. */
const turnedJpeg = (orientation: number, little: boolean) => {
  const picture: Picture = {
    width: 16,
    height: 8,
    data: new Uint8ClampedArray(16 * 8 * 4).fill(255),
  };
  // Black in the upper left of what the sensor saw.
  for (let y = 0; y < 4; y++) picture.data.fill(0, y * 64, y * 64 + 32);
  for (let i = 3; i < picture.data.length; i += 4) picture.data[i] = 255;
  const tiff = Buffer.alloc(26);
  const short = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(little ? 'II' : 'MM', 'latin1');
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  const bytes = asJpeg(picture);
  return Buffer.concat([bytes.subarray(0, 2), head, body, bytes.subarray(2)]);
};

test.each([
  [1, 16, 8, 'upper left'],
  [2, 16, 8, 'upper right'],
  [3, 16, 8, 'lower right'],
  [4, 16, 8, 'lower left'],
  [5, 8, 16, 'upper left'],
  [6, 8, 16, 'upper right'],
  [7, 8, 16, 'lower right'],
  [8, 8, 16, 'lower left'],
])('a photograph with the camera held in way %i is set upright', (way, width, height, where) => {
  for (const little of [true, false]) {
    const picture = decodePicture(turnedJpeg(way, little));
    if (typeof picture === 'string') throw new Error(picture);
    expect([picture.width, picture.height]).toEqual([width, height]);
    const dark = (x: number, y: number) => (picture.data[(y * width + x) * 4] ?? 255) < 100;
    const corners = {
      'upper left': dark(1, 1),
      'upper right': dark(width - 2, 1),
      'lower left': dark(1, height - 2),
      'lower right': dark(width - 2, height - 2),
    };
    expect(Object.entries(corners).flatMap(([name, is]) => (is ? [name] : []))).toEqual([where]);
  }
});
