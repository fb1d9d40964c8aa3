import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cutLedger } from './ledger-cuts.ts';
import { buildRecorder } from './recorded-disk.ts';

/** The long form is `npm run test:faults -- --long`. */
const POINTS = 60;
const seed = Number(process.env['LOOKGLASS_SEED'] ?? Date.now() % 2 ** 31);

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'lookglass-cuts-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a ledger whose machine', () => {
  const cut = (how: 'power' | 'stop', more: { lying?: boolean } = {}) => {
    const recorder = buildRecorder(folder);
    return recorder === null
      ? null
      : cutLedger({ how, points: POINTS, seed, folder, recorder, ...more });
  };

  it(`loses its power has all it acknowledged, at ${POINTS} points (seed ${seed})`, async ({
    skip,
  }) => {
    const report = await cut('power');
    if (!report) return skip('the recorder needs Linux and a C compiler');
    expect(report.violations).toEqual([]);
    expect(report.points).toBe(POINTS);
    return undefined;
  }, 180_000);

  it(`stops between two calls has all it acknowledged, at ${POINTS} points (seed ${seed})`, async ({
    skip,
  }) => {
    const report = await cut('stop');
    if (!report) return skip('the recorder needs Linux and a C compiler');
    expect(report.violations).toEqual([]);
    return undefined;
  }, 180_000);

  it('has a disk that lies is found out: these checks can fail', async ({ skip }) => {
    const report = await cut('power', { lying: true });
    if (!report) return skip('the recorder needs Linux and a C compiler');
    expect(report.violations.length).toBeGreaterThan(POINTS / 4);
    return undefined;
  }, 180_000);
});
