import { failed, garmentFindings, ok } from '../../preload/contract/index.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { pictureProblem } from '../catalog/garments/garment-file.ts';
import type { Garments } from '../catalog/garments/garments.ts';
import { pngHeader } from '../catalog/garments/png-header.ts';
import type { Uploads } from '../catalog/garments/uploads.ts';
import type { Handlers } from '../host/peer.ts';

export type GarmentDesk = { readonly garments: Garments; readonly uploads: Uploads };

/** What staff do to the garments of the mirror. */
export const garmentCalls = (
  catalog: Pick<Catalog, 'product' | 'garmentEntries'>,
  { garments, uploads }: GarmentDesk,
): Pick<Handlers, 'garments.list' | 'garments.upload' | 'garments.save'> => ({
  'garments.list': ({ text }) => ok(catalog.garmentEntries(text)),
  'garments.upload': ({ upload, part, data }, { peer }) =>
    uploads.add(peer.client, upload, part, Buffer.from(data, 'base64')),
  'garments.save': async ({ sku, shape, upload }, { peer }) => {
    if (catalog.product(sku) === null) return failed('product-unknown', { sku });
    const [finding] = garmentFindings(shape);
    if (finding)
      return failed('bad-input', { field: `shape.anchors.${finding.point}`, reason: finding.code });
    let png: Uint8Array | null = null;
    if (upload !== null) {
      png = uploads.take(peer.client, upload);
      if (png === null) return failed('picture-gone');
      const bytes = Buffer.from(png.buffer, png.byteOffset, png.length);
      const problem = pictureProblem(pngHeader(bytes), bytes.length);
      if (problem !== null) return failed('bad-input', { field: 'picture', reason: problem });
    }
    if (!(await garments.save(sku, shape, true, png)))
      return failed('bad-input', { field: 'picture', reason: 'missing' });
    const saved = garments.bySku(sku);
    return saved ? ok(saved) : failed('crashed');
  },
});
