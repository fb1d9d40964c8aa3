import { describe, expect, test } from 'vitest';
import { toShades, withShades } from './shades.ts';

describe('shades', () => {
  test('are a label, a colour, and a name where there is one', () => {
    expect([
      ...(toShades('304:#B3261E:朱砂/Vermilion|306 ：#8f2f24') as Map<string, unknown>),
    ]).toEqual([
      ['304', { hex: '#b3261e', name: { zh: '朱砂', en: 'Vermilion' } }],
      ['306', { hex: '#8f2f24' }],
    ]);
    expect(toShades('')).toEqual(new Map());
  });

  test.each([
    '304',
    '304:b3261e',
    '304:#b32',
    '304:#b3261ez',
    '304:red',
    '304:#b3261e|304:#8f2f24',
    '304:#b3261e:朱砂/丹',
    '304:#b3261e:朱砂/',
    `304:#b3261e:${'x'.repeat(61)}`,
  ])('%s is refused', (text) => expect(toShades(text)).toBe('not-a-shade'));

  test('belong to a size of their product', () => {
    const shades = new Map([['304', { hex: '#b3261e' }]]);
    const sizes = [
      { label: '304', stock: 2 },
      { label: '306', stock: null },
    ];
    expect(withShades(sizes, shades)).toEqual([
      { ...sizes[0], shade: { hex: '#b3261e' } },
      sizes[1],
    ]);
    expect(withShades(sizes.slice(1), shades)).toBe('shade-unknown');
  });
});
