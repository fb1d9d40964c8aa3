import type { AssortmentReport } from '../../preload/contract/index.ts';
import { csvOf } from '../base/csv.ts';

const HEADER = ['kind', '种类', 'item', 'name', 'category', 'count', 'of'];

/** Every number stands beside what it is out of. */
export const assortmentCsv = (report: AssortmentReport): string => {
  const { visits, lifting, notTaken, notFound, unknownTags } = report;
  const rows: (string | number)[][] = [];
  if (visits !== null) {
    rows.push(['visits that lifted something', '有拿起商品的到访', '', '', '', lifting, visits]);
    for (const { sku, name, category, lifted, left } of notTaken)
      rows.push([
        'lifted and not claimed',
        '拿起未领券',
        sku,
        Object.values(name ?? {}).join(' / '),
        category,
        left,
        lifted,
      ]);
    for (const { words, times } of notFound)
      rows.push(['looked for and not found', '搜索无结果', words, '', '', times, '']);
    if (unknownTags !== null)
      rows.push(['lifted a tag of no list', '拿起未登记标签', '', '', '', unknownTags, visits]);
  }
  return csvOf([HEADER, ...rows]);
};
