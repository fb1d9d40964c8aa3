/** Reads FlatBuffers without their schema compiled: tables, vectors and offsets by field number. https://flatbuffers.dev/internals */
export class FlatBytes {
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
  u32(at: number): number {
    return this.bytes.readUInt32LE(at);
  }
  /** Where the root table stands. */
  root(): number {
    return this.u32(0);
  }
  /** Where field `index` of a table stands; 0 where it is not set. */
  field(table: number, index: number): number {
    const vtable = table - this.bytes.readInt32LE(table);
    const slot = 4 + 2 * index;
    if (slot >= this.bytes.readUInt16LE(vtable)) return 0;
    const offset = this.bytes.readUInt16LE(vtable + slot);
    return offset === 0 ? 0 : table + offset;
  }
  /** What a field of offset type points to; 0 where it is not set. */
  target(table: number, index: number): number {
    const at = this.field(table, index);
    return at === 0 ? 0 : at + this.u32(at);
  }
  tables(vector: number): number[] {
    if (vector === 0) return [];
    return Array.from({ length: this.u32(vector) }, (_, i) => {
      const at = vector + 4 + 4 * i;
      return at + this.u32(at);
    });
  }
  ints(vector: number): number[] {
    if (vector === 0) return [];
    return Array.from({ length: this.u32(vector) }, (_, i) =>
      this.bytes.readInt32LE(vector + 4 + 4 * i),
    );
  }
  text(at: number): string {
    return at === 0 ? '' : this.bytes.toString('utf8', at + 4, at + 4 + this.u32(at));
  }
}
