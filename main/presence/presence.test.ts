import { describe, expect, it } from 'vitest';
import type { PresenceInput } from './events.ts';
import { presence } from './presence.ts';
import { presenceSettings } from './settings.ts';
import { SHIRT, COAT, shop, reads, inHand, atRest, run, tick, first } from './testing.ts';

describe('coming and going', () => {
  it('holds a garment that comes to a mirror within three reads, and lets go after the window', () => {
    const { events, kinds } = run([reads(SHIRT, 'mirror', [1000, 4000], -50), tick(10_000)]);
    expect(kinds).toEqual(['enter mirror', 'held mirror', 'leave mirror']);
    expect(first(events, 'held')).toBe(1100);
    expect(first(events, 'leave')).toBeGreaterThanOrEqual(3950 + 1500);
    expect(first(events, 'leave')).toBeLessThanOrEqual(3950 + 1500 + 200);
  });

  it.each([
    ['two reads', reads(SHIRT, 'mirror', [0, 100], -50)],
    ['reads too far apart', reads(SHIRT, 'mirror', [0, 60_000], -50, { every: 2000 })],
    ['a faint tag', reads(SHIRT, 'mirror', [0, 20_000], -70)],
  ])('does not believe %s', (_, log) => {
    expect(run([log, tick(60_000)]).kinds).toEqual([]);
  });

  it('believes a tag heard seldom in a crowded field, and keeps it', () => {
    const { kinds } = run([reads(SHIRT, 'mirror', [0, 60_000], inHand(-50), { every: 900 })]);
    expect(kinds).toEqual(['enter mirror', 'held mirror']);
  });

  it('keeps a carried tag through the silence of a body in between', () => {
    const gaps = [0, 2000, 5000, 8000, 11_000].map((from) =>
      reads(SHIRT, 'mirror', [from, from + 1700], inHand(-52)),
    );
    expect(run(gaps).kinds).toEqual(['enter mirror', 'held mirror']);
  });

  it('lets a tag go that is still heard, but from far away', () => {
    const { kinds } = run([
      reads(SHIRT, 'mirror', [0, 5000], -50),
      reads(SHIRT, 'mirror', [5000, 15_000], -78),
    ]);
    expect(kinds).toEqual(['enter mirror', 'held mirror', 'leave mirror']);
  });

  it('does not go by an antenna that has fallen silent', () => {
    const { kinds } = run([
      reads(SHIRT, 'mirror', [0, 5000], -45, { antenna: 1 }),
      reads(SHIRT, 'mirror', [0, 20_000], -80, { antenna: 2 }),
    ]);
    expect(kinds).toEqual(['enter mirror', 'held mirror', 'leave mirror']);
  });

  it('counts a return as an arrival', () => {
    const { kinds } = run([
      reads(SHIRT, 'mirror', [0, 3000], -50),
      reads(SHIRT, 'mirror', [30_000, 33_000], -50),
    ]);
    expect(kinds).toEqual([
      'enter mirror',
      'held mirror',
      'leave mirror',
      'enter mirror',
      'held mirror',
    ]);
  });
});

