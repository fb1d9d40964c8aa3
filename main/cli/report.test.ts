import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { openShopInsights } from '../compose/shop-insights.ts';
import { reportCommand } from './report.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'lookglass-report-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const run = async (...args: string[]) => {
  let out = '';
  let err = '';
  const code = await reportCommand(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err };
};
const fill = async (visits: number) => {
  const insights = await openShopInsights({
    data,
    clock: systemClock,
    log: silentLog,
    settings: () => ({ feedback: 'observe', bound: 0, halfLifeDays: 30, seed: '' }),
  });
  for (let i = 0; i < visits; i++) {
    insights.seen(`v${i}`, { sku: '=A1', by: 'tag', shown: [], opened: [] });
    if (i < 4) insights.claimed(`v${i}`);
    insights.ended(`v${i}`);
    insights.missed('zeppelin coat', { unknown: ['zeppelin'], matched: 'some' });
  }
  insights.close();
};

describe('lookglass report assortment', () => {
  test('tells each number with its base', async () => {
    await fill(12);
    const { code, out } = await run('assortment', '--data', data);
    expect(code).toBe(0);
    expect(out).toContain('12 of 12 visits lifted something');
    expect(out).toContain('8 of 12');
    expect(out).toContain('zeppelin  12 times');
  });

  test('writes what a spreadsheet opens and runs nothing of', async () => {
    await fill(12);
    const file = join(data, 'report.csv');
    expect(await run('assortment', '--data', data, '--csv', file)).toMatchObject({ code: 0 });
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('\uFEFFkind,种类,item')).toBe(true);
    expect(text).toContain("lifted and not claimed,拿起未领券,'=A1,,,8,12\r\n");
  });

  test('says so where there is too little, nothing, or no such report', async () => {
    expect(await run('assortment', '--data', data)).toMatchObject({ code: 1 });
    await fill(9);
    expect((await run('assortment', '--data', data)).out).toContain('no report');
    expect(await run('sales', '--data', data)).toMatchObject({ code: 2 });
    expect(await run('assortment', '--days', '0')).toMatchObject({ code: 2 });
    expect(await run('--help')).toMatchObject({ code: 0 });
  });
});
