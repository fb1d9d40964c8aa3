import { describe, expect, test } from 'vitest';
import type { ItemWords } from './model.ts';
import { COLOURS, STYLES } from './labels.ts';
import { readItem } from './reading.ts';

const read = (title: string, category = '', rest: Partial<ItemWords> = {}) =>
  readItem({ title, category, ...rest });

describe('reading an item', () => {
  test.each([
    ['shein khaki cable knit sweater dress', 'bottom', 'day dresses', 'dress'],
    ['patent ankle boots', 'shoe', 'ankle booties', 'shoe'],
    ["women's nike mesh racerback tank", 'upper', 'tank tops', 'top'],
    // A short sleeve is not a pair of shorts, nor a boot-cut a boot.
    ['short sleeve t-shirt', 'upper', 't-shirts', 'top'],
    ['bootcut jeans', 'bottom', 'jeans', 'bottom'],
    ['黑色羊毛大衣', '大衣', 'coats', 'outer'],
    ['anything at all', 'Cocktail Dresses', 'cocktail dresses', 'dress'],
    ['casadei', 'shoe', null, 'shoe'],
    ['casadei', '', null, null],
  ])('%s (%s) is %s', (title, category, kind, place) => {
    expect(read(title, category)).toMatchObject({ kind, place });
  });

  test('knows makers by name, whole names only, accents or not', () => {
    expect([...read('chloé drew bag').brands]).toEqual(['chloe']);
    expect([...read('J.Crew scarf').brands]).toEqual(['j crew']);
    expect([...read('mangosteen dress').brands]).toEqual([]);
    expect([...read('bag', '', { brand: 'Prada' }).looks]).toContain('tier:luxury');
  });

  test('takes colour, season and the like from fields as from the title', () => {
    const looks = read('coat', 'coats', { colour: 'Navy Blue', season: 'Winter' }).looks;
    expect(looks).toContain('colour:navy');
    expect(looks).toContain('season:cold');
    expect(looks).not.toContain('colour:blue');
  });

  test('keeps colours and styles few enough for bits', () => {
    expect(COLOURS.length).toBeLessThan(31);
    expect(STYLES.length).toBeLessThan(31);
  });
});
