import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../fakes/chromium.ts';
import { startKiosk, type KioskProcess } from '../fakes/kiosk-process.ts';
import { keyCookieFor, nodeLink } from '../fakes/node-link.ts';
import { sharedData } from '../fakes/shared-data.ts';
import { median, mb, ms, times, type Figures, type Row } from './figures.ts';

const RUNS = 5;
const DEMO = join(import.meta.dirname, '..', '..', 'assets', 'demo');

/** The floor: a Node process that does nothing but listen and say so. */
const bareNode = (): Promise<{ readyMs: number; rss: number }> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const code = `require('node:http').createServer().listen(0, () => console.log(process.memoryUsage.rss()))`;
    const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.once('error', reject);
    child.stdout.once('data', (text: Buffer) => {
      resolve({ readyMs: performance.now() - started, rss: Number(text.toString()) });
      child.kill();
    });
  });

const settle = (delay: number) => new Promise((resolve) => setTimeout(resolve, delay));

/** From opening the screen's address to its first contentful paint and to the attract loop standing. */
const paint = async (kiosk: KioskProcess) => {
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
  await page.goto(kiosk.screenUrl);
  await page.locator('[data-experience="attract"]').waitFor();
  const attract = await page.evaluate(() => performance.now());
  const first = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const entry = list.getEntriesByName('first-contentful-paint')[0];
          if (entry) resolve(entry.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  await browser.close();
  return { first, attract };
};

const measure = async (
  site: string,
  runs: number,
  wait: (kiosk: KioskProcess) => Promise<void>,
) => {
  const data = mkdtempSync(join(tmpdir(), 'lookglass-bench-'));
  const ready: number[] = [];
  const painted: number[] = [];
  const standing: number[] = [];
  let rss = 0;
  let firstReady = 0;
  try {
    for (let run = 0; run <= runs; run++) {
      const kiosk = await startKiosk({ data, site });
      await wait(kiosk);
      rss = kiosk.rss();
      // The first start imports; it is shown by itself.
      if (run === 0) firstReady = kiosk.readyMs;
      else {
        ready.push(kiosk.readyMs);
        const { first, attract } = await paint(kiosk);
        painted.push(first);
        standing.push(attract);
      }
      await kiosk.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
  return {
    firstReady,
    ready: median(ready),
    painted: median(painted),
    standing: median(standing),
    rss,
  };
};

/** Resolves when every file of the site folder is in; then gives memory a moment to settle. */
const imported = async (kiosk: KioskProcess) => {
  const bench = nodeLink(
    kiosk.baseUrl,
    { as: 'bench' },
    { cookie: await keyCookieFor(kiosk.benchUrl) },
  );
  for (;;) {
    const answer = await bench.call('catalog.imports', {});
    const last = answer.ok
      ? answer.value.imports.find(({ kind }) => kind === 'outfits')
      : undefined;
    if (last && last.state !== 'running') break;
    await settle(100);
  }
  bench.close();
  await settle(2_000);
};

/** A site of 44,446 products, where the real catalogue is at hand. */
const largeSite = (): string | null => {
  const styles = sharedData('catalog/styles.csv');
  if (styles === null || !existsSync(styles)) return null;
  const site = mkdtempSync(join(tmpdir(), 'lookglass-large-site-'));
  cpSync(join(DEMO, 'site.json'), join(site, 'site.json'));
  cpSync(styles, join(site, 'products.csv'));
  writeFileSync(join(site, 'outfits.csv'), 'outfit,sku,slot\n');
  return site;
};

export const bench = async (): Promise<Figures> => {
  const floors = [await bareNode(), await bareNode(), await bareNode()];
  const floor = {
    ready: median(floors.map(({ readyMs }) => readyMs)),
    rss: median(floors.map(({ rss }) => rss)),
  };
  const demo = await measure(DEMO, RUNS, imported);
  const rows: Row[] = [
    {
      metric: 'start -> ready, first start with import (aim: seconds)',
      ours: ms(demo.firstReady),
      peer: `bare Node ${ms(floor.ready)}`,
      ratio: times(demo.firstReady, floor.ready),
    },
    {
      metric: 'start -> ready, warm',
      ours: ms(demo.ready),
      peer: `bare Node ${ms(floor.ready)}`,
      ratio: times(demo.ready, floor.ready),
    },
    {
      metric: 'screen opened -> first contentful paint',
      ours: ms(demo.painted),
      peer: '-',
      ratio: '-',
    },
    {
      metric: 'screen opened -> attract loop standing',
      ours: ms(demo.standing),
      peer: '-',
      ratio: '-',
    },
    {
      metric: 'start -> first paint, warm (aim 1.2 s)',
      ours: ms(demo.ready + demo.painted),
      peer: '-',
      ratio: '-',
    },
    {
      metric: 'memory (RSS) with the demo shop (aim 80 MB)',
      ours: mb(demo.rss),
      peer: `bare Node ${mb(floor.rss)}`,
      ratio: times(demo.rss, floor.rss),
    },
  ];
  const site = largeSite();
  if (site === null)
    rows.push({
      metric: 'with 44,446 products',
      ours: 'skipped: the catalogue is not here',
      peer: '-',
      ratio: '-',
    });
  else {
    const large = await measure(site, 2, imported);
    rmSync(site, { recursive: true, force: true });
    rows.push(
      {
        metric: 'start -> ready, warm, 44,446 products',
        ours: ms(large.ready),
        peer: `bare Node ${ms(floor.ready)}`,
        ratio: times(large.ready, floor.ready),
      },
      {
        metric: 'memory (RSS) with 44,446 products (aim 200 MB)',
        ours: mb(large.rss),
        peer: `bare Node ${mb(floor.rss)}`,
        ratio: times(large.rss, floor.rss),
      },
    );
  }
  return { name: 'Start and memory', rows };
};
