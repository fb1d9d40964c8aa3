import type {
  Brand,
  CallName,
  CallInput,
  CallOptions,
  CallOutput,
  EventName,
  EventValue,
  Link,
  Offer,
  Result,
  ScreenPlace,
  Site,
} from '../../preload/contract/index.ts';

/** Where a screen stands and whose it is: what decides which needs are met. */
export type Place = {
  readonly site: Site;
  readonly screen: ScreenPlace;
  readonly brand: Brand;
  readonly offer: Offer | null;
};

/**
 * What an experience may ask for. Each need opens these calls and events and nothing else, and says when a screen
 * meets it: an experience whose needs are not met is left out there.
 */
const needs = {
  catalog: {
    calls: [
      'catalog.product',
      'catalog.search',
      'catalog.shelf',
      'catalog.garments',
      'insights.seen',
      'insights.unknownTag',
    ],
    events: [],
  },
  /** Colours to be worn on a face. */
  shades: { calls: ['catalog.makeup'], events: [] },
  tags: { calls: [], events: ['presence'] },
  offers: { calls: ['offers.ticket'], events: ['claims'] },
  follow: { calls: [], events: [] },
  /** A phone as the keyboard a screen has not: what it chooses is shown as if it were touched here. */
  phone: { calls: ['visits.invite'], events: [] },
  /** A picture sealed here and fetched by one phone. */
  handoff: { calls: ['handoff.leave', 'handoff.withdraw'], events: ['handoffs'] },
  /** Staff who bring what is asked for. */
  floor: { calls: ['errands.ask', 'errands.withdraw'], events: ['errands'] },
  /** The screen's camera; `vision/camera` opens it, once the shopper has said yes. */
  camera: { calls: ['visits.consent', 'visits.withdraw'], events: ['cameras'] },
} as const satisfies Record<
  string,
  { readonly calls: readonly CallName[]; readonly events: readonly EventName[] }
>;

export type Need = keyof typeof needs;
type NeedCall<N extends Need> = (typeof needs)[N]['calls'][number];
type NeedEvent<N extends Need> = (typeof needs)[N]['events'][number];

export const isMet = (need: Need, place: Place): boolean => {
  switch (need) {
    case 'catalog':
    case 'handoff':
    case 'phone':
    case 'floor':
      return true;
    case 'shades':
      return place.site.shades === true;
    case 'tags':
      return place.screen.zones.length > 0;
    case 'offers':
      return place.offer !== null;
    case 'follow':
      return place.brand.follow !== undefined;
    case 'camera':
      return place.screen.camera !== undefined;
  }
};

/** The part of the link that an experience with these needs may use. */
export type Host<N extends Need> = {
  call<C extends NeedCall<N>>(
    name: C,
    input: CallInput<C>,
    options?: CallOptions,
  ): Promise<Result<CallOutput<C>>>;
  watch<E extends NeedEvent<N>>(event: E, listener: (value: EventValue<E>) => void): () => void;
};

/** Types hold this at build time; what slips past them is a bug and stops at the error wall. */
export const narrow = <N extends Need>(link: Link, wanted: readonly N[]): Host<N> => {
  const calls = new Set<string>(wanted.flatMap((need) => [...needs[need].calls]));
  const events = new Set<string>(wanted.flatMap((need) => [...needs[need].events]));
  return {
    call(name, input, options) {
      if (!calls.has(name)) throw new Error(`"${name}" is not among what was needed`);
      return link.call(name, input, options);
    },
    watch(event, listener) {
      if (!events.has(event)) throw new Error(`"${event}" is not among what was needed`);
      return link.watch(event, listener);
    },
  };
};
