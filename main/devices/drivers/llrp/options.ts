import { z } from 'zod';

const antennaNumber = z.string().regex(/^[1-9]\d{0,2}$/, 'an antenna port such as "1"');

export const llrpOptions = z.strictObject({
  host: z.string().min(1),
  /** Assigned to LLRP by IANA. */
  port: z.number().int().min(1).max(65535).default(5084),
  /** Which zone each antenna port watches: `{ "1": "mirror", "2": "shelf" }`. */
  antennas: z
    .record(antennaNumber, z.string().min(1))
    .refine((each) => Object.keys(each).length > 0, 'at least one antenna'),
  /**
   * The reader's nearest setting at or below this is used. A mirror wants to see an arm's length, not the shop: start
   * at 15 and sweep up on site.
   */
  transmitPowerDbm: z.number().min(0).max(36).default(15),
  /**
   * Gen2 session. S0 and S1 let a tag answer again and again, which presence lives on; S2 and S3 answer once a round
   * and suit stock-taking, so they are not offered.
   */
  session: z.union([z.literal(0), z.literal(1)]).default(1),
  /** Reader mode from its own table; the reader chooses where this is left out. */
  modeIndex: z.number().int().min(0).max(65535).optional(),
  /** `1.1` negotiates it and falls back; otherwise the reader is answered in the version it greets with. */
  version: z.enum(['as-greeted', '1.1']).default('as-greeted'),
  /**
   * Three of these without a word from the reader and the connection counts as dead. Also what a departure may wait for:
   * among silent tags, a keepalive is the only sign that the reader still listens.
   */
  keepaliveMs: z.number().int().min(50).max(60_000).default(1000),
  /** How long the reader may take over any one answer. */
  answerMs: z.number().int().min(50).max(60_000).default(5000),
});

export type LlrpOptions = z.infer<typeof llrpOptions>;
