import { z } from 'zod';
import type { Clock } from '../../../base/clock.ts';
import { messages, type MessageName } from '../../drivers/llrp/wire/messages.ts';
import type { SimulatedReader } from './reader.ts';

const epc = z
  .string()
  .regex(/^(?:[0-9A-Fa-f]{2}){4,62}$/, 'an EPC in hexadecimal')
  .transform((text) => text.toUpperCase());
const antenna = z.number().int().min(1).max(32);
const dbm = z.number().min(-90).max(-10);
const yes = z.boolean().default(true);
const messageName = z.enum(Object.keys(messages) as [MessageName, ...MessageName[]]);

/** What can be done to a simulated reader, by the word a script uses for it. */
const deeds = {
  place: z.strictObject({
    epc,
    antenna: antenna.default(1),
    rssi: dbm.optional(),
    motion: z.enum(['still', 'carried', 'held']).optional(),
    alsoHeardBy: z.record(z.string().regex(/^\d+$/), dbm).optional(),
  }),
  remove: z.strictObject({ epc }),
  clear: z.strictObject({}),
  rate: z.strictObject({ readsPerSecond: z.number().positive().max(20_000).nullable() }),
  'cable-pull': z.strictObject({}),
  'cable-restore': z.strictObject({}),
  reboot: z.strictObject({ downMs: z.number().int().min(0).max(600_000).optional() }),
  garbage: z.strictObject({
    hex: z
      .string()
      .regex(/^(?:[0-9A-Fa-f]{2})+$/)
      .optional(),
  }),
  'clock-jump': z.strictObject({ seconds: z.number() }),
  busy: z.strictObject({ yes }),
  'leftover-rospec': z.strictObject({ id: z.number().int().min(1).optional() }),
  refuse: z.strictObject({
    message: messageName,
    status: z.number().int().min(0).max(65_535).nullable(),
  }),
  slow: z.strictObject({ ms: z.number().min(0).max(60_000) }),
  'one-byte-chunks': z.strictObject({ yes }),
  coalesce: z.strictObject({ reports: z.number().int().min(1).max(10_000) }),
  'keepalive-between': z.strictObject({ yes }),
  mute: z.strictObject({ yes }),
  strangers: z.strictObject({ yes }),
  'dead-antenna': z.strictObject({ antenna, dead: z.boolean().default(true) }),
  /** From the top again, once more and for ever. */
  repeat: z.strictObject({}),
  /** The reader shuts down and with it the simulation. */
  end: z.strictObject({}),
} as const;

type Deeds = typeof deeds;
export type Deed = { [K in keyof Deeds]: { readonly do: K } & z.output<Deeds[K]> }[keyof Deeds];
export type Step = { readonly at: number; readonly deed: Deed };

export type ScriptProblem = {
  /** Line in a file of JSON lines, element in an array; from 1. */
  readonly where: number;
  readonly reason: string;
};

const timing = z.looseObject({
  /** Seconds from the start of the script. */
  at: z.number().min(0).max(86_400),
  do: z.enum(Object.keys(deeds) as [keyof Deeds, ...(keyof Deeds)[]]),
});

const readStep = (raw: unknown): Step | string => {
  const timed = timing.safeParse(raw);
  if (!timed.success) return whatIsWrong(timed.error);
  const { at, do: name, ...rest } = timed.data;
  const deed = deeds[name].safeParse(rest);
  if (!deed.success) return `${name}: ${whatIsWrong(deed.error)}`;
  return { at, deed: { do: name, ...deed.data } as Deed };
};

const whatIsWrong = (error: z.ZodError): string =>
  error.issues
    .map((issue) => `${issue.path.join('.')}${issue.path.length > 0 ? ': ' : ''}${issue.message}`)
    .join('; ');

