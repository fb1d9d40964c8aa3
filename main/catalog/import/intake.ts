import type { ImportKind } from '../../../preload/contract/index.ts';
import type { Store } from '../../store/sqlite.ts';
import { lookRow } from '../rows/look-row.ts';
import { productRow } from '../rows/product-row.ts';
import { reviewRow } from '../rows/review-row.ts';
import { tagRow } from '../rows/tag-row.ts';
import { lookWriter } from '../write/looks.ts';
import { productWriter } from '../write/products.ts';
import { reviewWriter } from '../write/reviews.ts';
import { tagWriter } from '../write/tags.ts';
import type { Batch, RowWriter } from '../write/writer.ts';
import type { Cells } from './columns.ts';
import type { ProblemCode, RowProblem, RowResult } from './problems.ts';

/** Reading and writing of one kind of row, joined. */
export type Intake = {
  /** Nothing where the row is in; otherwise all that is wrong with it. */
  take(cells: Cells, fields: readonly string[]): readonly RowProblem[];
  /** A row that can not even be read as one of its kind. */
  refuse(cells: Cells, reason: ProblemCode, value: string): readonly RowProblem[];
  removeSome(): boolean;
};

const intake = <Row>(
  read: (cells: Cells, fields: readonly string[]) => RowResult<Row>,
  writer: RowWriter<Row>,
): Intake => {
  const keep = (cells: Cells) => {
    const key = cells('sku');
    if (key !== '') writer.keep(key);
  };
  return {
    take(cells, fields) {
      const result = read(cells, fields);
      const problem = result.ok ? writer.add(result.row) : null;
      if (result.ok && problem === null) return [];
      keep(cells);
      return result.ok ? (problem ? [problem] : []) : result.problems;
    },
    refuse(cells, reason, value) {
      keep(cells);
      return [{ field: '', reason, value }];
    },
    removeSome: () => writer.removeSome(),
  };
};

export const intakeOf = (kind: ImportKind, store: Store, batch: Batch): Intake => {
  switch (kind) {
    case 'products':
      return intake(productRow, productWriter(store, batch));
    case 'tags':
      return intake(tagRow, tagWriter(store, batch));
    case 'outfits':
      return intake(lookRow, lookWriter(store, batch));
    case 'reviews':
      return intake(reviewRow, reviewWriter(store, batch));
  }
};
