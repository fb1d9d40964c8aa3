import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { good } from '../../../../tests/fakes/results.ts';
import { learnModel } from './learn/learn-model.ts';
import { readModel, writeModel } from './model-file.ts';
import type { ItemWords } from './model.ts';
import { openModel } from './outfit-model.ts';
import { threeWays } from './testing.ts';

const learned = learnModel({ outfits: threeWays(90) });
const model = openModel(learned.knowledge, learned.verdict);
const text = writeModel(learned);

const item = fc.record({
  title: fc.oneof(
    fc.constantFrom(
      'red silk blouse',
      'ripped jeans',
      '黑色羊毛大衣',
      '',
      'prada tote',
      'no such word',
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  ),
  category: fc.constantFrom('upper', 'bottom', 'shoe', 'Day Dresses', '25', '大衣', '', 'nonsense'),
}) satisfies fc.Arbitrary<ItemWords>;
const items = fc.array(item, { minLength: 2, maxLength: 6 });

describe('a learned outfit model', () => {
  test('puts what was worn together above what was not', () => {
    const [office, street] = threeWays(2).map(({ items: worn }) => worn.map(model.describe));
    const [skirt, jeans] = [office?.[1], street?.[1]];
    if (!office || !street || !skirt || !jeans) throw new Error('no outfits');
    const rest = office.filter((one) => one !== skirt);
    expect(model.completes(skirt, rest)).toBeGreaterThan(model.completes(jeans, rest));
    expect(model.outfit(office)).toBeGreaterThan(model.outfit([jeans, ...rest]));
    expect(model.outfit(office)).toBeGreaterThan(0);
  });

  test('generalises to words it learned beside others, in items it never saw', () => {
    const others = ['graphic tee', 'converse sneakers'].map((title) =>
      model.describe({ title, category: '' }),
    );
    const says = (title: string) =>
      model.completes(model.describe({ title, category: 'bottom' }), others);
    expect(says('brand x faded ripped jeans')).toBeGreaterThan(says('brand x pencil skirt'));
  });

  test('is the same both ways round and in any order', () => {
    fc.assert(
      fc.property(items, (words) => {
        const described = words.map(model.describe);
        const [a, b] = described;
        if (!a || !b) return;
        expect(model.pair(a, b)).toBeCloseTo(model.pair(b, a), 6);
        expect(model.outfit(described)).toBeCloseTo(model.outfit(described.toReversed()), 6);
        expect(Number.isFinite(model.outfit(described))).toBe(true);
        const dot = (x: Float32Array, y: Float32Array) =>
          x.reduce((sum, value, k) => sum + value * (y[k] ?? 0), 0);
        expect(dot(a.left, b.right)).toBeCloseTo(dot(b.left, a.right), 5);
      }),
    );
  });

  test('says only what is true of both', () => {
    fc.assert(
      fc.property(item, item, (one, other) => {
        const [a, b] = [model.describe(one), model.describe(other)];
        for (const ground of model.explain(a, b)) {
          const word = ground.kind === 'same-word' ? ground.word.slice(0, 3) : '';
          for (const { title } of [one, other]) expect(title.toLowerCase()).toContain(word);
          const brand = ground.kind === 'same-brand' ? ground.brand : null;
          expect(brand === null || (a.brands.includes(brand) && b.brands.includes(brand))).toBe(
            true,
          );
          expect('outfits' in ground ? ground.outfits : 3).toBeGreaterThanOrEqual(3);
        }
      }),
    );
    const grounds = model.explain(
      model.describe({ title: 'zara red leather jacket', category: 'upper' }),
      model.describe({ title: 'zara red leather boots', category: 'shoe' }),
    );
    expect(grounds).toEqual(
      expect.arrayContaining([
        { kind: 'same-palette', family: 'red' },
        { kind: 'same-material', material: 'leather' },
        { kind: 'same-brand', brand: 'zara' },
      ]),
    );
    expect(grounds).not.toContainEqual({ kind: 'same-season', season: 'cold' });
  });
});

describe('a model file', () => {
  test('is the same whatever order the outfits come in', () => {
    expect(writeModel(learnModel({ outfits: threeWays(90).reverse() })) === text).toBe(true);
  });

  test('read back says exactly the same', () => {
    const read = good(readModel('m.json', text));
    const again = openModel(read.knowledge, read.verdict);
    fc.assert(
      fc.property(items, (words) => {
        expect(again.outfit(words.map(again.describe))).toBe(
          model.outfit(words.map(model.describe)),
        );
      }),
    );
    expect(writeModel(read) === text).toBe(true);
  });

  test.each([
    ['nothing', '', 'cut short'],
    ['one cut short', text.slice(0, text.length / 2), 'cut short'],
    ['another file', '{"format":"something"}', 'not an outfit model'],
    ['another version', text.replace('"version":1', '"version":99'), 'version'],
    ['too few numbers', text.replace(/"strengths":"[^"]{8}/, '"strengths":"'), 'strengths'],
    ['no numbers', text.replace(/"choice":"[^"]*"/, '"choice":7'), 'choice'],
    [
      'what is not a number',
      text.replace(/"whole":"[^"]{16}/, '"whole":"AADAfwAAwH8AAMB'),
      'whole',
    ],
  ])('%s is refused, and why', (_, broken, reason) => {
    expect(readModel('m.json', broken)).toMatchObject({
      ok: false,
      fault: {
        code: 'file-unreadable',
        details: { file: 'm.json', reason: expect.stringContaining(reason) },
      },
    });
  });
});
