const MM_PER_INCH = 25.4;
/** Shoppers in wheelchairs and children reach this high; EN 301 549, 8.3.4. */
const REACH_MM = 1_220;
/** Pages keep what is touched below this part of the height, unless told that it has to be lower still. */
const LOW = 0.72;
const LONG = 1_920;
const SHORT = 1_080;

export type Measures = {
  readonly orientation: 'portrait' | 'landscape';
  /** Window pixels per layout pixel. */
  readonly zoom: number;
  /** The layout's size: the reference canvas, longer in one direction where the window's shape differs. */
  readonly width: number;
  readonly height: number;
  /** Layout pixels per millimetre of glass. */
  readonly mm: number;
  /** The layout's y at 1,220 mm above the floor, within the canvas. */
  readonly reachTop: number;
  /** `low` where the screen hangs so high that only the lowest part can be touched by everybody. */
  readonly reach: 'full' | 'low';
};

/** How the reference canvas lies on a window of this size, on a screen of this diagonal and mounting height. */
export const measure = (
  window: { readonly width: number; readonly height: number },
  screen: { readonly diagonalInches: number; readonly lowerEdgeMm: number },
): Measures => {
  const orientation = window.width > window.height ? 'landscape' : 'portrait';
  const [across, down] = orientation === 'landscape' ? [LONG, SHORT] : [SHORT, LONG];
  const zoom = Math.max(0.05, Math.min(window.width / across, window.height / down));
  const width = window.width / zoom;
  const height = window.height / zoom;
  const mm = Math.hypot(width, height) / (screen.diagonalInches * MM_PER_INCH);
  const below = Math.max(0, REACH_MM - screen.lowerEdgeMm) * mm;
  const reachTop = Math.min(height, Math.max(0, height - below));
  return {
    orientation,
    zoom,
    width,
    height,
    mm,
    reachTop,
    reach: reachTop > height * LOW ? 'low' : 'full',
  };
};