describe('zones side by side', () => {
  it('does not flap between two zones that hear a tag nearly as well', () => {
    const { kinds } = run([
      reads(SHIRT, 'mirror', [0, 60_000], (i) => -50 + 3 * Math.sin(i / 9)),
      reads(SHIRT, 'shelf', [10, 60_000], (i) => -53 + 3 * Math.sin(i / 7), { antenna: 2 }),
    ]);
    expect(kinds.filter((kind) => !kind.startsWith('held'))).toHaveLength(1);
  });

  it('decides for the louder of two like zones after a while rather than for none', () => {
    const { events, kinds } = run([
      reads(SHIRT, 'mirror', [0, 9000], -50),
      reads(SHIRT, 'shelf', [10, 9000], -53, { antenna: 2 }),
    ]);
    expect(kinds).toEqual(['enter mirror', 'held mirror']);
    expect(first(events, 'enter')).toBeGreaterThanOrEqual(2000);
  });

  it('moves a tag when the other zone hears it clearly better, and not for a blink', () => {
    const blink = run([
      reads(SHIRT, 'shelf', [0, 9000], -55, { antenna: 2 }),
      reads(SHIRT, 'mirror', [5000, 5300], -40),
    ]);
    expect(blink.kinds).toEqual(['enter shelf']);
    const carried = run([
      reads(SHIRT, 'shelf', [0, 5000], -55, { antenna: 2 }),
      reads(SHIRT, 'shelf', [5000, 9000], -68, { antenna: 2 }),
      reads(SHIRT, 'mirror', [5000, 9000], -48),
    ]);
    expect(carried.kinds).toEqual(['enter shelf', 'moved mirror', 'held mirror']);
    expect(carried.events[1]?.from).toBe('shelf');
  });

  it('compares zones by what each asks, where antennas differ in power', () => {
    const settings = {
      zones: { mirror: { kind: 'mirror', enterDbm: -60 }, shelf: { kind: 'shelf', enterDbm: -40 } },
    };
    const { kinds } = run(
      [
        reads(SHIRT, 'mirror', [0, 9000], -50),
        reads(SHIRT, 'shelf', [10, 9000], -45, { antenna: 2 }),
      ],
      settings,
    );
    expect(kinds).toEqual(['enter mirror', 'held mirror']);
  });

  it('keeps a tag in its zone while a reader takes turns between the antennas of two zones', () => {
    const turns = Array.from({ length: 20 }, (_, i) => [
      reads(SHIRT, 'mirror', [i * 2500, i * 2500 + 1200], inHand(-48)),
      reads(SHIRT, 'shelf', [i * 2500 + 1250, i * 2500 + 2450], -60, { antenna: 2 }),
    ]).flat();
    expect(run(turns).kinds).toEqual(['enter mirror', 'held mirror']);
  });

  it('takes two antennas of one zone for one, also when they alternate or one of them dies', () => {
    const alternating = Array.from({ length: 30 }, (_, i) =>
      reads(SHIRT, 'mirror', [i * 400, i * 400 + 350], inHand(-50 - (i % 2) * 12), {
        antenna: 1 + (i % 2),
      }),
    );
    expect(run(alternating).kinds).toEqual(['enter mirror', 'held mirror']);
    const deadPort = run([
      reads(SHIRT, 'mirror', [0, 5000], inHand(-45), { antenna: 1 }),
      reads(SHIRT, 'mirror', [0, 30_000], inHand(-58), { antenna: 2 }),
    ]);
    expect(deadPort.kinds).toEqual(['enter mirror', 'held mirror']);
  });
});

describe('in a hand', () => {
  it('names the garment lifted last first', () => {
    const { core } = run([
      reads(SHIRT, 'mirror', [0, 6000], inHand(-50)),
      reads(COAT, 'mirror', [2000, 6000], inHand(-52), { antenna: 2 }),
    ]);
    expect(core.zone('mirror').held.map(({ epc }) => epc)).toEqual([COAT, SHIRT]);
    expect(core.zone('mirror').present).toBe(2);
  });

  it('knows a garment on a shelf is lifted by its level, and put back by its stillness', () => {
    const { events, kinds } = run([
      reads(SHIRT, 'shelf', [0, 20_000], atRest(-58)),
      reads(SHIRT, 'shelf', [20_000, 26_000], inHand(-46)),
      reads(SHIRT, 'shelf', [26_000, 50_000], atRest(-58)),
    ]);
    expect(kinds).toEqual(['enter shelf', 'held shelf', 'put-back shelf']);
    expect(first(events, 'held') - 20_000).toBeLessThan(1000);
    expect(first(events, 'put-back')).toBeGreaterThan(26_000);
  });

  it('knows a garment on a shelf is taken by its movement alone', () => {
    const { kinds } = run([
      reads(SHIRT, 'shelf', [0, 20_000], atRest(-58)),
      reads(SHIRT, 'shelf', [20_000, 26_000], (i) => -58 + 7 * Math.sin(i / 5)),
    ]);
    expect(kinds).toEqual(['enter shelf', 'held shelf']);
  });

  it('knows a garment is turned in front of an antenna by its phase alone', () => {
    const turning = reads(SHIRT, 'shelf', [20_000, 26_000], atRest(-58), { every: 20 });
    const { kinds } = run([
      reads(SHIRT, 'shelf', [0, 20_000], atRest(-58), { every: 20 }),
      turning.map((read, i) => ({ ...read, phase: (i * 0.5) % (2 * Math.PI) })),
    ]);
    expect(kinds).toEqual(['enter shelf', 'held shelf']);
  });

  it('takes somebody walking past a rack for nothing', () => {
    const { kinds } = run([
      reads(SHIRT, 'shelf', [0, 20_000], atRest(-55)),
      reads(SHIRT, 'shelf', [20_000, 20_600], atRest(-63)),
      reads(SHIRT, 'shelf', [20_600, 40_000], atRest(-55)),
    ]);
    expect(kinds).toEqual(['enter shelf']);
  });

  it('keeps what is held when it moves on to another zone', () => {
    const { core, kinds } = run([
      reads(SHIRT, 'mirror', [0, 6000], inHand(-48)),
      reads(SHIRT, 'shelf', [6000, 9000], inHand(-48), { antenna: 2 }),
      tick(9000),
    ]);
    expect(kinds).toEqual(['enter mirror', 'held mirror', 'moved shelf']);
    expect(core.zone('shelf').held).toHaveLength(1);
    expect(core.zone('mirror').held).toHaveLength(0);
  });
});

