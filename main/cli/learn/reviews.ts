import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { learnReviews, type Lesson, type Source } from '../../catalog/reviews/model/learn.ts';
import { readLessons } from '../../catalog/reviews/model/review-files.ts';
import { faultWords } from '../fault-words.ts';
import type { SubCommand } from '../sub-commands.ts';

const USAGE = `lookglass learn reviews FILES... --out MODEL: which reviews help shoppers, and which are happy.

  --out MODEL   where to write what was learned
  --help        this text

FILES are reviews as \`lookglass import reviews\` reads them. Usefulness is learned from votes (the
column helpful), moods from the stars of each language. The same files give the same model.
`;

export const learnReviewsCommand: SubCommand = {
  takes: 'FILES... --out MODEL',
  does: 'which reviews are useful, from votes; which are happy, from stars',
  run: async (args, io) => {
    let parsed;
    try {
      parsed = parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { out: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
      });
    } catch (error) {
      io.err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
      return 2;
    }
    const { values, positionals } = parsed;
    if (values.help) {
      io.out(USAGE);
      return 0;
    }
    if (positionals.length === 0 || values.out === undefined) {
      io.err(`files and --out are needed\n${USAGE}`);
      return 2;
    }
    const lessons: Lesson[] = [];
    const from: Source[] = [];
    for (const path of positionals) {
      const read = readLessons(path);
      if (!read.ok) {
        io.err(`${path}: ${faultWords(read.fault)}\n`);
        return 1;
      }
      lessons.push(...read.value.lessons);
      from.push(read.value.source);
    }
    const model = learnReviews(lessons, from);
    if (model.usefulness === null && Object.keys(model.moods).length === 0) {
      io.err('There are too few votes and too few stars of either side to learn from.\n');
      return 1;
    }
    mkdirSync(dirname(values.out), { recursive: true });
    writeFileSync(values.out, `${JSON.stringify(model)}\n`);
    const moods = Object.entries(model.learned.moods).map(([language, n]) => `${language} ${n}`);
    io.out(
      `${values.out}: learned from ${lessons.length} reviews; usefulness ${
        model.usefulness ? `from ${model.learned.voted} with votes` : 'not learned, too few votes'
      }; moods ${moods.join(', ') || 'not learned'}.\n`,
    );
    return 0;
  },
};
