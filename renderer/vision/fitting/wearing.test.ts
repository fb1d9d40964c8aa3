import { expect, it } from 'vitest';
import { coat, jumper, shirt, skirt, trousers } from '../../../tests/fakes/flat-garments.ts';
import { STICK, stickPerson } from '../../../tests/fakes/stick-person.ts';
import { bodyOf } from './body.ts';
import { NOTHING_WORN, putOn } from './outfit.ts';
import { unsteadied } from './steady.ts';
import { wear } from './wearing.ts';

const { width, height, span } = STICK;
const wearing = (garments: readonly (typeof shirt)[], ...given: Parameters<typeof stickPerson>) => {
  const body = bodyOf(stickPerson(...given), width, height, null);
  if (typeof body === 'string') throw new Error(body);
  return wear(garments.reduce(putOn, NOTHING_WORN), body, null, () => unsteadied);
};
const order = (...garments: (typeof shirt)[]) =>
  wearing(garments).pieces.map(({ garment, part }) => `${garment.sku} ${part}`);

it('draws from the body outwards: what hangs over trousers goes into a skirt', () => {
  expect(order(coat, shirt, trousers)).toEqual([
    'TROUSERS trunk',
    'SHIRT trunk',
    'SHIRT sleeve',
    'SHIRT sleeve',
    'COAT trunk',
    'COAT sleeve',
    'COAT sleeve',
  ]);
  expect(order(shirt, skirt).slice(0, 2)).toEqual(['SHIRT trunk', 'SKIRT trunk']);
});

it('lets nothing of a top show below the band it is tucked into', () => {
  const [top] = wearing([shirt, skirt]).pieces;
  const band = top?.tuck?.from[1] ?? Number.NaN;
  expect(band).toBeGreaterThan(STICK.top + 0.7 * span);
  expect(band).toBeLessThan(STICK.top + 1.4 * span);
  expect(wearing([shirt, trousers]).pieces.every(({ tuck }) => tuck === null)).toBe(true);
});

const across = { joints: { 14: [262, 185], 16: [318, 178] }, near: [16] } as const;

it('keeps a bare forearm in front of the trunk, from the end of the sleeve on', () => {
  const bare = wearing([shirt], across).pieces[0]?.arms ?? [];
  const forearm = bare.find(({ to }) => to[0] === 318 && to[1] === 178);
  expect(forearm?.from).toEqual([262, 185]);
  const sleeved = wearing([jumper], across).pieces[0]?.arms ?? [];
  const rest = sleeved.find(({ to }) => to[0] === 318 && to[1] === 178);
  // The jumper's sleeve covers the arm to near the wrist: it is drawn there, not left bare.
  expect(rest === undefined || rest.from[0] > 290).toBe(true);
});

it('covers an arm that is behind the body', () => {
  const behind = { joints: across.joints, behind: [16], hidden: [15] };
  expect(wearing([shirt], behind).pieces[0]?.arms).toEqual([]);
});
