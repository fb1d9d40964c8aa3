import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findBrowser } from '../../main/shell/browser-find.ts';
import { table, type BenchOptions, type Figures } from './figures.ts';

/**
 * `npm run bench` runs every *.bench.ts beside this file, one after another so that none disturbs the next;
 * `npm run bench -- llrp soak` only those, `npm run bench -- mirrors --minutes 60` for an hour. Nothing is asserted: machines differ, the ratios are what to read.
 */
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '5' } },
});
// Timed is what a shop has, with all its windows.
const browser = findBrowser();
if (browser) process.env['LOOKGLASS_CHROMIUM'] ??= browser.path;

const options: BenchOptions = { minutes: Number(values.minutes) };
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace(/\.bench\.ts$/, ''))
  .filter((name) => (wanted.length > 0 ? wanted.includes(name) : true))
  .sort();

for (const unknown of wanted.filter((name) => !names.includes(name))) {
  console.error(`there is no bench called ${unknown}`);
  process.exitCode = 2;
}

for (const name of names) {
  const file = pathToFileURL(join(import.meta.dirname, `${name}.bench.ts`)).href;
  try {
    const { bench } = (await import(file)) as {
      bench(options: BenchOptions): Promise<Figures>;
    };
    console.log(table(await bench(options)));
  } catch (error) {
    console.error(
      `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
process.exit();
