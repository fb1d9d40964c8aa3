import { join } from 'node:path';
import type { Clock } from '../base/clock.ts';
import { disposal } from '../base/disposal.ts';
import type { Log } from '../base/log.ts';
import { openCatalog, type Catalog } from '../catalog/catalog.ts';
import { openGarments, type Garments } from '../catalog/garments/garments.ts';
import { catalogMigrations, catalogPath } from '../catalog/migrations.ts';
import { lendJudge } from '../catalog/reviews/model/judge.ts';
import { MEDIA } from '../host/files.ts';
import { REVIEW_MODEL } from '../places.ts';
import type { SetAside } from '../store/rows.ts';
import { openStore } from '../store/sqlite.ts';
import type { Alerts } from './alerts.ts';
import { loadOutfitModel } from './shipped-model.ts';
import { tellGarmentProblems } from './watched.ts';

/** In the site folder, and in the data folder for what was made at this kiosk. */
export const GARMENTS = 'garments';

export type ShopCatalogParts = {
  /** Folder of the shop's files. */
  readonly site: string;
  /** Folder of this kiosk's own files. */
  readonly data: string;
  /** File of what was learned of outfits. */
  readonly outfitModel: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly alerts: Alerts;
  readonly setAside: SetAside;
  readonly boostOf: (lifted: string, sku: string) => number;
};

export type ShopCatalog = {
  readonly catalog: Catalog;
  readonly garments: Garments;
  close(): Promise<void>;
};

const imageUrl = (path: string): string =>
  MEDIA + path.split('/').map(encodeURIComponent).join('/');

/** The shop's list with its garments and what ships learned. Without a model the catalogue goes by plain rules, and staff are told. */
export const openShopCatalog = async (parts: ShopCatalogParts): Promise<ShopCatalog> => {
  const { site, data, clock, alerts, setAside, boostOf } = parts;
  const log = parts.log.part('catalog');
  const kept = disposal((error) => log.error('closing failed', { error: String(error) }));
  const outfitModel = async () => {
    const read = await loadOutfitModel(parts.outfitModel);
    if (read.ok) return read.value;
    const { file = '', reason = '' } = read.fault.details ?? {};
    log.error('recommending by rules alone: the outfit model cannot be read', { file, reason });
    alerts.raise('outfit-model', 'model-unreadable', {
      file: String(file),
      reason: String(reason),
    });
    return null;
  };
  try {
    const store = await openStore(catalogPath(data), catalogMigrations, 'normal');
    kept.keep(store.close);
    const garments = openGarments({
      site: join(site, GARMENTS),
      own: join(data, GARMENTS),
      pictureUrl: (file) => imageUrl(`${GARMENTS}/${file}`),
      clock,
      log: parts.log.part('garments'),
    });
    kept.keep(garments.close);
    kept.keep(tellGarmentProblems(garments, alerts));
    const catalog = openCatalog({
      garments,
      store,
      log,
      clock,
      setAside,
      boostOf,
      reports: join(data, 'imports'),
      reviewJudge: lendJudge(REVIEW_MODEL, (reason) => {
        log.warn('the model of reviews cannot be used, plain rules judge', { reason });
        alerts.raise('model-reviews', 'model-unreadable', { model: 'reviews', reason });
      }),
      outfitModel: outfitModel(),
      imageUrl,
    });
    kept.keep(catalog.close);
    return { catalog, garments, close: kept.dispose };
  } catch (error) {
    await kept.dispose();
    throw error;
  }
};
