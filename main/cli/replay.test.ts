import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { replay } from './replay.ts';

const folder = mkdtempSync(join(tmpdir(), 'replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const file = (text: string): string => {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, text);
  return path;
};
const run = async (...args: string[]) => {
  let out = '';
  let err = '';
  const code = await replay(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  });
  return { code, out, err };
};

const SHIRT = 'E280116060000001';
const rows = (count: number, row: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => row(i));

describe('replaying a read log', () => {
  it('reads its own format, with zones and lost sight', async () => {
    const log = file(
      [
        'at,epc,antenna,rssi,zone,event',
        ...rows(20, (i) => `${i * 50},${SHIRT},1,-50,mirror,`),
        '1000,,,,mirror,sight-lost',
        '9000,,,,mirror,sight',
        ...rows(10, (i) => `${9100 + i * 50},${SHIRT},1,-50,mirror,read`),
      ].join('\n'),
    );
    const { code, out } = await run(log, '--json');
    expect(code).toBe(0);
    const events = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(events).toEqual([
      { kind: 'enter', epc: SHIRT, zone: 'mirror', at: 100 },
      { kind: 'held', epc: SHIRT, zone: 'mirror', at: 100 },
      { kind: 'unknown', epc: SHIRT, zone: 'mirror', at: 1000 },
      { kind: 'known-again', epc: SHIRT, zone: 'mirror', at: 9100 },
    ]);
  });

  it('reads R420 captures, whose rows overtake one another, in words', async () => {
    const log = file(
      [
        'timestamp,reader,antenna,rssi,epc,phase_angle,channel_index,doppler_frequency',
        ...rows(20, (i) => {
          const at = 1_746_826_214 + i * 0.06 - (i % 2) * 0.1;
          return `${at},192.168.0.219:5084,${1 + (i % 2)},${i % 2 ? -70 : -45},b'e280116060000001',100,48,0`;
        }),
      ].join('\r\n'),
    );
    const { code, out, err } = await run(log, '--zones', '1=mirror,2=shelf');
    expect(code).toBe(0);
    expect(out).toMatch(/^ +\d+\.\d{3} {2}enter +E280116060000001 {2}mirror\n.*held/);
    expect(err).toContain('20 reads');
  });

  it('counts a report that was written twice once', async () => {
    const row = `2025-03-31T10:40:59.709349,1743439411120911,${SHIRT},1,-50.50,2.24,33,-19.19`;
    const log = file(
      [
        'RunTimestamp,Timestamp,EPC,AntennaPort,RSSI,PhaseAngle,Frequency,DopplerFrequency',
        row,
        row,
        row,
        row,
      ].join('\n'),
    );
    const { out, err } = await run(log);
    expect(out).toBe('');
    expect(err).toContain('1 reads, 0 events; left out: 3 repeated rows');
  });

  it('names dirty rows by line and plays the rest', async () => {
    const log = file(
      [
        'at,epc,antenna,rssi',
        `0,${SHIRT},1,-50`,
        'soon,E280116060000001,1,-50',
        `50,b'not an epc',1,-50`,
        `50,${SHIRT},left,-50`,
        `50,${SHIRT},1,loud`,
        `50,${SHIRT},1,-50,too,many`,
        `50,"${SHIRT},1,-50`,
        `50,${SHIRT},1,-50`,
        '',
        `100,${SHIRT},1,-50`,
      ].join('\n'),
    );
    const { code, out, err } = await run(log, '--zones', 'mirror');
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(2);
    const lines = [...err.matchAll(/\.csv:(\d+):/g)].map(([, line]) => Number(line));
    expect(lines).toEqual([3, 4, 5, 6, 7, 8]);
  });

  it('goes on where a clock was set back by an hour', async () => {
    const log = file(
      [
        'at,epc,antenna,rssi',
        ...rows(40, (i) => `${3_600_000 + i * 50},${SHIRT},1,-50`),
        ...rows(40, (i) => `${i * 50},${SHIRT},1,-51`),
      ].join('\n'),
    );
    const { out, err } = await run(log, '--zones', 'mirror');
    expect(err).toMatch(/:42: the clock was set back by 3601950 ms/);
    expect(out.trim().split('\n')).toHaveLength(2);
  });

  it('takes settings from a file, also from within a site.json, and says which of them is wrong', async () => {
    const log = file(
      ['at,epc,antenna,rssi', ...rows(9, (i) => `${i * 50},${SHIRT},1,-70`)].join('\n'),
    );
    expect((await run(log)).out).toBe('');
    const loose = file(JSON.stringify({ enterDbm: -75 }));
    expect((await run(log, '--settings', loose)).out).toContain('enter');
    const within = file(JSON.stringify({ name: 'Shop', presence: { enterDbm: -75 } }));
    expect((await run(log, '--settings', within)).out).toContain('enter');
    const wrong = await run(
      log,
      '--settings',
      file(JSON.stringify({ presence: { enterDbm: 12 } })),
    );
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('presence.enterDbm');
    expect((await run(log, '--settings', file('{'))).code).toBe(1);
  });

  it('refuses what it cannot read or understand', async () => {
    expect((await run(join(folder, 'nowhere.csv'))).code).toBe(1);
    expect(await run(file('name,price\nshirt,3'))).toMatchObject({ code: 1, out: '' });
    expect((await run(file(''))).err).toContain('empty');
    expect((await run()).code).toBe(2);
    expect((await run('a.csv', 'b.csv')).code).toBe(2);
    expect((await run('a.csv', '--loud')).code).toBe(2);
    expect((await run(file('at,epc,antenna,rssi'), '--zones', 'one=mirror')).code).toBe(2);
    expect(await run('--help')).toMatchObject({ code: 0, err: '' });
  });
});
