import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { moveLedger, MoveRefused, type Progress } from '../offers/ledger-move.ts';
import { openPostgresLedger } from '../offers/postgres-ledger.ts';
import { ledgerMigrations } from '../offers/sqlite-ledger-schema.ts';
import { openPool } from '../store/postgres.ts';
import { openStore } from '../store/sqlite.ts';
import type { CommandIo } from './io.ts';

const USAGE = `lookglass move-ledger --data DIR --to DATABASE_URL

Carries a kiosk's ledger to PostgreSQL. The kiosk may go on running: it is held still only for the last moment, and
refuses to write once its ledger has moved. Run it again after an interruption: it goes on where it was. Everything
is read back and compared before anything is switched.

  --data DIR          the kiosk's own folder, with ledger.sqlite
  --to DATABASE_URL   postgres://user:password@host/database; the database is empty, or has a part of this ledger
`;

/** Where it is, for people and logs: without what opens it. */
const withoutPassword = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};

const STEPS = 20;
const teller = (io: CommandIo) => {
  let shown = '';
  return (progress: Progress) => {
    if (progress.step === 'handed-over') return io.err('\nhanded over\n');
    const { step, done, of } = progress;
    const share = of === 0 ? 1 : Math.floor((done / of) * STEPS) / STEPS;
    const line = `${step} ${Math.round(share * 100)} %`;
    if (line !== shown) io.err(`\r${line.padEnd(20)}`);
    shown = line;
  };
};

/** The exit code: 0 moved, 1 not moved and the kiosk's ledger as it was, 2 a command line that makes no sense. */
export const moveLedgerCommand = async (
  args: readonly string[],
  io: CommandIo,
): Promise<number> => {
  const parsed = parse(args);
  if ('usage' in parsed) {
    if (parsed.usage === null) io.out(USAGE);
    else io.err(`${parsed.usage}\n\n${USAGE}`);
    return parsed.usage === null ? 0 : 2;
  }
  const { data, to } = parsed;
  const path = join(data, 'ledger.sqlite');
  if (!existsSync(path)) {
    io.err(`${path}: no such file\n`);
    return 1;
  }
  const target = withoutPassword(to);
  const store = await openStore(path, ledgerMigrations, 'full');
  try {
    // Brings the new database to its newest form, and looks the whole of it through at the end.
    const ledger = await openPostgresLedger({ url: to, clock: systemClock, log: silentLog });
    const pool = openPool(to, 2, () => {});
    try {
      const wall = systemClock.wall;
      const moved = await moveLedger({
        from: store,
        to: pool,
        target,
        wall,
        onProgress: teller(io),
      });
      const { entries, head, faults } = await ledger.verifyChain();
      const [fault] = faults;
      if (fault || head !== moved.head) {
        io.err(`The chain in ${target} does not hold: ${fault?.kind ?? 'it ends elsewhere'}\n`);
        return 1;
      }
      io.out(
        `${entries.toLocaleString('en')} entries are in ${target}, each compared, and the chain ends at ${head.slice(0, 16)}.\n`,
      );
      return 0;
    } finally {
      await pool.end();
      await ledger.close();
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    io.err(`\nNot moved: ${words}\n`);
    if (!(error instanceof MoveRefused)) io.err('Run it again: it goes on where it was.\n');
    return 1;
  } finally {
    store.close();
  }
};

const parse = (args: readonly string[]) => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        to: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { usage: null };
    if (values.data === undefined || values.to === undefined)
      return { usage: '--data and --to are needed' };
    if (!/^postgres(ql)?:\/\//.test(values.to) || !URL.canParse(values.to))
      return { usage: `"${values.to}" is no address of a PostgreSQL database` };
    return { data: values.data, to: values.to };
  } catch (error) {
    return { usage: error instanceof Error ? error.message : String(error) };
  }
};
