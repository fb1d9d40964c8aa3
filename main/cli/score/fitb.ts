import { z } from 'zod';
import type { SubCommand } from '../sub-commands.ts';
import { answerLines, askedItem } from './answer-lines.ts';

const USAGE = `lookglass score fitb QUESTIONS.jsonl: which candidate completes the outfit.

  --model FILE  a model of your own             (default: the one that ships)
  --help        this text

A question a line: {"question":[{"id","title","category"}...],"candidates":[{...}...]}
An answer a line:  {"index":k,"id":...,"scores":[...]}, the index counted from 0; null for a line
that cannot be read (said on the error output; the exit code is then 1).
`;

const question = z.object({
  question: z.array(askedItem).default([]),
  candidates: z.array(askedItem).min(1),
});

export const scoreFitb: SubCommand = {
  takes: 'QUESTIONS.jsonl [--model FILE]',
  does: 'which candidate completes an outfit',
  run: (args, io) =>
    answerLines(args, io, USAGE, question, (model, asked) => {
      const others = asked.question.map(({ item }) => model.describe(item));
      const scores = asked.candidates.map(({ item }) =>
        model.completes(model.describe(item), others),
      );
      const index = scores.indexOf(Math.max(...scores));
      return { index, id: asked.candidates[index]?.id ?? null, scores };
    }),
};
