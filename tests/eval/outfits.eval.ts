import { readFileSync } from 'node:fs';
import { learnModel } from '../../main/catalog/outfits/model/learn/learn-model.ts';
import { hashOf } from '../../main/catalog/outfits/model/learn/random.ts';
import { readOutfitFile, type OutfitFile } from '../../main/catalog/outfits/model/outfit-files.ts';
import { openModel } from '../../main/catalog/outfits/model/outfit-model.ts';
import { sharedData } from '../fakes/shared-data.ts';
import { learnFloor } from './outfits/floor.ts';
import { hidden } from './outfits/hidden.ts';
import { kindsGuard } from './outfits/kinds-guard.ts';
import {
  compatibilityAuc,
  fitbAccuracy,
  fitbInterval,
  judgeOf,
  type Judge,
} from './outfits/measures.ts';
import { askAbout, partOf } from './outfits/questions.ts';
import { percent, SEEDS, type Report } from './report.ts';

const TITLED = 'outfits/valid_no_dup_with_category_3more_name.json';
const NUMBERED = 'outfits/train_no_dup_new_100.json';
const NAMES = 'outfits/category_id.txt';
const PARTS = [1 / 8, 1 / 4, 1 / 2, 1];

const reading = (name: string, path: string): OutfitFile => {
  const file = readOutfitFile(name, readFileSync(path, 'utf8'));
  if (!file.ok) throw new Error(`${name} cannot be read`);
  return file.value;
};

export async function evaluate(): Promise<Report> {
  const paths = [TITLED, NUMBERED, NAMES].map(sharedData);
  const [titledPath, numberedPath, namesPath] = paths;
  if (!titledPath || !numberedPath || !namesPath)
    return { name: 'outfits', skipped: `${TITLED} is not here (set LOOKGLASS_SHARED_DATA)` };
  const titled = reading(TITLED, titledPath);
  const numbered = reading(NUMBERED, numberedPath);
  const named = reading(NAMES, namesPath);
  if (titled.kind !== 'outfits' || numbered.kind !== 'outfits' || named.kind !== 'category-names')
    throw new Error('the outfit files are not what their names say');

  const learned = titled.outfits.filter(({ id }) => partOf(id) !== 'report');
  const asked = titled.outfits.filter(({ id }) => partOf(id) === 'report');
  const questions = SEEDS.map((seed) => askAbout(asked, seed));
  const row = (name: string, judge: Judge) => {
    const [low, high] = fitbInterval(judge, questions);
    return [
      name,
      percent(questions.map((each) => fitbAccuracy(judge, each))),
      `${(100 * low).toFixed(1)} - ${(100 * high).toFixed(1)}`,
      percent(questions.map((each) => compatibilityAuc(judge, each))),
    ];
  };
  const learnedFrom = (
    hide: Parameters<typeof judgeOf>[1] = (item) => item,
    kinds = true,
    from = learned,
  ): Judge => {
    const worded = from.map(({ id, items }) => ({ id, items: items.map(hide) }));
    const { knowledge, verdict } = learnModel({
      outfits: kinds ? [...worded, ...numbered.outfits] : worded,
      categoryNames: named.names,
    });
    return judgeOf(openModel(knowledge, verdict), hide);
  };
  return {
    name: 'outfits',
    tables: [
      {
        title: `${asked.length} outfits never learned from, ${questions[0]?.fitb.length} blanks a seed; learned from ${learned.length}`,
        columns: ['', 'FITB %', '95 % of outfits', 'AUC %'],
        rows: [
          row('floor: kinds, TF-IDF, word pairs', learnFloor(learned)),
          row('the model', learnedFrom()),
          row('without the outfits of kinds alone', learnedFrom(undefined, false)),
          ...Object.entries(hidden).map(([name, hide]) => row(name, learnedFrom(hide))),
        ],
      },
      {
        title: 'What more outfits would bring: learned from a part of them, parted by their ids',
        columns: ['outfits with titles learned from', 'FITB %', '95 % of outfits', 'AUC %'],
        rows: PARTS.map((share) => {
          const some = learned.filter(({ id }) => hashOf(`share:${id}`) / 2 ** 32 < share);
          return row(String(some.length), learnedFrom(undefined, true, some));
        }),
      },
      kindsGuard(numbered.outfits, named.names),
    ],
    notes: [
      '± is the deviation over seeds 0-4, which draw the wrong candidates; the interval is over outfits.',
    ],
  };
}
