export type PresenceRead = {
  readonly epc: string;
  readonly antenna: number;
  readonly zone: string;
  readonly rssi: number;
  readonly phase?: number;
  /** Monotonic milliseconds. */
  readonly at: number;
};

export type PresenceInput =
  | { readonly kind: 'reads'; readonly reads: readonly PresenceRead[] }
  /** The reader of these zones has listened without a break from `since` to `at`. */
  | {
      readonly kind: 'alive';
      readonly zones: readonly string[];
      readonly since: number;
      readonly at: number;
    }
  | { readonly kind: 'sight'; readonly zones: readonly string[]; readonly at: number }
  | { readonly kind: 'sight-lost'; readonly zones: readonly string[]; readonly at: number }
  | { readonly kind: 'tick'; readonly now: number };

export type PresenceEvent = {
  readonly kind:
    | 'enter'
    | 'held'
    | 'put-back'
    | 'stray'
    | 'moved'
    | 'unknown'
    | 'known-again'
    | 'leave';
  readonly epc: string;
  readonly zone: string;
  /** Only on `moved`: the zone it came from. */
  readonly from?: string;
  /** Monotonic milliseconds of what decided it. */
  readonly at: number;
};

/** What is before one zone now. */
export type ZoneState = {
  readonly zone: string;
  readonly sight: 'clear' | 'unknown';
  /** Last lifted first. */
  readonly held: readonly { readonly epc: string; readonly at: number }[];
  /** In a hand or resting; strays are not counted. */
  readonly present: number;
  readonly strays: readonly string[];
};

export type Presence = {
  /** Feeds one input; what follows from it, in order. Time never runs back: an earlier time counts as now. */
  step(input: PresenceInput): PresenceEvent[];
  zone(zone: string): ZoneState;
  /** Grows with everything that `zone` may answer differently. */
  changes(): number;
  /** Tags remembered, present or not. */
  size(): number;
};
