import { describe, expect, test } from 'vitest';
import { mannersIn, wearOf } from './manners.ts';
import { byLastNoun, headOfTitle, nounTable } from './nouns.ts';
import { slotOf } from './slots.ts';
import { wearerOf } from './wearer.ts';

const worn = (category: string, title = '', occasion = '') =>
  wearOf({ category, title, occasion, slot: slotOf({ category, title }) });
const manners = (category: string, title?: string, occasion?: string) =>
  mannersIn(worn(category, title, occasion).manners).join(' ');

describe('how a piece is worn', () => {
  test.each([
    ['Sarees', '', 'ethnic', 'ethnic'],
    ['Sports Shoes', '', 'sports', 'sports'],
    ['Formal Shoes', '', 'formal', 'smart formal'],
    ['Track Pants', '', 'casual', 'sports'],
    ['西裤', '', '', 'smart formal'],
    ['shirt', '', '正式', 'smart formal'],
    ['Heels', '', 'casual', 'smart party ethnic'],
    // Shoes a list calls sporty are what they are; clothing is for what it is called.
    ['Heels', '', 'sports', 'smart formal party ethnic'],
    ['Tshirts', '', 'sports', 'sports'],
    ['Tops', '', 'ethnic', 'ethnic'],
    // The title knows better than "casual".
    ['Tshirts', 'Nike Men Training T-shirt', 'casual', 'sports'],
    ['Tshirts', 'Printed Tshirt', 'casual', 'casual'],
    ['Handbags', 'Puma Core Shopper', 'casual', 'casual'],
    ['Shorts', 'Lounge Shorts', 'casual', ''],
    ['lipstick', '', '', ''],
  ])('%s "%s" for "%s": %s', (category, title, occasion, expected) => {
    expect(manners(category, title, occasion)).toBe(expected);
  });

  test('weather, and what is carried rather than worn', () => {
    expect(['羊毛大衣', 'Sandals', 'jeans'].map((category) => worn(category).weather)).toEqual([
      'cold',
      'warm',
      'any',
    ]);
    expect(worn('Handbags', 'Red Lunch Bag').charm).toBeLessThan(worn('Handbags', 'Bag').charm);
  });

  test.each([
    ['Track Pants', 'Black Tracksuit'],
    ['Sweatshirts', 'Nike Men Solid Black Jackets'],
    ['Suits', 'Solid Formal Shirt'],
    ['Laptop Bag', 'Travel Black Bags'],
    ['Handbags', 'test dispName'],
    ['Tops', 'Nike Women Training sports bra Orange Tops'],
  ])(
    '%s called "%s" completes no look: the list or the name is wrong, or it is no bag',
    (...row) => {
      expect(worn(...row).charm).toBe(-1);
    },
  );
  test.each([
    ['Track Pants', 'Black Track Pants'],
    ['Kurta Sets', 'Pink Churidar Kurta with Dupatta'],
    ['Salwar and Dupatta', 'Black Salwar and Dupatta'],
    ['Handbags', 'Murcia Gold'],
    ['衬衫', '牛津纺衬衫'],
  ])('%s called "%s" may', (...row) => {
    expect(worn(...row).charm).toBeGreaterThan(-1);
  });

  test('a heading leaves it to the title, for place and manner', () => {
    expect(slotOf({ category: 'upper', title: 'hooded leather jacket' })).toBe('outerwear');
    expect(slotOf({ category: 'bottom', title: 'cable knit sweater dress' })).toBe('dress');
    expect(slotOf({ category: 'accessory', title: 'iphone case' })).toBe('other');
    expect(slotOf({ category: 'Shirts', title: 'a dress' })).toBe('top');
    expect(worn('shoe', "toms boot women's boots").noun).toBe('boot');
    expect(worn('upper', 'top with belt').noun).toBe('top');
  });
});

test('the noun that decides is the last one known', () => {
  const table = nounTable([
    [1, 'coat'],
    [2, 'track pant'],
    [3, '大衣'],
    [4, 'pant'],
  ] as const);
  expect(
    ['wool coats', 'Track Pants', '羊毛大衣', 'pants', 'nothing'].map((words) =>
      byLastNoun(words.toLowerCase(), table),
    ),
  ).toEqual([1, 2, 3, 4, null]);
  expect(headOfTitle('dress with belt')).toBe('dress');
});

test.each([
  ['men', 'Gini and Jony Kids Boys Solid Black Shorts', 'boys'],
  ['women', "Gini and Jony Girl's Vanya Dress Kidswear", 'girls'],
  ['unisex', 'Footfun Kids Unisex Red Shoes', 'kids'],
  ['boys', "Disney Kids Boy's Tee", 'boys'],
  ['women', 'Gini and Jony Women Printed Pink Tops', 'kids'],
  ['women', 'Nyk Women Black Romper Baby Handbag', 'women'],
  ['women', "Women's All Girls Dying Jealousy Pink Top", 'women'],
  ['women', 'Boyfriend Jeans', 'women'],
  ['', 'womens hooded faux leather jacket', 'women'],
  ['', "nike men's shoes", 'men'],
  ['', 'leather bag', ''],
  ['', '女童连衣裙', 'girls'],
])('"%s" by its column, "%s" by its title: worn by %s', (gender, title, expected) => {
  expect(wearerOf(gender, title)).toBe(expected);
});