/** One JSON array, or one JSON object a line; empty lines and lines starting with `#` are passed over. */
export const readScript = (
  text: string,
): { readonly steps: readonly Step[]; readonly problems: readonly ScriptProblem[] } => {
  const steps: Step[] = [];
  const problems: ScriptProblem[] = [];
  const take = (raw: unknown, where: number): void => {
    const step = readStep(raw);
    if (typeof step === 'string') problems.push({ where, reason: step });
    else steps.push(step);
  };
  const whole = parsed(text);
  if (Array.isArray(whole)) {
    for (const [i, raw] of whole.entries()) take(raw, i + 1);
  } else {
    for (const [i, line] of text.split('\n').entries()) {
      if (/^\s*(#|$)/.test(line)) continue;
      const raw = parsed(line);
      if (raw === undefined) problems.push({ where: i + 1, reason: 'not valid JSON' });
      else take(raw, i + 1);
    }
  }
  // A script may tell one garment's story after the other's: what counts is the time.
  return { steps: steps.toSorted((a, b) => a.at - b.at), problems };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const perform = (reader: SimulatedReader, deed: Deed): void => {
  switch (deed.do) {
    case 'place': {
      const { epc: tag, antenna: at, rssi, motion, alsoHeardBy } = deed;
      const echoes = Object.entries(alsoHeardBy ?? {}).map(([port, heard]) => [port, heard]);
      return reader.place(tag, at, {
        ...(rssi === undefined ? {} : { rssi }),
        ...(motion === undefined ? {} : { motion }),
        alsoHeardBy: Object.fromEntries(echoes) as Record<number, number>,
      });
    }
    case 'remove':
      return reader.remove(deed.epc);
    case 'clear':
      return reader.clear();
    case 'rate':
      return reader.rate(deed.readsPerSecond);
    case 'cable-pull':
      return reader.cablePull();
    case 'cable-restore':
      return reader.restoreCable();
    case 'reboot':
      return reader.reboot(deed.downMs);
    case 'garbage':
      return reader.garbage(deed.hex === undefined ? undefined : Buffer.from(deed.hex, 'hex'));
    case 'clock-jump':
      return reader.clockJump(deed.seconds);
    case 'busy':
      return reader.busy(deed.yes);
    case 'leftover-rospec':
      return reader.leftoverRoSpec(deed.id);
    case 'refuse':
      return reader.refuse(deed.message, deed.status);
    case 'slow':
      return reader.slow(deed.ms);
    case 'one-byte-chunks':
      return reader.oneByteChunks(deed.yes);
    case 'coalesce':
      return reader.coalesce(deed.reports);
    case 'keepalive-between':
      return reader.keepaliveBetween(deed.yes);
    case 'mute':
      return reader.mute(deed.yes);
    case 'strangers':
      return reader.strangers(deed.yes);
    case 'dead-antenna':
      return reader.deadAntenna(deed.antenna, deed.dead);
    case 'repeat':
    case 'end':
      return;
  }
};

export type RunningScript = {
  /** Fulfilled at its last step, at `end`, or when stopped: says whether the reader shall shut down. */
  readonly done: Promise<'ran' | 'end' | 'stopped'>;
  stop(): void;
};

/** Does each step at its time. `onStep` hears of it as it happens. */
export const runScript = (
  reader: SimulatedReader,
  steps: readonly Step[],
  clock: Clock,
  onStep: (step: Step) => void = () => {},
): RunningScript => {
  const { promise, resolve } = Promise.withResolvers<'ran' | 'end' | 'stopped'>();
  let cancel = (): void => {};
  const next = (i: number, startedAt: number): void => {
    const step = steps[i];
    if (!step) return resolve('ran');
    // By the script's own clock: late timers do not add up over a day.
    const due = Math.max(0, startedAt + step.at * 1000 - clock.now());
    cancel = clock.after(due, () => {
      onStep(step);
      perform(reader, step.deed);
      if (step.deed.do === 'end') resolve('end');
      // A repeat at second 0 would be one without end within a moment.
      else if (step.deed.do === 'repeat' && step.at > 0) next(0, startedAt + step.at * 1000);
      else next(i + 1, startedAt);
    });
  };
  next(0, clock.now());
  return {
    done: promise,
    stop() {
      cancel();
      resolve('stopped');
    },
  };
};
