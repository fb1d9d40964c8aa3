import { z } from 'zod';
import type { SubCommand } from '../sub-commands.ts';
import { answerLines, askedItem } from './answer-lines.ts';

const USAGE = `lookglass score compatibility QUESTIONS.jsonl: how well whole outfits belong together.

  --model FILE  a model of your own             (default: the one that ships)
  --help        this text

An outfit a line: {"outfit":[{"id","title","category"}...]}
An answer a line: {"score":s}, higher is better, above 0 rather worn than mixed; null for a line
that cannot be read (said on the error output; the exit code is then 1).
`;

export const scoreCompatibility: SubCommand = {
  takes: 'QUESTIONS.jsonl [--model FILE]',
  does: 'how well whole outfits belong together',
  run: (args, io) =>
    answerLines(args, io, USAGE, z.object({ outfit: z.array(askedItem) }), (model, { outfit }) => ({
      score: model.outfit(outfit.map(({ item }) => model.describe(item))),
    })),
};
