import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { threeWays } from '../catalog/outfits/model/testing.ts';
import { learn } from './learn.ts';
import { score } from './score.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lookglass-score-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, lines: readonly unknown[]) => {
  const path = join(folder, name);
  writeFileSync(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return path;
};
const run = async (command: typeof learn, ...args: string[]) => {
  let out = '';
  let err = '';
  const code = await command(args, { out: (t) => (out += t), err: (t) => (err += t) });
  return { code, out, err, lines: out.trimEnd().split('\n') };
};
const made = () =>
  file(
    'outfits.jsonl',
    threeWays(60).map(({ items }) => ({ outfit: items })),
  );

describe('lookglass learn outfits', () => {
  test('makes the same model of the same files', async () => {
    const [one, two] = [join(folder, 'one.json'), join(folder, 'two.json')];
    const first = await run(learn, 'outfits', made(), '--out', one);
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('KB, learned in') });
    await run(learn, 'outfits', made(), '--out', two);
    expect(readFileSync(one, 'utf8') === readFileSync(two, 'utf8')).toBe(true);

    const asked = file('own.jsonl', [
      {
        question: threeWays(1)[0]?.items.slice(1),
        candidates: [{ title: 'graphic tee' }, { title: 'silk blouse' }],
      },
    ]);
    const answer = await run(score, 'fitb', asked, '--model', one);
    expect(JSON.parse(answer.out)).toMatchObject({ index: 1 });
  });

  test('says what it cannot use', async () => {
    const out = join(folder, 'x.json');
    expect(await run(learn, 'outfits', '--out', out)).toMatchObject({ code: 2 });
    expect(await run(learn, 'outfits', made())).toMatchObject({ code: 2 });
    expect(
      await run(learn, 'outfits', file('bad', ['{"outfit":[]}', 'x']), '--out', out),
    ).toMatchObject({ code: 1, err: expect.stringContaining('line 2') });
    expect(
      await run(
        learn,
        'outfits',
        file('few', [{ outfit: [{ title: 'a' }, { title: 'b' }] }]),
        '--out',
        out,
      ),
    ).toMatchObject({ code: 1, err: expect.stringContaining('at least') });
  });
});

