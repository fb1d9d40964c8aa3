/** A field of a new table: a number that stands in it, or something it points to. */
export type Part = { readonly kind: 'u8' | 'u32'; readonly value: number } | Target | null;

type Target =
  /** Written by this head, where it says it stands. */
  | { readonly kind: 'new'; readonly at: () => number }
  /** Stands in the old bytes behind the head. */
  | { readonly kind: 'old'; readonly at: number };

/**
 * Writes a new root before the bytes of an existing FlatBuffer, which stay as they are: offsets only ever point
 * forward, so a head may refer to anything behind it. Weights are never touched or copied.
 */
export class FlatHead {
  #end = 8;
  readonly #writes: ((head: Buffer) => void)[] = [];

  #take(size: number, align: number): number {
    const at = Math.ceil(this.#end / align) * align;
    this.#end = at + size;
    return at;
  }
  #link(from: number, part: Target): void {
    this.#writes.push((head) => {
      const to = part.kind === 'new' ? part.at() : head.length + part.at;
      if (to < from) throw new Error('a FlatBuffer offset would point backwards');
      head.writeUInt32LE(to - from, from);
    });
  }
  /** Made now, filled in when the head is finished: what it points to must be made after it. */
  table(parts: readonly Part[]): number {
    const vtable = this.#take(4 + 2 * parts.length, 2);
    let size = 4;
    const slots = parts.map((part) => {
      if (part === null) return 0;
      if (part.kind === 'u8') return size++;
      size = Math.ceil(size / 4) * 4 + 4;
      return size - 4;
    });
    const table = this.#take(Math.ceil(size / 4) * 4, 4);
    this.#writes.push((head) => {
      head.writeUInt16LE(4 + 2 * parts.length, vtable);
      head.writeUInt16LE(Math.ceil(size / 4) * 4, vtable + 2);
      for (const [i, slot] of slots.entries()) head.writeUInt16LE(slot, vtable + 4 + 2 * i);
      head.writeInt32LE(table - vtable, table);
    });
    for (const [i, part] of parts.entries()) {
      if (part === null) continue;
      const at = table + (slots[i] ?? 0);
      if (part.kind === 'new' || part.kind === 'old') this.#link(at, part);
      else if (part.kind === 'u8') this.#writes.push((head) => head.writeUInt8(part.value, at));
      else this.#writes.push((head) => head.writeUInt32LE(part.value, at));
    }
    return table;
  }
  /** Of offsets. */
  vector(parts: readonly Target[]): number {
    const at = this.#take(4 + 4 * parts.length, 4);
    this.#writes.push((head) => head.writeUInt32LE(parts.length, at));
    for (const [i, part] of parts.entries()) this.#link(at + 4 + 4 * i, part);
    return at;
  }
  ints(values: readonly number[]): number {
    const at = this.#take(4 + 4 * values.length, 4);
    this.#writes.push((head) => {
      for (const [i, value] of [values.length, ...values].entries())
        head.writeInt32LE(value, at + 4 * i);
    });
    return at;
  }
  text(value: string): number {
    const bytes = Buffer.from(value, 'latin1');
    const at = this.#take(4 + bytes.length + 1, 4);
    this.#writes.push((head) => {
      head.writeUInt32LE(bytes.length, at);
      bytes.copy(head, at + 4);
    });
    return at;
  }
  /** A vector of bytes whose content is aligned to 16, as TensorFlow Lite wants its buffers. */
  bytes(content: Uint8Array): number {
    this.#end = Math.ceil((this.#end + 4) / 16) * 16 - 4;
    const at = this.#take(4 + content.length, 4);
    this.#writes.push((head) => {
      head.writeUInt32LE(content.length, at);
      head.set(content, at + 4);
    });
    return at;
  }
  before(old: Buffer, root: number, identifier: string): Buffer {
    const head = Buffer.alloc(Math.ceil(this.#end / 16) * 16);
    head.writeUInt32LE(root, 0);
    head.write(identifier, 4, 'latin1');
    for (const write of this.#writes) write(head);
    return Buffer.concat([head, old]);
  }
}
