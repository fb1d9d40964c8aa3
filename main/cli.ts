import { hubCommand } from './cli/hub.ts';
import { importCommand } from './cli/import.ts';
import type { CommandIo } from './cli/io.ts';
import { learn } from './cli/learn.ts';
import { moveLedgerCommand } from './cli/move-ledger.ts';
import { replay } from './cli/replay.ts';
import { reportCommand } from './cli/report.ts';
import { score } from './cli/score.ts';
import { simulate } from './cli/simulate.ts';
import { VERSION } from './places.ts';

const USAGE = `Lookglass ${VERSION}

  lookglass import products|outfits|reviews|tags FILE.csv   bring a shop's own data in
  lookglass import coupons FILE.csv                         coupons that were issued elsewhere
  lookglass import garment PICTURE --sku SKU                a flat-lay picture, for the fitting mirror
  lookglass move-ledger --data DIR --to DATABASE_URL        a kiosk's ledger to PostgreSQL, while it runs
  lookglass replay FILE.csv                                 what the presence rules make of a read log
  lookglass simulate reader                                 an RFID reader without hardware
  lookglass hub enrol|kiosks|broker                         the kiosks of a hub
  lookglass learn outfits FILES... --out MODEL              make a model from stylists' outfits
  lookglass learn reviews FILES... --out MODEL              which reviews help, which are happy
  lookglass score reviews|sentiment FILE.csv                put your own reviews to what was learned
  lookglass score fitb|compatibility|retrieve|... FILE      put your own questions to what was learned
  lookglass report assortment                               what is lifted and left, looked for and not carried

Each says more with --help. A whole shop starts with: npm start
`;

const commands: Readonly<
  Record<string, (args: readonly string[], io: CommandIo) => Promise<number>>
> = {
  import: importCommand,
  'move-ledger': moveLedgerCommand,
  learn,
  replay,
  report: reportCommand,
  score,
  simulate,
  hub: hubCommand,
};

const io: CommandIo = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

// Whoever reads our lines may stop early, as `head` does: that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const [name = '--help', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) {
  process.exitCode = await command(args, io);
} else if (name === '--help' || name === '-h' || name === 'help') {
  io.out(USAGE);
} else if (name === '--version') {
  io.out(`${VERSION}\n`);
} else {
  io.err(`"${name}" is not a command.\n\n${USAGE}`);
  process.exitCode = 2;
}
