/*
 * The models follow one person, and of several take whoever they are surest of, who may stand far behind. So whoever is
 * found anew is hidden for a few pictures, to see who else is there: of two, the larger one is followed.
 */

/** In parts of the picture's width and height. */
export type Place = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Where somebody is, and how large they are seen. */
export type Seen = { readonly place: Place; readonly size: number };

export type Choice =
  | { readonly kind: 'nobody' }
  /** One was found; they are hidden, and it is looked for others. */
  | { readonly kind: 'asking'; readonly first: Seen; readonly asked: number }
  /** Back to the first one; the other one, who is smaller, is hidden until then. */
  | {
      readonly kind: 'returning';
      readonly to: Seen;
      readonly hidden: Place | null;
      readonly asked: number;
    }
  | { readonly kind: 'following'; readonly last: Seen }
  /** Lost for a moment: who turns up at the same place is the same. */
  | { readonly kind: 'lost'; readonly last: Seen; readonly since: number };

export const NOBODY: Choice = { kind: 'nobody' };

/** In the first of them a model still looks where somebody was, then everywhere. */
const PICTURES = 3;
/** Pictures of nobody that a tracker may begin with though somebody is there: the one before, these, and one to come back. */
export const CHOOSES = PICTURES + 2;
/** Who is about as large as the first one is no reason to change. */
const LARGER = 1.15;
const AWAY_MS = 1_000;

const isIn = ({ left, top, right, bottom }: Place, { place }: Seen): boolean => {
  const [x, y] = [(place.left + place.right) / 2, (place.top + place.bottom) / 2];
  return x > left && x < right && y > top && y < bottom;
};

/** What is hidden of the next picture. */
export const hiddenNext = (choice: Choice): Place | null =>
  choice.kind === 'asking'
    ? choice.first.place
    : choice.kind === 'returning'
      ? choice.hidden
      : null;

/** What follows from whom a model found in a picture, hidden as `hiddenNext` said; told of is who is followed alone. */
export const choose = (choice: Choice, seen: Seen | null, at: number): Choice => {
  switch (choice.kind) {
    case 'nobody':
      return seen ? { kind: 'asking', first: seen, asked: 0 } : choice;
    case 'following':
      return seen
        ? { kind: 'following', last: seen }
        : { kind: 'lost', last: choice.last, since: at };
    case 'lost':
      if (seen)
        return isIn(choice.last.place, seen)
          ? { kind: 'following', last: seen }
          : { kind: 'asking', first: seen, asked: 0 };
      return at - choice.since > AWAY_MS ? NOBODY : choice;
    case 'asking': {
      const asked = choice.asked + 1;
      const { first } = choice;
      if (seen && !isIn(first.place, seen))
        return seen.size > first.size * LARGER
          ? { kind: 'following', last: seen }
          : { kind: 'returning', to: first, hidden: seen.place, asked: 0 };
      return asked < PICTURES
        ? { ...choice, asked }
        : { kind: 'returning', to: first, hidden: null, asked: 0 };
    }
    case 'returning': {
      const asked = choice.asked + 1;
      if (seen && (choice.hidden === null || isIn(choice.to.place, seen)))
        return { kind: 'following', last: seen };
      return asked < PICTURES ? { ...choice, asked } : NOBODY;
    }
  }
};

/** Paints a place over, in the picture itself: a flat grey is nobody. Answers with what brings it back. */
export const hide = ({ data, width, height }: ImageData, place: Place): (() => void) => {
  const part = (value: number, of: number) => Math.round(Math.min(1, Math.max(0, value)) * of);
  const [from, to] = [part(place.left, width), part(place.right, width)];
  const [top, bottom] = [part(place.top, height), part(place.bottom, height)];
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const hidden = pixels.slice(top * width, bottom * width);
  for (let y = top; y < bottom; y++) pixels.fill(0xff808080, y * width + from, y * width + to);
  return () => pixels.set(hidden, top * width);
};

type Point = { readonly x: number; readonly y: number; readonly seen: number };

/** Hair and hands, which landmarks leave out. */
const MARGIN = 0.15;

/** All points that are in view; `size` is the caller's. */
export const placeOf = (points: readonly Point[]): Place => {
  const inView = points.filter(
    ({ x, y, seen }) => seen > 0.4 && x >= 0 && x <= 1 && y >= 0 && y <= 1,
  );
  const of = inView.length > 0 ? inView : points;
  const [xs, ys] = [of.map(({ x }) => x), of.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const [aside, above] = [(right - left) * MARGIN, (bottom - top) * MARGIN];
  return { left: left - aside, top: top - above, right: right + aside, bottom: bottom + above };
};

/** Around a model that finds one person: the same, for the nearest one. `seenIn` tells whom it found. */
export const ofNearest = <F>(
  find: (picture: ImageData, at: number) => F,
  seenIn: (found: F, picture: ImageData) => Seen | null,
  nobody: F,
): ((picture: ImageData, at: number) => F) => {
  let choice: Choice = NOBODY;
  return (picture, at) => {
    const hidden = hiddenNext(choice);
    const uncover = hidden && hide(picture, hidden);
    const found = find(picture, at);
    // Whoever draws into the picture draws everybody.
    uncover?.();
    choice = choose(choice, seenIn(found, picture), at);
    // With somebody hidden it is another's picture.
    return choice.kind === 'following' && !hidden ? found : nobody;
  };
};
