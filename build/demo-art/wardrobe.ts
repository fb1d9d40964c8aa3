/**
 * What of the demo shop a mirror can put on: the same pieces as in the collection, laid flat with their sleeves spread,
 * each with the points it hangs by. The points are those it was cut from, so they are right by construction.
 */

import type { GarmentPoint, GarmentShape } from '../../preload/contract/index.ts';
import { FINE_KNIT, KNIT } from './paint/cloth.ts';
import { flip, shift } from './paint/path.ts';
import type { Point } from './paint/path.ts';
import { Sheet } from './paint/sheet.ts';
import { blazer, BLAZER, BLAZER_MEN } from './pieces/blazer.ts';
import { wrapCoat, WRAP } from './pieces/coat.ts';
import { spread } from './pieces/cut.ts';
import type { Cut } from './pieces/cut.ts';
import { jeans, JEANS } from './pieces/jeans.ts';
import { cables, jumper } from './pieces/jumper.ts';
import { KNIT_DRESS, knitDress } from './pieces/knit-dress.ts';
import { JUMPER, knitCuff, weltEnd } from './pieces/knit-parts.ts';
import type { Leg } from './pieces/leg.ts';
import { satinSkirt } from './pieces/satin.ts';
import { shirt } from './pieces/shirt.ts';
import { SHIRT, shirtCuff } from './pieces/shirt-parts.ts';
import { pleatedSkirt } from './pieces/skirt.ts';
import { tee, TEE } from './pieces/tee.ts';
import { TAILORED, trousers, WIDE } from './pieces/trousers.ts';

export type Worn = { readonly sheet: Sheet; readonly shape: GarmentShape };

/** Room around the outermost points: for collars above them and hems that sag below. */
const MARGIN = 30;

type Plane = { readonly sheet: Sheet; at(point: Point): GarmentPoint };

const plane = (points: readonly Point[], above = MARGIN): Plane => {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, top] = [Math.floor(Math.min(...xs)) - MARGIN, Math.floor(Math.min(...ys)) - above];
  const width = Math.ceil(Math.max(...xs)) + MARGIN - left;
  const height = Math.ceil(Math.max(...ys)) + MARGIN - top;
  return {
    sheet: new Sheet(width, height, { left, top, worn: true }),
    at: ([x, y]) => [(x - left) / width, (y - top) / height],
  };
};

type Ends = { readonly out: Point; readonly in: Point };

const upper = (
  kind: 'top' | 'outerwear' | 'dress',
  cut: Cut,
  hem: Point,
  cuff: Ends,
  draw: (sheet: Sheet, cut: Cut) => Sheet,
): Worn => {
  const { neck, shoulder, underarm, waist } = cut;
  const { sheet, at } = plane(
    [neck, shoulder, hem, flip(hem), cuff.out, flip(cuff.out), cuff.in],
    60,
  );
  const right = (point: Point) => at(flip(point));
  return {
    sheet: draw(sheet, cut),
    shape: {
      cut: kind,
      anchors: {
        neckLeft: at(neck),
        neckRight: right(neck),
        shoulderLeft: at(shoulder),
        shoulderRight: right(shoulder),
        armpitLeft: at(underarm),
        armpitRight: right(underarm),
        waistLeft: at(waist),
        waistRight: right(waist),
        hemLeft: at(hem),
        hemRight: right(hem),
        sleeves: {
          left: { out: at(cuff.out), in: at(cuff.in) },
          right: { out: right(cuff.out), in: right(cuff.in) },
        },
      },
    },
  };
};

const knit = (lean: number, rib: number, draw: (sheet: Sheet, cut: Cut) => Sheet): Worn => {
  const cut = spread(JUMPER, lean);
  return upper('top', cut, weltEnd(cut, rib), knitCuff(cut, rib * 0.9), draw);
};

const plainEnds = ({ cuffOut, cuffIn }: Cut): Ends => ({ out: cuffOut, in: cuffIn });

/** Left points of a skirt; its waist is the upper edge of the band. */
const skirt = (
  [waist, hip, hem]: readonly [Point, Point, Point],
  draw: (sheet: Sheet) => Sheet,
): Worn => {
  const { sheet, at } = plane([waist, hem, flip(hem)]);
  return {
    sheet: draw(sheet),
    shape: {
      cut: 'skirt',
      anchors: {
        waistLeft: at(waist),
        waistRight: at(flip(waist)),
        hipLeft: at(hip),
        hipRight: at(flip(hip)),
        hemLeft: at(hem),
        hemRight: at(flip(hem)),
      },
    },
  };
};

