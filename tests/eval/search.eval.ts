import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openCatalog } from '../../main/catalog/catalog.ts';
import { catalogMigrations, catalogPath } from '../../main/catalog/migrations.ts';
import { openStore } from '../../main/store/sqlite.ts';
import { sharedData } from '../fakes/shared-data.ts';
import { mean, type Report, type Table } from './report.ts';
import { openPlainFts5 } from './search/plain-fts5.ts';
import { FORMS, isChosenOn, QUESTIONS, type Wanted } from './search/queries.ts';

const STYLES = 'catalog/styles.csv';
const LOOKED_AT = 10;

type Style = Readonly<Record<string, string>>;

const isRight = (style: Style, { brand, ...columns }: Wanted): boolean =>
  Object.entries(columns).every(([column, values]) => values.includes(style[column] ?? '')) &&
  (brand === undefined || (style['productDisplayName'] ?? '').toLowerCase().startsWith(brand));

type Finder = (text: string) => Promise<readonly string[]>;

/** Precision among the first ten, or among as many as there are right ones at all. */
const precisions = async (find: Finder, styles: ReadonlyMap<string, Style>) =>
  Promise.all(
    QUESTIONS.map(async (question) => {
      const all = [...styles.values()].filter((style) => isRight(style, question.wanted)).length;
      const looked = Math.min(LOOKED_AT, all);
      const byForm = await Promise.all(
        FORMS.map(async (form) => {
          const found = (await find(question[form])).slice(0, looked);
          const right = found.filter((id) => {
            const style = styles.get(id);
            return style !== undefined && isRight(style, question.wanted);
          });
          return looked === 0 ? 1 : right.length / looked;
        }),
      );
      return byForm;
    }),
  );

const percent = (values: readonly number[]): string => (100 * mean(values)).toFixed(1);

const tableOf = (
  title: string,
  rows: readonly (readonly [string, readonly (readonly number[])[]])[],
  keep: (question: number) => boolean,
): Table => ({
  title,
  columns: ['precision at 10, %', ...FORMS, 'all'],
  rows: rows.map(([name, all]) => {
    const kept = all.filter((_, i) => keep(i));
    return [
      name,
      ...FORMS.map((_, i) => percent(kept.map((q) => q[i] ?? 0))),
      percent(kept.flat()),
    ];
  }),
});

export async function evaluate(): Promise<Report> {
  const path = sharedData(STYLES);
  if (path === null)
    return { name: 'search', skipped: `${STYLES} is not here (set LOOKGLASS_SHARED_DATA)` };
  const list = parse<Style>(readFileSync(path), { columns: true, relax_column_count: true });
  const styles = new Map(list.map((style) => [style['id'] ?? '', style]));
  const plain = openPlainFts5(
    list.map((style) => ({
      id: Number(style['id']),
      name: style['productDisplayName'] ?? '',
      kind: style['articleType'] ?? '',
      facts: ['gender', 'baseColour', 'season', 'usage'].map((c) => style[c] ?? '').join(' '),
    })),
  );
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-eval-'));
  const store = await openStore(catalogPath(folder), catalogMigrations, 'normal');
  const catalog = openCatalog({ store, log: silentLog, clock: systemClock, imageUrl: () => null });
  try {
    const imported = await catalog.importFile('products', path);
    if (!imported.ok) throw new Error(JSON.stringify(imported.fault));
    const ours = await precisions(async (text) => {
      const { products } = await catalog.search({ text, limit: LOOKED_AT, offset: 0 });
      return products.map(({ sku }) => sku);
    }, styles);
    const floor = await precisions(async (text) => plain.find(text, LOOKED_AT).map(String), styles);
    if (process.env['EVAL_MISSES'] === '1')
      for (const [i, question] of QUESTIONS.entries())
        if (isChosenOn(i))
          for (const [f, form] of FORMS.entries())
            if ((ours[i]?.[f] ?? 0) < 0.8)
              console.log(`${question[form]}: ${(ours[i]?.[f] ?? 0).toFixed(2)}`);
    const rows = [
      ['plain FTS5 (floor)', floor],
      ['search', ours],
    ] as const;
    return {
      name: 'search',
      tables: [
        tableOf('questions nothing was chosen by', rows, (i) => !isChosenOn(i)),
        tableOf('questions weights were chosen by', rows, isChosenOn),
      ],
      notes: [
        `${QUESTIONS.length} questions in ${FORMS.length} forms over ${styles.size} products named in English; judged by the list's columns.`,
        'Questions and tables of words were written by the same hands: real shoppers will ask otherwise.',
      ],
    };
  } finally {
    plain.close();
    await catalog.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
