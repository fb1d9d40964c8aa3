import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { learnModel } from '../../catalog/outfits/model/learn/learn-model.ts';
import { writeModel } from '../../catalog/outfits/model/model-file.ts';
import { readOutfitFile, type WornOutfit } from '../../catalog/outfits/model/outfit-files.ts';
import type { CommandIo } from '../io.ts';
import type { SubCommand } from '../sub-commands.ts';

const USAGE = `lookglass learn outfits FILES... --out MODEL: learn from outfits what belongs together.

  --out MODEL  where the model is written
  --help       this text

FILES are of any of these shapes, in any order:
  one outfit a line: {"outfit":[{"title":"wool coat","category":"Coats","colour":"camel"}, ...]}
  Polyvore-T:        {"SET":{"upper":{"name":"..."}, "shoe":{"name":"..."}}, ...}
  Maryland Polyvore: [{"set_id":"...","items_category":[25,27,43]}, ...] (teaches kinds alone)
  category names:    25 Jackets          (a line each, for files that hold numbers)
The same files make the same model, byte by byte.
`;

const run = async (args: readonly string[], io: CommandIo): Promise<number> => {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    io.err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  const { values, positionals: files } = parsed;
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const { out } = values;
  if (files.length === 0 || out === undefined) {
    io.err(`${files.length === 0 ? 'files of outfits are needed' : '--out is needed'}\n${USAGE}`);
    return 2;
  }
  const outfits = new Map<string, WornOutfit>();
  const categoryNames = new Map<string, string>();
  for (const [i, file] of files.entries()) {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch {
      io.err(`${file}: it cannot be opened\n`);
      return 1;
    }
    const read = readOutfitFile(file, text);
    if (!read.ok) {
      const { reason = '', line } = read.fault.details ?? {};
      io.err(`${file}${line === undefined ? '' : `, line ${line}`}: ${reason}\n`);
      return 1;
    }
    if (read.value.kind === 'category-names')
      for (const [id, name] of read.value.names) categoryNames.set(id, name);
    else
      for (const outfit of read.value.outfits)
        outfits.set(/^\d+$/.test(outfit.id) ? outfit.id : `${i}:${outfit.id}`, outfit);
  }
  const all = [...outfits].map(([id, { items }]) => ({ id, items }));
  const worded = all.filter(({ items }) => items.some(({ title }) => title !== '')).length;
  io.err(`${all.length} outfits, ${worded} of them with titles ...\n`);
  if (worded < LEAST) {
    io.err(`at least ${LEAST} outfits with titles are needed\n`);
    return 1;
  }
  const from = performance.now();
  const text = writeModel(learnModel({ outfits: all, categoryNames }));
  await writeFile(out, text);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  io.out(`${out}: ${Math.round(text.length / 1024)} KB, learned in ${seconds} s\n`);
  return 0;
};

/** With fewer there is nothing to weigh terms by. */
const LEAST = 10;

export const learnOutfits: SubCommand = {
  takes: 'FILES... --out MODEL',
  does: 'which things belong together, from outfits stylists made',
  run,
};
