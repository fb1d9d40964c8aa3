import { describe, expect, it } from 'vitest';
import { manualClock } from '../../main/base/clock.ts';
import { llrpDriver } from '../../main/devices/drivers/llrp/driver.ts';
import { encode, say } from '../../main/devices/drivers/llrp/wire/message.ts';
import { portOpener } from '../../main/devices/ports/open-port.ts';
import { pageScans } from '../../main/devices/ports/page-scans.ts';
import { startReader } from '../../main/devices/simulators/llrp/reader.ts';
import { driverSuite } from '../suites/driver-suite.ts';
import { antennas, EPC, llrpBench, quick } from './llrp-bench.ts';

driverSuite({
  driver: llrpDriver,
  afterGarbage: 'fault',
  refused: [
    ['host', { antennas }],
    ['antennas', { host: 'reader', antennas: {} }],
    ['antennas.0', { host: 'reader', antennas: { 0: 'mirror' } }],
    ['session', { host: 'reader', antennas, session: 2 }],
    ['antenas', { host: 'reader', antennas, antenas: 1 }],
  ],
  async start() {
    const reader = await startReader();
    return {
      options: { host: '127.0.0.1', port: reader.port, antennas, ...quick },
      openPort: portOpener(pageScans()),
      stimulate: () => reader.place(EPC, 1),
      unplug: () => reader.busy(true),
      garbage: () => reader.garbage(),
      slow: () => reader.slow(80),
      close: () => reader.close(),
    };
  },
});

