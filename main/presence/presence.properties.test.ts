import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import type { Presence, PresenceEvent, PresenceInput, PresenceRead } from './events.ts';
import { presence } from './presence.ts';
import { presenceSettings } from './settings.ts';
import { openPresence } from './zones.ts';

const TAGS = ['E2000001', 'E2000002', 'E2000003'];
const ZONES = ['mirror', 'window', 'shelf'];
const settings = presenceSettings.parse({ zones: { shelf: { kind: 'shelf' } }, strayMs: 8000 });

/** Scenes as they come about: tags that sound somehow somewhere for a while, and readers that live, and go blind. */
const stretch = (quietest: number) =>
  fc.record({
    epc: fc.constantFrom(...TAGS),
    zone: fc.constantFrom(...ZONES),
    antenna: fc.integer({ min: 1, max: 2 }),
    from: fc.integer({ min: 0, max: 30_000 }),
    lasts: fc.integer({ min: 50, max: 15_000 }),
    every: fc.integer({ min: 20, max: 900 }),
    rssi: fc.integer({ min: quietest + 8, max: -38 }),
    sway: fc.integer({ min: 0, max: 8 }),
    seed: fc.integer({ min: 1, max: 1000 }),
  });
const outage = fc.record({
  zones: fc.subarray(ZONES, { minLength: 1 }),
  at: fc.integer({ min: 0, max: 40_000 }),
  back: fc.boolean(),
});
/** Some readers show signs of life for a while. */
const life = fc.record({
  zones: fc.subarray(ZONES, { minLength: 1 }),
  since: fc.integer({ min: 0, max: 40_000 }),
  lasts: fc.integer({ min: 0, max: 40_000 }),
  every: fc.integer({ min: 100, max: 2500 }),
});
const scene = (quietest = -90, mostOutages = 3) =>
  fc
    .record({
      stretches: fc.array(stretch(quietest), { minLength: 1, maxLength: 10 }),
      outages: fc.array(outage, { maxLength: mostOutages }),
      lives: fc.array(life, { maxLength: 3 }),
    })
    .map(({ stretches, outages, lives }): readonly PresenceInput[] => {
      const inputs: { readonly at: number; readonly input: PresenceInput }[] = [];
      for (const one of stretches)
        for (let at = one.from, i = one.seed; at < one.from + one.lasts; at += one.every, i++) {
          const { epc, zone, antenna } = one;
          const rssi = one.rssi + one.sway * Math.sin(i);
          inputs.push({ at, input: { kind: 'reads', reads: [{ epc, zone, antenna, rssi, at }] } });
        }
      for (const { zones, at, back } of outages)
        inputs.push({ at, input: { kind: back ? 'sight' : 'sight-lost', zones, at } });
      for (const { zones, since, lasts, every } of lives)
        for (let at = since; at <= since + lasts; at += every)
          inputs.push({ at, input: { kind: 'alive', zones, since, at } });
      return inputs.sort((a, b) => a.at - b.at).map(({ input }) => input);
    });

const END = 120_000;
const play = (inputs: readonly PresenceInput[]): { core: Presence; events: PresenceEvent[] } => {
  const core = presence(settings);
  return { core, events: inputs.flatMap((input) => core.step(input)) };
};

type Told = { zone: string; state: 'present' | 'held' | 'stray'; unknown: boolean };

/** What an honest listener would believe; throws at the first event that does not follow from those before. */
const believe = (told: Map<string, Told>, event: PresenceEvent): void => {
  const now = told.get(event.epc);
  const must = (holds: boolean): void => {
    if (!holds)
      throw new Error(`${JSON.stringify(event)} does not follow from ${JSON.stringify(now)}`);
  };
  if (event.kind === 'enter') {
    must(now === undefined);
    told.set(event.epc, { zone: event.zone, state: 'present', unknown: false });
    return;
  }
  if (!now) return must(false);
  must((event.kind === 'moved' ? event.from : event.zone) === now.zone);
  switch (event.kind) {
    case 'held':
      must(now.state !== 'held');
      now.state = 'held';
      break;
    case 'put-back':
      must(now.state === 'held');
      now.state = 'present';
      break;
    case 'stray':
      must(now.state !== 'stray');
      now.state = 'stray';
      break;
    case 'moved':
      must(event.zone !== now.zone);
      now.zone = event.zone;
      now.unknown = false;
      if (now.state === 'stray') now.state = 'present';
      break;
    case 'unknown':
      must(!now.unknown);
      now.unknown = true;
      break;
    case 'known-again':
      must(now.unknown);
      now.unknown = false;
      break;
    case 'leave':
      told.delete(event.epc);
      break;
  }
};

