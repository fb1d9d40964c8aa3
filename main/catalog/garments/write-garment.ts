import { hash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stemOf, type GarmentFile } from './garment-file.ts';

/** Whole or not at all, after a power cut as well. */
const writeWhole = async (path: string, content: Uint8Array | string): Promise<void> => {
  const handle = await open(`${path}.new`, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.new`, path);
};

/**
 * Lays a garment into a folder. The picture is named by what is in it and comes first, so that whoever reads in between
 * finds the old garment whole, and no page shows an old picture under new points.
 */
export const writeGarment = async (
  folder: string,
  sku: string,
  { shape, reviewed }: Pick<GarmentFile, 'shape' | 'reviewed'>,
  png: Uint8Array,
  /** The file name of the picture before, to be taken away. */
  before: string | null = null,
): Promise<{ readonly file: string; readonly picture: string }> => {
  await mkdir(folder, { recursive: true });
  const stem = stemOf(sku);
  const picture = `${stem}.${hash('sha256', png, 'hex').slice(0, 12)}.png`;
  const file = join(folder, `${stem}.json`);
  await writeWhole(join(folder, picture), png);
  const text: GarmentFile = { picture, reviewed, shape };
  await writeWhole(file, `${JSON.stringify(text, null, 2)}\n`);
  if (before !== null && before !== picture) await rm(join(folder, before), { force: true });
  return { file, picture };
};
