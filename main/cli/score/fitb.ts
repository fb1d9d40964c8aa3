import { z } from 'zod';
import type { SubCommand } from '../sub-commands.ts';
import { answerLines, askedItem, groundsBetween } from './answer-lines.ts';

const USAGE = `lookglass score fitb QUESTIONS.jsonl: which candidate completes the outfit.

  --model FILE  a model of your own             (default: the one that ships)
  --why         with what speaks for the chosen one beside each item of the question
  --help        this text

A question a line: {"question":[{"id","title","category"}...],"candidates":[{...}...]}
An answer a line:  {"index":k,"id":...,"scores":[...]}, the index counted from 0; null for a line
that cannot be read (said on the error output; the exit code is then 1). --why adds
"why":[{"items":[k,i],"grounds":[{"kind":...}]}]: candidate k, item i of the question.
`;

const question = z.object({
  question: z.array(askedItem).default([]),
  candidates: z.array(askedItem).min(1),
});

export const scoreFitb: SubCommand = {
  takes: 'QUESTIONS.jsonl [--model FILE] [--why]',
  does: 'which candidate completes an outfit',
  run: (args, io) =>
    answerLines(args, io, USAGE, question, (model, asked, why) => {
      const others = asked.question.map(({ item }) => model.describe(item));
      const candidates = asked.candidates.map(({ item }) => model.describe(item));
      const scores = candidates.map((candidate) => model.completes(candidate, others));
      const index = scores.indexOf(Math.max(...scores));
      const answer = { index, id: asked.candidates[index]?.id ?? null, scores };
      if (!why) return answer;
      const pairs = others.map((_, i) => [index, i] as const);
      return { ...answer, why: groundsBetween(model, pairs, candidates, others) };
    }),
};