describe('whatever is heard', { timeout: 60_000 }, () => {
  it('tells a story without a gap: entered before held, one zone at a time, and shows what it told', () => {
    fc.assert(
      fc.property(scene(), (inputs) => {
        const core = presence(settings);
        const told = new Map<string, Told>();
        for (const input of inputs) {
          const events = core.step(input);
          for (const event of events) believe(told, event);
          if (events.length === 0) continue;
          for (const zone of ZONES) {
            const here = [...told].filter(([, one]) => one.zone === zone);
            const of = (...states: Told['state'][]) =>
              here.filter(([, one]) => states.includes(one.state)).map(([epc]) => epc);
            const state = core.zone(zone);
            expect(state.held.map(({ epc }) => epc).sort()).toEqual(of('held').sort());
            expect([...state.strays].sort()).toEqual(of('stray').sort());
            expect(state.present).toBe(of('held', 'present').length);
            expect(state.held).toEqual(state.held.toSorted((a, b) => b.at - a.at));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('lets nobody go before the window of silence is over', () => {
    fc.assert(
      fc.property(scene(-60), (inputs) => {
        const core = presence(settings);
        const heard = new Map<string, number>();
        const regained = new Map<string, number>();
        const alive = new Map<string, number>();
        const dark = new Set<string>();
        for (const input of [...inputs, { kind: 'tick', now: END } as const]) {
          for (const event of core.step(input)) {
            if (event.kind !== 'leave') continue;
            const last = Math.max(
              heard.get(`${event.epc} ${event.zone}`) ?? 0,
              regained.get(event.zone) ?? 0,
            );
            expect(event.at - last).toBeGreaterThanOrEqual(settings.leaveMs);
            // A reader that shows signs of life has shown one after the silence.
            const shown = alive.get(event.zone) ?? Infinity;
            expect(shown - last).toBeGreaterThanOrEqual(settings.leaveMs);
          }
          if (input.kind === 'reads')
            for (const { epc, zone, at } of input.reads) {
              heard.set(`${epc} ${zone}`, at);
              if (dark.delete(zone)) regained.set(zone, at);
            }
          if (input.kind === 'alive') for (const zone of input.zones) alive.set(zone, input.at);
          if (input.kind === 'sight-lost') for (const zone of input.zones) dark.add(zone);
          if (input.kind === 'sight')
            for (const zone of input.zones) if (dark.delete(zone)) regained.set(zone, input.at);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('comes to the same however reads are batched and whenever the clock is looked at', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(scene(), cuts, fc.integer({ min: 7, max: 3000 }), (inputs, sizes, beat) => {
        const batched: PresenceInput[] = [];
        let batch: PresenceRead[] = [];
        let size = 0;
        const flush = () => {
          if (batch.length > 0) batched.push({ kind: 'reads', reads: batch });
          batch = [];
        };
        for (const input of inputs) {
          if (input.kind === 'reads') batch.push(...input.reads);
          if (input.kind !== 'reads') {
            flush();
            batched.push(input);
          } else if (batch.length >= (sizes[size % sizes.length] ?? 1)) {
            flush();
            size++;
          }
        }
        flush();
        const watched: PresenceInput[] = [];
        let now = 0;
        for (const input of inputs) {
          const at =
            input.kind === 'reads' ? (input.reads[0]?.at ?? 0) : 'at' in input ? input.at : 0;
          for (; now + beat <= at; now += beat) watched.push({ kind: 'tick', now: now + beat });
          watched.push(input);
        }
        const end = { kind: 'tick', now: END } as const;
        const plain = play([...inputs, end]).events;
        expect(play([...batched, end]).events).toEqual(plain);
        expect(play([...watched, end]).events).toEqual(plain);
      }),
      { numRuns: 100 },
    );
  });

  it('judges each tag by itself', () => {
    fc.assert(
      // A read proves sight for everybody, so only scenes without an outage part cleanly.
      fc.property(scene(-90, 0), (inputs) => {
        const end = { kind: 'tick', now: END } as const;
        const together = play([...inputs, end]).events;
        for (const epc of TAGS) {
          const alone = inputs.filter(
            (input) => input.kind !== 'reads' || input.reads[0]?.epc === epc,
          );
          expect(together.filter((event) => event.epc === epc)).toEqual(
            play([...alone, end]).events,
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('publishes the same whatever happens to the wall clock', () => {
    const run = (inputs: readonly PresenceInput[], walls: readonly number[]) => {
      const clock = manualClock({ now: 0, wall: 1_767_225_600_000 });
      const open = openPresence({
        clock,
        log: silentLog,
        settings,
        zones: ZONES,
        toSku: () => null,
      });
      const published: unknown[] = [];
      open.value.onChange(({ zones }) =>
        published.push(
          zones.map((zone) => ({
            ...zone,
            held: zone.held.map(({ epc }) => epc),
            now: clock.now(),
          })),
        ),
      );
      inputs.forEach((input, i) => {
        if (input.kind === 'tick') return;
        const at = input.kind === 'reads' ? (input.reads[0]?.at ?? 0) : input.at;
        clock.advance(Math.max(0, at - clock.now()));
        const wall = walls[i % Math.max(1, walls.length)];
        if (wall !== undefined) clock.setWall(wall);
        open.onDeviceEvent(input);
      });
      clock.advance(20_000);
      open.close();
      return published;
    };
    const walls = fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(scene(), walls, (inputs, jumps) => {
        expect(run(inputs, jumps)).toEqual(run(inputs, []));
      }),
      { numRuns: 50 },
    );
  });
});
