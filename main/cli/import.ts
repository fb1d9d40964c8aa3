import { parseArgs } from 'node:util';
import type { ImportState } from '../../preload/contract/index.ts';
import { systemClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { openCatalog, readMapping } from '../catalog/catalog.ts';
import { isImportKind, type ColumnMapping } from '../catalog/import/columns.ts';
import { isProblemCode, problemWords } from '../catalog/import/problems.ts';
import { lendJudge } from '../catalog/reviews/model/judge.ts';
import { catalogMigrations, catalogPath, reportsFolder } from '../catalog/migrations.ts';
import { DEMO_SITE, dataFolder, REVIEW_MODEL } from '../places.ts';
import { openStore } from '../store/sqlite.ts';
import { importCoupons } from './import-coupons.ts';
import { importGarment } from './import-garment.ts';
import { faultWords } from './fault-words.ts';
import type { CommandIo } from './io.ts';

export const IMPORT_USAGE = `lookglass import products|outfits|reviews|tags FILE: bring a shop's own data in.
       (coupons issued elsewhere: lookglass import coupons --help;
        garments for the fitting mirror: lookglass import garment --help)

  --data DIR   the data folder of the kiosk      (default: that of the demo shop)
  --map FILE   JSON that says which column is which: {"columns": {"sku": "Item no", ...}}
  --help       this text

FILE is CSV (UTF-8, the first line names the columns) or JSON. Columns of our own:
  products  sku,gtin,name,name_en,brand,category,gender,colour,season,price,list_price,
            currency,image,sizes,stock   (sku, name, category and price are needed)
  tags      epc,sku
  outfits   outfit,sku,slot
  reviews   sku,rating,title,text,language,date,helpful,recommended,source
Known by their header without --map: Kaggle styles.csv, the women's clothing reviews, labelled
Chinese comments (cat,label,review), Polyvore-T outfits. Rows that cannot be used are reported and
left out; products the file no longer names are removed. The same file again changes nothing.
`;

const SHOWN = 10;
const PROGRESS_STEPS = 20;

const summary = (state: ImportState, report: string): string => {
  const number = (value: number) => value.toLocaleString('en');
  if (state.state === 'unchanged')
    return `${state.file}: unchanged since the last import, ${number(state.accepted)} rows stand.\n`;
  const lines = [
    `${state.file}: ${number(state.accepted)} of ${number(state.rows)} rows are in, ${number(state.rejected)} are not.`,
  ];
  for (const { line, field, reason } of state.problems.slice(0, SHOWN)) {
    const words = isProblemCode(reason) ? problemWords[reason][0] : reason;
    lines.push(`  line ${line}${field ? `, ${field}` : ''}: ${words}`);
  }
  if (state.rejected > 0) lines.push(`All of them: ${report}`);
  return `${lines.join('\n')}\n`;
};

/** Coupons go into the ledger, garments into a folder of pictures, everything else into the catalogue. */
export const importCommand = (args: readonly string[], io: CommandIo): Promise<number> => {
  const [kind, ...rest] = args;
  if (kind === 'coupons') return importCoupons(rest, io);
  return kind === 'garment' ? importGarment(rest, io) : importCatalog(args, io);
};

/** The exit code: 0 imported (bad rows reported), 1 the file could not be used, 2 a command line that makes no sense. */
const importCatalog = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const parsed = parse(args);
  if ('usage' in parsed) {
    if (parsed.error === null) io.out(IMPORT_USAGE);
    else io.err(`${parsed.error}\n${IMPORT_USAGE}`);
    return parsed.error === null ? 0 : 2;
  }
  const { kind, file, data } = parsed;
  let mapping: ColumnMapping | undefined;
  if (parsed.map !== undefined) {
    const read = await readMapping(parsed.map);
    if (!read.ok || read.value === null) {
      io.err(`${parsed.map}: ${read.ok ? 'no such file' : faultWords(read.fault)}\n`);
      return 1;
    }
    mapping = read.value;
  }
  const store = await openStore(catalogPath(data), catalogMigrations, 'normal');
  const catalog = openCatalog({
    store,
    log: silentLog,
    clock: systemClock,
    imageUrl: () => null,
    reports: reportsFolder(data),
    reviewJudge: lendJudge(REVIEW_MODEL, (reason) =>
      io.err(`${REVIEW_MODEL}: ${reason}; plain rules judge reviews\n`),
    ),
  });
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  let shown = -1;
  const unwatch = catalog.imports.onChange(({ imports }) => {
    const state = imports.at(-1);
    const step = state?.state === 'running' ? Math.floor(state.progress * PROGRESS_STEPS) : shown;
    if (!state || step === shown) return;
    shown = step;
    const percent = Math.round((step / PROGRESS_STEPS) * 100);
    io.err(`\r${file}  ${percent} %  ${state.rows.toLocaleString('en')} rows `);
  });
  try {
    const result = await catalog.importFile(kind, file, {
      signal: stop.signal,
      ...(mapping ? { mapping } : {}),
    });
    io.err('\n');
    if (!result.ok) {
      io.err(`${file}: ${faultWords(result.fault)}\n`);
      return 1;
    }
    io.out(summary(result.value, `${reportsFolder(data)}/${kind}-report.csv`));
    await catalog.settled();
    return 0;
  } finally {
    unwatch();
    process.removeListener('SIGINT', onInterrupt);
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
        map: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return usage(null);
    const [kind = '', file, ...rest] = positionals;
    if (!isImportKind(kind)) return usage(`"${kind}" is none of products, outfits, reviews, tags`);
    if (file === undefined || rest.length > 0) return usage('one file is needed');
    return { kind, file, map: values.map, data: values.data ?? dataFolder(DEMO_SITE) };
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
};
