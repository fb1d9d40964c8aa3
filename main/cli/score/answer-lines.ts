import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { OutfitItem } from '../../catalog/outfits/model/described.ts';
import type { ItemWords, OutfitModel } from '../../catalog/outfits/model/model.ts';
import type { CommandIo } from '../io.ts';
import { loadOutfitModel, SHIPPED_OUTFITS } from '../../compose/shipped-model.ts';

const words = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

/** An item as others write it down: numbers for ids, `name` for the title, whatever is missing left out. */
export const askedItem = z
  .object({
    id: z.union([z.string(), z.number()]).nullish(),
    title: words,
    name: words,
    category: words,
    colour: words,
    color: words,
    gender: words,
    brand: words,
    season: words,
    occasion: words,
  })
  .transform(({ id, title, name, category, colour, color, gender, brand, season, occasion }) => {
    const item: ItemWords = {
      title: title || name,
      category,
      colour: colour || color,
      gender,
      brand,
      season,
      occasion,
    };
    return { id: id ?? null, item };
  });

/** What speaks for each two of these; they are named by their places, from 0. */
export const groundsBetween = (
  model: OutfitModel<OutfitItem>,
  pairs: readonly (readonly [a: number, b: number])[],
  left: readonly OutfitItem[],
  right: readonly OutfitItem[],
) =>
  pairs.flatMap(([a, b]) => {
    const [one, other] = [left[a], right[b]];
    const grounds = one && other ? model.explain(one, other) : [];
    return grounds.length > 0 ? [{ items: [a, b], grounds }] : [];
  });

/** Answers each line of a file by one line: `null` where the question cannot be read, so that lines stay beside one another. */
export const answerLines = async <Question>(
  args: readonly string[],
  io: CommandIo,
  usage: string,
  question: z.ZodType<Question>,
  answer: (model: OutfitModel<OutfitItem>, question: Question, why: boolean) => unknown,
): Promise<number> => {
  const refuse = (why: string) => {
    io.err(`${why}\n${usage}`);
    return 2;
  };
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        model: { type: 'string' },
        why: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help) {
    io.out(usage);
    return 0;
  }
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) return refuse('one file of questions is needed');
  const model = await loadOutfitModel(values.model ?? SHIPPED_OUTFITS);
  if (!model.ok) {
    const { file: name = '', reason = '' } = model.fault.details ?? {};
    io.err(`${name}: ${reason}\n`);
    return 1;
  }
  let line = 0;
  let bad = 0;
  try {
    for await (const text of createInterface({
      input: createReadStream(file, 'utf8'),
      crlfDelay: Infinity,
    })) {
      line++;
      const read = question.safeParse(parsedJson(text.replace(/^\uFEFF/, '')));
      if (read.success) io.out(`${JSON.stringify(answer(model.value, read.data, values.why))}\n`);
      else {
        bad++;
        const { path = [], message = '' } = read.error.issues[0] ?? {};
        const where = path.length > 0 ? `${path.join('.')}: ` : '';
        io.err(`line ${line}: ${where}${message}\n`);
        io.out('null\n');
      }
    }
  } catch (error) {
    io.err(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  return bad > 0 ? 1 : 0;
};

/** What is no JSON is undefined, which no question is. */
const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
