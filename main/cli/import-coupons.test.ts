import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { openSqliteLedger } from '../offers/sqlite-ledger.ts';
import { importCommand } from './import.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lookglass-import-coupons-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OPEN_FILES = '/proc/self/fd';
const openFiles = () =>
  readdirSync(OPEN_FILES).flatMap((fd) => {
    try {
      return [readlinkSync(join(OPEN_FILES, fd))];
    } catch {
      return []; // the folder that is being read was one of them
    }
  });

const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const run = async (...args: string[]) => {
  let out = '';
  let err = '';
  const code = await importCommand(['coupons', ...args, '--data', join(folder, 'data')], {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err };
};
const ledger = () =>
  openSqliteLedger({
    path: join(folder, 'data', 'ledger.sqlite'),
    clock: systemClock,
    log: silentLog,
    ballastBytes: 0,
  });

const offers = {
  offers: [
    {
      id: 'double-12',
      brand: 'hebai',
      kind: 'cash',
      title: '百元红包',
      value: 10_000,
      validFrom: '2026-01-01',
      validUntil: '2099-12-31',
      conditions: { products: { include: { gtins: ['04006381333931'] } } },
    },
  ],
};

describe('lookglass import coupons', () => {
  test('brings coupons with their conditions into the ledger, once, and names what it cannot use', async () => {
    const list = file(
      'tmall.csv',
      '\uFEFFoffer,code,person\ndouble-12,TM-0001-AAAA,m-77\ndouble-12,TM-0002-BBBB,\n=cmd,TM-0003,\n"double-12,TM-0004\ndouble-12,TM-0001-AAAA,m-77\n',
    );
    const args = [list, '--offers', file('offers.json', JSON.stringify(offers))];
    const first = await run(...args);
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain(
      'tmall.csv: 5 rows. 2 coupons are new, 0 were there, 1 rows say the same again, 2 cannot be used.\n  line 4, offer: no offer is called so\n  line 5: the row cannot be read\n',
    );
    const report = readFileSync(join(folder, 'data', 'imports', 'coupons-report.csv'), 'utf8');
    expect(report).toContain("4,offer,offer-unknown,no offer is called so,没有这个优惠,'=cmd\r\n");

    const open = await ledger();
    const [held] = await open.ofPerson('tmall:m-77', 10);
    expect(held).toMatchObject({ code: 'TM0001AAAA', source: 'tmall', value: 10_000 });
    expect(held?.terms.conditions.products.include.gtins).toEqual(['04006381333931']);
    expect(await open.byCode('TM0002BBBB')).toMatchObject({ person: null });
    const entries = (await open.entries(0, 10)).length;
    await open.close();

    expect((await run(...args)).out).toContain('0 coupons are new, 2 were there, 1 rows');
    const again = await ledger();
    expect(await again.entries(0, 10)).toHaveLength(entries);
    expect((await again.verifyChain()).faults).toEqual([]);
    await again.close();
  });

  test('needs a window where the list names discounts', async () => {
    const list = file(
      'o2o.csv',
      'User_id,Merchant_id,Coupon_id,Discount_rate,Distance,Date_received\n1,2,3,30:5,0,20160712\n',
    );
    expect(await run(list)).toMatchObject({ code: 1, err: expect.stringContaining('--from') });
    expect(await run(list, '--from', '2016-01-01', '--until', '2016-12-31')).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 coupons are new'),
    });
  });

  test('says what to do about a list that is not UTF-8, is empty, or has no first line', async () => {
    const said = async (content: string | Uint8Array) =>
      (await run(file('saved.csv', content))).err.replace(`${folder}/`, '');
    const words = 'the text is not UTF-8: save the file as "CSV UTF-8"';
    const sheet = '\uFEFFoffer,code\ndouble-12,TM-0009-AAAA\n';
    expect(await said(Buffer.from(sheet, 'utf16le'))).toBe(`saved.csv, line 1: ${words}\n`);
    const gbk = Buffer.concat([Buffer.from([0xc8, 0xaf, 0xc2, 0xeb]), Buffer.from(',code\nx,y\n')]);
    expect(await said(gbk)).toBe(`saved.csv, line 1: ${words}\n`);
    expect(await said('"offer,code\n')).toMatch(/^saved\.csv, line 1: a quotation mark is opened/);
    expect(await said('')).toMatch(/^saved\.csv: it is empty/);
  });

  /** Where a process may see which files it has open. */
  test.skipIf(!existsSync(OPEN_FILES))('lets go of a list that it cannot use', async () => {
    const list = file('unused.csv', 'offer,number\nx,y\n');
    expect(await run(list)).toMatchObject({ code: 1 });
    expect(await run(file('quoted.csv', '"offer\n'))).toMatchObject({ code: 1 });
    expect(openFiles().filter((path) => path.startsWith(folder))).toEqual([]);
  });

  test('says what it needs', async () => {
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('one file') });
    expect(await run('x.csv', '--from', '2016-01-01')).toMatchObject({ code: 2 });
    expect(await run('x.csv', '--from', 'x', '--until', 'y')).toMatchObject({ code: 2 });
    expect(await run('x y.csv')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--source'),
    });
    expect(await run('--help')).toMatchObject({ code: 0, err: '' });
    expect(await run(join(folder, 'none.csv'))).toMatchObject({ code: 1 });
    const columns = file('columns.csv', 'offer,number\nx,y\n');
    expect(await run(columns)).toMatchObject({ code: 1, err: expect.stringContaining('code') });
    const bad = file('bad.json', '{"offers": [{"id": "x"}]}');
    expect(await run(columns, '--offers', bad)).toMatchObject({ code: 1 });
  });
});
