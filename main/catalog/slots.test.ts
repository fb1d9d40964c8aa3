import { describe, expect, test } from 'vitest';
import { season } from '../../preload/contract/index.ts';
import {
  colourFamily,
  familyHarmony,
  gendersBeside,
  genderOf,
  mayWearTogether,
  seasonCode,
  seasonsOf,
} from './attributes.ts';
import { slotNamed, slotOf } from './slots.ts';

describe('where a product sits in an outfit', () => {
  test.each([
    [
      'outerwear',
      'coat|Wool coat|羊毛大衣|trench-coat|blazer|Blazers|羽绒服|西装外套|cardigan|Nehru Jackets',
    ],
    ['top', 'shirt|Tshirts|T-shirt|短袖T恤|POLO衫|knitwear|针织衫|Sweaters|毛衣|卫衣|Kurtas'],
    [
      'bottom',
      'trousers|西装裤|jeans|百褶半裙|skirt|Track Pants|打底裤|Leggings|Salwar and Dupatta',
    ],
    ['dress', 'dress|Dresses|连衣裙|Jumpsuit|Sarees|Kurta Sets'],
    ['shoes', 'Shoes|ankle boots|loafers|短靴|小白鞋|Flip Flops|Heels|sneakers'],
    ['bag', 'bag|托特包|Tote bag|Clutches|Handbags|双肩包'],
    ['accessory', 'scarf|Scarves|围巾|belt|皮带|Sunglasses|Watches|jewellery|耳环|hat|Ties'],
    ['innerwear', 'Bra|内衣|Innerwear Vests|socks|袜子|Night suits|pyjamas|连裤袜|泳衣'],
    ['other', 'Lipstick|Perfume and Body Mist|gift card|Free Gifts|Water Bottle||香水'],
  ] as const)('%s', (slot, categories) => {
    for (const category of categories.split('|'))
      expect([category, slotOf({ category })]).toEqual([category, slot]);
  });

  test('a department nobody wears, or that is never shown, decides', () => {
    expect(slotOf({ category: 'Handbags', department: 'Free Items' })).toBe('other');
    expect(slotOf({ category: 'Shorts', line: 'Loungewear and Nightwear' })).toBe('innerwear');
  });

  test('a slot named outright', () => {
    expect([
      slotNamed('shoe'),
      slotNamed('外套'),
      slotNamed('Bags'),
      slotNamed('upper'),
      slotNamed('x'),
    ]).toEqual(['shoes', 'outerwear', 'bag', 'top', null]);
  });
});

describe('who, when and what colour', () => {
  test('genders by many names', () => {
    expect(['女', 'Women', "men's", '男童', 'Unisex', '?'].map(genderOf)).toEqual([
      'women',
      'women',
      'men',
      'boys',
      'unisex',
      null,
    ]);
  });
  test('adults and children, women and men are not mixed', () => {
    expect(mayWearTogether('women', 'men')).toBe(false);
    expect(mayWearTogether('women', '')).toBe(true);
    expect(mayWearTogether('unisex', 'men')).toBe(true);
    expect(mayWearTogether('boys', 'unisex')).toBe(false);
    expect(mayWearTogether('kids', 'girls')).toBe(true);
    expect(gendersBeside('women')).toEqual(['women', 'unisex', '']);
    expect(gendersBeside('')[0]).toBe('unisex');
  });
  test('seasons by many names', () => {
    expect(
      ['autumn-winter', '春夏', 'Fall', 'AW26', '四季', ''].map((text) =>
        seasonCode(seasonsOf(text)),
      ),
    ).toEqual(['autumn-winter', 'spring-summer', 'autumn', 'autumn-winter', '', '']);
    for (const code of season.options) expect(seasonCode(seasonsOf(code))).toBe(code);
  });
  test('neutrals carry colours, two strong ones clash', () => {
    const harmony = (one: string, other: string) =>
      familyHarmony(colourFamily(one), colourFamily(other));
    expect(harmony('Navy Blue', 'red')).toBeGreaterThan(harmony('green', 'red'));
    expect(harmony('酒红', 'Maroon')).toBeGreaterThan(harmony('酒红', '紫'));
    expect(harmony('', 'red')).toBe(0.5);
  });
  test('a colour is not found inside another word', () => {
    const families = ['Pink', 'Rust', 'Multicoloured', '墨绿', 'Rose Gold', 'ink', '玄青'];
    expect(families.map((colour) => colourFamily(colour)?.name ?? null)).toEqual([
      'pink',
      'brown',
      null,
      'green',
      'metallic',
      'black',
      'black',
    ]);
  });
});
