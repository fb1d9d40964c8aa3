import { describe, expect, it } from 'vitest';
import { crisp } from './scale.ts';
import { drawQr } from './qr.tsx';

describe('drawQr', () => {
  it('keeps a short upper-case address at 25 modules, with four of quiet zone on each side', () => {
    expect(drawQr('HTTPS://SHOP.EXAMPLE/C/7K4M9QX2ABCD').size).toBe(25 + 8);
  });

  it('needs more modules for the same address in lower case', () => {
    expect(drawQr('https://shop.example/c/7k4m9qx2abcd').size).toBeGreaterThan(33);
  });

  it('draws nothing into the quiet zone', () => {
    const { size, path } = drawQr('HTTPS://A.CN/C/1');
    const starts = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, w]) => ({
      left: Number(x),
      right: Number(x) + Number(w),
      y: Number(y),
    }));
    expect(starts.length).toBeGreaterThan(50);
    for (const run of starts) {
      expect(run.left).toBeGreaterThanOrEqual(4);
      expect(run.right).toBeLessThanOrEqual(size - 4);
      expect(run.y).toBeGreaterThanOrEqual(4);
      expect(run.y).toBeLessThan(size - 4);
    }
  });
});

describe('crisp', () => {
  it('makes a module whole in device pixels at any zoom', () => {
    for (const scale of [1, 1.333, 2, 0.74, 1.5]) {
      const device = crisp(12, scale) * scale;
      expect(Math.abs(device - Math.round(device))).toBeLessThan(1e-9);
    }
  });

  it('never vanishes', () => {
    expect(crisp(0.1, 0.5)).toBe(2);
  });
});

it('keeps an address of capitals with a key in its fragment small', () => {
  const address = 'HTTP://192.168.100.100:8080/P/7K4M9QX2';
  expect(drawQr(`${address}#7K4M9QX27K4M9QX27K4M9QX27K`).size - 8).toBe(33);
});
