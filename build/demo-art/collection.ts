/** Every drawing of the demo shop: its SKU, the piece it is and the colours it is made in. */

import { FINE_KNIT, KNIT } from './paint/cloth.ts';
import type { Sheet } from './paint/sheet.ts';
import { shoulderBag, tote } from './pieces/bag.ts';
import { belt } from './pieces/belt.ts';
import { blazer } from './pieces/blazer.ts';
import { bowBlouse } from './pieces/blouse.ts';
import { chelseaBoots } from './pieces/boots.ts';
import { cardigan } from './pieces/cardigan.ts';
import { beltedCoat, townCoat, wrapCoat } from './pieces/coat.ts';
import { downJacket } from './pieces/down-jacket.ts';
import { beret, scarf } from './pieces/headwear.ts';
import { jeans } from './pieces/jeans.ts';
import { earrings, sunglasses } from './pieces/jewellery.ts';
import { cables, jumper } from './pieces/jumper.ts';
import { knitDress } from './pieces/knit-dress.ts';
import { loafers } from './pieces/loafers.ts';
import { browPencil, blush, eyeShadow, lipGloss, lipstick } from './pieces/makeup.ts';
import { satinSkirt, slipDress } from './pieces/satin.ts';
import { shirt } from './pieces/shirt.ts';
import { pleatedSkirt } from './pieces/skirt.ts';
import { sneakers } from './pieces/sneakers.ts';
import { tee } from './pieces/tee.ts';
import { trench } from './pieces/trench.ts';
import { trousers } from './pieces/trousers.ts';

const BRASS = '#c9a25c';
const PINE = '#4b5a45';

export const COLLECTION: Readonly<Record<string, () => Sheet>> = {
  'HB-C001': () => beltedCoat({ cloth: '#b8b0a4', lining: '#6a6259', buttons: '#3b332b' }),
  'HB-C002': () => wrapCoat({ cloth: '#b98a58', lining: '#8a5f36', buttons: '#3b332b' }),
  'HB-C003': () => townCoat({ cloth: '#2d313a', lining: '#3a2a28', buttons: '#1c1a1c' }),
  'HB-C004': () => trench({ cloth: '#c4ae8c', lining: '#8d7a5e', buttons: '#4a3626' }),
  'HB-J001': () => downJacket({ colour: '#26272b', zip: '#b8934e', lining: '#54504a' }),
  'HB-B001': () =>
    blazer({ cloth: '#d9cfbf', lining: '#a89a86', buttons: '#5b4a3a', closing: 'double' }),
  'HB-B002': () =>
    blazer({ cloth: '#27344c', lining: '#4a2b2b', buttons: '#23262e', closing: 'single' }),
  'HB-S001': () => shirt({ colour: '#f4f1ea', buttons: '#e6dfd2', pocket: false }),
  'HB-S002': () =>
    shirt({ colour: '#f1efea', stripe: '#4a6a96', buttons: '#f2efe8', pocket: true }),
  'HB-S003': () => bowBlouse({ colour: '#dcc6a6' }),
  'HB-T001': () => tee({ colour: '#f2eee6' }),
  'HB-P001': () => trousers({ colour: '#57493d', cut: 'wide', button: '#3a3028' }),
  'HB-P002': () => trousers({ colour: '#7d7f83', cut: 'tailored', button: '#3c3d40' }),
  'HB-P003': () => jeans({ colour: '#3f5878', thread: '#d09a58' }),
  'HB-Q001': () => pleatedSkirt({ colour: '#9c2a22' }),
  'HB-Q002': () => satinSkirt({ colour: '#7d8570' }),
  'HB-D001': () => slipDress({ colour: '#2f4a44' }),
  'HB-A001': () => earrings({ metal: BRASS }),
  'HB-A002': () => sunglasses({ colour: '#7a4a22', lens: '#3a2c22' }),
  'NP-K001': () => jumper({ colour: '#e6dac6', cloth: KNIT, neck: 'turtle', rib: 54 }),
  'NP-K002': () => jumper({ colour: '#2c3a52', cloth: FINE_KNIT, neck: 'crew', rib: 44 }),
  'NP-K003': () => cardigan({ colour: '#9fb0bd', cloth: KNIT, buttons: '#6b5a49' }),
  'NP-K004': () =>
    jumper({
      colour: PINE,
      cloth: KNIT,
      neck: 'crew',
      rib: 50,
      over: cables(PINE, [300, 226, 374]),
    }),
  'NP-D001': () => knitDress({ colour: '#6e5a4c' }),
  'NP-G001': () => tote({ colour: '#9a6236', metal: BRASS }),
  'NP-G002': () => shoulderBag({ colour: '#4a2320', metal: BRASS }),
  'NP-F001': () => chelseaBoots({ colour: '#2b2725', sole: '#1f1a18' }),
  'NP-F002': () => loafers({ colour: '#5a2a20', sole: '#2a1a14', lining: '#b08a5e' }),
  'NP-F003': () => sneakers({ colour: '#f0ece4', sole: '#e9e2d4', tab: '#4d5a4c' }),
  'NP-A001': () => scarf({ colour: '#b3261e' }),
  'NP-A002': () => beret({ colour: '#3b3a3d', band: '#2a2320' }),
  'NP-A003': () => belt({ colour: '#3a2417', metal: BRASS }),
  'HB-M001': () => lipstick({ shade: '#b3261e', tube: '#17130f', metal: BRASS, sheen: 0.7 }),
  'HB-M002': () => lipstick({ shade: '#8e3b32', tube: '#6a1f1b', metal: BRASS, sheen: 0.18 }),
  'HB-M003': () => lipGloss({ shade: '#c0444b', metal: BRASS }),
  'NP-M001': () => blush({ shade: '#d9756b', shell: '#efe6da', metal: BRASS }),
  'NP-M002': () =>
    eyeShadow({
      shades: ['#c9a27e', '#a8705a', '#7d5a4a', '#5b4a56'],
      shell: '#2a2522',
      metal: BRASS,
    }),
  'NP-M003': () => browPencil({ shade: '#4a3628', barrel: '#3a2f28', metal: BRASS }),
};
