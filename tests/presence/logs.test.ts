import { describe, expect, it } from 'vitest';
import { presence } from '../../main/presence/presence.ts';
import { presenceSettings } from '../../main/presence/settings.ts';
import type { ReadLog } from '../fakes/read-logs.ts';
import { readLogs } from '../fakes/read-logs.ts';
import { arrivals, departures, rawSwitches, silences, zoneSwitches } from './measures.ts';

const logs = await readLogs();
const of = (kind: ReadLog['kind']): readonly ReadLog[] =>
  (logs ?? []).filter((log) => log.kind === kind);
const perMinute = (some: readonly ReadLog[], count: (log: ReadLog) => number): number =>
  some.reduce((sum, log) => sum + count(log), 0) / some.reduce((sum, log) => sum + log.minutes, 0);

describe.skipIf(logs === null)(
  'on captures of an Impinj R420 (skipped where LOOKGLASS_SHARED_DATA holds no rfid/impinj-r420)',
  { timeout: 60_000 },
  () => {
    it('never lets a carried tag go, where half a second of silence does again and again', () => {
      for (const kind of ['line', 'walking'] as const) {
        expect(of(kind).length).toBeGreaterThan(0);
        expect(
          of(kind)
            .map((log) => departures(log))
            .filter((count) => count > 0),
        ).toEqual([]);
      }
      expect(perMinute(of('line'), (log) => silences(log, 500))).toBeGreaterThan(1);
    });

    it('never lets a still tag go, where a reader takes turns and is blind for seconds in between', () => {
      const still = of('static').map((log) => departures(log));
      expect(still.filter((count) => count > 0)).toEqual([]);
      expect(perMinute(of('static'), (log) => silences(log, 1500))).toBeGreaterThan(5);
      // Not by hearing nothing: two thirds of the places are within earshot, corners included.
      expect(of('static').filter((log) => arrivals(log) > 0).length).toBeGreaterThan(25);
    });

    it('switches zones at least fifteen times less often than the loudest antenna does', () => {
      const carried = [...of('line'), ...of('walking')];
      const ours = perMinute(carried, zoneSwitches);
      expect(ours * 15).toBeLessThan(perMinute(carried, rawSwitches));
      // The second walk stands ten seconds in each quadrant: about six true switches a minute.
      expect(perMinute(of('walking'), zoneSwitches)).toBeLessThan(10);
    });

    it('takes no carried tag for a stray, and most well heard still ones for one', () => {
      const settings = presenceSettings.parse({ enterDbm: -90, strayMs: 20_000 });
      const strays = (log: ReadLog): boolean => {
        const core = presence(settings);
        for (const read of log.reads)
          core.step({ kind: 'reads', reads: [{ ...read, zone: 'all' }] });
        return core.zone('all').strays.length > 0;
      };
      expect([...of('line'), ...of('walking')].filter(strays)).toEqual([]);
      expect(of('static').filter(strays).length).toBeGreaterThan(0);
    });
  },
);
