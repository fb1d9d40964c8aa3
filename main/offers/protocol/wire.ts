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
