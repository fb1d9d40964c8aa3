import { checkDigit, toGtin14 } from './gtin.ts';

/**
 * SGTIN-96 and SGTIN-198 of the GS1 EPC Tag Data Standard (TDS), section "SGTIN" of "EPC Binary Encoding":
 * header 8 bits, filter 3, partition 3, company prefix and item reference 44 together, serial 38 or 140.
 * Machine-readable: https://ref.gs1.org/standards/tdt/2.0.0/SGTIN-96.xml and SGTIN-198.xml.
 */
export type Sgtin = {
  readonly scheme: 'sgtin-96' | 'sgtin-198';
  readonly filter: number;
  /** With its leading zeros: its length is part of what the tag says. */
  readonly companyPrefix: string;
  readonly gtin: string;
  /** SGTIN-96: a decimal without leading zeros, below 2^38. SGTIN-198: 1 to 20 characters. */
  readonly serial: string;
};

export type EpcRefusal =
  | 'not-hexadecimal'
  | 'unknown-header'
  | 'wrong-length'
  | 'reserved-partition'
  | 'company-prefix-out-of-range'
  | 'item-reference-out-of-range'
  | 'bad-serial'
  | 'padding-set'
  | 'bad-gtin'
  | 'bad-filter';

export type EpcResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: EpcRefusal };

const good = <T>(value: T): EpcResult<T> => ({ ok: true, value });
const refused = (refusal: EpcRefusal): EpcResult<never> => ({ ok: false, refusal });

/** TDS, "SGTIN Partition Table": by partition value, bits of the company prefix and its digits. 7 is reserved. */
const PARTITIONS = [
  { prefixBits: 40, prefixDigits: 12 },
  { prefixBits: 37, prefixDigits: 11 },
  { prefixBits: 34, prefixDigits: 10 },
  { prefixBits: 30, prefixDigits: 9 },
  { prefixBits: 27, prefixDigits: 8 },
  { prefixBits: 24, prefixDigits: 7 },
  { prefixBits: 20, prefixDigits: 6 },
] as const;
const PREFIX_AND_ITEM_BITS = 44;
/** Company prefix, indicator and item reference are 13 digits in all: the GTIN-14 without its check digit. */
const BODY_DIGITS = 13;

/** TDS, "EPC Binary Header Values". */
const HEADERS = {
  0x30: { scheme: 'sgtin-96', bits: 96, serialBits: 38 },
  0x36: { scheme: 'sgtin-198', bits: 198, serialBits: 140 },
} as const;

/** TDS, "Characters Permitted in Alphanumeric Serial Numbers" = GS1 AI encodable character set 82. */
const SERIAL_198 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/;
const SERIAL_CHARACTERS = 20;
const LARGEST_SERIAL_96 = (1n << 38n) - 1n;

/**
 * Strict: a tag that is not a whole, valid SGTIN belongs to no product. Memory banks come in 16-bit words, so an
 * SGTIN-198 arrives as 200 or 208 bits; the bits behind the 198th have to be zero.
 */
export const decodeSgtin = (epc: string): EpcResult<Sgtin> => {
  if (!/^[0-9A-Fa-f]+$/.test(epc)) return refused('not-hexadecimal');
  const header = Number.parseInt(epc.slice(0, 2), 16);
  if (epc.length < 2 || !(header === 0x30 || header === 0x36)) return refused('unknown-header');
  const { scheme, bits, serialBits } = HEADERS[header];
  const given = epc.length * 4;
  if (given < bits || given > Math.ceil(bits / 16) * 16) return refused('wrong-length');

  const raw = BigInt(`0x${epc}`);
  const spare = BigInt(given - bits);
  if ((raw & ((1n << spare) - 1n)) !== 0n) return refused('padding-set');
  const whole = raw >> spare;
  const cut = (from: number, length: number) =>
    (whole >> BigInt(bits - from - length)) & ((1n << BigInt(length)) - 1n);

  const filter = Number(cut(8, 3));
  const partition = PARTITIONS[Number(cut(11, 3))];
  if (!partition) return refused('reserved-partition');
  const { prefixBits, prefixDigits } = partition;
  const itemDigits = BODY_DIGITS - prefixDigits;
  const companyPrefix = cut(14, prefixBits).toString().padStart(prefixDigits, '0');
  if (companyPrefix.length > prefixDigits) return refused('company-prefix-out-of-range');
  const item = cut(14 + prefixBits, PREFIX_AND_ITEM_BITS - prefixBits)
    .toString()
    .padStart(itemDigits, '0');
  if (item.length > itemDigits) return refused('item-reference-out-of-range');

  const serialField = cut(14 + PREFIX_AND_ITEM_BITS, serialBits);
  const serial = scheme === 'sgtin-96' ? serialField.toString() : charactersOf(serialField);
  if (serial === null) return refused('bad-serial');

  // The indicator digit leads the item reference on the tag and the whole number in a GTIN-14.
  const body = `${item.slice(0, 1)}${companyPrefix}${item.slice(1)}`;
  return good({ scheme, filter, companyPrefix, gtin: `${body}${checkDigit(body)}`, serial });
};

