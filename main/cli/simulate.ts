import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../base/clock.ts';
import { startReader, type SimulatedReader } from '../devices/simulators/llrp/reader.ts';
import { readScript, runScript, type Step } from '../devices/simulators/llrp/script.ts';
import type { CommandIo } from './io.ts';

export const SIMULATE_USAGE = `lookglass simulate reader: an RFID reader (LLRP) without hardware.

  --port N        where it listens, 0 for any free port       (default: 5084)
  --host ADDRESS  on which address                            (default: 127.0.0.1)
  --script FILE   what happens before its antennas and to it; nothing without
  --seed N        the same seed reads the same                (default: 1)
  --version V     1.0.1, 1.1 or 1.1-only                      (default: 1.0.1)
  --antennas N    how many ports it has                       (default: 4)
  --plain         a maker without extensions: no fine RSSI, no phase
  --help          this text

A script is a JSON array of steps, or one step a line; # starts a comment. Each step has its time
in seconds and what to do:

  {"at": 1, "do": "place", "epc": "30143639F84191AD22901607", "antenna": 1, "rssi": -58}
  {"at": 4, "do": "place", "epc": "30143639F84191AD22901607", "antenna": 1, "motion": "held"}
  {"at": 9, "do": "remove", "epc": "30143639F84191AD22901607"}
  {"at": 12, "do": "cable-pull"}
  {"at": 20, "do": "cable-restore"}
  {"at": 25, "do": "repeat"}

  place epc antenna rssi motion(still|carried|held) alsoHeardBy · remove epc · clear
  rate readsPerSecond · cable-pull · cable-restore · reboot downMs · garbage hex
  clock-jump seconds · busy yes · leftover-rospec id · refuse message status · slow ms
  one-byte-chunks yes · coalesce reports · keepalive-between yes · mute yes · strangers yes
  dead-antenna antenna dead · repeat · end
`;

const options = {
  port: { type: 'string', default: '5084' },
  host: { type: 'string', default: '127.0.0.1' },
  script: { type: 'string' },
  seed: { type: 'string', default: '1' },
  version: { type: 'string', default: '1.0.1' },
  antennas: { type: 'string', default: '4' },
  plain: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** A request that cannot be met, in words, and the exit code that goes with it. */
class Refusal extends Error {
  readonly code: 1 | 2;
  constructor(message: string, code: 1 | 2) {
    super(message);
    this.code = code;
  }
}

const wholeNumber = (name: string, text: string, most: number): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new Refusal(`--${name} ${text}: a whole number from 0 to ${most} is expected`, 2);
};

const scriptFrom = async (file: string): Promise<readonly Step[]> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Refusal(`${file}: ${error instanceof Error ? error.message : String(error)}`, 1);
  });
  const { steps, problems } = readScript(text.replace(/^\uFEFF/, ''));
  if (problems.length === 0) return steps;
  throw new Refusal(problems.map((each) => `${file}:${each.where}: ${each.reason}`).join('\n'), 1);
};

const readCommand = (args: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values, positionals };
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error), 2);
  }
};

const versions = ['1.0.1', '1.1', '1.1-only'] as const;

const run = async (args: readonly string[], io: CommandIo, stop: AbortSignal): Promise<void> => {
  const { values, positionals } = readCommand(args);
  if (values.help || args.length === 0) return io.out(SIMULATE_USAGE);
  if (positionals.length !== 1 || positionals[0] !== 'reader')
    throw new Refusal(`simulate ${positionals.join(' ')}: only "reader" can be simulated`, 2);
  const version = versions.find((each) => each === values.version);
  if (!version)
    throw new Refusal(`--version ${values.version}: one of ${versions.join(', ')} is expected`, 2);
  const steps = values.script === undefined ? [] : await scriptFrom(values.script);
  const reader = await startReader({
    port: wholeNumber('port', values.port, 65_535),
    host: values.host,
    seed: wholeNumber('seed', values.seed, 0xffffffff),
    antennas: Math.max(1, wholeNumber('antennas', values.antennas, 32)),
    impinj: !values.plain,
    version,
  }).catch((error: unknown) => {
    throw new Refusal(
      `cannot listen: ${error instanceof Error ? error.message : String(error)}`,
      1,
    );
  });
  io.out(`LLRP reader on ${values.host}:${reader.port}; Ctrl+C ends it\n`);
  await play(reader, steps, io, stop);
  await reader.close();
};

const play = async (
  reader: SimulatedReader,
  steps: readonly Step[],
  io: CommandIo,
  stop: AbortSignal,
): Promise<void> => {
  const { promise: stopped, resolve } = Promise.withResolvers<'stopped'>();
  if (stop.aborted) resolve('stopped');
  stop.addEventListener('abort', () => resolve('stopped'), { once: true });
  const script = runScript(reader, steps, systemClock, ({ at, deed }) =>
    io.out(`${at.toFixed(3).padStart(10)}  ${JSON.stringify(deed)}\n`),
  );
  const how = await Promise.race([script.done, stopped]);
  // A script that has run out leaves a reader in the state it brought about.
  if (how === 'ran') await stopped;
  script.stop();
};

const onSignal = (): AbortSignal => {
  const control = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => control.abort());
  return control.signal;
};

export const simulate = async (
  args: readonly string[],
  io: CommandIo,
  stop: AbortSignal = onSignal(),
): Promise<number> => {
  try {
    await run(args, io, stop);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    io.err(`${error.message}\n`);
    return error.code;
  }
};
