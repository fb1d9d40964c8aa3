import { readFileSync } from 'node:fs';
import { readOutfitFile, type WornOutfit } from '../../main/catalog/outfits/model/outfit-files.ts';
import { ranker, SHARES, type Shares } from '../../main/catalog/outfits/retrieve/rank.ts';
import { shelfReader, type Shelf } from '../../main/catalog/outfits/retrieve/shelf.ts';
import { popularity, setReader, type Worn } from '../../main/catalog/outfits/retrieve/worn.ts';
import { sharedData } from '../fakes/shared-data.ts';
import { partOf } from './outfits/questions.ts';
import { mean, type Report } from './report.ts';

const TITLED = 'outfits/valid_no_dup_with_category_3more_name.json';
const MOST = 200;
const ALL = 1_000_000;

type Query = { readonly asked: number; readonly right: ReadonlySet<number> };
type Rank = (asked: number, count: number) => readonly { readonly item: number }[];

const idOf = (outfit: WornOutfit, place: number): string => `${outfit.id}_${place}`;

/** `among`: on this list an item stands in one set alone, so that those of learned sets are never sought. */
const measures = (
  rank: Rank,
  queries: readonly Query[],
  among: (item: number) => boolean,
): string[] => {
  const each = queries.map(({ asked, right }) => {
    let hits = 0;
    let precision = 0;
    let gain = 0;
    const ranked = rank(asked, ALL).filter(({ item }) => among(item));
    ranked.slice(0, MOST).forEach(({ item }, i) => {
      if (!right.has(item)) return;
      hits++;
      precision += hits / (i + 1);
      gain += 1 / Math.log2(i + 2);
    });
    const ideal = Array.from(
      { length: Math.min(MOST, right.size) },
      (_, i) => 1 / Math.log2(i + 2),
    );
    return {
      map: precision / Math.min(MOST, right.size),
      recall: hits / right.size,
      ndcg: gain / ideal.reduce((sum, value) => sum + value, 0),
    };
  });
  const shown = (of: (one: (typeof each)[number]) => number) =>
    (100 * mean(each.map(of))).toFixed(2);
  return [shown(({ map }) => map), shown(({ recall }) => recall), shown(({ ndcg }) => ndcg)];
};

/** The floor: what is worn most, among the categories worn with this one. */
const popular = (shelf: Shelf, worn: Worn): Rank => {
  const order = [...shelf.ids.keys()].sort(
    (a, b) => popularity(worn, null, b) - popularity(worn, null, a) || a - b,
  );
  return (asked, count) =>
    order
      .filter((item) => {
        const pair = (shelf.category[asked] ?? 0) * shelf.categories + (shelf.category[item] ?? 0);
        return item !== asked && (worn.categoryPairs.get(pair) ?? 0) > 0;
      })
      .slice(0, count)
      .map((item) => ({ item }));
};

/** Sets of one part are asked about; all others, and nothing of these, are what is learned from. */
const task = (outfits: readonly WornOutfit[], part: 'choose' | 'report') => {
  const reader = shelfReader();
  for (const outfit of outfits)
    for (const [place, { category, title }] of outfit.items.entries())
      reader.add(`${idOf(outfit, place)}\t${category}\t${title}`);
  const shelf = reader.shelf();
  const sets = setReader(shelf);
  const isAsked = (id: string) =>
    part === 'choose' ? partOf(id) !== 'learn' : partOf(id) === 'report';
  for (const outfit of outfits)
    if (!isAsked(outfit.id))
      sets.add(`${outfit.id}\t${outfit.items.map((_, place) => idOf(outfit, place)).join(';')}`);
  const queries = outfits
    .filter(({ id }) => partOf(id) === part)
    .flatMap((outfit): Query[] => {
      const all = outfit.items.map((_, place) => shelf.numberOf.get(idOf(outfit, place)) ?? 0);
      return all.map((asked) => ({ asked, right: new Set(all.filter((one) => one !== asked)) }));
    });
  return { shelf, worn: sets.worn(), queries };
};

export async function evaluate(): Promise<Report> {
  const path = sharedData(TITLED);
  if (path === null)
    return { name: 'retrieve', skipped: `${TITLED} is not here (set LOOKGLASS_SHARED_DATA)` };
  const file = readOutfitFile(TITLED, readFileSync(path, 'utf8'));
  if (!file.ok || file.value.kind !== 'outfits') throw new Error(`${TITLED} cannot be read`);
  const part = process.env['LOOKGLASS_EVAL_PART'] === 'choose' ? 'choose' : 'report';
  const { shelf, worn, queries } = task(file.value.outfits, part);
  const row = (name: string, rank: Rank) => [
    name,
    ...measures(rank, queries, (item) => worn.times[item] === 0),
  ];
  const without = (share: keyof Shares): Shares => ({ ...SHARES, [share]: 0 });
  return {
    name: 'retrieve',
    tables: [
      {
        title: `${queries.length} items of sets never learned from, sought: what they were worn with, among ${worn.times.filter((times) => times === 0).length} items of no set`,
        columns: ['', `MAP@${MOST} %`, `recall@${MOST} %`, `NDCG@${MOST} %`],
        rows: [
          row('floor: the most worn of compatible categories', popular(shelf, worn)),
          row('retrieve', ranker(shelf, worn, null)),
          ...(['neighbours', 'taste', 'category', 'popular'] as const).map((share) =>
            row(`without ${share}`, ranker(shelf, worn, null, without(share))),
          ),
        ],
      },
    ],
    notes: [
      'Neither the items asked about nor those sought are in any set: this is the cold start alone, from words.',
      'On lists whose items stand in several sets the floor is worth more, and so are partners and neighbours.',
    ],
  };
}
