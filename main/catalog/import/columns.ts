import { z } from 'zod';
import { importKind, type ImportKind } from '../../../preload/contract/index.ts';

/** Where one of our fields comes from in a foreign file: a column, a column with its values renamed, or a fixed value. */
const columnSource = z.union([
  z.string().min(1),
  z.strictObject({
    column: z.string().min(1),
    values: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({ value: z.string() }),
]);

/** A mapping file, given with `--map` or lying beside the data as `products.map.json`. */
export const columnMapping = z.strictObject({
  columns: z.record(z.string(), columnSource),
  delimiter: z.string().length(1).optional(),
  /** Anything the WHATWG Encoding Standard names; spreadsheets in China often write `gb18030`. */
  encoding: z
    .string()
    .refine((label) => {
      try {
        return new TextDecoder(label).encoding !== '';
      } catch {
        return false;
      }
    }, 'an encoding label such as "gb18030"')
    .optional(),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

type Format = { readonly needed: readonly string[]; readonly known: readonly string[] };

/** Our own columns. `needed` ones have to be there; the rest may be left out. */
const FORMATS: Readonly<Record<ImportKind, Format>> = {
  products: {
    needed: ['sku', 'name', 'category', 'price'],
    // The last six are seldom there: whom a size is for, shades of make-up, what it is worn for, its place in an outfit, and the headings above the category.
    known:
      'sku gtin name brand category gender colour season price list_price currency image sizes stock heights shades occasion slot department line'.split(
        ' ',
      ),
  },
  tags: { needed: ['epc', 'sku'], known: ['epc', 'sku'] },
  outfits: { needed: ['outfit', 'sku'], known: ['outfit', 'sku', 'slot'] },
  reviews: {
    needed: ['sku', 'rating', 'text'],
    known: 'sku rating title text language date helpful recommended source'.split(' '),
  },
};
const NAME_IN_LANGUAGE = /^name_([a-z]{2,3}(?:-[a-z0-9]{2,8})*)$/;

type Preset = { readonly name: string; readonly kind: ImportKind } & ColumnMapping;

/** Files met often enough to be known by their header. All columns named here have to be there. */
const PRESETS: readonly Preset[] = [
  {
    name: 'kaggle-styles',
    kind: 'products',
    columns: {
      sku: 'id',
      name: 'productDisplayName',
      category: 'articleType',
      department: 'masterCategory',
      line: 'subCategory',
      gender: 'gender',
      colour: { column: 'baseColour', values: { NA: '' } },
      season: 'season',
      occasion: { column: 'usage', values: { NA: '' } },
    },
  },
  {
    name: 'womens-clothing-reviews',
    kind: 'reviews',
    columns: {
      sku: 'Clothing ID',
      title: 'Title',
      text: 'Review Text',
      rating: 'Rating',
      recommended: 'Recommended IND',
      helpful: 'Positive Feedback Count',
      language: { value: 'en' },
    },
  },
  {
    // Labelled comments without products: each category stands for one, and the label for the ends of the scale.
    name: 'labelled-comments-zh',
    kind: 'reviews',
    columns: {
      sku: 'cat',
      text: 'review',
      rating: { column: 'label', values: { '1': '5', '0': '1' } },
      language: { value: 'zh' },
    },
  },
  {
    name: 'polyvore-products',
    kind: 'products',
    columns: { sku: 'item', name: 'title', category: 'part' },
  },
  {
    name: 'polyvore-outfits',
    kind: 'outfits',
    columns: { outfit: 'set', sku: 'item', slot: 'part' },
  },
];

/** Chinese headers of an ordinary store list. */
const ALIASES = new Map(
  Object.entries({
    sku: '货号 款号 商品编码',
    gtin: '条码 商品条码',
    name: '名称 商品名称',
    name_en: '英文名',
    brand: '品牌',
    category: '类目 品类',
    gender: '性别',
    colour: '颜色 color',
    season: '季节',
    price: '价格 售价',
    list_price: '原价 吊牌价',
    currency: '币种',
    image: '图片',
    sizes: '尺码',
    stock: '库存',
    heights: '身高 适合身高',
    shades: '色号',
    occasion: '场合',
    outfit: '穿搭',
    slot: '位置',
    rating: '评分',
    title: '标题',
    text: '评价 内容',
    language: '语言',
    date: '日期',
    helpful: '有用',
    recommended: '推荐',
    source: '来源',
  }).flatMap(([field, headers]) => headers.split(' ').map((header) => [header, field] as const)),
);

const key = (column: string) =>
  column
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');

/** One row's values by our own field names; a field the file does not have reads as blank. */
export type Cells = (field: string) => string;

export type Columns = {
  readonly name: string;
  readonly count: number;
  /** Our fields this file has. */
  readonly fields: readonly string[];
  /** Columns nobody reads, for the log. */
  readonly ignored: readonly string[];
  cells(row: readonly string[]): Cells;
};

type Source = { readonly index: number; readonly values: Map<string, string> | null } | string;

const bind = (
  name: string,
  header: readonly string[],
  sources: ReadonlyMap<string, Source>,
): Columns => {
  const used = new Set<number>();
  for (const source of sources.values()) if (typeof source !== 'string') used.add(source.index);
  return {
    name,
    count: header.length,
    fields: [...sources.keys()],
    ignored: header.filter((_, i) => !used.has(i)),
    cells: (row) => (field) => {
      const source = sources.get(field);
      if (source === undefined) return '';
      if (typeof source === 'string') return source;
      const text = (row[source.index] ?? '').trim();
      return source.values?.get(text) ?? text;
    },
  };
};

const missing = (columns: readonly string[]) => ({ ok: false, missing: columns }) as const;

type Found =
  | { readonly ok: true; readonly columns: Columns }
  | { readonly ok: false; readonly missing: readonly string[] };

const bindMapping = (
  name: string,
  kind: ImportKind,
  header: readonly string[],
  mapping: ColumnMapping,
): Found => {
  const places = new Map(header.map((column, i) => [key(column), i]));
  const sources = new Map<string, Source>();
  const absent: string[] = [];
  for (const [field, from] of Object.entries(mapping.columns)) {
    if (typeof from !== 'string' && 'value' in from) {
      sources.set(field, from.value);
      continue;
    }
    const column = typeof from === 'string' ? from : from.column;
    const index = places.get(key(column));
    const values =
      typeof from === 'string' || !from.values ? null : new Map(Object.entries(from.values));
    if (index === undefined) absent.push(column);
    else sources.set(field, { index, values });
  }
  const { needed } = FORMATS[kind];
  // A list without prices is still a list: only what identifies and names a row is asked of a mapping.
  for (const field of needed)
    if (
      !sources.has(field) &&
      !(field in mapping.columns) &&
      field !== 'price' &&
      field !== 'category'
    )
      absent.push(field);
  return absent.length > 0 ? missing(absent) : { ok: true, columns: bind(name, header, sources) };
};

/** Which of our fields each column of the header fills: by the mapping given, a known preset, or our own names. */
export const columnsOf = (
  kind: ImportKind,
  header: readonly string[],
  mapping: ColumnMapping | null,
): Found => {
  if (mapping) return bindMapping('mapping', kind, header, mapping);
  for (const preset of PRESETS) {
    if (preset.kind !== kind) continue;
    const found = bindMapping(preset.name, kind, header, preset);
    if (found.ok) return found;
  }
  const { needed, known } = FORMATS[kind];
  const sources = new Map<string, Source>();
  for (const [index, column] of header.entries()) {
    const field = ALIASES.get(column.trim().toLowerCase()) ?? key(column);
    const ours = known.includes(field) || (kind === 'products' && NAME_IN_LANGUAGE.test(field));
    if (ours && !sources.has(field)) sources.set(field, { index, values: null });
  }
  const absent = needed.filter((field) => !sources.has(field));
  return absent.length > 0
    ? missing(absent)
    : { ok: true, columns: bind('lookglass', header, sources) };
};

/** `name_en` -> `en`; null for any other field. */
export const languageOfName = (field: string): string | null =>
  NAME_IN_LANGUAGE.exec(field)?.[1] ?? null;

export const isImportKind = (text: string): text is ImportKind =>
  importKind.safeParse(text).success;
