import type { SpeakerFace } from '../../vision/comic/speakers.ts';

export type Size = { readonly width: number; readonly height: number };
export type Spot = { readonly x: number; readonly y: number };
type Rect = Spot & Size;

export type Tail = {
  readonly tip: Spot;
  /** Where it grows out of the bubble. */
  readonly root: readonly [Spot, Spot];
};

/** Where words stand in a panel, in its pixels. */
export type Bubble = Size & {
  readonly left: number;
  readonly top: number;
  /** Which of the shapes that were given. */
  readonly shape: number;
  /** Null where nobody is seen to speak, or where a tail has no room. */
  readonly tail: Tail | null;
};

const MARGIN = 16;
const STEP = 10;
/** Between a face and what is drawn beside it. */
const AIR = 8;
/** A shorter one is a thorn, a longer one a wire. */
const SHORTEST = 16;
const NICE = 44;
/** Half of what it is wide at its root, and how far that stays off the round corners. */
const HALF = 16;
const CORNER = 22;

const grown = ({ x, y, width, height }: Rect, up: number, aside: number, down: number): Rect => ({
  x: x - aside,
  y: y - up,
  width: width + 2 * aside,
  height: height + up + down,
});

const overlap = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

const middle = ({ x, y, width, height }: Rect): Spot => ({ x: x + width / 2, y: y + height / 2 });

const isIn = ({ x, y, width, height }: Rect, at: Spot): boolean =>
  at.x > x && at.x < x + width && at.y > y && at.y < y + height;

/** Of the way from outside to a spot within: the part after which it is in. */
const entry = (from: Spot, to: Spot, rect: Rect): number => {
  const along = (start: number, way: number, low: number, high: number) =>
    way === 0 ? 0 : ((way > 0 ? low : high) - start) / way;
  return Math.max(
    0,
    along(from.x, to.x - from.x, rect.x, rect.x + rect.width),
    along(from.y, to.y - from.y, rect.y, rect.y + rect.height),
  );
};

const onTheWay = (from: Spot, to: Spot, part: number): Spot => ({
  x: from.x + (to.x - from.x) * part,
  y: from.y + (to.y - from.y) * part,
});

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** Where on the bubble's edge a tail begins that points there: as near to it as the round corners let it. */
const rootToward = (bubble: Rect, mouth: Spot): { readonly at: Spot; readonly flat: boolean } => {
  const { x, y, width, height } = bubble;
  const off = HALF + CORNER;
  const { x: midX, y: midY } = middle(bubble);
  // A side that is too short for a root has it in its middle.
  const nearest = (value: number, low: number, size: number) =>
    size < 2 * off ? low + size / 2 : clamp(value, low + off, low + size - off);
  const [above, aside] = [
    Math.max(y - mouth.y, mouth.y - y - height),
    Math.max(x - mouth.x, mouth.x - x - width),
  ];
  return above >= aside
    ? { at: { x: nearest(mouth.x, x, width), y: mouth.y < midY ? y : y + height }, flat: true }
    : { at: { x: mouth.x < midX ? x : x + width, y: nearest(mouth.y, y, height) }, flat: false };
};

type Head = {
  /** The face as it was found, with some air: nothing is drawn on it. */
  readonly face: Rect;
  /** With hair and chin, which detectors leave out. */
  readonly head: Rect;
  /** What is below it: clothes, for which people came. */
  readonly body: Rect;
  readonly mouth: Spot;
  readonly size: number;
};

const headOf = ({ box, mouth }: SpeakerFace, edge: number): Head => {
  const found = {
    x: box.x * edge,
    y: box.y * edge,
    width: box.width * edge,
    height: box.height * edge,
  };
  const { width, height } = found;
  const head = grown(found, height * 0.45, width * 0.2, height * 0.15);
  const chin = head.y + head.height;
  return {
    face: grown(found, AIR, AIR, AIR),
    head,
    // As wide as arms that hang.
    body: {
      x: found.x - width * 1.9,
      y: chin,
      width: width * 4.8,
      height: Math.max(0, edge - chin),
    },
    mouth: { x: mouth.x * edge, y: mouth.y * edge },
    size: width * height,
  };
};

const tailTo = (bubble: Rect, { face, mouth }: Head, edge: number): Tail | null => {
  const { at, flat } = rootToward(bubble, mouth);
  if (!isIn(face, mouth) || isIn(face, at)) return null;
  const tip = onTheWay(at, mouth, entry(at, mouth, face));
  const long = Math.hypot(tip.x - at.x, tip.y - at.y);
  const panel = { x: 0, y: 0, width: edge, height: edge };
  if (long < SHORTEST || !isIn(panel, tip)) return null;
  const across = flat ? { x: HALF, y: 0 } : { x: 0, y: HALF };
  return {
    tip,
    root: [
      { x: at.x - across.x, y: at.y - across.y },
      { x: at.x + across.x, y: at.y + across.y },
    ],
  };
};

