import type { PresenceRead } from '../../main/presence/events.ts';
import { presence } from '../../main/presence/presence.ts';
import { presenceSettings } from '../../main/presence/settings.ts';
import { readLogs, type ReadLog } from '../fakes/read-logs.ts';
import { departures, rawSwitches, silences, zoneSwitches } from '../presence/measures.ts';
import { count, type Figures, type Row } from './figures.ts';

const perMinute = (logs: readonly ReadLog[], of: (log: ReadLog) => number): number =>
  logs.reduce((sum, log) => sum + of(log), 0) / logs.reduce((sum, log) => sum + log.minutes, 0);

const row = (metric: string, ours: number, peer: number): Row => ({
  metric,
  ours: ours.toFixed(2),
  peer: peer.toFixed(2),
  ratio: peer > 0 ? (ours / peer).toFixed(3) : '-',
});

/** Reads of a busy shop: a hundred tags at rest, ten in hands, two zones each. */
const busyShop = (reads: number): PresenceRead[] =>
  Array.from({ length: reads }, (_, i) => {
    const n = i % 110;
    const near = i % 2 === 0;
    const rssi = (n < 100 ? -58 : -50 + 6 * Math.sin(i / 900 + n)) - (near ? 0 : 12);
    return {
      epc: `E28011606000${(0x1000 + n).toString(16).toUpperCase()}`,
      antenna: near ? 1 : 2,
      zone: near ? 'mirror' : 'shelf',
      rssi,
      at: i / 1.5,
    };
  });

/** The least that any rule must do per read: find the tag, note the time. */
const floor = (reads: readonly PresenceRead[]): number => {
  const last = new Map<string, number>();
  const from = performance.now();
  for (const { epc, zone, at } of reads) last.set(epc + zone, at);
  return reads.length / (performance.now() - from);
};

const throughput = (reads: readonly PresenceRead[]): number => {
  const core = presence(presenceSettings.parse({}));
  const from = performance.now();
  for (const read of reads) core.step({ kind: 'reads', reads: [read] });
  return reads.length / (performance.now() - from);
};

export async function bench(): Promise<Figures> {
  const rows: Row[] = [];
  const logs = await readLogs();
  for (const kind of ['static', 'line', 'walking'] as const) {
    const some = logs?.filter((log) => log.kind === kind) ?? [];
    if (some.length === 0) continue;
    const ours = perMinute(some, departures);
    for (const ms of [500, 1500])
      rows.push(
        row(
          `false departures/min, ${kind} (peer: gone after ${ms} ms)`,
          ours,
          perMinute(some, (log) => silences(log, ms)),
        ),
      );
    rows.push(
      row(
        `zone switches/min, ${kind} (peer: loudest antenna)`,
        perMinute(some, zoneSwitches),
        perMinute(some, rawSwitches),
      ),
    );
  }
  if (!logs)
    rows.push({
      metric: 'read logs: not at hand, see LOOKGLASS_SHARED_DATA',
      ours: '-',
      peer: '-',
      ratio: '-',
    });
  const reads = busyShop(1_000_000);
  throughput(reads.slice(0, 200_000));
  const [ours, peer] = [throughput(reads), floor(reads)];
  rows.push({
    metric: 'reads/s of the core, 110 tags in 2 zones (floor: noting the time)',
    ours: count(ours * 1000),
    peer: count(peer * 1000),
    ratio: (ours / peer).toFixed(3),
  });
  return { name: 'presence', rows };
}
