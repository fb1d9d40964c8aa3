import { z } from 'zod';
import { id } from '../../preload/contract/index.ts';

/**
 * Where a number comes from: [R420] measured on read logs of an Impinj R420, one tag static, carried along lines and
 * carried in circles; [SMURF] Jeffery, Garofalakis, Franklin, "Adaptive Cleaning for RFID Data Streams", VLDB 2006;
 * [floor] a judgement about people in a shop, to be calibrated on site.
 */
const ms = (least: number, most: number, value: number) =>
  z.number().min(least).max(most).default(value);
const db = (most: number, value: number) => z.number().min(0).max(most).default(value);
const reads = (value: number) => z.number().int().min(1).max(50).default(value);
const share = (value: number) => z.number().gt(0).lt(1).default(value);
const dbm = z.number().min(-95).max(-10);

/** At a mirror a garment that comes is in a hand; on a shelf garments rest until they are lifted. */
export const zoneRule = z.strictObject({
  kind: z.enum(['mirror', 'shelf']).default('mirror'),
  /** dBm; this zone's own `enterDbm`, since antennas differ in power and cable. */
  enterDbm: dbm.optional(),
});
export type ZoneRule = z.infer<typeof zoneRule>;

export const presenceSettings = z.strictObject({
  zones: z.record(id, zoneRule).default({}),

  // How loud a tag is
  /** Share of each new read in a tag's level at one antenna. [R420] 108 zone switches a minute raw, 39 with 0.2. */
  smoothing: share(0.2),
  /** ms; time constant of the mean and deviation that tell stillness from movement. [floor] a step or two. */
  motionTauMs: ms(100, 30_000, 2000),
  /** ms; time constant at which a resting garment's usual level is learnt. [floor] slower than a passer-by. */
  baselineTauMs: ms(1000, 600_000, 20_000),

  // Coming
  /** dBm; a tag must be this loud to enter. [R420] below -70 the farther antenna is as likely heard as the nearer. */
  enterDbm: dbm.default(-65),
  /** Reads that confirm a tag, and within how many ms. [R420] 14 reads/s carried: 8 in 0.6 s; a ghost gives one. */
  enterReads: reads(3),
  enterWithinMs: ms(50, 10_000, 600),
  /** The same in a crowded field, where each tag is heard seldom. [R420] 6 to 9 tags: down to 0.5 to 4.5 reads/s each. */
  crowdReads: reads(4),
  crowdWithinMs: ms(50, 30_000, 3000),
  /** dB ahead of every other zone to enter, and ahead of its own to move. [R420] 14 switches a minute at 3, 8.6 at 6. */
  leadDb: db(30, 6),
  /** ms the lead must last before a tag moves. [R420] bodies in between fade an antenna for less. */
  moveMs: ms(0, 10_000, 400),
  /** ms after which a tag loud in two zones goes to the louder one, so that it is never nowhere. [floor] patience. */
  tieMs: ms(0, 30_000, 2000),

  // Going
  /** dB below the entry level at which reads still keep a tag where it is. [R420] carried tags deviate 3.4 to 5.8. */
  exitDb: db(30, 6),
  /** ms without a supporting read before a tag may leave. [R420] false departures a minute: 1.04 at 500, 0 at 1500. */
  leaveMs: ms(200, 60_000, 1500),
  /** Mean gaps of silence before a tag may leave. [R420] 16 leaves a still tag flickering, 20 none; a body once hid 22. */
  leaveGaps: z.number().min(1).max(1000).default(20),
  /** ms; the most that the adaptive window may grow to. [R420] gap p99 of 6 to 9 tags: 5 s. */
  leaveMaxMs: ms(200, 120_000, 8000),
  /** ms; one epoch of the adaptive window, 32 of which are remembered. [R420] twice the turn of a tag among 6 to 9. */
  epochMs: ms(20, 2000, 500),
  /** Chance that the window misses a tag that is there. [SMURF] delta */
  missChance: share(0.001),
  /** ms after sight is back in which lost tags must be heard. [floor] two inventory rounds of a full rack. */
  regainMs: ms(200, 60_000, 3000),

  // In a hand
  /** dB over the entry level at which a newcomer to a mirror is held at once. [floor] arm's length, not the aisle. */
  arrivalDb: db(30, 3),
  /** ms for which a tag is a newcomer. [floor] walking up from where it is first heard. */
  arrivalMs: ms(0, 60_000, 5000),
  /** ms after sight begins in which tags heard first were lying there before: they must move to be held. [floor] */
  settleMs: ms(0, 60_000, 1000),
  /** dB over its usual level at which a resting garment is lifted. [R420] 6 to 10 on leaving the rail. */
  liftDb: db(40, 8),
  /** dB of deviation from which a tag moves. [R420] 0.8 to 2.3 static, 3.4 to 5.8 carried. */
  motionDevDb: db(30, 3.4),
  /** dB of deviation above the garment's own at rest: some resting places are restless. [R420] up to 4.3 static. */
  motionRiseDb: db(30, 1.5),
  /** ms that movement must last. [floor] longer than somebody passing between rack and antenna. */
  motionMs: ms(0, 30_000, 1000),
  /** Radians between two near reads that count as a swing of phase. [R420] 0.1 noise; 0.5 m/s gives 0.3 in 14 ms. */
  swingRad: z.number().gt(0).max(Math.PI).default(0.3),
  /** ms; reads farther apart tell nothing by phase. */
  swingWithinMs: ms(1, 1000, 100),
  /** Share of swings from which a tag moves. [R420] 0.7 carried; hopping channels alone stay below a third. */
  swingShare: share(0.6),

  // At rest
  /** dB; deviation up to which a tag is still. [R420] as motionDevDb. */
  stillDevDb: db(30, 3),
  /** dB; a still tag's mean stays within this of where it came to rest. [R420] static means drift 1 to 2. */
  stillBandDb: db(30, 3),
  /** ms of stillness after which a garment back at its usual level is put back, or lying elsewhere on its shelf. [floor] */
  restMs: ms(200, 600_000, 3000),
  restElsewhereMs: ms(200, 600_000, 10_000),
  /** ms of stillness at a mirror after which a tag is a stray: a rack or hook near by. [R420] */
  strayMs: ms(1000, 3_600_000, 60_000),

  // Housekeeping
  /** ms between looks at the clock; departures fall on this grid. */
  gridMs: ms(10, 1000, 100),
  /** ms after which a tag that is in no zone is forgotten. */
  forgetMs: ms(1000, 3_600_000, 60_000),
  /** Tags remembered at once. [floor] every garment of a large pop-up shop within earshot of one reader. */
  maxTags: z.number().int().min(1).max(100_000).default(2000),
});
export type PresenceSettings = z.infer<typeof presenceSettings>;
