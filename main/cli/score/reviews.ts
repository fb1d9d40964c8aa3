import { parseArgs } from 'node:util';
import { loadJudge, type ReviewJudge } from '../../catalog/reviews/model/judge.ts';
import { readQuestions, type Question } from '../../catalog/reviews/model/review-files.ts';
import { REVIEW_MODEL } from '../../places.ts';
import { faultWords } from '../fault-words.ts';
import type { CommandIo } from '../io.ts';
import type { SubCommand } from '../sub-commands.ts';

type Asked = { readonly judge: ReviewJudge; readonly questions: readonly Question[] };

/** What both questions have in common: one file, perhaps another model. A number is the exit code. */
const asked = (
  args: readonly string[],
  io: CommandIo,
  usage: string,
  needed: Parameters<typeof readQuestions>[1],
): Asked | number => {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { model: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
    });
  } catch (error) {
    io.err(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const [file, ...rest] = positionals;
  if (values.help) {
    io.out(usage);
    return 0;
  }
  if (file === undefined || rest.length > 0) {
    io.err(`one file is needed\n${usage}`);
    return 2;
  }
  const judge = loadJudge(values.model ?? REVIEW_MODEL);
  const questions = readQuestions(file, needed);
  for (const result of [judge, questions])
    if (!result.ok) {
      io.err(`${faultWords(result.fault)}\n`);
      return 1;
    }
  return judge.ok && questions.ok ? { judge: judge.value, questions: questions.value } : 1;
};

const REVIEWS_USAGE = `lookglass score reviews FILE.csv: the most useful reviews of each product first.

  --model MODEL   another model than the shipped one
  --help          this text

FILE names its columns in the first line: Clothing ID (or sku), Review Text (or text) are needed;
Title, Rating, Recommended IND are read where they are; votes are never read. One line of JSON a
product: {"product","order":[row ids, best first],"scores":[...]}. A row's id is the first column
where that has no name, else its number, from 0.
`;

export const scoreReviews: SubCommand = {
  takes: 'FILE.csv',
  does: 'the most useful reviews of each product first',
  run: async (args, io) => {
    const found = asked(args, io, REVIEWS_USAGE, ['sku', 'text']);
    if (typeof found === 'number') return found;
    const products = new Map<string, { id: string; score: number }[]>();
    for (const { id, product, review } of found.questions) {
      const list = products.get(product) ?? [];
      list.push({ id, score: found.judge.usefulness(review) });
      products.set(product, list);
    }
    for (const [product, list] of products) {
      list.sort((a, b) => b.score - a.score);
      const order = list.map(({ id }) => (/^(?:0|[1-9]\d{0,14})$/.test(id) ? Number(id) : id));
      const scores = list.map(({ score }) => Number(score.toFixed(6)));
      io.out(`${JSON.stringify({ product, order, scores })}\n`);
    }
    return 0;
  },
};

const SENTIMENT_USAGE = `lookglass score sentiment FILE.csv: is whoever wrote this happy?

  --model MODEL   another model than the shipped one
  --help          this text

FILE names its columns in the first line: review (or text, Review Text) is needed; a label is never
read. One line of JSON a row: {"row": its number from 0, "label": 1 happy or 0, "score": the chance
of 1}. Chinese and English are learned; anything else is read as English.
`;

export const scoreSentiment: SubCommand = {
  takes: 'FILE.csv',
  does: 'whether whoever wrote a review is happy, in 中文 and English',
  run: async (args, io) => {
    const found = asked(args, io, SENTIMENT_USAGE, ['text']);
    if (typeof found === 'number') return found;
    for (const [row, { review }] of found.questions.entries()) {
      const text = `${review.title} ${review.text}`.trim();
      const score =
        found.judge.happiness(text, review.language) ?? found.judge.happiness(text, 'en') ?? 0.5;
      const label = score >= 0.5 ? 1 : 0;
      io.out(`${JSON.stringify({ row, label, score: Number(score.toFixed(6)) })}\n`);
    }
    return 0;
  },
};
