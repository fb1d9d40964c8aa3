import { hash } from 'node:crypto';
import type { Words } from '../../../preload/contract/index.ts';
import { ALL_SEASONS, fold, genderOf, seasonsOf } from '../attributes.ts';
import { toGtin14 } from '../epc/gtin.ts';
import { languageOfName, type Cells } from '../import/columns.ts';
import {
  guessLanguage,
  toAmount,
  toCurrency,
  toPicturePath,
  toSizes,
  type SizeStock,
} from '../import/fields.ts';
import { complaints, type Complaints, type RowResult } from '../import/problems.ts';
import { toHeights, withHeights } from '../import/heights.ts';
import { toShades, withShades } from '../import/shades.ts';
import { slotNamed, slotOf, type Slot } from '../slots.ts';

export type ProductRow = {
  readonly sku: string;
  readonly gtin: string | null;
  readonly name: Words;
  readonly brand: string;
  readonly category: string;
  readonly gender: string;
  readonly colour: string;
  readonly occasion: string;
  readonly price: number | null;
  readonly listPrice: number | null;
  readonly currency: string;
  readonly image: string | null;
  readonly sizes: readonly SizeStock[];
  readonly slot: Slot;
  readonly seasons: number;
};

const HOME_CURRENCY = 'CNY';
export const LONGEST_SKU = 64;
const LONGEST_NAME = 300;
const LONGEST_ATTRIBUTE = 120;

export const productRow = (cells: Cells, fields: readonly string[]): RowResult<ProductRow> => {
  const wrong = complaints();
  const sku = cells('sku');
  if (sku === '') wrong.add('sku', 'missing');
  else if (sku.length > LONGEST_SKU) wrong.add('sku', 'too-long', sku);

  const name = nameOf(cells, fields, wrong);
  const attribute = (field: string) => {
    const text = cells(field);
    if (text.length > LONGEST_ATTRIBUTE) wrong.add(field, 'too-long', text);
    return text;
  };
  const category = attribute('category');
  const brand = attribute('brand');
  const colour = attribute('colour');
  const gender = attribute('gender');
  const occasion = fold(attribute('occasion'));
  const seasons = cells('season') === '' ? ALL_SEASONS : seasonsOf(attribute('season'));

  const gtinText = cells('gtin');
  const gtin = gtinText === '' ? null : toGtin14(gtinText);
  if (gtinText !== '' && gtin === null) wrong.add('gtin', 'not-a-gtin', gtinText);

  const currencyText = cells('currency');
  const currency = currencyText === '' ? HOME_CURRENCY : toCurrency(currencyText);
  if (currency === null) wrong.add('currency', 'not-a-currency', currencyText);
  const amount = (field: string) => {
    const text = cells(field);
    if (text === '') return null;
    const value = toAmount(text, currency ?? HOME_CURRENCY);
    if (value === null) wrong.add(field, 'not-an-amount', text);
    return value;
  };
  const price = amount('price');
  const listPrice = amount('list_price');

  const imageText = cells('image');
  const image = imageText === '' ? null : toPicturePath(imageText);
  if (imageText !== '' && image === null) wrong.add('image', 'not-a-path', imageText);

  const shadesText = cells('shades');
  const shades = toShades(shadesText);
  if (typeof shades === 'string') wrong.add('shades', shades, shadesText);
  // A list of make-up need not say its shades twice.
  const listed =
    cells('sizes') === '' && typeof shades !== 'string'
      ? [...shades.keys()].join('|')
      : cells('sizes');
  const stocked = toSizes(listed, cells('stock'));
  if (typeof stocked === 'string') wrong.add('stock', stocked, cells('stock'));
  const shaded =
    typeof stocked === 'string' || typeof shades === 'string'
      ? 'not-stock'
      : withShades(stocked, shades);
  if (shaded === 'shade-unknown') wrong.add('shades', shaded, shadesText);

  const heightsText = cells('heights');
  const heights = toHeights(heightsText);
  if (typeof heights === 'string') wrong.add('heights', heights, heightsText);
  const sizes =
    typeof shaded === 'string' || typeof heights === 'string'
      ? 'not-stock'
      : withHeights(shaded, heights);
  if (sizes === 'size-unknown') wrong.add('heights', sizes, heightsText);

  const slotText = cells('slot');
  const named = slotText === '' ? null : slotNamed(slotText);
  if (slotText !== '' && named === null) wrong.add('slot', 'not-a-slot', slotText);

  if (wrong.list.length > 0 || typeof sizes === 'string' || currency === null)
    return { ok: false, problems: wrong.list };
  return {
    ok: true,
    row: {
      sku,
      gtin,
      name,
      brand,
      category,
      gender: genderOf(gender) ?? fold(gender),
      colour,
      occasion,
      price,
      // Struck through beside the price, so it only means something above it.
      listPrice: listPrice !== null && price !== null && listPrice > price ? listPrice : null,
      currency,
      image,
      sizes,
      // Colour for a face is no garment, whatever place its words remind of.
      slot:
        shadesText !== ''
          ? 'other'
          : (named ??
            slotOf({
              category,
              department: cells('department'),
              line: cells('line'),
              title: name['en'] ?? Object.values(name)[0] ?? '',
            })),
      seasons,
    },
  };
};

/** `name` is in the language it is written in; where `name_en` says the English one, the other is the Chinese. */
const nameOf = (cells: Cells, fields: readonly string[], wrong: Complaints): Words => {
  const name: Record<string, string> = {};
  for (const field of fields) {
    const language = languageOfName(field);
    const text = language === null ? '' : cells(field);
    if (language !== null && text !== '') name[language] = text;
  }
  const plain = cells('name');
  if (plain !== '') {
    const guess = guessLanguage(plain);
    const language = guess === 'en' && name['en'] !== undefined ? 'zh' : guess;
    name[language] ??= plain;
  }
  if (Object.keys(name).length === 0) wrong.add('name', 'missing');
  for (const text of Object.values(name))
    if (text.length > LONGEST_NAME) wrong.add('name', 'too-long', text.slice(0, 80));
  return name;
};

/** In stock, or not known to be out of it. */
export const isAvailable = (sizes: readonly SizeStock[]): boolean =>
  sizes.length === 0 || sizes.some(({ stock }) => stock === null || stock > 0);

/** Raised when the same row would be stored otherwise than before, so that every product is written anew. */
export const STORED_FORM = 2;

/** Changes whenever anything of the row changes: an unchanged row is not written again. */
export const fingerprint = (row: ProductRow): string =>
  hash('sha1', `${STORED_FORM}${JSON.stringify(row)}`, 'base64');
