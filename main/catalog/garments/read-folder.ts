import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Garment } from '../../../preload/contract/index.ts';
import {
  garmentOf,
  LARGEST_JSON,
  pictureProblem,
  readGarmentFile,
  skuOfFile,
  type GarmentProblem,
} from './garment-file.ts';
import { HEADER_BYTES, pngHeader } from './png-header.ts';

/** A garment as it lies in a folder. */
export type Laid = {
  readonly garment: Garment;
  /** Its picture, on this disk. */
  readonly path: string;
};

export type GarmentFolder = {
  readonly garments: ReadonlyMap<string, Laid>;
  /** Everything that is wrong with the rest. */
  readonly problems: readonly GarmentProblem[];
};

const isNotThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const firstBytes = async (path: string): Promise<{ bytes: Buffer; size: number }> => {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(size, HEADER_BYTES));
    await handle.read(bytes, 0, bytes.length, 0);
    return { bytes, size };
  } finally {
    await handle.close();
  }
};

const readOne = async (
  folder: string,
  name: string,
  pictureUrl: (file: string) => string,
): Promise<Laid | readonly Omit<GarmentProblem, 'file'>[]> => {
  const wrong = (field: string, reason: string) => [{ field, reason }];
  const sku = skuOfFile(name);
  if (sku === null) return wrong('', 'its name is no SKU');
  const file = join(folder, name);
  if ((await stat(file)).size > LARGEST_JSON)
    return wrong('', `is larger than ${LARGEST_JSON} bytes`);
  const read = readGarmentFile(await readFile(file, 'utf8'));
  if (!read.ok) return read.problems;
  const picture = read.file.picture ?? name.replace(/json$/i, 'png');
  const path = join(folder, picture);
  try {
    const { bytes, size } = await firstBytes(path);
    const header = pngHeader(bytes);
    const problem = pictureProblem(header, size);
    if (problem !== null || header === null) return wrong('picture', `${picture} ${problem}`);
    return { garment: garmentOf(sku, read.file, header, pictureUrl(picture)), path };
  } catch (error) {
    return wrong('picture', `${picture} ${isNotThere(error) ? 'is not there' : String(error)}`);
  }
};

/** What of a folder can be worn. A folder that is not there has no garments. */
export const readGarmentFolder = async (
  folder: string,
  pictureUrl: (file: string) => string,
): Promise<GarmentFolder> => {
  const garments = new Map<string, Laid>();
  const problems: GarmentProblem[] = [];
  let names: string[] = [];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (!isNotThere(error)) problems.push({ file: folder, field: '', reason: String(error) });
  }
  for (const name of names.filter((one) => /\.json$/i.test(one)).toSorted()) {
    const file = join(folder, name);
    try {
      const one = await readOne(folder, name, pictureUrl);
      if ('garment' in one) garments.set(one.garment.sku, one);
      else problems.push(...one.map((problem) => ({ file, ...problem })));
    } catch (error) {
      // Taken away between the list and the look.
      if (!isNotThere(error)) problems.push({ file, field: '', reason: String(error) });
    }
  }
  return { garments, problems };
};
