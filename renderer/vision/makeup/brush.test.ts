import { expect, it } from 'vitest';
import { drawFace, NEUTRAL_SKIN } from '../../../tests/fakes/drawn-face.ts';
import { brush } from './brush.ts';
import { labOfHex } from './colour.ts';
import { lightOf } from './light.ts';
import type { Finish, Sides } from './look.ts';
import { masksOf } from './masks.ts';
import { paint } from './paint.ts';

const worn = (hex: string, finish: Finish = 'satin', intensity = 1) => ({
  colour: labOfHex(hex),
  finish,
  intensity,
});
const SIDES: Sides = {
  left: { lips: worn('#5a1e2b', 'gloss', 0.8), cheeks: worn('#e2786e') },
  right: {
    lips: worn('#a52a4d', 'matte'),
    cheeks: worn('#d98a6a', 'satin', 0.6),
    lids: worn('#7a5a6a'),
    brows: worn('#4a3426', 'matte', 0.7),
  },
  at: 0.5,
};

// A small face has a mask of full pixels, a large one of a quarter of them.
it.each([
  [150, NEUTRAL_SKIN],
  [150, '#f6ede4'],
  [300, '#3a312a'],
  [600, NEUTRAL_SKIN],
])('paints a face %i pixels wide, of skin %s, as the reference does', (faceWidth, skin) => {
  const face = drawFace({ faceWidth, skin, open: 0.5, yaw: 0.15 });
  const masks = masksOf(face.landmarks, face.width, face.height);
  const light = lightOf(face, masks);
  const want = paint(face, masks, light, SIDES);
  const data = Uint8ClampedArray.from(face.data);
  brush({ width: face.width, height: face.height, data }, { masks, light, sides: SIDES });
  let [worst, changed] = [0, 0];
  for (let i = 0; i < want.length; i += 1) {
    worst = Math.max(worst, Math.abs((want[i] ?? 0) - (data[i] ?? 0)));
    if (want[i] !== face.data[i]) changed += 1;
  }
  expect(changed).toBeGreaterThan(2_000);
  expect(worst).toBeLessThanOrEqual(1);
});
