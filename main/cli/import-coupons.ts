import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { OfferRule } from '../../preload/contract/index.ts';
import { systemClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { openRowReport } from '../base/row-report.ts';
import { listOf, type ListOptions } from '../offers/issued/coupon-lists.ts';
import { DiskFull, importIssued, type ListRow } from '../offers/issued/import-issued.ts';
import { intoLedger } from '../offers/issued/into-ledger.ts';
import { issuedProblemWords } from '../offers/issued/problems.ts';
import { openOfferKeys } from '../offers/keys.ts';
import { termsOf } from '../offers/offer-rule.ts';
import type { ReadIssued } from '../offers/issued/issued.ts';
import { openSqliteLedger } from '../offers/sqlite-ledger.ts';
import { dataFolder, DEMO_SITE } from '../places.ts';
import { readOfferFile } from '../settings/offer-file.ts';
import { readSite, SettingsError } from '../settings/settings.ts';
import { problemWords } from '../catalog/import/problems.ts';
import { csvRows } from './csv-rows.ts';
import type { CommandIo } from './io.ts';

const USAGE = `lookglass import coupons FILE: coupons that were issued elsewhere.

  --data DIR      the data folder of the kiosk    (default: that of the demo shop)
  --site DIR      whose offers the coupons are of (default: the demo shop)
  --offers FILE   JSON with {"offers": [...]} instead, written as in site.json
  --source NAME   whose list it is                (default: the name of the file)
  --from DAY --until DAY   when coupons may be used, for lists that name a discount instead of an offer
  --help          this text

FILE is CSV in UTF-8; its first line names the columns:
  offer,code[,person]      codes of 6 to 32 letters and digits; person is a pseudonym, empty where nobody has it yet
  User_id,Merchant_id,Coupon_id,Discount_rate,...,Date_received      discounts such as 200:20 or 0.95
The same list may be brought in again, or an import killed and started anew: nothing comes in twice.
Rows that cannot be used are reported and left out.
`;

type Asked = {
  readonly file: string;
  readonly data: string;
  readonly site: string;
  readonly offers: string | undefined;
  readonly source: string;
  readonly window: ListOptions['window'];
};

const dayAt = (text: string, end: boolean): number => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? Date.parse(`${text}T${end ? '23:59:59.999' : '00:00:00.000'}`)
    : Number.NaN;
  if (Number.isNaN(at)) throw new Error(`"${text}" is not a day such as 2026-12-31`);
  return at;
};

const parse = (args: readonly string[]): Asked | { readonly usage: string | null } => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        site: { type: 'string' },
        offers: { type: 'string' },
        source: { type: 'string' },
        from: { type: 'string' },
        until: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { usage: null };
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) return { usage: 'one file is needed' };
    if ((values.from === undefined) !== (values.until === undefined))
      return { usage: '--from and --until belong together' };
    const site = resolve(values.site ?? DEMO_SITE);
    const source = values.source ?? basename(file).replace(/\.[^.]*$/, '');
    if (!/^[A-Za-z0-9][A-Za-z0-9_]{0,31}$/.test(source))
      return { usage: '--source: up to 32 letters, digits or underscores' };
    return {
      file,
      site,
      source,
      data: resolve(values.data ?? dataFolder(site)),
      offers: values.offers,
      window:
        values.from === undefined || values.until === undefined
          ? null
          : { from: dayAt(values.from, false), until: dayAt(values.until, true) },
    };
  } catch (error) {
    return { usage: error instanceof Error ? error.message : String(error) };
  }
};

const SHOWN = 10;
const number = (value: number): string => value.toLocaleString('en');

/** The exit code: 0 imported (bad rows reported), 1 the file could not be used, 2 a command line that makes no sense. */
export const importCoupons = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const asked = parse(args);
  if ('usage' in asked) {
    if (asked.usage === null) io.out(USAGE);
    else io.err(`${asked.usage}\n\n${USAGE}`);
    return asked.usage === null ? 0 : 2;
  }
  let offers: readonly OfferRule[];
  try {
    offers =
      asked.offers === undefined
        ? readSite(join(asked.site, 'site.json')).offers
        : readOfferFile(asked.offers);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    io.err(`${error.message}\n`);
    return 1;
  }
  const options: ListOptions = {
    source: asked.source,
    offers: offers.map(termsOf),
    window: asked.window,
    key: openOfferKeys(join(asked.data, 'keys.json'), silentLog).issued,
    now: systemClock.wall(),
  };
  try {
    return await bring(asked, options, io);
  } catch (error) {
    if (error instanceof DiskFull) io.err('\nThe disk is full. Make room and start again.\n');
    else if (error instanceof Error && 'code' in error) io.err(`${asked.file}: ${error.message}\n`);
    else throw error;
    return 1;
  }
};

const bring = async (asked: Asked, options: ListOptions, io: CommandIo): Promise<number> => {
  const rows = csvRows(asked.file);
  try {
    const header = await rows.next();
    if (header.done === true) {
      io.err(`${asked.file}: it is empty, the first line should name the columns\n`);
      return 1;
    }
    const { fields, flaw } = header.value;
    if (flaw !== null || fields.some((name) => name.includes('\uFFFD'))) {
      io.err(`${asked.file}, line 1: ${problemWords[flaw ?? 'not-utf8'][0]}\n`);
      return 1;
    }
    const names = fields.map((name) => name.replace(/^\uFEFF/, ''));
    const list = listOf(names, options);
    if (list.kind === 'list') return await bringRows(asked, rows, list.read, io);
    io.err(
      list.kind === 'window-missing'
        ? `${asked.file}: this list names discounts: --from and --until are needed\n`
        : `${asked.file}: no column ${list.columns.join(', ')}\n`,
    );
    return 1;
  } finally {
    // Rows left unread hold the file open.
    await rows.return(undefined);
  }
};

const bringRows = async (
  { file, source, data }: Asked,
  rows: AsyncIterable<ListRow>,
  read: ReadIssued,
  io: CommandIo,
): Promise<number> => {
  const path = join(data, 'imports', 'coupons-report.csv');
  const report = await openRowReport(path, issuedProblemWords);
  const ledger = await openSqliteLedger({
    path: join(data, 'ledger.sqlite'),
    clock: systemClock,
    log: silentLog,
  });
  const shown: string[] = [];
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  try {
    const { rows: all, ...counts } = await importIssued(rows, {
      read,
      issue: intoLedger(ledger, source),
      signal: stop.signal,
      onProblem(line, problem) {
        report.add(line, problem);
        if (shown.length === SHOWN) return;
        const [words] = issuedProblemWords[problem.reason];
        shown.push(`  line ${line}${problem.field && `, ${problem.field}`}: ${words}`);
      },
      async onBatch(so) {
        io.err(`\r${file}  ${number(so.rows)} rows `);
        await report.flush();
      },
    });
    await report.finish();
    io.err('\n');
    const { issued, known, repeated, rejected } = counts;
    io.out(
      `${basename(file)}: ${number(all)} rows. ${number(issued)} coupons are new, ${number(known)} were there, ${number(repeated)} rows say the same again, ${number(rejected)} cannot be used.\n`,
    );
    if (rejected > 0) io.out(`${shown.join('\n')}\nAll of them: ${path}\n`);
    return 0;
  } catch (error) {
    await report.discard();
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    io.err('\nStopped. Start it again to go on.\n');
    return 1;
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    await ledger.close();
  }
};
