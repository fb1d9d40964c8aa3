import type { Problem, ReasonWords } from '../../base/row-report.ts';

/**
 * What can be wrong with a row. The code is what pages and programs read; the words stand in the report file, which
 * people open in a spreadsheet.
 */
export const problemWords = {
  'not-utf8': [
    'the text is not UTF-8: save the file as "CSV UTF-8"',
    '不是 UTF-8 编码，请另存为“CSV UTF-8”',
  ],
  'quote-unclosed': ['a quotation mark is opened and never closed', '引号没有闭合'],
  'quote-misplaced': ['text follows a closing quotation mark', '引号后多出文字'],
  'row-too-long': ['the row is too long', '这一行过长'],
  'column-count': ['the number of columns differs from the first line', '列数与首行不同'],
  'column-missing': ['the first line does not name this column', '首行缺少这一列'],
  missing: ['a value is needed here', '缺少内容'],
  'too-long': ['the value is too long', '内容过长'],
  duplicate: ['the same key stands in an earlier row', '与前面的行重复'],
  'not-a-gtin': ['not a GTIN, or its check digit is wrong', '条码格式或校验位错误'],
  'gtin-taken': ['another product has this GTIN', '条码已属于另一商品'],
  'not-an-amount': ['not an amount of money', '不是有效金额'],
  'not-a-currency': ['not a three-letter currency', '不是三位货币代码'],
  'not-a-path': ['not a path below the picture folder', '不是图片目录内的路径'],
  'not-stock': ['not a list such as S:3|M:5', '库存格式应为 S:3|M:5'],
  'size-unknown': ['a size is spoken of that the sizes do not list', '写了尺码栏里没有的尺码'],
  'not-heights': [
    'not a list such as S:150-160|M:158-168, in cm',
    '身高格式应为 S:150-160|M:158-168，单位厘米',
  ],
  'not-a-shade': [
    'not a list such as 304:#b3261e:朱砂/Vermilion',
    '色号格式应为 304:#b3261e:朱砂/Vermilion',
  ],
  'shade-unknown': ['a shade is given that the sizes do not list', '色号未列在尺码中'],
  'not-a-slot': ['not a place in an outfit', '不是穿搭位置'],
  'not-an-epc': ['not an EPC in hexadecimal', '不是十六进制 EPC'],
  'not-a-rating': ['not a rating from 1 to 5', '评分应为 1 到 5'],
  'not-a-date': ['not a date such as 2026-03-08', '日期格式应为 2026-03-08'],
  'not-a-count': ['not a whole number', '不是整数'],
  'not-yes-or-no': ['neither yes nor no', '应为是或否'],
  'not-a-language': ['not a language tag such as zh or en', '不是语言代码，如 zh 或 en'],
  'not-json': ['not valid JSON', '不是有效 JSON'],
} as const satisfies ReasonWords<string>;

export type ProblemCode = keyof typeof problemWords;
export const isProblemCode = (text: string): text is ProblemCode =>
  Object.hasOwn(problemWords, text);

export type RowProblem = Problem<ProblemCode>;

/** Either the row, or every reason it is refused. */
export type RowResult<T> =
  | { readonly ok: true; readonly row: T }
  | { readonly ok: false; readonly problems: readonly RowProblem[] };

/** Collects what is wrong while a row is read, so that one pass reports all of it. */
export type Complaints = {
  add(field: string, reason: ProblemCode, value?: string): void;
  readonly list: readonly RowProblem[];
};

export const complaints = (): Complaints => {
  const list: RowProblem[] = [];
  return {
    list,
    add(field, reason, value = '') {
      list.push({ field, reason, value });
    },
  };
};
