import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { id } from '../../preload/contract/index.ts';
import type { PresenceEvent } from '../presence/events.ts';
import { presence } from '../presence/presence.ts';
import { presenceSettings, type PresenceSettings } from '../presence/settings.ts';
import type { CommandIo } from './io.ts';
import { readLog } from './read-log.ts';

export const REPLAY_USAGE = `lookglass replay FILE.csv: what the presence rules make of a read log.

  --zones MAP       which zone an antenna watches, as 1=mirror,2=shelf; or one zone for
                    all, as mirror                 (default: antenna-1, antenna-2, ...)
  --settings FILE   JSON with presence settings, or a site.json with them under "presence"
  --json            one JSON object a line instead of words
  --help            this text

Reads logs with the columns at,epc,antenna,rssi and optionally zone,phase,event (at in ms, rssi
in dBm, phase in radians; event: read, sight or sight-lost), and the two kinds of Impinj R420
captures. Rows that cannot be read are named by line on the error output and left out.
`;

/** A request that cannot be met, in words for whoever made it, and the exit code that goes with it. */
class Refusal extends Error {
  readonly code: 1 | 2;
  constructor(message: string, code: 1 | 2 = 1, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const zoneMap = (text: string | undefined): ((antenna: number) => string) => {
  const named = (zone: string) => {
    if (!id.safeParse(zone).success)
      throw new Refusal(`--zones: "${zone}" is not the name of a zone`, 2);
    return zone;
  };
  if (text === undefined) return (antenna) => `antenna-${antenna}`;
  if (!text.includes('=')) {
    const only = named(text);
    return () => only;
  }
  const zones = new Map<number, string>();
  for (const pair of text.split(',')) {
    const [antenna = '', zone = ''] = pair.split('=');
    if (!/^\d+$/.test(antenna.trim()))
      throw new Refusal(`--zones: "${pair}" is not like 1=mirror`, 2);
    zones.set(Number(antenna), named(zone.trim()));
  }
  return (antenna) => zones.get(antenna) ?? `antenna-${antenna}`;
};

const settingsFrom = async (file: string | undefined): Promise<PresenceSettings> => {
  if (file === undefined) return presenceSettings.parse({});
  let found: unknown;
  try {
    found = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Refusal(`${file}: ${wordsOf(error)}`, 1, error);
  }
  const site = z.looseObject({ presence: z.unknown() }).safeParse(found);
  const within = site.success && site.data.presence !== undefined;
  const read = presenceSettings.safeParse(within ? site.data.presence : found);
  if (read.success) return read.data;
  throw new Refusal(
    read.error.issues
      .map((issue) => {
        const path = [...(within ? ['presence'] : []), ...issue.path].join('.');
        return `${file}: ${path || 'the whole'}: ${issue.message}`;
      })
      .join('\n'),
  );
};

const inWords = (event: PresenceEvent): string => {
  const seconds = (event.at / 1000).toFixed(3).padStart(10);
  const where = event.from === undefined ? event.zone : `${event.from} -> ${event.zone}`;
  return `${seconds}  ${event.kind.padEnd(11)}  ${event.epc}  ${where}\n`;
};

const play = async (file: string, options: Options, io: CommandIo): Promise<number> => {
  const zoneOf = zoneMap(options.zones);
  const core = presence(await settingsFrom(options.settings));
  const counts = { reads: 0, repeats: 0, problems: 0, events: 0 };
  const text = createReadStream(file, { encoding: 'utf8' });
  for await (const entry of readLog(text, zoneOf)) {
    switch (entry.kind) {
      case 'no-log':
        throw new Refusal(`${file}: ${entry.reason}`);
      case 'problem':
        counts.problems++;
        io.err(`${file}:${entry.line}: ${entry.reason}\n`);
        break;
      case 'repeat':
        counts.repeats++;
        break;
      case 'input':
        counts.reads += entry.input.kind === 'reads' ? entry.input.reads.length : 0;
        for (const event of core.step(entry.input)) {
          counts.events++;
          io.out(options.json ? `${JSON.stringify(event)}\n` : inWords(event));
        }
    }
  }
  io.err(
    `${counts.reads} reads, ${counts.events} events; left out: ${counts.repeats} repeated rows, ${counts.problems} with problems\n`,
  );
  return 0;
};

type Options = {
  readonly zones: string | undefined;
  readonly settings: string | undefined;
  readonly json: boolean;
};

/** The exit code: 0 played, 1 a file that cannot be read, 2 a command line that makes no sense. */
export const replay = async (args: readonly string[], io: CommandIo): Promise<number> => {
  let files: string[];
  let options: Options & { readonly help: boolean };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        zones: { type: 'string' },
        settings: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    files = positionals;
    options = { ...values, zones: values.zones, settings: values.settings };
  } catch (error) {
    io.err(`${wordsOf(error)}\n${REPLAY_USAGE}`);
    return 2;
  }
  if (options.help) {
    io.out(REPLAY_USAGE);
    return 0;
  }
  const [file] = files;
  if (file === undefined || files.length > 1) {
    io.err(REPLAY_USAGE);
    return 2;
  }
  try {
    return await play(file, options, io);
  } catch (error) {
    // A file that is not there or not readable is the user's to mend; anything else is a bug and goes up.
    const refused = error instanceof Refusal;
    if (!refused && !(error instanceof Error && 'syscall' in error)) throw error;
    io.err(`${error.message}\n`);
    return refused ? error.code : 1;
  }
};
