const SLOTS = 4096;
const digits = new TextEncoder().encode('0123456789ABCDEF');

/**
 * Names EPCs in upper-case hexadecimal. A reader repeats the same tags for hours, so the names of the latest ones are
 * kept: a repeated EPC costs one comparison and no new string. The memory is fixed whatever passes by.
 */
export class EpcNames {
  readonly #keys = new Uint32Array(SLOTS * 3);
  readonly #names: string[] = Array.from<string>({ length: SLOTS }).fill('');
  readonly #scratch = Buffer.alloc(124);

  /** The 96 bits at `at`: nearly every tag there is. */
  of96(view: DataView, at: number): string {
    const high = view.getUint32(at);
    const middle = view.getUint32(at + 4);
    const low = view.getUint32(at + 8);
    // The serial number sits in the low bits and differs from tag to tag; the others mix in the maker.
    const slot = (Math.imul(low ^ Math.imul(middle ^ high, 0x85ebca6b), 0x9e3779b1) >>> 20) % SLOTS;
    const key = slot * 3;
    const name = this.#names[slot] ?? '';
    if (
      name !== '' &&
      this.#keys[key + 2] === low &&
      this.#keys[key + 1] === middle &&
      this.#keys[key] === high
    )
      return name;
    const fresh = this.of(view, at, 12);
    this.#keys[key] = high;
    this.#keys[key + 1] = middle;
    this.#keys[key + 2] = low;
    this.#names[slot] = fresh;
    return fresh;
  }

  /** Any length up to the 62 bytes a Gen2 tag can hold; empty for none or for more. */
  of(view: DataView, at: number, bytes: number): string {
    if (bytes === 0 || bytes * 2 > this.#scratch.length) return '';
    for (let i = 0; i < bytes; i++) {
      const value = view.getUint8(at + i);
      this.#scratch[2 * i] = digits[value >> 4] ?? 0;
      this.#scratch[2 * i + 1] = digits[value & 15] ?? 0;
    }
    return this.#scratch.toString('latin1', 0, bytes * 2);
  }
}
