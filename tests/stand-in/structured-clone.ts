/**
 * Structured clone over JSON. Self-contained, because its source text also runs in the page: no imports, nothing
 * from outside the function. Cyclic values are refused, which Electron would carry.
 */
export type Wire =
  | null
  | boolean
  | number
  | string
  | readonly Wire[]
  | { readonly [key: string]: Wire };

export type Codec = { encode: (value: unknown) => Wire; decode: (wire: Wire) => unknown };

export const structuredCodec = (): Codec => {
  /** Marks what JSON has no form for; a plain object that has this key itself is wrapped. */
  const MARK = '$';
  type Marked = { $: string; v?: Wire; s?: string; t?: string; stack?: string };

  const toBase64 = (bytes: Uint8Array): string => {
    let text = '';
    for (let i = 0; i < bytes.length; i += 8192)
      text += String.fromCharCode(...bytes.subarray(i, i + 8192));
    return btoa(text);
  };
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const refuse = (value: unknown): never => {
    throw new DOMException(`${String(value).slice(0, 40)} could not be cloned.`, 'DataCloneError');
  };

  const encode = (value: unknown, above: readonly object[] = []): Wire => {
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'bigint') return { $: 'bigint', s: String(value) };
    if (typeof value === 'number')
      return Number.isFinite(value) ? value : { $: 'number', s: String(value) };
    if (typeof value === 'function' || typeof value === 'symbol') return refuse(value);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (above.includes(value)) throw new DOMException('cyclic value', 'DataCloneError');
    const path = [...above, value];
    const inside = (part: unknown) => encode(part, path);
    if (value instanceof Date) return { $: 'date', v: value.getTime() };
    if (value instanceof Map)
      return { $: 'map', v: [...value].map(([key, part]) => [inside(key), inside(part)]) };
    if (value instanceof Set) return { $: 'set', v: [...value].map(inside) };
    if (value instanceof Error)
      return { $: 'error', s: value.message, t: value.name, stack: value.stack ?? '' };
    if (value instanceof ArrayBuffer) return { $: 'buffer', s: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      // Node's Buffer arrives as what it is made of.
      const name = value.constructor.name === 'Buffer' ? 'Uint8Array' : value.constructor.name;
      return { $: 'view', t: name, s: toBase64(bytes) };
    }
    if (Array.isArray(value)) return value.map(inside);
    const plain = Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, inside(part)]),
    );
    return MARK in plain ? { $: 'object', v: plain } : plain;
  };

  const errorOf = ({ s, t, stack }: Marked): Error => {
    const kinds: Record<string, ErrorConstructor> = { TypeError, RangeError, SyntaxError };
    const error = new (kinds[t ?? ''] ?? Error)(s);
    error.name = t ?? 'Error';
    if (stack) error.stack = stack;
    return error;
  };

  const viewOf = ({ t, s = '' }: Marked): unknown => {
    const bytes = fromBase64(s);
    const kinds: Record<string, new (buffer: ArrayBuffer) => ArrayBufferView> = {
      Int8Array,
      Uint8Array,
      Uint8ClampedArray,
      Int16Array,
      Uint16Array,
      Int32Array,
      Uint32Array,
      Float32Array,
      Float64Array,
      BigInt64Array,
      BigUint64Array,
      DataView,
    };
    return new (kinds[t ?? ''] ?? Uint8Array)(bytes.buffer);
  };

  const isMarked = (wire: object): wire is Marked => MARK in wire;
  const isList = (wire: Wire): wire is readonly Wire[] => Array.isArray(wire);

  const decode = (wire: Wire): unknown => {
    if (wire === null || typeof wire !== 'object') return wire;
    if (isList(wire)) return wire.map(decode);
    const plain = (from: object) =>
      Object.fromEntries(Object.entries(from).map(([key, part]) => [key, decode(part as Wire)]));
    if (!isMarked(wire)) return plain(wire);
    const parts = () => (Array.isArray(wire.v) ? (wire.v as Wire[]) : []);
    switch (wire.$) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(wire.s ?? 0);
      case 'number':
        return Number(wire.s);
      case 'date':
        return new Date(Number(wire.v));
      case 'map':
        return new Map(parts().map((pair) => decode(pair) as [unknown, unknown]));
      case 'set':
        return new Set(parts().map(decode));
      case 'error':
        return errorOf(wire);
      case 'buffer':
        return fromBase64(wire.s ?? '').buffer;
      case 'view':
        return viewOf(wire);
      default:
        return plain(wire.v as object);
    }
  };

  return { encode: (value) => encode(value), decode };
};
