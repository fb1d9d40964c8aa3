import { describe, expect, it } from 'vitest';
import { encode, say } from '../../main/devices/drivers/llrp/wire/message.ts';
import { param } from '../../main/devices/drivers/llrp/wire/parameter.ts';
import type { SimulatedReader } from '../../main/devices/simulators/llrp/reader.ts';
import { notificationOf, reportOf } from '../../main/devices/simulators/llrp/reports.ts';
import { EPC, llrpBench, OTHER } from './llrp-bench.ts';

describe('what an LLRP reader reads', () => {
  const { reader, connect, until, healthy, readsOf } = llrpBench();

  it('tells of a garment with zone, fine strength, phase and our own time', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    const before = performance.now();
    simulated.place(EPC, 2, { rssi: -60 });
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(5));
    for (const read of readsOf(one, EPC)) {
      expect(read).toMatchObject({ epc: EPC, antenna: 2, zone: 'shelf' });
      expect(read.rssi).toBeGreaterThan(-75);
      expect(read.rssi).toBeLessThan(-45);
      expect(read.phase).toBeGreaterThanOrEqual(0);
      expect(read.phase).toBeLessThan(2 * Math.PI);
      expect(read.at).toBeGreaterThanOrEqual(before);
    }
    // Half decibels are Impinj's own; the standard has whole ones only.
    expect(readsOf(one, EPC).some((read) => !Number.isInteger(read.rssi))).toBe(true);
    expect(one.device.status().details).toMatchObject({ manufacturer: 25882, llrp: '1.0.1' });
    expect(one.context.events[0]).toMatchObject({ kind: 'sight', zones: ['mirror', 'shelf'] });
  });

  it('works with a reader that has no extensions', async () => {
    const simulated = await reader({ impinj: false });
    const one = connect(simulated);
    await healthy(one);
    simulated.place(EPC, 1);
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(5));
    for (const read of readsOf(one, EPC)) {
      expect(Number.isInteger(read.rssi)).toBe(true);
      expect(read.phase).toBeUndefined();
    }
  });

  it.each([
    ['single bytes', (simulated: SimulatedReader) => simulated.oneByteChunks(true)],
    [
      'a keepalive before every answer',
      (simulated: SimulatedReader) => simulated.keepaliveBetween(true),
    ],
    ['strangers in every report', (simulated: SimulatedReader) => simulated.strangers(true)],
    [
      'a hundred reports in one chunk',
      (simulated: SimulatedReader) => {
        simulated.rate(1500);
        simulated.coalesce(100);
      },
    ],
  ])('reads on through %s', async (_, habit) => {
    const simulated = await reader();
    habit(simulated);
    const one = connect(simulated, { answerMs: 4000, keepaliveMs: 1000 });
    await healthy(one);
    simulated.place(EPC, 1);
    simulated.place(OTHER, 2);
    await until(() => {
      expect(readsOf(one, EPC).length).toBeGreaterThan(5);
      expect(readsOf(one, OTHER).length).toBeGreaterThan(5);
    });
    expect(one.device.status()).toMatchObject({ health: 'ok', details: { malformedReports: 0 } });
  });

  it('loses none of the reports of a burst', async () => {
    const simulated = await reader();
    const one = connect(simulated, { keepaliveMs: 1000 });
    await healthy(one);
    simulated.rate(5000);
    simulated.place(EPC, 1);
    simulated.coalesce(50);
    await until(() => expect(simulated.stats().reads).toBeGreaterThan(2000));
    simulated.clear();
    simulated.garbage(new Uint8Array());
    await until(() => expect(one.context.reads().length).toBe(simulated.stats().reads));
  });

  it('tells what it read before it tells that it sees no more', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    const seen = { epc: EPC, antenna: 1, rssi: -50, phase: 0, channel: 1, at: 0 };
    const content = { selector: undefined, fineRssi: false, phase: false, strangers: false };
    simulated.send(
      Buffer.concat([
        encode(reportOf(seen, 0n, content), 1, 1),
        encode(notificationOf(param('ConnectionCloseEvent', {}), 0n), 1, 2),
        encode(reportOf(seen, 0n, content), 1, 3),
      ]),
    );
    await until(() =>
      expect(one.device.status()).toMatchObject({ health: 'offline', reason: 'closed-by-device' }),
    );
    const kinds = one.context.events.map(({ kind }) => kind).filter((kind) => kind !== 'alive');
    expect(kinds).toEqual(['sight', 'reads', 'sight-lost']);
    expect(one.context.reads().length).toBe(1);
  });

  it('passes over version 2 frames, unknown messages and one malformed report', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.send(encode(say('KEEPALIVE', {}), 2, 9));
    simulated.send(Uint8Array.of(0x05, 0xf4, 0, 0, 0, 11, 0, 0, 0, 1, 77));
    simulated.send(Uint8Array.of(0x04, 0x3d, 0, 0, 0, 14, 0, 0, 0, 1, 0x00, 0xf0, 0x00, 0xff));
    simulated.place(EPC, 1);
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(2));
    expect(one.device.status()).toMatchObject({ health: 'ok', details: { malformedReports: 1 } });
  });

  it('takes its time from us while the reader’s clock jumps an hour', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.place(EPC, 1);
    simulated.clockJump(3600);
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(3));
    simulated.clockJump(-7200);
    const so = readsOf(one, EPC).length;
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(so + 3));
    const times = readsOf(one, EPC).map((read) => read.at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThanOrEqual(performance.now());
  });

  it('hears one tag at two antennas in their own zones', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.place(EPC, 1, { rssi: -50, alsoHeardBy: { 2: -66 } });
    await until(() => {
      const zones = new Set(readsOf(one, EPC).map((read) => `${read.antenna} ${read.zone}`));
      expect([...zones].sort()).toEqual(['1 mirror', '2 shelf']);
    });
  });

  it('says which antenna is unplugged, before and while it runs, and that its zone is out of sight', async () => {
    const simulated = await reader();
    simulated.deadAntenna(2);
    const one = connect(simulated);
    await healthy(one);
    await until(() => expect(one.device.status().details['antennasUnplugged']).toBe('2'));
    expect(one.context.events).toContainEqual(
      expect.objectContaining({ kind: 'sight-lost', zones: ['shelf'] }),
    );
    simulated.deadAntenna(2, false);
    await until(() => expect(one.device.status().details['antennasUnplugged']).toBe(''));
    const sights = one.context.events.filter(({ kind }) => kind.startsWith('sight'));
    expect(sights.at(-1)).toMatchObject({ kind: 'sight', zones: ['shelf'] });
    simulated.deadAntenna(1);
    await until(() =>
      expect(one.context.events).toContainEqual(
        expect.objectContaining({ kind: 'sight-lost', zones: ['mirror'] }),
      ),
    );
    expect(one.device.status().health).toBe('ok');
  });

  it('believes an antenna that reads over a reader that calls it unplugged', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.place(EPC, 1);
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(2));
    simulated.send(antennaGone());
    await until(() =>
      expect(one.context.events.filter((event) => event.kind === 'sight').length).toBe(2),
    );
    expect(one.device.status().details['antennasUnplugged']).toBe('');
  });
});

const antennaGone = () =>
  encode(notificationOf(param('AntennaEvent', { EventType: 0, AntennaID: 1 }), 0n), 1, 1);