const bottoms = (
  block: Leg,
  /** How high the band stands over the waist, and how far a turn-up hangs below the hem. */
  band: number,
  turnUp: number,
  draw: (sheet: Sheet) => Sheet,
): Worn => {
  const waist = shift(block.waist, 2, -band);
  const [out, inner] = [shift(block.hemOut, 0, turnUp), shift(block.hemIn, 0, turnUp)];
  const { sheet, at } = plane([waist, block.hip, out, flip(out), flip(block.hip)]);
  return {
    sheet: draw(sheet),
    shape: {
      cut: 'trousers',
      anchors: {
        waistLeft: at(waist),
        waistRight: at(flip(waist)),
        hipLeft: at(block.hip),
        hipRight: at(flip(block.hip)),
        crotch: at([300, block.crotch[1]]),
        legs: {
          left: { out: at(out), in: at(inner) },
          right: { out: at(flip(out)), in: at(flip(inner)) },
        },
      },
    },
  };
};

const PINE = '#4b5a45';

export const WARDROBE: Readonly<Record<string, () => Worn>> = {
  'HB-T001': () => {
    const cut = spread(TEE, 27);
    return upper('top', cut, cut.hem, plainEnds(cut), (sheet) =>
      tee({ colour: '#f2eee6', cut, sheet }),
    );
  },
  'HB-S002': () => {
    const cut = spread(SHIRT, 15);
    return upper('top', cut, cut.hem, shirtCuff(cut), (sheet) =>
      shirt({
        colour: '#f1efea',
        stripe: '#4a6a96',
        buttons: '#f2efe8',
        pocket: true,
        cut,
        sheet,
      }),
    );
  },
  'NP-K002': () =>
    knit(15, 44, (sheet, cut) =>
      jumper({ colour: '#2c3a52', cloth: FINE_KNIT, neck: 'crew', rib: 44, cut, sheet }),
    ),
  'NP-K004': () =>
    knit(15, 50, (sheet, cut) =>
      jumper({
        colour: PINE,
        cloth: KNIT,
        neck: 'crew',
        rib: 50,
        over: cables(PINE, [300, 226, 374]),
        cut,
        sheet,
      }),
    ),
  'HB-B001': () => {
    const cut = spread(BLAZER, 14);
    return upper('outerwear', cut, cut.hem, plainEnds(cut), (sheet) =>
      blazer({
        cloth: '#d9cfbf',
        lining: '#a89a86',
        buttons: '#5b4a3a',
        closing: 'double',
        cut,
        sheet,
      }),
    );
  },
  'HB-B002': () => {
    const cut = spread(BLAZER_MEN, 14);
    return upper('outerwear', cut, cut.hem, plainEnds(cut), (sheet) =>
      blazer({
        cloth: '#27344c',
        lining: '#4a2b2b',
        buttons: '#23262e',
        closing: 'single',
        cut,
        sheet,
      }),
    );
  },
  'HB-C002': () => {
    const cut = spread(WRAP, 18);
    return upper('outerwear', cut, cut.hem, plainEnds(cut), (sheet) =>
      wrapCoat({ cloth: '#b98a58', lining: '#8a5f36', buttons: '#3b332b', cut, sheet }),
    );
  },
  'NP-D001': () => {
    const cut = spread(KNIT_DRESS, 18);
    return upper('dress', cut, cut.hem, plainEnds(cut), (sheet) =>
      knitDress({ colour: '#6e5a4c', cut, sheet }),
    );
  },
  'HB-Q001': () =>
    skirt(
      [
        [198, 58],
        [177, 262],
        [58, 746],
      ],
      (sheet) => pleatedSkirt({ colour: '#9c2a22', sheet }),
    ),
  'HB-Q002': () =>
    skirt(
      [
        [214, 70],
        [178, 250],
        [114, 742],
      ],
      (sheet) => satinSkirt({ colour: '#7d8570', sheet }),
    ),
  'HB-P001': () =>
    bottoms(WIDE, 34, 0, (sheet) =>
      trousers({ colour: '#57493d', cut: 'wide', button: '#3a3028', sheet }),
    ),
  'HB-P002': () =>
    bottoms(TAILORED, 34, 0, (sheet) =>
      trousers({ colour: '#7d7f83', cut: 'tailored', button: '#3c3d40', sheet }),
    ),
  'HB-P003': () =>
    bottoms(JEANS, 36, 16, (sheet) => jeans({ colour: '#3f5878', thread: '#d09a58', sheet })),
};
