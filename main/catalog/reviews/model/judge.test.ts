import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { good } from '../../../../tests/fakes/results.ts';
import { REVIEW_MODEL } from '../../../../tests/fakes/shipped-models.ts';
import type { Review } from '../review.ts';
import { lendJudge, loadJudge, plainJudge } from './judge.ts';
import { pack, unpack } from './model-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookglass-judge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const review = (text: string, more: Partial<Review> = {}): Review => ({
  rating: 5,
  title: '',
  text,
  language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
  date: null,
  helpful: 0,
  recommended: null,
  ...more,
});

describe('the shipped model', () => {
  const judge = good(loadJudge(REVIEW_MODEL));

  test('finds facts more useful than feelings, in both languages', () => {
    const better = (a: string, b: string) =>
      expect(judge.usefulness(review(a))).toBeGreaterThan(judge.usefulness(review(b)));
    better(
      'I am 5\'4" and 125 lbs, and usually wear a small. It runs large, the fabric is thin and the sleeves are long, so I sized down to an xs. The color is darker than in the pictures.',
      'Love it!',
    );
    better('身高165体重52公斤，穿M码刚好，面料是棉的，有点薄，但是版型很好，不显胖', '很喜欢');
  });

  test('never looks at the votes', () => {
    const text = 'Soft and warm, true to size.';
    expect(judge.usefulness(review(text, { helpful: 500 }))).toBe(judge.usefulness(review(text)));
  });

  test('knows moods in 中文 and English, and says so where it has not learned a language', () => {
    const happy = (text: string, language: string) => judge.happiness(text, language) ?? Number.NaN;
    expect(happy('质量很好，很喜欢', 'zh')).toBeGreaterThan(0.9);
    expect(happy('质量太差，垃圾', 'zh-CN')).toBeLessThan(0.1);
    expect(happy('I love it, so soft', 'en')).toBeGreaterThan(0.9);
    expect(happy('Awful, poor quality, returned it', 'en')).toBeLessThan(0.3);
    expect(judge.happiness('très joli', 'fr')).toBeNull();
  });
});

describe('a model that is missing or broken', () => {
  const whole = JSON.parse(readFileSync(REVIEW_MODEL, 'utf8')) as {
    usefulness: { places: number; forest: { trees: { facts: number[] }[] } };
  };
  const spoilt: Record<string, string> = {
    'not JSON': '{"kind":',
    'another form': JSON.stringify({ ...whole, form: 99 }),
    'weights short of places': JSON.stringify({
      ...whole,
      usefulness: { ...whole.usefulness, places: whole.usefulness.places + 1 },
    }),
    'a fact nobody knows': JSON.stringify({
      ...whole,
      usefulness: {
        ...whole.usefulness,
        forest: {
          ...whole.usefulness.forest,
          trees: whole.usefulness.forest.trees.map((tree) => ({
            ...tree,
            facts: tree.facts.map(() => 999),
          })),
        },
      },
    }),
  };
  test.each(Object.keys(spoilt))('%s: plain rules judge, and it is said once', (name) => {
    const path = join(folder, 'model.json');
    writeFileSync(path, spoilt[name] ?? '');
    const told: string[] = [];
    const lent = lendJudge(path, (reason) => told.push(reason));
    expect(lent.get()).toBe(plainJudge);
    expect(lent.get()).toBe(plainJudge);
    expect(told).toHaveLength(1);
  });
  test('absent', () => {
    const told: string[] = [];
    const lent = lendJudge(join(folder, 'absent.json'), (reason) => told.push(reason));
    expect(lent.get()).toBe(plainJudge);
    expect(told).toEqual(['ENOENT']);
  });
});

test('weights packed in a byte come back within half a step', () => {
  const weights = Array.from({ length: 300 }, (_, i) => Math.sin(i) * (i % 7));
  const packed = pack(weights);
  const back = unpack(packed, weights.length);
  for (const [i, weight] of weights.entries())
    expect(Math.abs((back?.[i] ?? Number.NaN) - weight)).toBeLessThanOrEqual(
      packed.scale / 2 + 1e-6,
    );
  expect(unpack(packed, 299)).toBeNull();
});
