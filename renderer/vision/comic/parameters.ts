/** What the comic is made by. The shaders and the reference read the same numbers, so that they cannot drift apart. */
export const comic = {
  /**
   * Edge-preserving smoothing, twice: near neighbours, then every second. Weights fall with distance and with colour,
   * measured against the pixel's own brightness: the features of a dark face are smaller differences, not lesser ones.
   */
  smooth: { taps: 3, steps: [1, 2], distance: 3, colour: 11, dimmest: 0.12 },
  /** Two Gaussians whose difference is the line: standard deviations in pixels, and how far they reach. */
  line: { narrow: 1.2, wide: 1.92, taps: 6 },
  /** What counts as the brightness around a pixel: 17 taps, three pixels apart. */
  around: { taps: 8, step: 3, deviation: 12 },
  /** XDoG (Winnemoeller 2012): how strongly the difference counts and how hard the edge of the ink is. */
  ink: { sharpness: 18, hardness: 14, black: 0.05 },
  /**
   * Where ink begins, against the brightness around: a fixed threshold would ink all of a dark face, one that follows
   * the face inks the same lines in every face. Never above `own` of the pixel's own blurred brightness: a bright wall
   * beside a dark cheek must not ink the cheek.
   */
  threshold: { share: 0.8, least: 0.05, most: 0.75, own: 0.81 },
  levels: { count: 7, softness: 8 },
  colour: { saturation: 1.3 },
  /** The printed screen: dots at 45 degrees, larger where it is darker than around. */
  dots: { pitch: 6, soft: 0.06, radius: 0.5, most: 0.8, bias: 0.12, shade: 0.68, lift: 0.95 },
  luma: [0.299, 0.587, 0.114],
} as const;
