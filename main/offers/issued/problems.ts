import type { Problem, ReasonWords } from '../../base/row-report.ts';

/** What can be wrong with a row of a coupon list. */
export const issuedProblemWords = {
  missing: ['a value is needed here', '缺少内容'],
  'column-count': ['the number of columns differs from the first line', '列数与首行不同'],
  'offer-unknown': ['no offer is called so', '没有这个优惠'],
  'not-a-discount': [
    'neither a sum such as 200:20 nor a rate such as 0.95',
    '不是 200:20 或 0.95 这样的优惠',
  ],
  'not-a-code': ['not a code of 6 to 32 letters and digits', '券码应为 6 到 32 位字母和数字'],
  'not-a-person': ['not a pseudonym: up to 100 plain characters', '不是有效的会员代号'],
  'not-a-date': ['not a day such as 20261231', '日期格式应为 20261231'],
  'code-taken': ['another coupon has this code', '券码已属于另一张券'],
  refused: ['the ledger does not take it', '账本未接受'],
  unreadable: ['the row cannot be read', '这一行无法读取'],
} as const satisfies ReasonWords<string>;

export type IssuedProblem = Problem<keyof typeof issuedProblemWords>;
