import type { CallOutput, Product, SearchReading } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { openInsights, type Insights, type InsightsSettings } from '../insights/insights.ts';
import { insightsMigrations, insightsPath } from '../insights/migrations.ts';
import { openPassersBook, type PassersBook } from '../insights/passers.ts';
import type { SetAside } from '../store/rows.ts';
import { openStore } from '../store/sqlite.ts';

export type ShopInsights = Insights &
  PassersBook & {
    /** The report with the names products have today. */
    assortment(
      days: number,
      product: (sku: string) => Product | null,
    ): CallOutput<'insights.assortment'>;
    /** A search that nothing answered in full. */
    missed(text: string, reading: Pick<SearchReading, 'unknown' | 'matched'>): void;
  };

export const openShopInsights = async (parts: {
  readonly data: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly setAside?: SetAside;
  readonly settings: () => InsightsSettings;
}): Promise<ShopInsights> => {
  const store = await openStore(insightsPath(parts.data), insightsMigrations, 'normal');
  const insights = openInsights({ ...parts, store });
  return {
    ...insights,
    ...openPassersBook(store, parts.clock),
    assortment(days, product) {
      const { visits, lifting, notTaken, notFound, unknownTags } = insights.report(days);
      return {
        feedback: parts.settings().feedback,
        days,
        visits,
        lifting,
        notFound: [...notFound],
        unknownTags,
        notTaken: notTaken.map(({ sku, lifted, claimed, left }) => {
          const found = product(sku);
          return {
            sku,
            name: found?.name ?? null,
            category: found?.category ?? '',
            lifted,
            claimed,
            left,
          };
        }),
      };
    },
    missed(text, { unknown, matched }) {
      if (unknown.length > 0) for (const words of unknown) insights.searched(words);
      else if (matched === 'some') insights.searched(text);
    },
    close() {
      insights.close();
      store.close();
    },
  };
};
