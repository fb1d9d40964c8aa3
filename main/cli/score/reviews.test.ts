import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { learn } from '../learn.ts';
import { score } from '../score.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookglass-score-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const run = async (command: typeof score, ...args: string[]) => {
  let out = '';
  let err = '';
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  return { code: await command(args, io), out, err };
};
const lines = (out: string): unknown[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const RICH =
  'I am 5\'4"" and 125 lbs and usually wear a small, but this runs large, so I sized down to an xs. The fabric is soft and thick, the sleeves are a little long. The color is darker than in the pictures.';
const POOR = 'Love it!';
/** Reviews as the Kaggle file has them; `votes` null leaves the column out. */
const kaggle = (votes: ((i: number) => number) | null) => {
  const head = `,Clothing ID,Age,Title,Review Text,Rating,Recommended IND${votes ? ',Positive Feedback Count' : ''},Division Name`;
  const rows = [POOR, RICH, POOR, RICH, 'Nice.'].map(
    (text, i) =>
      `${70 + i},P${Math.floor(i / 3)},40,Title,"${text}",5,1${votes ? `,${votes(i)}` : ''},General`,
  );
  return [head, ...rows].join('\n');
};

describe('lookglass score reviews', () => {
  test('orders each product, by the id of the unnamed column', async () => {
    const { code, out } = await run(score, 'reviews', write('plain.csv', kaggle(null)));
    expect(code).toBe(0);
    expect(lines(out)).toEqual([
      { product: 'P0', order: [71, 70, 72], scores: expect.any(Array) },
      { product: 'P1', order: [73, 74], scores: expect.any(Array) },
    ]);
  });

  test('never looks at votes, nor at the age', async () => {
    const plain = await run(score, 'reviews', write('plain.csv', kaggle(null)));
    for (const votes of [() => 0, (i: number) => 100 * (i % 2 === 0 ? 1 : 0), () => 7])
      expect(await run(score, 'reviews', write('votes.csv', kaggle(votes)))).toEqual(plain);
    const older = write('older.csv', kaggle(null).replaceAll(',40,', ',81,'));
    expect(await run(score, 'reviews', older)).toEqual(plain);
  });

  test('gives rows without an id their number, and every row an answer', async () => {
    const file = write('own.csv', 'sku,text\nA,"broken\nA,Nice\nA,\nB,面料很舒服，165穿M码刚好\n');
    const { out } = await run(score, 'reviews', file);
    const orders = lines(out) as { product: string; order: number[] }[];
    expect(orders.flatMap(({ order }) => order).sort((a, b) => a - b)).toEqual([0, 1, 2, 3]);
    expect(orders.find(({ product }) => product === 'B')?.order).toEqual([3]);
  });

  test('says what is missing', async () => {
    const file = write('none.csv', 'name,words\na,b\n');
    expect(await run(score, 'reviews', file)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('columns-missing'),
    });
    expect((await run(score, 'reviews')).code).toBe(2);
    expect((await run(score, 'reviews', join(folder, 'absent.csv'))).code).toBe(1);
    const model = write('model.json', '{"kind":"lookglass-reviews"}');
    expect(await run(score, 'reviews', file, '--model', model)).toMatchObject({
      code: 1,
      err: expect.stringContaining('file-unreadable'),
    });
  });
});

describe('lookglass score sentiment', () => {
  const reviews = [
    '质量很好，面料舒服，很喜欢',
    '质量太差了，穿一天就开线，垃圾',
    '不好看，很失望，要退货',
    'So soft and flattering, I love it',
    'Terrible quality, it fell apart and I returned it',
  ];
  const file = (labels: readonly number[]) =>
    `cat,label,review\n${reviews.map((text, i) => `衣服,${labels[i]},"${text}"`).join('\n')}\n`;

  test('answers each row in order, and never looks at the label', async () => {
    const told = await run(score, 'sentiment', write('zh.csv', file([1, 0, 0, 1, 0])));
    const answers = lines(told.out) as { row: number; label: number; score: number }[];
    expect(answers.map(({ row, label }) => [row, label])).toEqual([
      [0, 1],
      [1, 0],
      [2, 0],
      [3, 1],
      [4, 0],
    ]);
    for (const one of answers) expect(one.score >= 0.5).toBe(one.label === 1);
    expect(await run(score, 'sentiment', write('turned.csv', file([0, 1, 1, 0, 1])))).toEqual(told);
    const bare = write('bare.csv', `text\n${reviews.map((text) => `"${text}"`).join('\n')}\n`);
    expect(await run(score, 'sentiment', bare)).toEqual(told);
  });
});

describe('lookglass learn reviews', () => {
  const own = Array.from({ length: 900 }, (_, i) => {
    const useful = i % 3 === 0;
    const happy = i % 2 === 0;
    const text = `${useful ? 'The zipper sits at the waist' : 'Bought it'} ${happy ? 'and I adore it' : 'and I hate it'} ${i}`;
    return `S${i % 29},${happy ? 5 : 1},"${text}",en,${useful ? 9 + (i % 5) : i % 2}`;
  });
  let model = '';
  let file = '';
  beforeAll(() => {
    file = write('own-reviews.csv', `sku,rating,text,language,helpful\n${own.join('\n')}\n`);
    model = join(folder, 'models', 'own.json');
  });

  test('makes a model that score uses, the same every time and without a word of the texts', async () => {
    expect(await run(learn, 'reviews', file, '--out', model)).toMatchObject({ code: 0 });
    const first = readFileSync(model, 'utf8');
    await run(learn, 'reviews', file, '--out', model);
    expect(readFileSync(model, 'utf8')).toBe(first);
    expect(first).not.toMatch(/zipper|adore/);
    const asked = write('asked.csv', 'sku,text\nX,Bought it\nX,The zipper sits at the waist\n');
    const { out } = await run(score, 'reviews', asked, '--model', model);
    expect(lines(out)).toMatchObject([{ product: 'X', order: [1, 0] }]);
    const moods = await run(
      score,
      'sentiment',
      write('m.csv', 'text\nI adore it\nI hate it\n'),
      '--model',
      model,
    );
    expect(lines(moods.out)).toMatchObject([{ label: 1 }, { label: 0 }]);
  });

  test('refuses what teaches nothing', async () => {
    const few = write('few.csv', 'sku,rating,text\nA,5,Nice\n');
    expect(await run(learn, 'reviews', few, '--out', model)).toMatchObject({ code: 1 });
    expect(await run(learn, 'reviews', few)).toMatchObject({ code: 2 });
  });
});
