import { describe, expect, it } from 'vitest';
import type { PresenceInput } from './events.ts';
import { SHIRT, COAT, reads, inHand, atRest, run, tick, first } from './testing.ts';

describe('losing sight', () => {
  const lost = (at: number): PresenceInput => ({ kind: 'sight-lost', zones: ['mirror'], at });
  const back = (at: number): PresenceInput => ({ kind: 'sight', zones: ['mirror'], at });

  it('makes tags unknown, not gone, for as long as it takes', () => {
    const { core, kinds } = run([
      reads(SHIRT, 'mirror', [0, 3000], -50),
      lost(3000),
      tick(3_600_000),
    ]);
    expect(kinds).toEqual(['enter mirror', 'held mirror', 'unknown mirror']);
    expect(core.zone('mirror')).toMatchObject({ sight: 'unknown', held: [{ epc: SHIRT }] });
  });

  it('knows again what it hears again, and lets go of the rest', () => {
    const { core, events, kinds } = run([
      reads(SHIRT, 'mirror', [0, 3000], inHand(-50)),
      reads(COAT, 'mirror', [0, 3000], inHand(-50), { antenna: 2 }),
      lost(3000),
      back(60_000),
      reads(SHIRT, 'mirror', [60_200, 70_000], inHand(-50)),
    ]);
    expect(kinds.slice(-4)).toEqual([
      'unknown mirror',
      'unknown mirror',
      'known-again mirror',
      'leave mirror',
    ]);
    expect(events.at(-1)).toMatchObject({ epc: COAT });
    expect(first(events, 'leave')).toBeGreaterThanOrEqual(63_000);
    expect(core.zone('mirror')).toMatchObject({ sight: 'clear', held: [{ epc: SHIRT }] });
  });

  it('does not know a tag again by how loud it was before', () => {
    const { kinds } = run([
      reads(SHIRT, 'mirror', [0, 3000], -45),
      lost(3000),
      back(4000),
      reads(SHIRT, 'mirror', [4100, 4700], -78, { every: 300 }),
      tick(20_000),
    ]);
    expect(kinds.slice(2)).toEqual(['unknown mirror', 'leave mirror']);
  });

  it('finds a tag elsewhere that went there while its zone was dark', () => {
    const { kinds } = run([
      reads(SHIRT, 'mirror', [0, 3000], inHand(-50)),
      lost(3000),
      reads(SHIRT, 'shelf', [8000, 12_000], -50, { antenna: 2 }),
      back(20_000),
      tick(40_000),
    ]);
    expect(kinds).toEqual([
      'enter mirror',
      'held mirror',
      'unknown mirror',
      'moved shelf',
      'leave shelf',
    ]);
  });
});

describe('a reader that falls silent', () => {
  /** Keepalives, as a reader sends them however little it hears. */
  const alive = (from: number, to: number, { since = from, every = 1000 } = {}): PresenceInput[] =>
    Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, i) => ({
      kind: 'alive',
      zones: ['mirror'],
      since,
      at: from + i * every,
    }));
  const lost = (at: number): PresenceInput => ({ kind: 'sight-lost', zones: ['mirror'], at });
  const back = (at: number): PresenceInput => ({ kind: 'sight', zones: ['mirror'], at });
  const held = (from: number, to: number) => [
    ...alive(from, from),
    reads(SHIRT, 'mirror', [from, to], inHand(-50)),
    ...alive(to, to, { since: from }),
  ];

  it('takes nobody away by its silence alone, and makes tags unknown once it is lost', () => {
    const { core, kinds } = run([...held(0, 4000), tick(60_000), lost(60_000), tick(120_000)]);
    expect(kinds).toEqual(['enter mirror', 'held mirror', 'unknown mirror']);
    expect(core.zone('mirror')).toMatchObject({ sight: 'unknown', held: [{ epc: SHIRT }] });
  });

  it('knows them again when it is back, without a departure in between', () => {
    const { kinds } = run([
      ...held(0, 4000),
      lost(7100),
      back(9000),
      ...alive(9000, 9000),
      reads(SHIRT, 'mirror', [9200, 12_000], inHand(-50)),
      ...alive(12_000, 12_000, { since: 9000 }),
    ]);
    expect(kinds).toEqual(['enter mirror', 'held mirror', 'unknown mirror', 'known-again mirror']);
  });

  it('believes a departure with the first sign of life after the window', () => {
    const { events, kinds } = run([
      ...held(0, 4000),
      ...alive(5000, 6000, { since: 0 }),
      tick(9000),
    ]);
    expect(kinds).toEqual(['enter mirror', 'held mirror', 'leave mirror']);
    expect(first(events, 'leave')).toBe(6000);
  });

  it('lets go at the end of the window where it is heard all the time', () => {
    const { events } = run([...held(0, 4000), ...alive(4100, 8000, { since: 0, every: 100 })]);
    expect(first(events, 'leave')).toBeGreaterThanOrEqual(3950 + 1500);
    expect(first(events, 'leave')).toBeLessThanOrEqual(3950 + 1500 + 200);
  });

  it('counts no silence from before a break: what came through again must be heard out first', () => {
    const { events, kinds } = run([
      ...held(0, 4000),
      ...alive(6500, 7500, { since: 6500, every: 100 }),
      reads(SHIRT, 'mirror', [7500, 9000], inHand(-50)),
      ...alive(9000, 25_000, { since: 6500, every: 100 }),
    ]);
    expect(kinds).toEqual(['enter mirror', 'held mirror', 'leave mirror']);
    expect(first(events, 'leave')).toBeGreaterThanOrEqual(8950 + 1500);
  });

  it('takes nobody away who is unknown, either, when it is lost again at once', () => {
    const { kinds } = run([
      ...held(0, 4000),
      lost(7100),
      back(9000),
      ...alive(9000, 9000),
      tick(60_000),
    ]);
    expect(kinds).toEqual(['enter mirror', 'held mirror', 'unknown mirror']);
  });

  it('is judged zone by zone', () => {
    const { kinds } = run([
      ...held(0, 4000),
      reads(COAT, 'shelf', [4100, 8000], atRest(-50), { antenna: 2 }),
      ...alive(8000, 20_000, { since: 0 }).map(
        (input): PresenceInput => ({ ...input, zones: ['shelf'] }) as PresenceInput,
      ),
      tick(30_000),
    ]);
    expect(kinds).toEqual(['enter mirror', 'held mirror', 'enter shelf', 'leave shelf']);
  });
});
