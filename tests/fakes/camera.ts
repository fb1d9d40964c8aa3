import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator } from '@playwright/test';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = readFileSync(
  createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'),
);
// Its default is to fetch this from another host.
prepareZXingModule({ overrides: { wasmBinary: wasm.buffer } });

/** What a phone's camera reads off a part of a page: the pixels are taken and decoded, nothing is looked up. */
export const readQr = async (part: Locator): Promise<string> => {
  const picture = await part.screenshot();
  const [code] = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'] });
  if (!code?.isValid) throw new Error('no QR code can be read there');
  return code.text;
};
