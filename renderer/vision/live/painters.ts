import type { FittingScene, FittingTold } from '../fitting/painter.ts';
import type { MakeupScene, MakeupTold } from '../makeup/painter.ts';
import type { Painter, TrackerKind } from '../tracker/kinds.ts';

/** What is drawn into the picture of which tracker: what the page says to it, and what it says to the page. */
export type Paintings = {
  readonly face: { readonly scene: MakeupScene; readonly told: MakeupTold };
  readonly pose: { readonly scene: FittingScene; readonly told: FittingTold };
};
export type Painted = keyof Paintings;

type PainterOf<K extends Painted> = Painter<K, Paintings[K]['scene'], Paintings[K]['told']>;

const painters: { readonly [K in Painted]: () => Promise<PainterOf<K>> } = {
  face: async () => (await import('../makeup/painter.ts')).openMakeupPainter(),
  pose: async () => (await import('../fitting/painter.ts')).openFittingPainter(),
};

const isPainted = (tracker: TrackerKind): tracker is Painted => Object.hasOwn(painters, tracker);

/** The worker gives to it what its own tracker found and what was said for it. */
export const openPainter = async (
  tracker: TrackerKind,
): Promise<Painter<TrackerKind, unknown, unknown>> => {
  if (!isPainted(tracker)) throw new Error(`nothing is drawn by what finds ${tracker}`);
  return painters[tracker]();
};