describe('strays', () => {
  it('lets a still tag near a mirror go after a minute, and takes it back when it moves', () => {
    const { core, events, kinds } = run([
      reads(SHIRT, 'mirror', [0, 90_000], atRest(-55)),
      reads(SHIRT, 'mirror', [90_000, 95_000], inHand(-45)),
    ]);
    expect(kinds).toEqual(['enter mirror', 'held mirror', 'stray mirror', 'held mirror']);
    expect(first(events, 'stray')).toBeGreaterThanOrEqual(60_000);
    expect(first(events, 'stray')).toBeLessThan(66_000);
    expect(core.zone('mirror')).toMatchObject({ strays: [], present: 1 });
  });

  it('keeps a garment in a hand that stands before the mirror for minutes', () => {
    const { kinds } = run([reads(SHIRT, 'mirror', [0, 300_000], inHand(-50))]);
    expect(kinds).toEqual(['enter mirror', 'held mirror']);
  });

  it('does not hold what lay there when the reader came up until it moves', () => {
    const sight: PresenceInput = { kind: 'sight', zones: ['mirror'], at: 0 };
    const { core, kinds } = run([
      sight,
      reads(SHIRT, 'mirror', [100, 20_000], atRest(-50)),
      reads(COAT, 'mirror', [5000, 20_000], inHand(-50), { antenna: 2 }),
    ]);
    expect(kinds).toEqual(['enter mirror', 'enter mirror', 'held mirror']);
    expect(core.zone('mirror').held.map(({ epc }) => epc)).toEqual([COAT]);
    const lifted = run([
      sight,
      reads(SHIRT, 'mirror', [100, 9000], atRest(-60)),
      reads(SHIRT, 'mirror', [9000, 12_000], inHand(-46)),
    ]);
    expect(lifted.kinds).toEqual(['enter mirror', 'held mirror']);
  });

  it('does not hold what was never quite near when it sounds a little nearer', () => {
    const { kinds } = run([
      reads(SHIRT, 'mirror', [0, 20_000], atRest(-64)),
      reads(SHIRT, 'mirror', [20_000, 40_000], atRest(-60)),
    ]);
    expect(kinds).toEqual(['enter mirror']);
  });

  it('does not take a stray for an arrival when something stood before it', () => {
    const { kinds } = run([
      reads(SHIRT, 'mirror', [0, 70_000], atRest(-55)),
      reads(SHIRT, 'mirror', [80_000, 90_000], atRest(-55)),
    ]);
    expect(kinds).toEqual([
      'enter mirror',
      'held mirror',
      'stray mirror',
      'leave mirror',
      'enter mirror',
    ]);
  });
});

describe('what it is not told', () => {
  it('takes a time that runs back, or is none, for now', () => {
    const core = presence(presenceSettings.parse(shop));
    for (const at of [5000, 5050, 4000, 100, NaN, 5100])
      core.step({
        kind: 'reads',
        reads: [{ epc: SHIRT, zone: 'mirror', antenna: 1, rssi: -50, at }],
      });
    core.step({ kind: 'tick', now: 1000 });
    expect(core.zone('mirror').held).toEqual([{ epc: SHIRT, at: 5050 }]);
  });

  it('never remembers more tags than it may, and forgets those it no longer hears', () => {
    const core = presence(presenceSettings.parse({ ...shop, maxTags: 64 }));
    for (let i = 0; i < 5000; i++) {
      const epc = (0xe2000000 + i).toString(16).toUpperCase();
      core.step({
        kind: 'reads',
        reads: [{ epc, zone: 'mirror', antenna: 1, rssi: -70, at: i * 10 }],
      });
      expect(core.size()).toBeLessThanOrEqual(64);
    }
    core.step({ kind: 'tick', now: 200_000 });
    expect(core.size()).toBe(0);
  });

  it('keeps who is present when a flood of strangers passes', () => {
    const core = presence(presenceSettings.parse({ ...shop, maxTags: 16 }));
    for (let i = 0; i < 2000; i++) {
      const at = i * 10;
      const stranger = (0xe2000000 + i).toString(16).toUpperCase();
      core.step({
        kind: 'reads',
        reads: [{ epc: SHIRT, zone: 'mirror', antenna: 1, rssi: -50, at }],
      });
      core.step({
        kind: 'reads',
        reads: [{ epc: stranger, zone: 'mirror', antenna: 1, rssi: -50, at }],
      });
    }
    expect(core.zone('mirror').held.map(({ epc }) => epc)).toContain(SHIRT);
  });
});
