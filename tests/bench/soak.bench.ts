import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { encodeSgtin96 } from '../../main/catalog/epc/sgtin.ts';
import { composeKiosk } from '../../main/compose.ts';
import { siteFolder } from '../fakes/site-folder.ts';
import { mb, ms, times, type Figures } from './figures.ts';

/** `LOOKGLASS_SOAK_SECONDS=600 npm run bench -- soak` is the full length; a minute tells a leak or a stall already. */
const SECONDS = Number(process.env['LOOKGLASS_SOAK_SECONDS'] ?? 60);
const READS_PER_SECOND = 1_500;
const TAGS = 40;
const MAIN = join(import.meta.dirname, '..', '..', 'main', 'cli.ts');

const pause = (delay: number) => new Promise((resolve) => setTimeout(resolve, delay));

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A rack of tags and a garment that comes and goes, at a pace no shop reaches. */
const script = (): string => {
  const steps: object[] = [{ at: 0, do: 'rate', readsPerSecond: READS_PER_SECOND }];
  for (let i = 0; i < TAGS; i++) {
    const epc = encodeSgtin96({ gtin: '06901234000017', serial: String(1000 + i) });
    if (epc.ok)
      steps.push({
        at: 0,
        do: 'place',
        epc: epc.value,
        antenna: 1 + (i % 2),
        motion: i % 10 === 0 ? 'carried' : 'still',
      });
  }
  return steps.map((step) => JSON.stringify(step)).join('\n');
};

const loopDelay = async (forMs: number) => {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  await pause(forMs);
  histogram.disable();
  return { p99: histogram.percentile(99) / 1e6, most: histogram.max / 1e6 };
};

export const bench = async (): Promise<Figures> => {
  const floor = await loopDelay(5_000);
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-soak-'));
  const file = join(folder, 'script.jsonl');
  writeFileSync(file, script());
  const shop = siteFolder((site) => {
    site.devices = [
      {
        id: 'reader-1',
        driver: 'llrp',
        host: '127.0.0.1',
        port,
        antennas: { '1': 'mirror', '2': 'shelf' },
      },
    ];
  });
  // A process of its own: its work must not count as ours.
  const reader = spawn(
    process.execPath,
    [MAIN, 'simulate', 'reader', '--port', String(port), '--script', file],
    { stdio: 'ignore' },
  );
  const kiosk = await composeKiosk({
    site: shop.site,
    data: shop.data,
    port: 0,
    pages: folder,
    version: 'bench',
    clock: systemClock,
    log: silentLog,
  });
  try {
    await pause(5_000);
    const memory: number[] = [];
    const sample = setInterval(() => memory.push(process.memoryUsage.rss()), 1_000);
    const cpu = process.cpuUsage();
    const loaded = await loopDelay(SECONDS * 1_000);
    const used = process.cpuUsage(cpu);
    clearInterval(sample);
    const third = Math.max(1, Math.floor(memory.length / 3));
    const mean = (values: readonly number[]) =>
      values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    const early = mean(memory.slice(0, third));
    const late = mean(memory.slice(-third));
    return {
      name: `${READS_PER_SECOND} reads/s of ${TAGS} tags for ${SECONDS} s, from the socket to presence`,
      rows: [
        {
          metric: 'event loop p99 (aim 20 ms)',
          ours: ms(loaded.p99),
          peer: `idle ${ms(floor.p99)}`,
          ratio: times(loaded.p99, floor.p99),
        },
        {
          metric: 'event loop, longest',
          ours: ms(loaded.most),
          peer: `idle ${ms(floor.most)}`,
          ratio: times(loaded.most, floor.most),
        },
        {
          metric: 'processor used',
          ours: `${((used.user + used.system) / 10_000 / SECONDS).toFixed(0)} %`,
          peer: '-',
          ratio: '-',
        },
        {
          metric: 'memory, last third beside first third',
          ours: mb(late),
          peer: mb(early),
          ratio: times(late, early),
        },
      ],
    };
  } finally {
    await kiosk.close();
    reader.kill();
    shop.remove();
    rmSync(folder, { recursive: true, force: true });
  }
};
