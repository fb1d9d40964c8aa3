import { csvReader } from '../catalog/import/csv.ts';
import type { PresenceInput, PresenceRead } from '../presence/events.ts';

/**
 * Read logs as they are found. Three formats, told apart by their header:
 * - ours: `at,epc,antenna,rssi`, optionally `zone`, `phase` and `event`. `at` in ms, `rssi` in dBm, `phase` in radians;
 *   `event` is `read` (or empty), `sight` or `sight-lost`, the latter two with a `zone` and no tag.
 * - R420 captures: `timestamp,reader,antenna,rssi,epc,phase_angle,...` in s, EPC as `b'...'`, phase in 4096ths of a turn.
 * - R420 captures: `RunTimestamp,Timestamp,EPC,AntennaPort,RSSI,...` in µs; its phase has no stated unit and is left out.
 */
export type LogEntry =
  | { readonly kind: 'input'; readonly line: number; readonly input: PresenceInput }
  | { readonly kind: 'problem'; readonly line: number; readonly reason: string }
  /** A row that says again what the row before said: the same report, written twice. */
  | { readonly kind: 'repeat'; readonly line: number }
  | { readonly kind: 'no-log'; readonly reason: string };

type Columns = {
  readonly at: number;
  readonly epc: number;
  readonly antenna: number;
  readonly rssi: number;
  readonly phase: number;
  readonly zone: number;
  readonly event: number;
  /** What a unit of `at` is in ms, and one of `phase` in radians. */
  readonly atUnit: number;
  readonly phaseUnit: number;
};

/** Captures are written report by report, and reports overtake one another by up to this. */
const OVERTAKE_MS = 2000;
/** A clock that falls back farther than this was set. */
const CLOCK_STEP_MS = 5000;

const TURN = 2 * Math.PI;

const columnsOf = (header: readonly string[]): Columns | undefined => {
  const names = header.map((name) => name.trim().replace(/^\uFEFF/, ''));
  const pick = (
    at: string,
    epc: string,
    antenna: string,
    rssi: string,
    phase: string,
    atUnit: number,
    phaseUnit: number,
  ): Columns | undefined => {
    const column = (name: string) => names.indexOf(name);
    if ([at, epc, antenna, rssi].some((name) => column(name) < 0)) return undefined;
    return {
      at: column(at),
      epc: column(epc),
      antenna: column(antenna),
      rssi: column(rssi),
      phase: column(phase),
      zone: column('zone'),
      event: column('event'),
      atUnit,
      phaseUnit,
    };
  };
  return (
    pick('at', 'epc', 'antenna', 'rssi', 'phase', 1, 1) ??
    pick('timestamp', 'epc', 'antenna', 'rssi', 'phase_angle', 1000, TURN / 4096) ??
    pick('Timestamp', 'EPC', 'AntennaPort', 'RSSI', '', 1 / 1000, 1)
  );
};

/** Python writes bytes as `b'3034...'`; captures made with it keep that. */
const cleanEpc = (text: string): string | undefined => {
  const hex = /^(?:b'([0-9a-f]+)'|([0-9a-f]+))$/i.exec(text.trim());
  const epc = (hex?.[1] ?? hex?.[2])?.toUpperCase();
  return epc !== undefined && epc.length >= 8 && epc.length <= 124 && epc.length % 2 === 0
    ? epc
    : undefined;
};

const numberOf = (text: string | undefined): number | undefined => {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
};

type Row =
  | { readonly at: number; readonly what: Omit<PresenceRead, 'at'> }
  | { readonly at: number; readonly sight: 'sight' | 'sight-lost'; readonly zone: string };

