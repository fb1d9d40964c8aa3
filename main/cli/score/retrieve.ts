import { createReadStream, existsSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ranker } from '../../catalog/outfits/retrieve/rank.ts';
import { shelfReader } from '../../catalog/outfits/retrieve/shelf.ts';
import { basketReader, setReader } from '../../catalog/outfits/retrieve/worn.ts';
import type { CommandIo } from '../io.ts';
import type { SubCommand } from '../sub-commands.ts';

const USAGE = `lookglass score retrieve --items ITEMS.tsv --sets SETS.txt --queries IDS: what to wear with each.

  --items FILE    id category terms            by tab or space; terms are 12,7,99 or a title
  --sets FILE     set<TAB>a,b;c,d              places between ; interchangeable items between ,
                  or ids alone, one set a line
  --queries IDS   a file of ids, or ids between commas
  --baskets FILE  user item date               what people bought (optional)
  --most N        ids in an answer             (default: 200)
  --help          this text

An answer a line: id<TAB>id,id,... best first. Everything is learned from these files alone. A query that is
no item is answered by an empty list, said on the error output; the exit code is then 1.
`;

const run = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const refuse = (why: string) => {
    io.err(`${why}\n${USAGE}`);
    return 2;
  };
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        items: { type: 'string' },
        sets: { type: 'string' },
        queries: { type: 'string' },
        baskets: { type: 'string' },
        most: { type: 'string', default: '200' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const { items, sets, queries } = values;
  const most = Number(values.most);
  if (items === undefined || sets === undefined || queries === undefined)
    return refuse('--items, --sets and --queries are needed');
  if (!Number.isInteger(most) || most < 1)
    return refuse(`--most ${values.most}: a number is expected`);

  const reader = shelfReader();
  let bad = 0;
  try {
    for await (const [text, line] of linesOf(items))
      if (!reader.add(text)) {
        bad++;
        if (bad <= SAID) io.err(`${items}, line ${line}: no id and category\n`);
      }
    if (bad > SAID) io.err(`${items}: ${bad} such lines in all\n`);
    const shelf = reader.shelf();
    const setLines = setReader(shelf);
    for await (const [text] of linesOf(sets)) setLines.add(text);
    const worn = setLines.worn();
    let baskets = null;
    if (values.baskets !== undefined) {
      const basketLines = basketReader(shelf);
      for await (const [text] of linesOf(values.baskets)) basketLines.add(text);
      baskets = basketLines.baskets();
    }
    if (worn.pairs === 0) io.err(`${sets}: no two of its ids are items of ${items}\n`);
    const rank = ranker(shelf, worn, baskets);
    for await (const id of idsOf(queries)) {
      const asked = shelf.numberOf.get(id);
      const answer = asked === undefined ? [] : rank(asked, most);
      if (asked === undefined) {
        bad++;
        io.err(`${id} is no item\n`);
      }
      io.out(`${id}\t${answer.map(({ item }) => shelf.ids[item]).join(',')}\n`);
    }
  } catch (error) {
    io.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  return bad > 0 ? 1 : 0;
};

const SAID = 5;

async function* linesOf(file: string): AsyncGenerator<readonly [string, number]> {
  let line = 0;
  const input = createReadStream(file, 'utf8');
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line++;
    const clean = line === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (clean.trim() !== '') yield [clean, line];
  }
}

/** One id a line (what stands behind it is passed over), or ids between commas on the command line. */
async function* idsOf(queries: string): AsyncGenerator<string> {
  if (existsSync(queries) && statSync(queries).isFile()) {
    for await (const [text] of linesOf(queries))
      for (const id of text.includes('\t') ? [text.split('\t')[0] ?? ''] : text.split(/[\s,]+/))
        if (id !== '') yield id;
  } else for (const id of queries.split(',')) if (id.trim() !== '') yield id.trim();
}

export const scoreRetrieve: SubCommand = {
  takes: '--items ITEMS.tsv --sets SETS.txt --queries IDS [--baskets FILE] [--most 200]',
  does: 'what to wear with each item of your own list, learned from your own sets',
  run,
};
