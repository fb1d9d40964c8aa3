/** Thrown inside the codec when a body ends early or a length lies; `decode` turns it into an answer. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError';
}

/**
 * Reads big-endian fields, most significant bit first, as LLRP lays them out (LLRP 1.1 §17). Bits and whole
 * numbers mix: a number after single bits starts on the next byte.
 */
export class ByteSource {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #end: number;
  #at: number;
  #bit = 0;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = start;
    this.#end = end;
  }

  get left(): number {
    return this.#end - this.#at - (this.#bit > 0 ? 1 : 0);
  }

  /** The next byte without taking it, or -1 at the end. */
  peek(): number {
    return this.left > 0 ? this.#view.getUint8(this.#at + (this.#bit > 0 ? 1 : 0)) : -1;
  }

  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      if (this.#at >= this.#end) throw new MalformedError('a field runs past its parameter');
      const byte = this.#view.getUint8(this.#at);
      value = value * 2 + ((byte >> (7 - this.#bit)) & 1);
      this.#bit++;
      if (this.#bit === 8) {
        this.#bit = 0;
        this.#at++;
      }
    }
    return value;
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2));
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4));
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.#take(8));
  }

  s8(): number {
    return this.#view.getInt8(this.#take(1));
  }

  s16(): number {
    return this.#view.getInt16(this.#take(2));
  }

  /** A copy: what is decoded may outlive the network buffer. */
  bytes(count: number): Uint8Array {
    const at = this.#take(count);
    return this.#bytes.slice(at, at + count);
  }

  rest(): Uint8Array {
    return this.bytes(this.left);
  }

  /** A source over the next `count` bytes, which this one skips. */
  part(count: number): ByteSource {
    const at = this.#take(count);
    return new ByteSource(this.#bytes, at, at + count);
  }

  #take(count: number): number {
    if (this.#bit > 0) {
      this.#bit = 0;
      this.#at++;
    }
    const at = this.#at;
    if (at + count > this.#end) throw new MalformedError('a field runs past its parameter');
    this.#at = at + count;
    return at;
  }
}

/** The writing half: grows as needed, and patches lengths once they are known. */
export class ByteSink {
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;
  #bit = 0;

  get length(): number {
    return this.#at + (this.#bit > 0 ? 1 : 0);
  }

  bits(value: number, count: number): void {
    for (let i = count - 1; i >= 0; i--) {
      if (this.#bit === 0) {
        this.#room(1);
        this.#bytes[this.#at] = 0;
      }
      const set = Math.floor(value / 2 ** i) % 2;
      this.#view.setUint8(this.#at, this.#view.getUint8(this.#at) | (set << (7 - this.#bit)));
      this.#bit++;
      if (this.#bit === 8) {
        this.#bit = 0;
        this.#at++;
      }
    }
  }

  // Each takes its place first: taking it may move everything to a wider buffer.
  u8(value: number): void {
    const at = this.#take(1);
    this.#view.setUint8(at, value);
  }

  u16(value: number): void {
    const at = this.#take(2);
    this.#view.setUint16(at, value);
  }

  u32(value: number): void {
    const at = this.#take(4);
    this.#view.setUint32(at, value);
  }

  u64(value: bigint): void {
    const at = this.#take(8);
    this.#view.setBigUint64(at, value);
  }

  bytes(value: Uint8Array): void {
    const at = this.#take(value.length);
    this.#bytes.set(value, at);
  }

  patchU16(at: number, value: number): void {
    this.#view.setUint16(at, value);
  }

  patchU32(at: number, value: number): void {
    this.#view.setUint32(at, value);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }

  #take(count: number): number {
    if (this.#bit > 0) {
      this.#bit = 0;
      this.#at++;
    }
    this.#room(count);
    const at = this.#at;
    this.#at += count;
    return at;
  }

  #room(count: number): void {
    if (this.#at + count <= this.#bytes.length) return;
    const wider = new Uint8Array(Math.max(this.#bytes.length * 2, this.#at + count));
    wider.set(this.#bytes);
    this.#bytes = wider;
    this.#view = new DataView(wider.buffer);
  }
}
