import type { PresenceSettings } from './settings.ts';
import { calmest, forgetUsual, knowsUsual, learnUsual, lifted, type Sighting } from './sighting.ts';

/** Whether somebody holds a present tag, judged by how it sounds. */
export type Hand = {
  state: 'arriving' | 'held' | 'resting' | 'stray';
  /** Since when it is in this state. */
  since: number;
  /** When it was last lifted; orders what is held. */
  liftedAt: number;
  /** dBm of the mean when it came to rest, and when that was. */
  anchor: number | undefined;
  stillSince: number;
  restlessSince: number | undefined;
};

export const hand = (state: 'arriving' | 'resting', at: number): Hand => ({
  state,
  since: at,
  liftedAt: at,
  anchor: undefined,
  stillSince: at,
  restlessSince: undefined,
});

/** A new zone sounds different: stillness and movement are judged afresh. */
export const unsettle = (held: Hand, at: number): void => {
  held.anchor = undefined;
  held.stillSince = at;
  held.restlessSince = undefined;
};

const turn = (held: Hand, state: Hand['state'], at: number): void => {
  held.state = state;
  held.since = at;
  held.restlessSince = undefined;
  if (state === 'held') {
    held.liftedAt = at;
    held.stillSince = at;
    held.anchor = undefined;
  }
};

export type HandTurn = 'held' | 'put-back' | 'stray';

/** One more read of the tag in its zone. `level` in dBm, `margin` in dB over the zone's entry level. */
export const feel = (
  held: Hand,
  seen: Sighting,
  sound: { readonly level: number; readonly margin: number },
  kind: 'mirror' | 'shelf',
  at: number,
  settings: PresenceSettings,
): HandTurn | undefined => {
  const calm = calmest(seen, at);
  const swings = calm !== undefined && calm.swing >= settings.swingShare;
  const still =
    calm !== undefined &&
    !swings &&
    calm.deviation <= settings.stillDevDb &&
    held.anchor !== undefined &&
    Math.abs(calm.mean - held.anchor) <= settings.stillBandDb;
  if (!still) {
    held.anchor = calm?.mean;
    held.stillSince = at;
  }
  const restless =
    calm !== undefined &&
    (swings ||
      calm.deviation >=
        Math.max(settings.motionDevDb, seen.usual.deviation + settings.motionRiseDb));
  if (!restless) held.restlessSince = undefined;
  else held.restlessSince ??= at;
  const moves = held.restlessSince !== undefined && at - held.restlessSince >= settings.motionMs;
  const stillFor = at - held.stillSince;

  switch (held.state) {
    case 'arriving':
      if (moves || (kind === 'mirror' && sound.margin >= settings.arrivalDb)) {
        forgetUsual(seen, at);
        return take(held, at);
      }
      if (at - held.since > settings.arrivalMs) turn(held, 'resting', at);
      return undefined;
    case 'held': {
      const asUsual = knowsUsual(seen) && sound.level <= seen.usual.level + settings.liftDb / 2;
      if (stillFor >= settings.restMs && asUsual) return lay(held, at);
      if (kind === 'shelf') return stillFor >= settings.restElsewhereMs ? lay(held, at) : undefined;
      return stillFor >= settings.strayMs ? strand(held, at) : undefined;
    }
    case 'resting':
    case 'stray':
      if (moves || lifted(seen, sound.level, settings)) return take(held, at);
      learnUsual(seen, sound.level, calm, at, settings);
      if (held.state === 'resting' && kind === 'mirror' && stillFor >= settings.strayMs)
        return strand(held, at);
      return undefined;
  }
};

const take = (held: Hand, at: number): HandTurn => {
  turn(held, 'held', at);
  return 'held';
};
const lay = (held: Hand, at: number): HandTurn => {
  turn(held, 'resting', at);
  return 'put-back';
};
const strand = (held: Hand, at: number): HandTurn => {
  turn(held, 'stray', at);
  return 'stray';
};
