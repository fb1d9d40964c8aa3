import type { Found } from '../tracker/kinds.ts';
import { bodyOf, SIDES, type Body, type Unready } from './body.ts';
import { apart, mix } from './geometry.ts';
import type { Frame } from './hair-cells.ts';
import { openHairFinder } from './hair.ts';
import type { Outfit } from './outfit.ts';
import { isHanging, settleShoulders } from './shoulders.ts';
import { steadying } from './steady.ts';
import { wear, type Wearing } from './wearing.ts';

/** Remembers a wearer's build from picture to picture, so that nothing swims; another wearer is another build. */
export type Fitter = {
  /** `at` in ms, as of the picture. */
  fit(found: Found['pose'], picture: Frame, outfit: Outfit, at: number): Wearing | Unready;
  forget(): void;
};

/** Nobody for so long, and whoever comes then is taken for somebody else. */
const GONE_MS = 1_500;
const FACING_DEPTH = 0.2;

export const openFitter = (): Fitter => {
  const kept = steadying();
  let seen = -Infinity;
  const hairs = openHairFinder();
  const forget = () => {
    kept.forget();
    hairs.forget();
  };

  const buildOf = (body: Body, at: number): number | null => {
    const trunk = apart(body.top, mix(body.hip.left, body.hip.right, 0.5));
    const wide = apart(body.shoulder.left, body.shoulder.right);
    // Only who faces the lens shows how wide the shoulders are. Depth alone is rough, and the build alone would never
    // find out that it is wrong.
    const isFacing = body.hipsSeen && (body.facing > 0.95 || body.askew < FACING_DEPTH);
    // An arm that is raised takes its shoulder along, up and inwards.
    const hang = SIDES.every((side) => isHanging(body, side));
    return kept.now(at)('span-of-trunk', isFacing && hang ? wide / (trunk || 1) : null);
  };

  return {
    fit(found, picture, outfit, at) {
      const { width, height } = picture;
      const known = kept.now(at)('span-of-trunk', null);
      const body = bodyOf(found, width, height, known === null ? null : { spanOfTrunk: known });
      if (typeof body === 'string') {
        if (body === 'nobody' && at - seen > GONE_MS) forget();
        return body;
      }
      seen = at;
      buildOf(body, at);
      const steady = kept.now(at);
      return wear(
        outfit,
        settleShoulders(body, steady),
        found.mask && hairs.find(picture, found.mask, body),
        (sku) => (name, measured) => steady(`${sku} ${name}`, measured),
      );
    },
    forget,
  };
};
