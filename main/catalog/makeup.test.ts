import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { finishOf, partOf } from './makeup.ts';
import { hurriedClock } from './testing/hurried-clock.ts';
import { openShop, type Shop } from './testing/shop.ts';

const called = (category: string, zh = '', en = '') => ({ category, name: { zh, en } });

describe('where something is worn', () => {
  it.each([
    ['lipstick', 'lips'],
    ['Lip Glosses', 'lips'],
    ['口红', 'lips'],
    ['丝绒唇釉', 'lips'],
    ['Blushers', 'cheeks'],
    ['腮红', 'cheeks'],
    ['Eye Shadow Palette', 'lids'],
    ['四色眼影盘', 'lids'],
    ['brow pencil', 'brows'],
    ['眉笔', 'brows'],
    ['eyeliner', null],
    ['foundation', null],
    ['nail polish', null],
  ])('is told by its category: %s', (category, part) => {
    expect(partOf(called(category))).toBe(part);
  });

  it('is told by the name where the category is a heading', () => {
    expect(partOf(called('彩妆', '晨雾腮红', 'Morning Mist Blush'))).toBe('cheeks');
    expect(partOf(called('makeup', '', 'Satin Lipstick'))).toBe('lips');
  });
});

describe('how a lip colour lies', () => {
  it.each([
    ['丝绒哑光唇膏', 'Velvet Matte Lipstick', 'matte'],
    ['缎光唇膏', 'Satin Lipstick', 'satin'],
    ['琉璃唇釉', 'Glass Lip Gloss', 'gloss'],
    ['哑光唇釉', '', 'matte'],
    ['唇膏', 'Lipstick', null],
  ])('is told by its words: %s %s', (zh, en, finish) => {
    expect(finishOf(called('lipstick', zh, en))).toBe(finish);
  });
});

describe('the make-up of a shop', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openShop(hurriedClock());
  });
  afterEach(() => shop.close());

  const HEAD = 'sku,name,category,price,stock,shades\n';

  test('is what has shades and a place on a face; what can be had comes first', async () => {
    expect(shop.catalog.hasShades()).toBe(false);
    await shop.bring(
      'products',
      `${HEAD}GONE,哑光唇膏,lipstick,68,301:0,301:#a8605c
MATTE,哑光唇膏,lipstick,68,301:2,301:#a8605c
LINER,眼线笔,eyeliner,68,1:2,1:#101010
COAT,大衣,coat,999,3,
`,
    );
    expect(shop.catalog.makeup().map(({ product, part }) => [product.sku, part])).toEqual([
      ['MATTE', 'lips'],
      ['GONE', 'lips'],
    ]);
    expect(shop.catalog.hasShades()).toBe(true);
  });

  test('is never a place in an outfit, whatever its words or the list say', async () => {
    await shop.bring(
      'products',
      `sku,name,category,gender,price,stock,shades,slot
COAT,羊毛大衣,coat,women,999,3,,
KNIT,毛衣,knitwear,women,399,3,,
SKIRT,半裙,skirt,women,399,3,,
BOOTS,短靴,boots,women,799,3,,
LIP,朱砂唇膏,lipstick,women,68,301:3,301:#b3261e,
TOP,颊彩上衣色,cheek top,women,68,1:3,1:#e2786e,
BAG,唇彩,lip gloss,women,68,1:3,1:#e2786e,accessory
`,
    );
    await shop.catalog.settled();
    const shownWith = (sku: string) => {
      const answer = shop.catalog.answer(sku);
      const outfits = answer.ok ? answer.value.outfits : [];
      return outfits.flatMap(({ pieces }) => pieces.map(({ product }) => product.sku));
    };
    const makeup = ['LIP', 'TOP', 'BAG'];
    for (const sku of ['COAT', 'KNIT', 'SKIRT', 'BOOTS', ...makeup])
      expect(shownWith(sku).filter((one) => makeup.includes(one))).toEqual([]);
    expect(shownWith('COAT')).toContain('KNIT');
    expect(shownWith('LIP')).toEqual([]);
  });
});
