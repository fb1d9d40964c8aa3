import type { Presence, PresenceEvent, PresenceRead, ZoneState } from './events.ts';
import { feel, hand, unsettle, type Hand } from './hand.ts';
import type { PresenceSettings, ZoneRule } from './settings.ts';
import {
  confirmed,
  learnUsual,
  lifted,
  loudness,
  see,
  sighting,
  startOver,
  type Sighting,
} from './sighting.ts';
import { silent, type Watch } from './silence.ts';

type Tag = {
  readonly epc: string;
  readonly sightings: Map<string, Sighting>;
  last: number;
  /** Where it is, if anywhere. One field: a tag cannot be in two zones. */
  place: Place | undefined;
  /** Since when it is loud in two zones without a winner. */
  undecidedSince: number | undefined;
};
type Place = {
  seen: Sighting;
  readonly rule: ZoneRule;
  hand: Hand;
  unknown: boolean;
  /** Since when another zone hears it that much better, and which. */
  rival: { readonly zone: string; readonly since: number } | undefined;
};

type Sight = { readonly at: number; readonly announced: boolean };

/** Forgetting is cheap but not free: once in so many steps of the grid. */
const FORGET_EVERY = 50;

/**
 * Tag reads in, who is where out. Deterministic: every read is decided by itself and departures fall on a fixed grid
 * of time, so the outcome does not depend on how reads were batched or when the clock was looked at.
 */