describe('lookglass score, with the model that ships', () => {
  test('fitb answers line by line, whatever a line lacks', async () => {
    const path = file('fitb.jsonl', [
      {
        question: [
          { id: 1, title: 'nike dri-fit running shorts', category: 'bottom' },
          { id: 2, title: 'sports bra top', category: 'upper' },
        ],
        candidates: [
          { id: 11, title: 'christian louboutin crystal satin pumps', category: 'shoe' },
          { id: 12, title: 'adidas running sneakers', category: 'Sneakers' },
        ],
      },
      'no json',
      { question: [], candidates: [] },
      { candidates: [{ id: 'a', name: '黑色大衣', category: 4 }] },
      { question: [{ category: '大衣' }, {}], candidates: [{}, { title: null }] },
    ]);
    const { code, err, lines } = await run(score, 'fitb', path);
    expect(code).toBe(1);
    expect(lines).toHaveLength(5);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ index: 1, id: 12 });
    expect(lines.slice(1, 3)).toEqual(['null', 'null']);
    expect(JSON.parse(lines[3] ?? '')).toMatchObject({ index: 0, id: 'a' });
    expect(JSON.parse(lines[4] ?? '').scores).toHaveLength(2);
    expect(err).toMatch(/line 2: .*\nline 3: candidates/);
  });

  test('compatibility puts an outfit above a jumble', async () => {
    const path = file('compatibility.jsonl', [
      {
        outfit: [
          { title: 'valentino silk evening gown', category: 'bottom' },
          { title: 'christian louboutin crystal pumps', category: 'shoe' },
          { title: 'judith leiber crystal clutch', category: 'bag' },
        ],
      },
      {
        outfit: [
          { title: 'nike running shorts', category: 'bottom' },
          { title: 'christian louboutin crystal pumps', category: 'shoe' },
          { title: 'jansport backpack', category: 'bag' },
        ],
      },
    ]);
    const { code, lines } = await run(score, 'compatibility', path);
    expect(code).toBe(0);
    const [good, bad] = lines.map((line) => (JSON.parse(line) as { score: number }).score);
    expect(good).toBeGreaterThan(bad ?? Infinity);
  });

  test('says why when asked: what speaks for the chosen one, and for each two of an outfit', async () => {
    const red = { title: 'zara red leather jacket', category: 'upper' };
    const boots = { title: 'zara red leather boots', category: 'shoe' };
    const flops = { title: 'flip flops', category: 'shoe' };
    const palette = { kind: 'same-palette', family: 'red' };
    const fitb = file('why.jsonl', [{ question: [red], candidates: [flops, boots] }]);
    const chosen = await run(score, 'fitb', fitb, '--why');
    expect(JSON.parse(chosen.out)).toMatchObject({
      index: 1,
      why: [{ items: [1, 0], grounds: expect.arrayContaining([palette]) }],
    });
    const whole = file('why-whole.jsonl', [{ outfit: [red, flops, boots] }]);
    const { why } = JSON.parse((await run(score, 'compatibility', whole, '--why')).out) as {
      why: { items: number[]; grounds: unknown[] }[];
    };
    expect(why.find(({ items }) => items.join() === '0,2')?.grounds).toContainEqual(palette);
    expect(JSON.parse((await run(score, 'compatibility', whole)).out)).not.toHaveProperty('why');
  });

  test('a model or a file that cannot be read is said', async () => {
    const asked = file('one.jsonl', [{ candidates: [{}] }]);
    expect(await run(score, 'fitb', asked, '--model', asked)).toMatchObject({
      code: 1,
      err: expect.stringContaining('not an outfit model'),
    });
    expect(await run(score, 'fitb', join(folder, 'none'))).toMatchObject({ code: 1 });
    expect(await run(score, 'fitb')).toMatchObject({ code: 2 });
  });
});

describe('lookglass score retrieve', () => {
  const items = () =>
    file('items.tsv', [
      'id\tcategory\ttitle',
      'a\tcoat\tred wool',
      'b\tshoe\tred boot',
      'c\tshoe\tblue boot',
      'd\tbag\tx',
    ]);
  const sets = () => file('sets.txt', ['s1\ta;b', 's2\ta;d']);

  test('answers each query by a line of ids, from a file or from the command line', async () => {
    const asked = ['--items', items(), '--sets', sets(), '--queries'];
    const listed = await run(score, 'retrieve', ...asked, 'a,c');
    expect(listed).toMatchObject({ code: 0 });
    expect(listed.lines.map((line) => line.split('\t')[0])).toEqual(['a', 'c']);
    expect(listed.lines[0]?.split('\t')[1]?.split(',').slice(0, 2).sort()).toEqual(['b', 'd']);
    expect(listed.lines[1]?.split('\t')[1]?.split(',')[0]).toBe('a');
    const filed = await run(
      score,
      'retrieve',
      ...asked,
      file('queries', ['a', 'c']),
      '--most',
      '1',
    );
    expect(filed.lines.map((line) => line.split(',').length)).toEqual([1, 1]);
  });

  test('an unknown query keeps its line, and is said', async () => {
    const { code, out, err } = await run(
      score,
      'retrieve',
      '--items',
      items(),
      '--sets',
      sets(),
      '--queries',
      'a,zz',
    );
    expect(code).toBe(1);
    expect(out).toContain('\nzz\t\n');
    expect(err).toContain('zz is no item');
    expect(await run(score, 'retrieve', '--items', items())).toMatchObject({ code: 2 });
    expect(
      await run(
        score,
        'retrieve',
        '--items',
        join(folder, 'no'),
        '--sets',
        sets(),
        '--queries',
        'a',
      ),
    ).toMatchObject({ code: 1 });
  });
});
