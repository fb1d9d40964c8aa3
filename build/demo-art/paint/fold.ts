/** Folds by the light they take: dark where cloth sinks, lit where it rises. */

import type { Tones } from './colour.ts';
import type { Fold } from './panel.ts';
import { onSide } from './path.ts';
import type { Run, Side } from './path.ts';

export const dark =
  (tones: Tones, side: Side) =>
  (run: Run, width: number, opacity: number): Fold => ({
    run: onSide(side, run),
    width,
    colour: tones.deep,
    opacity,
  });
export const lit =
  (tones: Tones, side: Side) =>
  (run: Run, width: number, opacity: number): Fold => ({
    run: onSide(side, run),
    width,
    colour: tones.shine,
    opacity,
  });