/** TDS, "String" decoding method: 7-bit characters, ended by zeros only. */
const charactersOf = (field: bigint): string | null => {
  let text = '';
  for (let i = 0; i < SERIAL_CHARACTERS; i++) {
    const code = Number((field >> BigInt((SERIAL_CHARACTERS - 1 - i) * 7)) & 0x7fn);
    text += String.fromCharCode(code);
  }
  const serial = text.replace(/\0+$/, '');
  return SERIAL_198.test(serial) ? serial : null;
};

export type SgtinToEncode = {
  readonly gtin: string;
  readonly serial: string;
  /** Digits of the GS1 company prefix, 6 to 12; a GTIN does not tell where it ends. */
  readonly prefixDigits?: number;
  /** TDS, "Filter Values for SGTIN": 1 is a point-of-sale item. */
  readonly filter?: number;
};

export const encodeSgtin96 = (from: SgtinToEncode): EpcResult<string> => {
  if (!/^(0|[1-9]\d{0,11})$/.test(from.serial) || BigInt(from.serial) > LARGEST_SERIAL_96)
    return refused('bad-serial');
  const front = encodeFront(0x30n, from);
  if (!front.ok) return front;
  return good(hex((front.value << 38n) | BigInt(from.serial), 24));
};

/** As 208 bits, the whole words of the tag's memory. */
export const encodeSgtin198 = (from: SgtinToEncode): EpcResult<string> => {
  if (!SERIAL_198.test(from.serial)) return refused('bad-serial');
  const front = encodeFront(0x36n, from);
  if (!front.ok) return front;
  let whole = front.value;
  for (let i = 0; i < SERIAL_CHARACTERS; i++)
    whole = (whole << 7n) | BigInt(i < from.serial.length ? from.serial.charCodeAt(i) : 0);
  return good(hex(whole << 10n, 52));
};

const hex = (value: bigint, digits: number) =>
  value.toString(16).toUpperCase().padStart(digits, '0');

/** The first 58 bits, the same in both schemes. */
const encodeFront = (
  header: bigint,
  { gtin, prefixDigits = 7, filter = 1 }: SgtinToEncode,
): EpcResult<bigint> => {
  const digits = toGtin14(gtin);
  if (digits === null) return refused('bad-gtin');
  if (!Number.isInteger(filter) || filter < 0 || filter > 7) return refused('bad-filter');
  const value = PARTITIONS.findIndex((row) => row.prefixDigits === prefixDigits);
  const partition = PARTITIONS[value];
  if (!partition) return refused('reserved-partition');
  const prefix = digits.slice(1, 1 + prefixDigits);
  const item = digits.slice(0, 1) + digits.slice(1 + prefixDigits, 13);
  const itemBits = PREFIX_AND_ITEM_BITS - partition.prefixBits;
  return good(
    (((((header << 3n) | BigInt(filter)) << 3n) | BigInt(value)) << BigInt(PREFIX_AND_ITEM_BITS)) |
      (BigInt(prefix) << BigInt(itemBits)) |
      BigInt(item),
  );
};
