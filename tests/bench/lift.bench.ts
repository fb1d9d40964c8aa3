import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { encodeSgtin96 } from '../../main/catalog/epc/sgtin.ts';
import { encode } from '../../main/devices/drivers/llrp/wire/message.ts';
import { startReader } from '../../main/devices/simulators/llrp/reader.ts';
import { reportOf } from '../../main/devices/simulators/llrp/reports.ts';
import { launchChromium } from '../fakes/chromium.ts';
import { startKiosk } from '../fakes/kiosk-process.ts';
import { ms, percentile, times, type Figures } from './figures.ts';

const LIFTS = 20;
/** The garment before has left by then, and its goodbye is on the screen. */
const BETWEEN_LIFTS_MS = 4_000;
const DEMO = join(import.meta.dirname, '..', '..', 'assets', 'demo');
const pause = (delay: number) => new Promise((resolve) => setTimeout(resolve, delay));
/** The same clock in two processes of one machine, in ms. */
const stamp = () => performance.timeOrigin + performance.now();

/** A read as loud as a garment held before the mirror. */
const readOf = (epc: string): Uint8Array => {
  const read = { epc, antenna: 1, rssi: -48, phase: 1, channel: 1, at: 0 };
  const content = { selector: undefined, fineRssi: false, phase: false, strangers: false };
  return encode(reportOf(read, BigInt(Math.round(stamp() * 1000)), content), 1, 1);
};

/** When `sku` has been painted: the second frame after it is in the document has shown it. */
const painted = (page: Page, sku: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.querySelector(`[data-sku="${wanted}"]`)) return requestAnimationFrame(look);
          return requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())),
          );
        };
        look();
      }),
    sku,
  );

/** The floor: one question to the page and two frames of it, with nothing to show. */
const bareFrame = async (page: Page): Promise<number> => {
  const asked = stamp();
  const shown = await page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())),
        ),
      ),
  );
  return shown - asked;
};

const siteWith = (port: number): string => {
  const site = mkdtempSync(join(tmpdir(), 'lookglass-lift-site-'));
  cpSync(DEMO, site, { recursive: true });
  const file = join(site, 'site.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as { devices: Record<string, unknown>[] };
  settings.devices = [
    {
      id: 'reader-1',
      driver: 'llrp',
      host: '127.0.0.1',
      port,
      antennas: { '1': 'mirror', '2': 'shelf' },
    },
  ];
  writeFileSync(file, JSON.stringify(settings));
  return site;
};

/** Products of the demo shop with the tag each would carry. */
const garments = (): { sku: string; epc: string }[] =>
  readFileSync(join(DEMO, 'products.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [sku = '', gtin = ''] = line.split(',');
      const epc = encodeSgtin96({ gtin, serial: '7001' });
      return epc.ok ? [{ sku, epc: epc.value }] : [];
    });

export const bench = async (): Promise<Figures> => {
  const reader = await startReader();
  const site = siteWith(reader.port);
  const data = mkdtempSync(join(tmpdir(), 'lookglass-lift-'));
  const kiosk = await startKiosk({ data, site });
  const browser = await launchChromium();
  const lifts: number[] = [];
  const floors: number[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
    await page.goto(kiosk.screenUrl);
    await page.locator('[data-experience="attract"]').waitFor();
    await pause(4_000);
    const all = garments();
    for (let i = 0; i < LIFTS; i++) {
      const { sku, epc } = all[i % all.length] ?? { sku: '', epc: '' };
      reader.send(readOf(epc));
      await pause(80);
      reader.send(readOf(epc));
      await pause(80);
      const shown = painted(page, sku);
      await pause(20);
      const sent = stamp();
      reader.send(readOf(epc));
      lifts.push((await shown) - sent);
      floors.push(await bareFrame(page));
      await pause(BETWEEN_LIFTS_MS);
    }
  } finally {
    await browser.close();
    await kiosk.stop();
    await reader.close();
    rmSync(site, { recursive: true, force: true });
    rmSync(data, { recursive: true, force: true });
  }
  const row = (metric: string, p: number) => ({
    metric,
    ours: ms(percentile(lifts, p)),
    peer: `two empty frames ${ms(percentile(floors, p))}`,
    ratio: times(percentile(lifts, p), percentile(floors, p)),
  });
  return {
    name: `Deciding read on the socket -> product painted, ${LIFTS} lifts`,
    rows: [row('p50 (aim 33 ms)', 0.5), row('p99 (aim 80 ms)', 0.99)],
  };
};
