import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { table, type Figures } from './figures.ts';

/**
 * `npm run bench` runs every *.bench.ts beside this file, one after another so that none disturbs the next;
 * `npm run bench -- llrp soak` only those. Nothing is asserted: machines differ, the ratios are what to read.
 */
const wanted = process.argv.slice(2);
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
    const { bench } = (await import(file)) as { bench(): Promise<Figures> };
    console.log(table(await bench()));
  } catch (error) {
    console.error(
      `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
process.exit();
