/** 1 is LLRP 1.0.1, 2 is LLRP 1.1 (LLRP 1.1 §17.1). */
export type Version = 1 | 2;

export type Frame = {
  readonly version: Version;
  readonly type: number;
  readonly id: number;
  /** Behind the header. A view: copy what shall outlive the call it was handed to. */
  readonly body: Uint8Array;
};

/** Why a stream cannot be followed any further. LLRP has no mark to find the next message by. */
export type FramingFault = 'reserved-bits' | 'version' | 'length';

export const HEADER_LENGTH = 10;
/** The largest real message, a full set of capabilities, is below 10 KiB. A longer one is garbage or an attack. */
export const LONGEST_FRAME = 1024 * 1024;

/**
 * Cuts a byte stream into frames, whatever the splits. Hands each on as it completes; says what is wrong where
 * the stream makes no sense, and from then on takes nothing more.
 */
export class Framer {
  readonly #onFrame: (frame: Frame) => void;
  readonly #header = new Uint8Array(HEADER_LENGTH);
  #headerHeld = 0;
  #partial: Uint8Array | null = null;
  #partialHeld = 0;
  #fault: FramingFault | null = null;

  constructor(onFrame: (frame: Frame) => void) {
    this.#onFrame = onFrame;
  }

  push(chunk: Uint8Array): FramingFault | null {
    let at = 0;
    while (at < chunk.length && this.#fault === null) {
      at = this.#partial
        ? this.#fillPartial(this.#partial, chunk, at)
        : this.#headerHeld > 0 || chunk.length - at < HEADER_LENGTH
          ? this.#fillHeader(chunk, at)
          : this.#takeWhole(chunk, at);
    }
    return this.#fault;
  }

  /** The common case: the header is in one piece, and mostly the frame as well. No copying. */
  #takeWhole(chunk: Uint8Array, at: number): number {
    const length = this.#lengthOf(chunk, at);
    if (length === 0) return chunk.length;
    if (chunk.length - at >= length) {
      this.#handOn(chunk, at, length);
      return at + length;
    }
    this.#partial = new Uint8Array(length);
    this.#partialHeld = 0;
    return at;
  }

  #fillHeader(chunk: Uint8Array, at: number): number {
    const take = Math.min(HEADER_LENGTH - this.#headerHeld, chunk.length - at);
    this.#header.set(chunk.subarray(at, at + take), this.#headerHeld);
    this.#headerHeld += take;
    if (this.#headerHeld === HEADER_LENGTH) {
      this.#headerHeld = 0;
      const length = this.#lengthOf(this.#header, 0);
      if (length === 0) return chunk.length;
      this.#partial = new Uint8Array(length);
      this.#partial.set(this.#header);
      this.#partialHeld = HEADER_LENGTH;
      if (length === HEADER_LENGTH) this.#finishPartial(this.#partial);
    }
    return at + take;
  }

  #fillPartial(partial: Uint8Array, chunk: Uint8Array, at: number): number {
    const take = Math.min(partial.length - this.#partialHeld, chunk.length - at);
    partial.set(chunk.subarray(at, at + take), this.#partialHeld);
    this.#partialHeld += take;
    if (this.#partialHeld === partial.length) this.#finishPartial(partial);
    return at + take;
  }

  #finishPartial(partial: Uint8Array): void {
    this.#partial = null;
    this.#handOn(partial, 0, partial.length);
  }

  /** The frame's length, or 0 after noting what is wrong with its header. */
  #lengthOf(bytes: Uint8Array, at: number): number {
    const head = byte(bytes, at);
    const version = (head >> 2) & 7;
    const length = u32(bytes, at + 2);
    if (head >> 5 !== 0) this.#fault = 'reserved-bits';
    else if (version !== 1 && version !== 2) this.#fault = 'version';
    else if (length < HEADER_LENGTH || length > LONGEST_FRAME) this.#fault = 'length';
    return this.#fault === null ? length : 0;
  }

  #handOn(bytes: Uint8Array, at: number, length: number): void {
    const head = byte(bytes, at);
    this.#onFrame({
      version: ((head >> 2) & 7) === 1 ? 1 : 2,
      type: ((head & 3) << 8) | byte(bytes, at + 1),
      id: u32(bytes, at + 6),
      // Not subarray: on a Buffer that costs as much as reading the whole report behind it.
      body: new Uint8Array(
        bytes.buffer,
        bytes.byteOffset + at + HEADER_LENGTH,
        length - HEADER_LENGTH,
      ),
    });
  }
}

const byte = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

const u32 = (bytes: Uint8Array, at: number): number =>
  ((byte(bytes, at) << 24) |
    (byte(bytes, at + 1) << 16) |
    (byte(bytes, at + 2) << 8) |
    byte(bytes, at + 3)) >>>
  0;
