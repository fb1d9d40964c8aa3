/**
 * Where on a face what is worn: indices of the 478-point face mesh (MediaPipe canonical face, Apache-2.0).
 * "Left" and "right" are those of the picture before it is mirrored.
 */

/** x, y and depth in pixels of the frame, 478 times. */
export type Landmarks = Float32Array;
export type Point = readonly [x: number, y: number];
export type Polygon = readonly Point[];

/** What is painted of a mouth lies between the two. */
export type Lips = { readonly outer: Polygon; readonly inner: Polygon };

export const LIPS_OUTER = [
  61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185,
];
export const LIPS_INNER = [
  78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191,
];
/** Along the upper lashes from the outer corner to the inner one, and the crease above each of them. */
const LASHES = [
  [33, 246, 161, 160, 159, 158, 157, 173, 133],
  [263, 466, 388, 387, 386, 385, 384, 398, 362],
];
const CREASES = [
  [226, 247, 30, 30, 29, 27, 28, 56, 190],
  [446, 467, 260, 260, 259, 257, 258, 286, 414],
];
/** Along the lower lashes from the outer corner to the inner one, then back along the upper ones. */
export const EYES = [
  [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
  [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466],
];
export const BROWS = [
  [70, 63, 105, 66, 107, 55, 65, 52, 53, 46],
  [300, 293, 334, 296, 336, 285, 295, 282, 283, 276],
];
export const OVAL = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148,
  176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];

const APPLES = [
  { at: 50, side: -1 },
  { at: 280, side: 1 },
] as const;
const EAR = { left: 234, right: 454 } as const;
const NOSE = 4;

export const at = (face: Landmarks, index: number): Point => [
  face[index * 3] ?? 0,
  face[index * 3 + 1] ?? 0,
];

export const outline = (face: Landmarks, ring: readonly number[], scale = 1): Polygon =>
  ring.map((index) => {
    const [x, y] = at(face, index);
    return [x * scale, y * scale];
  });

/** Ear to ear in space, so that a turned head keeps the width of its feathering. The unit of everything here. */
export const faceWidth = (face: Landmarks): number => {
  const along = (axis: number) =>
    (face[EAR.right * 3 + axis] ?? 0) - (face[EAR.left * 3 + axis] ?? 0);
  return Math.hypot(along(0), along(1), along(2));
};

/** Eye shadow is worn beyond the crease: by this much of what lies between lashes and crease. */
const ABOVE = 0.9;

/** From within the eye over lashes and crease: the opening itself is left bare, so that colour is full at the lashes. */
export const lids = (face: Landmarks, scale = 1): readonly Polygon[] =>
  LASHES.map((lashes, eye) => {
    const line = outline(face, lashes, scale);
    const crease = outline(face, CREASES[eye] ?? [], scale);
    const upper = crease.map(([x, y], i): Point => {
      const [lashX, lashY] = line[i] ?? [x, y];
      // At the corners there is nothing to rise above.
      const rise = i === 0 || i === crease.length - 1 ? 0 : ABOVE;
      return [x + (x - lashX) * rise, y + (y - lashY) * rise];
    });
    const lower = outline(face, EYES[eye] ?? [], scale);
    const within = line.map(([x, y], i): Point => {
      const [lowX, lowY] = lower[i] ?? [x, y];
      return [(x + lowX) / 2, (y + lowY) / 2];
    });
    return [...within, ...upper.toReversed()];
  });

const CORNERS = 28;

/** An ellipse on each cheek, rising to the ear; the one that turns away is as narrow as it is seen. */
export const cheeks = (face: Landmarks, scale = 1): readonly Polygon[] => {
  const [leftX, leftY] = at(face, EAR.left);
  const [rightX, rightY] = at(face, EAR.right);
  const seen = Math.hypot(rightX - leftX, rightY - leftY) || 1;
  const axis: Point = [(rightX - leftX) / seen, (rightY - leftY) / seen];
  const width = faceWidth(face);
  const [noseX, noseY] = at(face, NOSE);
  const nose = ((noseX - leftX) * axis[0] + (noseY - leftY) * axis[1]) / width;

  return APPLES.map(({ at: apple, side }) => {
    const [x, y] = at(face, apple);
    const share = Math.min(1.15, Math.max(0.25, 2 * (side < 0 ? nose : seen / width - nose)));
    const tilt = -0.5 * side;
    const centre: Point = [
      x + width * (0.02 * side * share * axis[0] + 0.01 * axis[1]),
      y + width * (0.02 * side * share * axis[1] - 0.01 * axis[0]),
    ];
    return Array.from({ length: CORNERS }, (_, i): Point => {
      const turn = (2 * Math.PI * i) / CORNERS;
      const u = 0.11 * width * Math.cos(turn);
      const v = 0.065 * width * Math.sin(turn);
      const along = (u * Math.cos(tilt) - v * Math.sin(tilt)) * share;
      const down = u * Math.sin(tilt) + v * Math.cos(tilt);
      return [
        (centre[0] + along * axis[0] - down * axis[1]) * scale,
        (centre[1] + along * axis[1] + down * axis[0]) * scale,
      ];
    });
  });
};
