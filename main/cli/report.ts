import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { AssortmentReport } from '../../preload/contract/index.ts';
import { systemClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { openCatalog } from '../catalog/catalog.ts';
import { catalogMigrations, catalogPath } from '../catalog/migrations.ts';
import { openShopInsights } from '../compose/shop-insights.ts';
import { assortmentCsv } from '../insights/csv.ts';
import { insightsPath } from '../insights/migrations.ts';
import { LEAST_VISITS } from '../insights/report.ts';
import { DEMO_SITE, dataFolder } from '../places.ts';
import { openStore } from '../store/sqlite.ts';
import type { CommandIo } from './io.ts';

export const REPORT_USAGE = `lookglass report assortment: what is lifted and left, and looked for and not carried.

  --data DIR   the data folder of the kiosk      (default: that of the demo shop)
  --days N     the last N days, 1 to 90          (default: 30)
  --csv FILE   for a spreadsheet, UTF-8
  --help       this text

Counts of visits and searches, each with what it is out of. What fewer than ${LEAST_VISITS} visits did is not
told. Counted only where the site says {"judgement": {"feedback": "observe"}} or "rank".
`;

const SHOWN = 20;

const inWords = (report: AssortmentReport): string => {
  const { visits, lifting, notTaken, notFound, unknownTags, days } = report;
  if (visits === null)
    return `Fewer than ${LEAST_VISITS} visits were counted in the last ${days} days: no report.\n`;
  const lines = [`Last ${days} days: ${lifting} of ${visits} visits lifted something.`];
  const more = (count: number) =>
    count > SHOWN ? [`  and ${count - SHOWN} more: --csv FILE has all`] : [];
  lines.push('', notTaken.length > 0 ? 'Lifted and not claimed' : 'Nothing was lifted and left.');
  for (const { sku, name, left, lifted } of notTaken.slice(0, SHOWN))
    lines.push(`  ${sku}  ${Object.values(name ?? {}).join(' / ')}  ${left} of ${lifted}`);
  lines.push(...more(notTaken.length), '');
  lines.push(notFound.length > 0 ? 'Looked for and not found' : 'No search went unanswered.');
  for (const { words, times } of notFound.slice(0, SHOWN)) lines.push(`  ${words}  ${times} times`);
  lines.push(...more(notFound.length));
  if (unknownTags !== null)
    lines.push('', `${unknownTags} of ${visits} visits lifted a tag that is in no list.`);
  return `${lines.join('\n')}\n`;
};

/** The exit code: 0 told, 1 there is nothing to read, 2 a command line that makes no sense. */
export const reportCommand = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const parsed = parse(args);
  if ('usage' in parsed) {
    if (parsed.error === null) io.out(REPORT_USAGE);
    else io.err(`${parsed.error}\n\n${REPORT_USAGE}`);
    return parsed.error === null ? 0 : 2;
  }
  const { data, days, csv } = parsed;
  if (!existsSync(insightsPath(data))) {
    io.err(`${data}: nothing was ever counted here\n`);
    return 1;
  }
  const store = await openStore(catalogPath(data), catalogMigrations, 'normal');
  const catalog = openCatalog({
    store,
    log: silentLog,
    clock: systemClock,
    imageUrl: () => null,
  });
  const insights = await openShopInsights({
    data,
    clock: systemClock,
    log: silentLog,
    // Read, never counted into: what the site says of counting is the kiosk's business.
    settings: () => ({ feedback: 'observe', bound: 0, halfLifeDays: 30, seed: '' }),
  });
  try {
    const report = insights.assortment(days, catalog.product);
    if (csv === undefined) io.out(inWords(report));
    else {
      await writeFile(csv, assortmentCsv(report));
      io.out(`${csv}\n`);
    }
    return 0;
  } finally {
    insights.close();
    await catalog.close();
    store.close();
  }
};

const parse = (args: readonly string[]) => {
  const usage = (error: string | null) => ({ usage: true, error }) as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        days: { type: 'string', default: '30' },
        csv: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return usage(null);
    const [what = '', ...rest] = positionals;
    if (what !== 'assortment' || rest.length > 0)
      return usage(`"${what}" is no report: assortment`);
    const days = Number(values.days);
    if (!Number.isInteger(days) || days < 1 || days > 90)
      return usage('--days is a whole number from 1 to 90');
    return { data: values.data ?? dataFolder(DEMO_SITE), days, csv: values.csv };
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
};
