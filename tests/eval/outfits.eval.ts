import { readFileSync } from 'node:fs';
import { readOutfitFile } from '../../main/catalog/outfits/model/outfit-files.ts';
import { sharedData } from '../fakes/shared-data.ts';
import { learnFloor } from './outfits/floor.ts';
import { compatibilityAuc, fitbAccuracy, type OutfitJudge } from './outfits/measures.ts';
import { askAbout, partOf } from './outfits/questions.ts';
import { percent, SEEDS, type Report } from './report.ts';

const TITLED = 'outfits/valid_no_dup_with_category_3more_name.json';

export async function evaluate(): Promise<Report> {
  const path = sharedData(TITLED);
  if (path === null)
    return { name: 'outfits', skipped: `${TITLED} is not here (set LOOKGLASS_SHARED_DATA)` };
  const file = readOutfitFile(TITLED, readFileSync(path, 'utf8'));
  if (!file.ok || file.value.kind !== 'outfits') throw new Error(`${TITLED} cannot be read`);
  const { outfits } = file.value;
  const learned = outfits.filter(({ id }) => partOf(id) !== 'report');
  const asked = outfits.filter(({ id }) => partOf(id) === 'report');
  const questions = SEEDS.map((seed) => askAbout(asked, seed));
  const row = (name: string, judge: OutfitJudge) => [
    name,
    percent(questions.map((each) => fitbAccuracy(judge, each))),
    percent(questions.map((each) => compatibilityAuc(judge, each))),
  ];
  return {
    name: 'outfits',
    tables: [
      {
        title: `${asked.length} outfits never learned from (${questions[0]?.fitb.length} blanks a seed); learned from ${learned.length}`,
        columns: ['', 'FITB %', 'AUC %'],
        rows: [row('floor: kinds, TF-IDF, word pairs', learnFloor(learned))],
      },
    ],
  };
}
