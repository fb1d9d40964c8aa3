import type { ByteSink, ByteSource } from './bytes.ts';

/** How one field travels. */
export type Field<T> = {
  read(from: ByteSource): T;
  write(to: ByteSink, value: T): void;
};

/** The fields of a message or parameter, in wire order, by the standard's own names. */
export type Layout = Readonly<Record<string, Field<unknown>>>;

/** Fields as values: reserved bits have none. */
export type Values<L extends Layout> = {
  readonly [K in keyof L as L[K] extends Field<undefined> ? never : K]: L[K] extends Field<infer T>
    ? T
    : never;
};

export const u8: Field<number> = { read: (from) => from.u8(), write: (to, value) => to.u8(value) };
export const u16: Field<number> = {
  read: (from) => from.u16(),
  write: (to, value) => to.u16(value),
};
export const u32: Field<number> = {
  read: (from) => from.u32(),
  write: (to, value) => to.u32(value),
};
/** Microseconds since 1970 and the like: a bigint, so that any value survives the round trip. */
export const u64: Field<bigint> = {
  read: (from) => from.u64(),
  write: (to, value) => to.u64(value),
};
export const s8: Field<number> = {
  read: (from) => from.s8(),
  write: (to, value) => to.u8(value & 0xff),
};
export const s16: Field<number> = {
  read: (from) => from.s16(),
  write: (to, value) => to.u16(value & 0xffff),
};
export const flag: Field<boolean> = {
  read: (from) => from.bits(1) === 1,
  write: (to, value) => to.bits(value ? 1 : 0, 1),
};
export const bits = (count: number): Field<number> => ({
  read: (from) => from.bits(count),
  write: (to, value) => to.bits(value, count),
});

/** Sent as zeros, ignored when read. The last reserved bits before a byte boundary need no entry. */
export const reserved = (count: number): Field<undefined> => ({
  read(from) {
    from.bits(count);
    return undefined;
  },
  write: (to) => to.bits(0, count),
});

const utf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const utf8Encoder = new TextEncoder();
/** A byte count and UTF-8. A reader's broken UTF-8 is shown with replacement characters, never refused. */
export const text: Field<string> = {
  read: (from) => utf8Decoder.decode(from.bytes(from.u16())),
  write(to, value) {
    const encoded = utf8Encoder.encode(value);
    to.u16(encoded.length);
    to.bytes(encoded);
  },
};

/** A count of bytes and the bytes. */
export const octets: Field<Uint8Array> = {
  read: (from) => from.bytes(from.u16()),
  write(to, value) {
    to.u16(value.length);
    to.bytes(value);
  },
};

export type BitString = { readonly bits: number; readonly bytes: Uint8Array };
/** A count of bits and as many bytes as hold them. */
export const bitString: Field<BitString> = {
  read(from) {
    const count = from.u16();
    return { bits: count, bytes: from.bytes(Math.ceil(count / 8)) };
  },
  write(to, value) {
    to.u16(value.bits);
    to.bytes(value.bytes);
  },
};

export const fixed = (count: number): Field<Uint8Array> => ({
  read: (from) => from.bytes(count),
  write: (to, value) => to.bytes(value),
});

/** Everything left in the parameter. */
export const remaining: Field<Uint8Array> = {
  read: (from) => from.rest(),
  write: (to, value) => to.bytes(value),
};

/** A count of elements and the elements. */
export const list = <T>(element: Field<T>): Field<readonly T[]> => ({
  read(from) {
    const count = from.u16();
    const values: T[] = [];
    for (let i = 0; i < count; i++) values.push(element.read(from));
    return values;
  },
  write(to, values) {
    to.u16(values.length);
    for (const value of values) element.write(to, value);
  },
});
