import { describe, expect, test } from 'vitest';
import { toHeights, withHeights } from './heights.ts';

const sized = (...labels: string[]) => labels.map((label) => ({ label, stock: null }));

describe('a size chart', () => {
  test('says from which height to which a size is made', () => {
    expect([
      ...(toHeights('S:150-160|M ： 158～168 cm|L:166–176厘米') as Map<string, unknown>),
    ]).toEqual([
      ['S', { from: 150, to: 160 }],
      ['M', { from: 158, to: 168 }],
      ['L', { from: 166, to: 176 }],
    ]);
    expect(toHeights('')).toEqual(new Map());
  });

  test.each(['S', 'S:160', 'S:168-158', 'S:5-6', 'S:150-160|S:160-170', 'S:59-70', 'S:150-240'])(
    '%s is refused',
    (text) => expect(toHeights(text)).toBe('not-heights'),
  );

  test('speaks of sizes that are listed', () => {
    const heights = new Map([['M', { from: 158, to: 168 }]]);
    expect(withHeights(sized('S', 'M'), heights)).toEqual([
      { label: 'S', stock: null },
      { label: 'M', stock: null, height: { from: 158, to: 168 } },
    ]);
    expect(withHeights(sized('S'), heights)).toBe('size-unknown');
  });

  test('stands on labels of the national standard, and gives way to what is written', () => {
    expect(withHeights(sized('165/88A', '170/92Y', '38', '165'), new Map())).toEqual([
      { label: '165/88A', stock: null, height: { from: 163, to: 167 } },
      { label: '170/92Y', stock: null, height: { from: 168, to: 172 } },
      { label: '38', stock: null },
      { label: '165', stock: null },
    ]);
    const written = new Map([['165/88A', { from: 160, to: 170 }]]);
    expect(withHeights(sized('165/88A'), written)).toMatchObject([
      { height: { from: 160, to: 170 } },
    ]);
  });
});
