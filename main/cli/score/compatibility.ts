import { z } from 'zod';
import type { SubCommand } from '../sub-commands.ts';
import { answerLines, askedItem, groundsBetween } from './answer-lines.ts';

const USAGE = `lookglass score compatibility QUESTIONS.jsonl: how well whole outfits belong together.

  --model FILE  a model of your own             (default: the one that ships)
  --why         with what speaks for each two items
  --help        this text

An outfit a line: {"outfit":[{"id","title","category"}...]}
An answer a line: {"score":s}, higher is better, above 0 rather worn than mixed; null for a line
that cannot be read (said on the error output; the exit code is then 1). --why adds
"why":[{"items":[i,j],"grounds":[{"kind":...}]}], items counted from 0.
`;

export const scoreCompatibility: SubCommand = {
  takes: 'QUESTIONS.jsonl [--model FILE] [--why]',
  does: 'how well whole outfits belong together',
  run: (args, io) =>
    answerLines(args, io, USAGE, z.object({ outfit: z.array(askedItem) }), (model, asked, why) => {
      const items = asked.outfit.map(({ item }) => model.describe(item));
      const score = model.outfit(items);
      if (!why) return { score };
      const pairs = items.flatMap((_, j) => Array.from({ length: j }, (_, i) => [i, j] as const));
      return { score, why: groundsBetween(model, pairs, items, items) };
    }),
};
