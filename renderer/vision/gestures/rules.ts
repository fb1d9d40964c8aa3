/**
 * Every number of the gestures. Lengths are in units, the length of the shopper's own palm (wrist to the root of the
 * middle finger, about 9 cm): what is asked of a hand is then the same near and far, for a child and for an adult. Times are in seconds.
 */
export const RULES = {
  finger: { on: 1.15, off: 1.05 },
  pinch: { on: 0.25, off: 0.35 },
  /** How long a hand has to look like something before it is that. */
  held: { palm: 0.08, point: 0.08, fist: 0.15, pinch: 0.08, none: 0.15 },
  /** 1-euro in pixels at a palm of 100 pixels; the prompt part goes with the palm. */
  smooth: { slow: 1.5, prompt: 1.5, unit: 0.35, reach: 0.05 },

  /**
   * A hand means the screen only once it has been held up, still, for a moment. This is what keeps people who talk
   * with their hands, scratch their head or walk by from turning pages.
   */
  engage: { up: 0.75, broad: 0.75, flat: 0.5, stretched: 1.2, still: 1.4, seconds: 0.35 },
  /** Let down or turned away for so long, it means nothing any more. */
  release: { up: 0.3, broad: 0.45, flat: 0.3, seconds: 0.3 },
  /** Not seen for so long it is gone. A tracker loses a fast hand for a picture or three. */
  lost: 0.4,
  /**
   * No hand is faster, in units a second, nor jumps further than `slack`: what does is somebody else's. After `gap`
   * no more is granted: what turns up across the picture by then may be anybody's.
   */
  same: { speed: 28, slack: 0.6, size: 1.6, gap: 0.13 },

  /** How far a hand goes to cross the field from side to side, and from top to bottom. */
  field: { width: 5, height: 4 },

  /** The place that is pointed at may drift this far from where it lately was, `settle` being how lately. */
  dwell: { seconds: 1.1, drift: 0.2, settle: 0.5, shownAfter: 0.1, away: 0.6 },
  select: { rest: 0.6 },

  /**
   * From rest, far, quick, level, and not straight back again: the last is what tells a swipe from a wave to a friend,
   * and what it waits for. Measured in palms and not in parts of the picture: 0.3 of its width are 30 cm near by and
   * half a metre two steps back.
   */
  swipe: {
    far: 2.45,
    seconds: 0.45,
    level: 2.4,
    restBefore: 0.35,
    restSeconds: 0.12,
    back: 0.4,
    /** Going on means at least so far from one picture to the next: a hand that has arrived still trembles. */
    onward: 0.12,
    settle: 0.15,
    /** It arrives as it set out, though turned by the swing of the arm. */
    arrival: { up: 0.5, broad: 0.65, flat: 0.42, stretched: 1.17 },
    /** Seen on its way at least once between these parts of it: what is only here and then there did not go. */
    between: [0.1, 0.9],
    detour: 1.2,
    /** So soon before it the open palm was at rest; whoever swipes again the same way need not rest between. */
    rested: 0.2,
    again: 2.5,
    rest: 0.5,
    /** The hand comes back after a swipe; that is no swipe the other way. */
    restBack: 1,
  },
  wave: { amplitude: 0.5, reversals: 2, seconds: 0.65 },

  /** Only a hand that is at rest closes or pinches for the screen's sake: people who talk do both on the way. */
  atRest: { speed: 0.95, seconds: 0.3 },
  inPlace: { seconds: 0.6, drift: 0.22 },
  grab: { up: 0.6, flat: 0.42, turn: 0.75, tilt: 0.45, mostTilt: 0.6 },
} as const;
