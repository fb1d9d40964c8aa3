import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { garmentCut, sku as skuShape, type GarmentCut } from '../../preload/contract/index.ts';
import { findAnchors } from '../../preload/flat-lay/anchors.ts';
import { cutOut, type CutOutRefusal } from '../../preload/flat-lay/cut-out.ts';
import { cutOf } from '../catalog/garments/cut-of.ts';
import { readGarmentFolder } from '../catalog/garments/read-folder.ts';
import { writeGarment } from '../catalog/garments/write-garment.ts';
import { catalogMigrations, catalogPath } from '../catalog/migrations.ts';
import { openShelf } from '../catalog/shelf.ts';
import { DEMO_SITE, dataFolder } from '../places.ts';
import { openStore } from '../store/sqlite.ts';
import { decodePicture, encodePng, type Unreadable } from './garment/decode.ts';
import type { CommandIo } from './io.ts';

export const GARMENT_USAGE = `lookglass import garment PICTURE --sku SKU: cut a garment out for the fitting mirror.

  --sku SKU    the product it is
  --cut CUT    top, outerwear, dress, skirt or trousers   (default: what the catalogue says it is,
               else what its outline looks like)
  --data DIR   the data folder of the kiosk               (default: that of the demo shop)
  --site DIR   write into a shop's own folder instead, for all of its kiosks
  --help       this text

PICTURE is a JPEG or PNG of the garment laid flat, face up, whole, on a plain surface of another
colour, with a hand's breadth of room around it. The points it hangs by are found from its outline
and wait on the staff page for somebody to look at them.
`;

const LARGEST_FILE = 64 * 1024 * 1024;

const WHY: Readonly<Record<CutOutRefusal | Unreadable, string>> = {
  'not-a-picture': 'is neither a JPEG nor a PNG.',
  'picture-broken':
    'cannot be read: it is damaged, or a kind of JPEG or PNG that is not known here.',
  'picture-too-large': 'is too large.',
  'picture-too-small':
    'is too small: its shorter side needs 240 pixels, and looks good from 700 on.',
  'background-not-plain':
    'has no plain background. Lay the garment on one colour, without pattern, evenly lit.',
  'touches-border':
    'shows a garment that reaches its border. Leave a hand’s breadth of room all around.',
  'too-like-background':
    'shows a garment with parts as pale or dark as what it lies on. Lay it on another colour.',
  'garment-too-small': 'shows a garment that is too small in it. Go nearer.',
  'nothing-found': 'shows nothing but its background.',
};

const parse = (args: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        sku: { type: 'string' },
        cut: { type: 'string' },
        data: { type: 'string' },
        site: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { error: null };
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) return { error: 'one picture is needed' };
    const sku = skuShape.safeParse(values.sku);
    if (!sku.success) return { error: '--sku is needed: the product it is' };
    const cut = garmentCut.optional().safeParse(values.cut);
    if (!cut.success) return { error: `--cut is one of ${garmentCut.options.join(', ')}` };
    const data = values.data ?? dataFolder(DEMO_SITE);
    return { file, sku: sku.data, cut: cut.data, data, folder: values.site ?? data };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
};

/** What the catalogue says of the product: unknown, worn in some way, or in none. */
const known = async (data: string, sku: string): Promise<GarmentCut | 'unknown' | null> => {
  if (!existsSync(catalogPath(data))) return 'unknown';
  const store = await openStore(catalogPath(data), catalogMigrations, 'normal');
  try {
    const found = openShelf(
      store,
      () => null,
      () => {},
    ).bySku(sku);
    return found ? cutOf(found) : 'unknown';
  } finally {
    store.close();
  }
};

/** The exit code: 0 it is in, 1 the picture could not be used, 2 a command line that makes no sense. */
export const importGarment = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const asked = parse(args);
  if ('error' in asked) {
    if (asked.error === null) io.out(GARMENT_USAGE);
    else io.err(`${asked.error}\n${GARMENT_USAGE}`);
    return asked.error === null ? 0 : 2;
  }
  const { file, sku, data, folder } = asked;
  const refuse = (why: string) => {
    io.err(`${file} ${why}\n`);
    return 1;
  };
  let bytes: Buffer;
  try {
    if ((await stat(file)).size > LARGEST_FILE) return refuse(WHY['picture-too-large']);
    bytes = await readFile(file);
  } catch {
    return refuse('cannot be read.');
  }
  const picture = decodePicture(bytes);
  if (typeof picture === 'string') return refuse(WHY[picture]);
  const cut = cutOut(picture);
  if (typeof cut === 'string') return refuse(WHY[cut]);
  const told = asked.cut === undefined ? await known(data, sku) : 'unknown';
  if (told === null) io.err(`The catalogue has ${sku} as nothing a mirror puts on.\n`);
  const { shape, found } = findAnchors(cut.mask, asked.cut ?? (told === 'unknown' ? null : told));
  const garments = join(folder, 'garments');
  const before = (await readGarmentFolder(garments, (name) => name)).garments.get(sku);
  const written = await writeGarment(
    garments,
    sku,
    { shape, reviewed: false },
    encodePng(cut.picture),
    before ? basename(before.path) : null,
  );
  const { width, height } = cut.picture;
  io.out(
    `${sku}: ${shape.cut}, ${width} x ${height}, ${written.file}\n${
      found
        ? 'Its points wait on the staff page for somebody to look at them.\n'
        : 'Its points could not be found and stand where such garments usually have them: set them on the staff page.\n'
    }`,
  );
  return 0;
};