export const presence = (settings: PresenceSettings): Presence => {
  const tags = new Map<string, Tag>();
  const present = new Set<Tag>();
  /** The zones in sight, since when, and whether their reader said so or a read alone proves it. */
  const sights = new Map<string, Sight>();
  /** Only zones whose reader shows signs of life; a log of reads alone has none. */
  const watches = new Map<string, Watch>();
  const rules = new Map<string, ZoneRule>();
  let now = -Infinity;
  let swept: number | undefined;
  let events: PresenceEvent[] = [];
  let changes = 0;

  const ruleOf = (zone: string): ZoneRule => {
    const known = rules.get(zone);
    if (known) return known;
    const rule = settings.zones[zone] ?? { kind: 'mirror' };
    rules.set(zone, rule);
    return rule;
  };
  /** dB over what the zone asks of a newcomer: what compares zones whose antennas differ. */
  const marginOf = (seen: Sighting, at: number): number =>
    loudness(seen, at) - (ruleOf(seen.zone).enterDbm ?? settings.enterDbm);
  const tell = (kind: PresenceEvent['kind'], tag: Tag, zone: string, at: number): void => {
    events.push({ kind, epc: tag.epc, zone, at });
    changes++;
  };

  const inSight = (zone: string, sight: Sight): void => {
    if (!sights.has(zone)) changes++;
    sights.set(zone, sight);
  };

  // Deciding where a tag is

  /** The zone that hears the tag best, and by how much; `without` leaves out where it is. */
  const best = (tag: Tag, at: number, without?: string) => {
    let first: Sighting | undefined;
    let margin = -Infinity;
    let next = -Infinity;
    for (const seen of tag.sightings.values()) {
      if (seen.zone === without || !sights.has(seen.zone)) continue;
      const its = marginOf(seen, at);
      if (its > margin) {
        next = margin;
        margin = its;
        first = seen;
      } else if (its > next) next = its;
    }
    return first && margin >= 0 && confirmed(first, at, settings)
      ? { seen: first, margin, lead: margin - next }
      : undefined;
  };

  const arrives = (seen: Sighting, at: number): boolean =>
    !seen.found &&
    (at - (seen.first ?? at) <= settings.arrivalMs || lifted(seen, loudness(seen, at), settings));

  const settleIn = (tag: Tag, seen: Sighting, inHand: Hand, at: number): void => {
    tag.place = { seen, rule: ruleOf(seen.zone), hand: inHand, unknown: false, rival: undefined };
    tag.undecidedSince = undefined;
    seen.support = at;
    present.add(tag);
  };

  const tryEnter = (tag: Tag, at: number): void => {
    const found = best(tag, at);
    if (!found) {
      tag.undecidedSince = undefined;
      return;
    }
    tag.undecidedSince ??= at;
    if (found.lead < settings.leadDb && at - tag.undecidedSince < settings.tieMs) return;
    const { seen } = found;
    const newcomer = ruleOf(seen.zone).kind === 'mirror' && arrives(seen, at);
    settleIn(tag, seen, hand(newcomer ? 'arriving' : 'resting', at), at);
    tell('enter', tag, seen.zone, at);
  };

  const move = (tag: Tag, place: Place, to: Sighting, at: number): void => {
    const { zone: from } = place.seen;
    let its = hand(ruleOf(to.zone).kind === 'mirror' ? 'arriving' : 'resting', at);
    if (place.hand.state === 'held') {
      startOver(place.seen, at);
      unsettle(place.hand, at);
      its = place.hand;
    }
    settleIn(tag, to, its, at);
    events.push({ kind: 'moved', epc: tag.epc, zone: to.zone, from, at });
    changes++;
  };

  const tryMove = (tag: Tag, place: Place, at: number): void => {
    const rival = best(tag, at, place.seen.zone);
    const own = place.unknown ? -Infinity : marginOf(place.seen, at);
    if (!rival || rival.margin < own + settings.leadDb) place.rival = undefined;
    else if (place.rival?.zone !== rival.seen.zone)
      place.rival = { zone: rival.seen.zone, since: at };
    if (rival && place.rival && at - place.rival.since >= settings.moveMs)
      move(tag, place, rival.seen, at);
  };

  const leave = (tag: Tag, place: Place, at: number): void => {
    const { seen, hand: its } = place;
    tag.place = undefined;
    tag.undecidedSince = undefined;
    present.delete(tag);
    // What rested here and fell silent has not arrived when it is heard again: something stood before it.
    if (its.state === 'held' || its.state === 'arriving') startOver(seen, at);
    tell('leave', tag, seen.zone, at);
  };

  // Time

  const sweep = (at: number): void => {
    for (const tag of present) {
      const { place } = tag;
      if (!place) continue;
      const sight = sights.get(place.seen.zone);
      if (!sight) continue;
      const { zone, support, window } = place.seen;
      const from = place.unknown ? sight.at : support;
      const allowed = place.unknown ? Math.max(window, settings.regainMs) : window;
      if (!silent(watches.get(zone), from, allowed, at)) continue;
      const rival = best(tag, at, place.seen.zone);
      if (rival && rival.lead >= settings.leadDb) move(tag, place, rival.seen, at);
      else leave(tag, place, at);
    }
  };

  const forget = (at: number): void => {
    for (const [epc, tag] of tags)
      if (!tag.place && at - tag.last > settings.forgetMs) tags.delete(epc);
  };

  /** Looks at every instant of the grid before `to`, as if the clock had been watched all along. */
  const advance = (to: number): number => {
    if (to > now) now = to;
    const last = Math.ceil(now / settings.gridMs) - 1;
    swept ??= last;
    while (swept < last) {
      if (present.size === 0) {
        const turn = last - (last % FORGET_EVERY);
        if (turn > swept) forget(turn * settings.gridMs);
        swept = last;
        break;
      }
      swept++;
      sweep(swept * settings.gridMs);
      if (swept % FORGET_EVERY === 0) forget(swept * settings.gridMs);
    }
    return now;
  };

  /** Room for a newcomer: the longest unheard of those that are nowhere, an eighth at a time. */
  const makeRoom = (): boolean => {
    if (present.size >= settings.maxTags) return false;
    const absent = [...tags.values()].filter((tag) => !tag.place).sort((a, b) => a.last - b.last);
    for (const tag of absent.slice(0, Math.ceil(settings.maxTags / 8))) tags.delete(tag.epc);
    return true;
  };

  const tagOf = (epc: string, at: number): Tag | undefined => {
    const known = tags.get(epc);
    if (known) return known;
    if (tags.size >= settings.maxTags && !makeRoom()) return undefined;
    const tag: Tag = {
      epc,
      sightings: new Map(),
      last: at,
      place: undefined,
      undecidedSince: undefined,
    };
    tags.set(epc, tag);
    return tag;
  };

  // Inputs

  const read = (one: PresenceRead): void => {
    const at = advance(one.at);
    const tag = tagOf(one.epc, at);
    if (!tag) return;
    const sight = sights.get(one.zone);
    if (!sight) inSight(one.zone, { at, announced: false });
    let seen = tag.sightings.get(one.zone);
    if (!seen) {
      const found = sight?.announced === true && at - sight.at <= settings.settleMs;
      seen = sighting(one.zone, at, found);
      tag.sightings.set(one.zone, seen);
    }
    see(seen, one, at, settings);
    tag.last = at;
    const { place } = tag;
    if (!place) {
      tryEnter(tag, at);
      if (!tag.place) learnUsual(seen, loudness(seen, at), undefined, at, settings);
    } else if (place.seen !== seen) tryMove(tag, place, at);
    settle(tag, seen, at);
  };

  /** A read in the zone where the tag is: keeps it there and tells of the hand. */
  const settle = (tag: Tag, seen: Sighting, at: number): void => {
    const { place } = tag;
    if (place?.seen !== seen) return;
    const margin = marginOf(seen, at);
    if (margin < -settings.exitDb) return;
    seen.support = at;
    if (place.unknown) {
      place.unknown = false;
      tell('known-again', tag, seen.zone, at);
    }
    const sound = { level: loudness(seen, at), margin };
    const turn = feel(place.hand, seen, sound, place.rule.kind, at, settings);
    if (turn) tell(turn, tag, seen.zone, at);
  };

  const loseSight = (zones: readonly string[], at: number): void => {
    for (const zone of zones) if (sights.delete(zone)) changes++;
    for (const tag of tags.values()) {
      for (const zone of zones) {
        const seen = tag.sightings.get(zone);
        if (!seen) continue;
        // What was heard before the gap says nothing about how loud or how still it is after it.
        seen.signals.clear();
        seen.recent = [];
        if (tag.place?.seen !== seen) tag.sightings.delete(zone);
        else if (!tag.place.unknown) {
          tag.place.unknown = true;
          unsettle(tag.place.hand, at);
          tell('unknown', tag, zone, at);
        }
      }
    }
  };

  const zoneState = (zone: string): ZoneState => {
    const held: { epc: string; at: number }[] = [];
    const strays: string[] = [];
    let count = 0;
    for (const { epc, place } of present) {
      if (place?.seen.zone !== zone) continue;
      if (place.hand.state === 'stray') strays.push(epc);
      else count++;
      if (place.hand.state === 'held') held.push({ epc, at: place.hand.liftedAt });
    }
    held.sort((a, b) => b.at - a.at || (a.epc < b.epc ? -1 : 1));
    return { zone, sight: sights.has(zone) ? 'clear' : 'unknown', held, present: count, strays };
  };

  return {
    step(input) {
      events = [];
      switch (input.kind) {
        case 'reads':
          for (const one of input.reads) read(one);
          break;
        case 'alive': {
          const until = advance(input.at);
          const since = Math.min(input.since, until);
          for (const zone of input.zones) watches.set(zone, { since, until });
          break;
        }
        case 'sight': {
          const at = advance(input.at);
          for (const zone of input.zones) inSight(zone, { at, announced: true });
          break;
        }
        case 'sight-lost':
          loseSight(input.zones, advance(input.at));
          break;
        case 'tick':
          advance(input.now);
          break;
      }
      return events;
    },
    zone: zoneState,
    changes: () => changes,
    size: () => tags.size,
  };
};
