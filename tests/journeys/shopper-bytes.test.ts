import { expect, it } from 'vitest';
import { picturesIn, pointsIn } from './shopper-bytes.ts';

const FACE = Array.from({ length: 33 }, (_, i) => ({
  x: 0.3 + Math.sin(i) / 9,
  y: 0.52 + Math.cos(i) / 7,
  z: -0.01234 * i,
}));

it('knows points of a body in text and in bytes, however they lie', () => {
  const numbers = FACE.flatMap(({ x, y }) => [x, y]);
  const odd = Buffer.from('log: ');
  expect(pointsIn(Buffer.concat([odd, Buffer.from(JSON.stringify(FACE))]))).toBeGreaterThan(0);
  expect(pointsIn(Buffer.from(numbers.join(' ')))).toBeGreaterThan(0);
  for (const floats of [Float32Array.from(numbers), Float64Array.from(numbers)])
    expect(pointsIn(Buffer.concat([odd, Buffer.from(floats.buffer), odd]))).toBeGreaterThan(0);
});

it('takes neither words nor prices nor single fractions for a body', () => {
  const text = `鹤白 coat 1299.00, score 4.625, fit 0.8125 · ${'lorem <=> ipsum? '.repeat(80)}`;
  expect(pointsIn(Buffer.from(text))).toBe(0);
  expect(pointsIn(Buffer.alloc(4096))).toBe(0);
});

it('knows the beginnings of pictures, as files and in text', () => {
  const jpeg = Buffer.from('00ffd8ffe000104a464946', 'hex');
  expect(picturesIn(jpeg)).toEqual(['jpeg']);
  expect(picturesIn(Buffer.from(`"${jpeg.subarray(1).toString('base64')}"`))).toEqual([
    'a picture in text',
  ]);
  expect(picturesIn(Buffer.from('89504e470d0a1a0a', 'hex'))).toEqual(['png']);
  expect(picturesIn(Buffer.from('nothing to see'))).toEqual([]);
});
