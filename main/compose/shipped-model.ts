import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../preload/contract/index.ts';
import type { OutfitItem } from '../catalog/outfits/model/described.ts';
import { readModel } from '../catalog/outfits/model/model-file.ts';
import type { OutfitModel } from '../catalog/outfits/model/model.ts';
import { openModel } from '../catalog/outfits/model/outfit-model.ts';
import { ROOT } from '../places.ts';

export const SHIPPED_OUTFITS = join(ROOT, 'assets', 'models', 'outfits.json');

export const loadOutfitModel = async (file: string): Promise<Result<OutfitModel<OutfitItem>>> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return failed('file-unreadable', { file, reason: 'it cannot be opened' });
  }
  const read = readModel(file, text);
  return read.ok ? ok(openModel(read.value.knowledge, read.value.verdict)) : read;
};
