import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inWords, type Report } from './report.ts';

/**
 * `npm run eval` measures how right the shop's judgement is: every *.eval.ts beside this file, one after another;
 * `npm run eval -- outfits` only those. What is needed and is not on this machine is said and skipped. Questions are
 * frozen: the same files give the same figures.
 */
const wanted = process.argv.slice(2);
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.eval.ts'))
  .map((file) => file.replace(/\.eval\.ts$/, ''))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .sort();

for (const unknown of wanted.filter((name) => !names.includes(name))) {
  console.error(`there is no evaluation called ${unknown}`);
  process.exitCode = 2;
}

for (const name of names) {
  const file = pathToFileURL(join(import.meta.dirname, `${name}.eval.ts`)).href;
  try {
    const { evaluate } = (await import(file)) as { evaluate(): Promise<Report> };
    console.log(inWords(await evaluate()));
  } catch (error) {
    console.error(
      `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
