import { z } from 'zod';
import { randomCode } from '../../base/ids.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { openPostgresBus } from '../../store/postgres-sql.ts';

/** What instances of a hub let each other know. Nothing that is kept depends on it: who misses one reads it later. */
const news = z.discriminatedUnion('kind', [
  /** Something waits for this kiosk. */
  z.object({ kind: z.literal('mail'), node: z.string() }),
  /** What this person holds has changed. */
  z.object({ kind: z.literal('changed'), person: z.string().nullable() }),
  /** Somebody guessed a code, tried a PIN, or got in with one. */
  z.object({ kind: z.literal('guess'), who: z.string() }),
  z.object({
    kind: z.literal('pin'),
    site: z.string(),
    client: z.string(),
    what: z.enum(['tried', 'succeeded']),
  }),
  z.object({ kind: z.literal('signed-out'), id: z.string(), until: z.number() }),
  /** A brand has changed an offer. */
  z.object({ kind: z.literal('offers') }),
  /** A kiosk was enrolled, or has other screens than before. */
  z.object({ kind: z.literal('node'), handle: z.number() }),
]);
export type News = z.infer<typeof news>;
const letter = z.object({ from: z.string(), news: z.array(news) });

export type FanOut = {
  tell(one: News): void;
  close(): Promise<void>;
};

/** An instance alone has nobody to tell. */
export const noFanOut: FanOut = { tell: () => {}, close: async () => {} };

const CHANNEL = 'lookglass_hub';
/** NOTIFY takes 8,000 bytes and a lock that all commits share: many pieces of news go in one letter. */
const MOST_BYTES = 7_000;
const GATHER_MS = 10;

export const openFanOut = async (parts: {
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly onNews: (one: News) => void;
  readonly onGap: () => void;
}): Promise<FanOut> => {
  const { url, clock, log, onNews, onGap } = parts;
  const self = randomCode(12);
  const bus = await openPostgresBus({
    url,
    clock,
    log,
    onGap,
    channel: CHANNEL,
    onMessage(text) {
      const read = letter.safeParse(JSON.parse(text));
      if (!read.success) return log.warn('news of another instance could not be read');
      if (read.data.from !== self) for (const one of read.data.news) onNews(one);
    },
  });

  let gathered = new Map<string, News>();
  let cancel: (() => void) | null = null;
  const post = () => {
    cancel = null;
    const all = [...gathered.values()];
    gathered = new Map();
    for (let batch: News[] = []; all.length > 0 || batch.length > 0; batch = []) {
      let size = 64;
      while (all[0] && (batch.length === 0 || size + JSON.stringify(all[0]).length < MOST_BYTES)) {
        size += JSON.stringify(all[0]).length + 1;
        batch.push(all.shift() as News);
      }
      bus
        .send(JSON.stringify({ from: self, news: batch }))
        .catch((error: unknown) =>
          log.warn('the other instances could not be told', { error: String(error) }),
        );
    }
  };
  return {
    tell(one) {
      // Each wrong code and each try counts; the same change twice is one.
      const repeats = one.kind === 'guess' || one.kind === 'pin';
      gathered.set(repeats ? randomCode(8) : JSON.stringify(one), one);
      cancel ??= clock.after(GATHER_MS, post);
    },
    async close() {
      cancel?.();
      post();
      await bus.close();
    },
  };
};
