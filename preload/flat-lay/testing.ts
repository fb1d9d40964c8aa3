import type { GarmentCut, GarmentPoint } from '../contract/index.ts';
import type { At } from './contour.ts';
import type { Mask } from './outline.ts';
import { blank, type Picture } from './picture.ts';

/** A garment drawn with a ruler: its outline, and where its points are. For tests. */
export type Drawn = {
  readonly cut: GarmentCut;
  readonly outline: readonly At[];
  readonly points: Readonly<Record<string, At>>;
};

const flip = ([x, y]: At): At => [-x, y];
/** Outline and points from the left half, about the line x = 0. */
const whole = (
  cut: GarmentCut,
  half: readonly At[],
  left: Readonly<Record<string, At>>,
): Drawn => ({
  cut,
  outline: [...half, ...half.map(flip).toReversed()],
  points: Object.fromEntries(
    Object.entries(left).flatMap(([name, point]) => [
      [name, point],
      [name.replace('Left', 'Right').replace('.left.', '.right.'), flip(point)],
    ]),
  ),
});

export type TopLook = {
  readonly neck: number;
  readonly shoulder: number;
  readonly drop: number;
  readonly slope: number;
  readonly armpit: number;
  readonly hem: number;
  readonly long: number;
  /** Of the sleeves, in degrees from hanging down, and in length and width. */
  readonly spread: number;
  readonly sleeve: number;
  readonly cuff: number;
};

export const drawTop = (look: TopLook): Drawn => {
  const { neck, shoulder, slope, armpit, hem, long, sleeve, cuff } = look;
  const angle = (look.spread * Math.PI) / 180;
  const [dx, dy] = [-Math.sin(angle), Math.cos(angle)];
  const tip: At = [-shoulder + dx * sleeve, slope + dy * sleeve];
  const inner: At = [tip[0] + dy * cuff, tip[1] - dx * cuff];
  const pit: At = [-shoulder * 0.98, armpit];
  const left = {
    neckLeft: [-neck, 0],
    shoulderLeft: [-shoulder, slope],
    armpitLeft: pit,
    hemLeft: [-hem, long],
    'sleeves.left.out': tip,
    'sleeves.left.in': inner,
  } as const satisfies Record<string, At>;
  return whole(
    'top',
    [[0, look.drop], left.neckLeft, left.shoulderLeft, tip, inner, pit, left.hemLeft],
    left,
  );
};

export const drawSkirt = (waist: number, hem: number, long: number): Drawn => {
  const left = { waistLeft: [-waist, 0], hemLeft: [-hem, long] } as const satisfies Record<
    string,
    At
  >;
  return whole('skirt', [[0, 4], left.waistLeft, left.hemLeft, [0, long + 6]], left);
};

export const drawTrousers = (look: {
  readonly waist: number;
  readonly hip: number;
  readonly crotch: number;
  readonly out: number;
  readonly leg: number;
  readonly long: number;
}): Drawn => {
  const { waist, hip, crotch, out, leg, long } = look;
  const left = {
    waistLeft: [-waist, 0],
    'legs.left.out': [-out, long],
    'legs.left.in': [-out + leg, long],
  } as const satisfies Record<string, At>;
  const drawn = whole(
    'trousers',
    [
      [0, 3],
      left.waistLeft,
      [-hip, crotch * 0.65],
      left['legs.left.out'],
      left['legs.left.in'],
      [0, crotch],
    ],
    left,
  );
  return { ...drawn, points: { ...drawn.points, crotch: [0, crotch] } };
};

/** A drawing on a field, leaning by so many degrees. */
export type Laid = {
  readonly mask: Mask;
  readonly points: Readonly<Record<string, GarmentPoint>>;
  /** The longer side of the drawing, in pixels. */
  readonly tall: number;
};

const ROOM = 24;

export const lay = (drawn: Drawn, lean: number): Laid => {
  const angle = (lean * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const turn = ([x, y]: At): At => [x * cos - y * sin, x * sin + y * cos];
  const outline = drawn.outline.map(turn);
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const [left, top] = [Math.min(...xs) - ROOM, Math.min(...ys) - ROOM];
  const width = Math.ceil(Math.max(...xs) - left + ROOM);
  const height = Math.ceil(Math.max(...ys) - top + ROOM);
  const on = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const level = y + 0.5 + top;
    const crossings = outline
      .flatMap((a, i) => {
        const b = outline[(i + 1) % outline.length] ?? a;
        return a[1] <= level !== b[1] <= level
          ? [a[0] + ((level - a[1]) / (b[1] - a[1])) * (b[0] - a[0]) - left]
          : [];
      })
      .toSorted((p, q) => p - q);
    for (let k = 0; k + 1 < crossings.length; k += 2)
      for (let x = Math.ceil((crossings[k] ?? 0) - 0.5); x + 0.5 < (crossings[k + 1] ?? 0); x++)
        on[y * width + x] = 1;
  }
  const points = Object.fromEntries(
    Object.entries(drawn.points).map(([name, point]) => {
      const [x, y] = turn(point);
      return [name, [(x - left) / width, (y - top) / height] as const];
    }),
  );
  return { mask: { width, height, on }, points, tall: Math.max(width, height) - 2 * ROOM };
};

type Rgb = readonly [number, number, number];

/** A photograph of it: cloth on paper, light from one side, grain, and edges as a lens draws them. */
export const photograph = (
  { width, height, on }: Mask,
  look: {
    readonly cloth: Rgb;
    readonly paper: Rgb;
    readonly light: number;
    readonly grain: number;
  },
): Picture => {
  const picture = blank(width, height);
  let seed = 7;
  const noise = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return (seed / 2 ** 32 - 0.5) * 2 * look.grain;
  };
  const is = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height ? (on[y * width + x] ?? 0) : 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let share = 0;
      for (let v = -1; v <= 1; v++) for (let u = -1; u <= 1; u++) share += is(x + u, y + v) / 9;
      const lit = look.light * (x / width - 0.5);
      const shade = noise();
      for (let c = 0; c < 3; c++)
        picture.data[(y * width + x) * 4 + c] =
          share * (look.cloth[c] ?? 0) + (1 - share) * ((look.paper[c] ?? 0) + lit) + shade;
      picture.data[(y * width + x) * 4 + 3] = 255;
    }
  return picture;
};
