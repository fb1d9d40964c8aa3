import { createHash } from 'node:crypto';
import type { Product } from '../../preload/contract/index.ts';
import { encodeSgtin96 } from '../catalog/epc/sgtin.ts';

/** The tag the bench hangs on a garment: an SGTIN-96 of its GTIN with a serial of its own, the same at every start. */
export const demoTag = (product: Product | null): string | null => {
  if (!product?.gtin) return null;
  const serial = String(createHash('sha256').update(product.sku).digest().readUIntBE(0, 4));
  const tag = encodeSgtin96({ gtin: product.gtin, serial });
  return tag.ok ? tag.value : null;
};