describe('an LLRP reader', () => {
  const { reader, connect, until, healthy, healthyAgain, readsOf } = llrpBench();

  it.each([
    ['1.0.1', 'as-greeted', '1.0.1'],
    ['1.0.1', '1.1', '1.0.1'],
    ['1.1', 'as-greeted', '1.0.1'],
    ['1.1', '1.1', '1.1'],
    ['1.1-only', 'as-greeted', '1.1'],
  ] as const)('speaks with a %s reader, asked for %s, in %s', async (version, asked, spoken) => {
    const simulated = await reader({ version });
    const one = connect(simulated, { version: asked });
    await healthy(one);
    expect(one.device.status().details['llrp']).toBe(spoken);
    simulated.place(EPC, 1);
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(2));
  });

  it('clears what a crashed client left behind', async () => {
    const simulated = await reader();
    simulated.leftoverRoSpec(1);
    const one = connect(simulated);
    await healthy(one);
    expect(one.device.status().reason).toBe('none');
  });

  it('answers every keepalive and so keeps a quiet reader', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    await until(() => expect(simulated.stats().keepalives).toBeGreaterThan(5));
    await until(() => {
      const { keepalives, keepalivesAnswered } = simulated.stats();
      expect(keepalives - keepalivesAnswered).toBeLessThan(2);
    });
    expect(one.device.status().health).toBe('ok');
  });

  it('tells that the reader lives, not at every word, and since when it does without a break', async () => {
    const simulated = await reader();
    simulated.mute(true);
    const clock = manualClock();
    const one = connect(simulated, {}, undefined, clock);
    await healthy(one);
    const from = clock.now();
    const word = async (afterMs: number) => {
      clock.advance(afterMs);
      const answered = simulated.stats().keepalivesAnswered;
      simulated.send(encode(say('KEEPALIVE', {}), 1, 1));
      await until(() => expect(simulated.stats().keepalivesAnswered).toBe(answered + 1));
    };
    await word(50);
    await word(60);
    await word(140);
    await word(160);
    await word(140);
    const zones = ['mirror', 'shelf'];
    expect(one.context.events.filter(({ kind }) => kind === 'alive')).toEqual([
      { kind: 'alive', zones, since: from, at: from },
      { kind: 'alive', zones, since: from, at: from + 110 },
      { kind: 'alive', zones, since: from, at: from + 250 },
      // A keepalive is missing before this one.
      { kind: 'alive', zones, since: from + 410, at: from + 410 },
      { kind: 'alive', zones, since: from + 410, at: from + 550 },
    ]);
  });

  it('tells that the reader lives after the reads that came with it, and no more once it is lost', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.place(EPC, 1);
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(20));
    const { events } = one.context;
    const alive = events.flatMap((event, i) =>
      event.kind === 'alive' ? [{ at: event.at, before: events[i - 1]?.kind }] : [],
    );
    expect(alive.some(({ before }) => before === 'reads')).toBe(true);
    simulated.busy(true);
    await until(() => expect(one.device.status().health).toBe('offline'));
    expect(events.at(-1)).toMatchObject({ kind: 'sight-lost' });
  });

  it('gives up on a pulled cable after three missed keepalives; tags are out of sight, not gone', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.place(EPC, 1);
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(2));
    simulated.cablePull();
    await until(() =>
      expect(one.device.status()).toMatchObject({ health: 'offline', reason: 'silent' }),
    );
    expect(one.context.events.at(-1)).toMatchObject({
      kind: 'sight-lost',
      zones: ['mirror', 'shelf'],
    });
    simulated.restoreCable();
    await healthyAgain(simulated);
  });

  it('tells a silent reader from one that is not there', async () => {
    const simulated = await reader();
    simulated.cablePull();
    const one = connect(simulated);
    await until(() =>
      expect(one.device.status()).toMatchObject({
        health: 'offline',
        reason: 'silent',
        details: { awaited: 'READER_EVENT_NOTIFICATION' },
      }),
    );
    await simulated.close();
    const two = connect(simulated);
    await until(() =>
      expect(two.device.status()).toMatchObject({ health: 'offline', reason: 'refused' }),
    );
    const three = connect(simulated, {}, () => ({ write() {}, destroy() {} }));
    await until(() =>
      expect(three.device.status()).toMatchObject({ health: 'offline', reason: 'unreachable' }),
    );
  });

  it('is told that another client holds the reader', async () => {
    const simulated = await reader();
    const holder = connect(simulated);
    await healthy(holder);
    const second = connect(simulated);
    await until(() =>
      expect(second.device.status()).toMatchObject({
        health: 'busy',
        reason: 'held-by-another-client',
      }),
    );
    expect(holder.device.status().health).toBe('ok');
  });

  it('notices a reboot, and the reader works again after it', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.reboot(50);
    await until(() =>
      expect(one.device.status()).toMatchObject({ health: 'offline', reason: 'closed-by-device' }),
    );
    await healthyAgain(simulated);
  });

  it.each([
    ['ADD_ROSPEC', 101, 'M_FieldError'],
    ['SET_READER_CONFIG', 101, 'M_FieldError'],
    ['GET_READER_CAPABILITIES', 401, 'R_DeviceError'],
    ['ENABLE_ROSPEC', 300, 'A_Invalid'],
    ['START_ROSPEC', 109, 'M_UnsupportedMessage'],
  ] as const)('says which request was refused: %s with %i', async (request, code, status) => {
    const simulated = await reader();
    simulated.refuse(request, code);
    const one = connect(simulated);
    await until(() =>
      expect(one.device.status()).toMatchObject({
        health: 'fault',
        reason: 'rejected-by-device',
        details: { request, statusCode: code, status },
      }),
    );
  });

  it('goes on where only the tidying up is refused', async () => {
    const simulated = await reader();
    simulated.refuse('DELETE_ROSPEC', 101);
    simulated.refuse('DELETE_ACCESSSPEC', 109);
    simulated.refuse('GET_READER_CONFIG', 109);
    const one = connect(simulated);
    await healthy(one);
    expect(one.device.status().reason).toBe('none');
  });

  it.each([
    ['length 0', [0x04, 0x3d, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['length 9', [0x04, 0x3d, 0, 0, 0, 9, 0, 0, 0, 1]],
    ['length 0x7fffffff', [0x04, 0x3d, 0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 1]],
    ['version 7', [0x1c, 0x3d, 0, 0, 0, 10, 0, 0, 0, 1]],
  ])('drops the connection over %s', async (_, bytes) => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.send(Uint8Array.from(bytes));
    await until(() =>
      expect(one.device.status()).toMatchObject({ health: 'fault', reason: 'garbage' }),
    );
    expect(one.context.events.at(-1)).toMatchObject({ kind: 'sight-lost' });
  });

  it('leaves the reader without a ROSpec and free', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.place(EPC, 1);
    await until(() => expect(simulated.stats().reads).toBeGreaterThan(2));
    one.device.close();
    // The second ADD of the same id would be refused, had the first not been taken away.
    await until(() => expect(simulated.stats().clients).toBe(0));
    simulated.refuse('DELETE_ROSPEC', 101);
    const two = connect(simulated);
    await healthy(two);
    expect(simulated.stats()).toMatchObject({ connections: 2, turnedAway: 0 });
  });
});
