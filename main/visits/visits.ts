import { randomCode } from '../base/ids.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { CallParsed } from '../../preload/contract/index.ts';

type EndReason = CallParsed<'visits.end'>['reason'];

export type EndedVisit = {
  readonly screen: string;
  readonly visit: string;
  readonly reason: EndReason;
};

export type Visits = {
  /** Begins a visit at a screen and returns its id. One that still ran there ends first: the page was reloaded. */
  begin(screen: string): string;
  /** Ends it, if it is the one that runs at this screen; a late or repeated end changes nothing. */
  end(screen: string, visit: string, reason: EndReason): void;
  current(screen: string): string | null;
  /** Whoever keeps anything of a visit listens here and forgets it. */
  onEnd(forget: (ended: EndedVisit) => void): () => void;
};

/**
 * One shopper's time at one screen. An id is random and tells neither time nor place, and nothing of a visit outlives
 * it: all there is of it is the id, here, and what others tied to the id and drop when it ends.
 */
export const openVisits = ({
  clock,
  log,
}: {
  readonly clock: Clock;
  readonly log: Log;
}): Visits => {
  const running = new Map<string, { readonly visit: string; readonly since: number }>();
  const listeners = new Set<(ended: EndedVisit) => void>();

  const end = (screen: string, visit: string, reason: EndReason) => {
    const found = running.get(screen);
    if (found?.visit !== visit) return;
    running.delete(screen);
    log.debug('a visit ended', {
      screen,
      reason,
      seconds: Math.round((clock.now() - found.since) / 1_000),
    });
    for (const forget of listeners) {
      try {
        forget({ screen, visit, reason });
      } catch (error) {
        // One that cannot forget must not keep the others from forgetting.
        log.error('something of a visit was not forgotten', { error: String(error) });
      }
    }
  };

  return {
    begin(screen) {
      const before = running.get(screen);
      if (before) end(screen, before.visit, 'boot');
      const visit = randomCode(16);
      running.set(screen, { visit, since: clock.now() });
      return visit;
    },
    end,
    current: (screen) => running.get(screen)?.visit ?? null,
    onEnd(forget) {
      listeners.add(forget);
      return () => void listeners.delete(forget);
    },
  };
};