/** How much of the way from root to tip lies on others' heads. */
const acrossOthers = ({ tip, root }: Tail, others: readonly Head[]): number => {
  const from = onTheWay(root[0], root[1], 0.5);
  const steps = [0.2, 0.4, 0.6, 0.8, 1].map((part) => onTheWay(from, tip, part));
  return steps.filter((at) => others.some(({ head }) => isIn(head, at))).length;
};

const NO_TAIL = 400;

const cost = (bubble: Rect, tail: Tail | null, speaker: Head, heads: readonly Head[]): number => {
  const area = bubble.width * bubble.height;
  const covers = (of: (head: Head) => Rect) =>
    heads.reduce((sum, head) => sum + overlap(bubble, of(head)) / area, 0);
  const mouths = heads.filter(({ mouth }) => isIn(grown(bubble, AIR, AIR, AIR), mouth)).length;
  const long = tail
    ? Math.hypot(
        tail.tip.x - (tail.root[0].x + tail.root[1].x) / 2,
        tail.tip.y - (tail.root[0].y + tail.root[1].y) / 2,
      )
    : 0;
  return (
    mouths * 1_000_000 +
    covers(({ face }) => face) * 100_000 +
    covers(({ head }) => head) * 5_000 +
    covers(({ body }) => body) * 600 +
    (tail
      ? Math.abs(long - NICE) +
        acrossOthers(
          tail,
          heads.filter((one) => one !== speaker),
        ) *
          500
      : NO_TAIL)
  );
};

/** Every place in a panel for something of this size, from the top left on. */
const placesFor = ({ width, height }: Size, edge: number): readonly Rect[] => {
  const steps = (size: number) => {
    const last = edge - MARGIN - size;
    const count = Math.max(0, Math.floor((last - MARGIN) / STEP));
    return [...Array.from({ length: count + 1 }, (_, i) => MARGIN + i * STEP), Math.max(0, last)];
  };
  return steps(height).flatMap((y) => steps(width).map((x) => ({ x, y, width, height })));
};

/** A line in one piece is read at once: another shape has to be worth it. */
const BROKEN = 40;

/**
 * Pure: where the words of a panel stand and whom they come from, which is whoever is seen largest. They cover no face,
 * as little as can be of heads and clothes, and their tail points at the mouth and ends before the face.
 */
export const placeBubble = (
  shapes: readonly Size[],
  faces: readonly SpeakerFace[],
  edge: number,
): Bubble => {
  const [first = { width: 0, height: 0 }] = shapes;
  const heads = faces.map((face) => headOf(face, edge)).toSorted((a, b) => b.size - a.size);
  const [speaker] = heads;
  if (!speaker)
    return { left: MARGIN, top: edge - MARGIN - first.height, ...first, shape: 0, tail: null };
  const all = shapes.flatMap((size, shape) =>
    placesFor(size, edge).map((rect) => {
      const tail = tailTo(rect, speaker, edge);
      return { rect, tail, shape, cost: cost(rect, tail, speaker, heads) + shape * BROKEN };
    }),
  );
  const best = all.reduce((least, one) => (one.cost < least.cost ? one : least));
  const { x, y, width, height } = best.rect;
  return { left: x, top: y, width, height, shape: best.shape, tail: best.tail };
};

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const CLOSING = /^[\s\p{P}]/u;
/** Shorter lines than this are words torn apart. */
const LEAST = 2;
const MOST_LINES = 3;

const longest = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length));

/** So many lines that are about as long, or null where there are not so many words. */
const brokenInto = (pieces: readonly string[], lines: number): readonly string[] | null => {
  if (lines === 1) return pieces.length > 0 ? [pieces.join('').trimEnd()] : null;
  return pieces
    .map((_, i) => {
      const below = brokenInto(pieces.slice(i + 1), lines - 1);
      return (
        below && [
          pieces
            .slice(0, i + 1)
            .join('')
            .trimEnd(),
          ...below,
        ]
      );
    })
    .filter((one) => one !== null)
    .reduce<readonly string[] | null>(
      (best, one) => (best && longest(best) <= longest(one) ? best : one),
      null,
    );
};

/** Pure: the lines that words may stand in: one, two and three that are about as long where they break between words. */
export const shapesOf = (text: string): readonly (readonly string[])[] => {
  const pieces: string[] = [];
  for (const { segment } of words.segment(text))
    if (pieces.length > 0 && CLOSING.test(segment)) pieces.push((pieces.pop() ?? '') + segment);
    else pieces.push(segment);
  return Array.from({ length: MOST_LINES }, (_, i) => brokenInto(pieces, i + 1)).filter(
    (lines) => lines !== null && lines.every((line) => line.length > LEAST || lines.length === 1),
  ) as readonly (readonly string[])[];
};
