/**
 * Draws the demo shop's collection: `node build/demo-art/draw.ts [FOLDER]`. The drawings are
 * committed, so nobody needs to run this but who changes one.
 */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { COLLECTION } from './collection.ts';

/** A screen loads a dozen of them at once from a slow disk. */
const MOST_BYTES = 20_000;

const folder = process.argv[2] ?? join(import.meta.dirname, '../../assets/demo/images');
await mkdir(folder, { recursive: true });
for (const [sku, draw] of Object.entries(COLLECTION)) {
  const svg = draw().toString();
  if (svg.length > MOST_BYTES) throw new Error(`${sku} has ${svg.length} bytes`);
  await writeFile(join(folder, `${sku}.svg`), svg);
}
console.log(`${Object.keys(COLLECTION).length} drawings in ${folder}`);