const readRow = (
  fields: readonly string[],
  columns: Columns,
  zoneOf: (antenna: number) => string,
): Row | string => {
  const at = numberOf(fields[columns.at]);
  if (at === undefined) return 'the time is not a number';
  const zone = columns.zone < 0 ? '' : (fields[columns.zone] ?? '').trim();
  const event = columns.event < 0 ? '' : (fields[columns.event] ?? '').trim();
  if (event === 'sight' || event === 'sight-lost')
    return zone ? { at: at * columns.atUnit, sight: event, zone } : `${event} names no zone`;
  if (event !== '' && event !== 'read') return `unknown event "${event}"`;
  const epc = cleanEpc(fields[columns.epc] ?? '');
  if (epc === undefined) return 'the EPC is not hexadecimal of 4 to 62 bytes';
  const antenna = numberOf(fields[columns.antenna]);
  if (antenna === undefined || !Number.isInteger(antenna)) return 'the antenna is not a number';
  const rssi = numberOf(fields[columns.rssi]);
  if (rssi === undefined || rssi > 0 || rssi < -120) return 'the RSSI is not from -120 to 0 dBm';
  const phase = columns.phase < 0 ? undefined : numberOf(fields[columns.phase]);
  const read = { epc, antenna, zone: zone || zoneOf(antenna), rssi };
  return {
    at: at * columns.atUnit,
    what: phase === undefined ? read : { ...read, phase: phase * columns.phaseUnit },
  };
};

type Timed = { readonly at: number; readonly line: number; readonly row: Row };

/**
 * Puts rows back into the order in which they happened. Times come out in ms from the first and never run back, even
 * where the clock of the capture was set back: it goes on from where it was.
 */
const inOrder = () => {
  const waiting: Timed[] = [];
  let newest = -Infinity;
  let offset = 0;
  let origin: number | undefined;
  const release = (until: number): LogEntry[] => {
    let ready = 0;
    while (ready < waiting.length && (waiting[ready]?.at ?? Infinity) <= until) ready++;
    return waiting.splice(0, ready).map(({ at, line, row }) => {
      origin ??= at;
      const input: PresenceInput =
        'what' in row
          ? { kind: 'reads', reads: [{ ...row.what, at: at - origin }] }
          : { kind: row.sight, zones: [row.zone], at: at - origin };
      return { kind: 'input', line, input };
    });
  };
  return {
    add(row: Row, line: number): LogEntry[] {
      const entries: LogEntry[] = [];
      let at = row.at + offset;
      if (at < newest - CLOCK_STEP_MS) {
        const back = Math.round(newest - at);
        entries.push({ kind: 'problem', line, reason: `the clock was set back by ${back} ms` });
        offset += newest - at;
        at = newest;
      }
      newest = Math.max(newest, at);
      let place = waiting.length;
      while (place > 0 && (waiting[place - 1]?.at ?? -Infinity) > at) place--;
      waiting.splice(place, 0, { at, line, row });
      return [...entries, ...release(newest - OVERTAKE_MS)];
    },
    rest: () => release(Infinity),
  };
};

export async function* readLog(
  text: AsyncIterable<string>,
  zoneOf: (antenna: number) => string,
): AsyncGenerator<LogEntry> {
  const reader = csvReader();
  const order = inOrder();
  let columns: Columns | undefined;
  let width = 0;
  let previous = '';

  const entries = (fields: readonly string[], line: number): LogEntry[] => {
    if (!columns) {
      columns = columnsOf(fields);
      width = fields.length;
      return columns
        ? []
        : [{ kind: 'no-log', reason: `line ${line} is not the header of a read log` }];
    }
    if (fields.length !== width)
      return [{ kind: 'problem', line, reason: `${fields.length} fields instead of ${width}` }];
    const row = readRow(fields, columns, zoneOf);
    if (typeof row === 'string') return [{ kind: 'problem', line, reason: row }];
    const text = fields.join();
    if (text === previous) return [{ kind: 'repeat', line }];
    previous = text;
    return order.add(row, line);
  };

  function* rows(): Generator<LogEntry> {
    for (let row = reader.next(); row; row = reader.next()) {
      if (row.flaw) yield { kind: 'problem', line: row.line, reason: row.flaw };
      else yield* entries(row.fields, row.line);
    }
  }

  for await (const piece of text) {
    reader.push(piece);
    for (const entry of rows()) {
      yield entry;
      if (entry.kind === 'no-log') return;
    }
  }
  reader.end();
  yield* rows();
  yield* order.rest();
  if (!columns) yield { kind: 'no-log', reason: 'the file is empty' };
}
