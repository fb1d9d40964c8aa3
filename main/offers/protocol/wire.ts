import { CROCKFORD } from '../../base/ids.ts';

/**
 * Small binary things as text for a QR code: Crockford's base 32 in capitals stays in a QR code's alphanumeric mode
 * (5.5 bits a symbol for our 5), and any keyboard wedge types it right whatever its layout.
 */
export const toText = (bytes: Uint8Array): string => {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += CROCKFORD.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + CROCKFORD.charAt((held << (5 - bits)) & 31) : text;
};

const MOST_TEXT = 1_024;

/** Null for what we never write: another alphabet, a length or padding that no bytes lead to. */
export const fromText = (text: string): Uint8Array | null => {
  if (text.length > MOST_TEXT) return null;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const symbol of text) {
    const value = CROCKFORD.indexOf(symbol);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  return bits >= 5 || held !== 0 ? null : Uint8Array.from(bytes);
};

/** Longer than any name we print on a code. */
const MOST_NAME = 64;

export const writer = () => {
  const bytes: number[] = [];
  const self = {
    byte(value: number) {
      bytes.push(value);
      return self;
    },
    /** Seven bits at a time, the lowest first. */
    number(value: number) {
      let rest = value;
      for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
      bytes.push(rest);
      return self;
    },
    raw(value: Uint8Array) {
      bytes.push(...value);
      return self;
    },
    text(value: string) {
      const encoded = new TextEncoder().encode(value);
      if (encoded.length > MOST_NAME) throw new Error('too long a name for a code');
      return self.byte(encoded.length).raw(encoded);
    },
    bytes: () => Uint8Array.from(bytes),
  };
  return self;
};

class Short extends Error {}

/** Reads what `writer` wrote, to the last byte; null for anything cut, lengthened or out of shape. */
export const reading = <T>(bytes: Uint8Array, read: (from: Reader) => T): T | null => {
  let at = 0;
  const take = (count: number): Uint8Array => {
    if (at + count > bytes.length) throw new Short();
    at += count;
    return bytes.subarray(at - count, at);
  };
  const from: Reader = {
    byte: () => take(1)[0] ?? 0,
    number() {
      let value = 0;
      for (let place = 0; place < 7; place++) {
        const [byte = 0] = take(1);
        value += (byte & 127) * 128 ** place;
        if (byte < 128) return value;
      }
      throw new Short();
    },
    raw: take,
    text() {
      const length = from.byte();
      if (length > MOST_NAME) throw new Short();
      return new TextDecoder().decode(take(length));
    },
    /** All but the last so many. */
    before: () => bytes.subarray(0, at),
  };
  try {
    const value = read(from);
    return at === bytes.length ? value : null;
  } catch (error) {
    if (error instanceof Short) return null;
    throw error;
  }
};
export type Reader = {
  byte(): number;
  number(): number;
  raw(count: number): Uint8Array;
  text(): string;
  /** What has been read so far. */
  before(): Uint8Array;
};
