import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { presence } from './presence.ts';
import { presenceSettings } from './settings.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heapMb = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 1_048_576;
};

const epcOf = (n: number): string => (0xe20000000000 + n).toString(16).toUpperCase();

describe('ten minutes of a busy reader', { timeout: 60_000 }, () => {
  it('takes 1,500 reads a second of racks, shoppers and passers-by in bounded memory', () => {
    const core = presence(presenceSettings.parse({ maxTags: 500 }));
    const zones = ['mirror', 'window', 'fitting-room', 'shelf'];
    const PER_SECOND = 1500;
    const counts = new Map<string, number>();
    let most = 0;
    let warm = 0;
    for (let second = 0; second < 600; second++) {
      for (let i = 0; i < PER_SECOND; i++) {
        const at = second * 1000 + (i * 1000) / PER_SECOND;
        // A third racks that never move, a third ten shoppers, a third tags that pass and never come back.
        const turn = i % 3;
        const n =
          turn === 0 ? i % 100 : turn === 1 ? 1000 + (i % 10) : 2000 + second * 20 + (i % 20);
        const rssi = turn === 1 ? -50 + 6 * Math.sin(i / 40 + n) : turn === 0 ? -58 : -68;
        const zone = zones[n % zones.length] ?? 'mirror';
        const reads = [{ epc: epcOf(n), antenna: 1 + (n % 4), zone, rssi, at }];
        for (const { kind } of core.step({ kind: 'reads', reads }))
          counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      most = Math.max(most, core.size());
      if (second === 299) warm = heapMb();
    }
    expect(most).toBeLessThanOrEqual(500);
    // Twelve thousand tags passed; what remains is what is remembered, not what was heard.
    expect(heapMb() - warm).toBeLessThan(1);
    // Nobody left, nobody switched: racks and shoppers were heard throughout.
    expect(counts.get('leave') ?? 0).toBe(0);
    expect(counts.get('moved') ?? 0).toBe(0);
    expect(zones.flatMap((zone) => core.zone(zone).held)).toHaveLength(10);
    expect(zones.flatMap((zone) => core.zone(zone).strays).length).toBeGreaterThan(90);
  });
});
