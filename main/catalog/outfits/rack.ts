/** The first dimensions of a vector, the strongest ones: what they say settles most comparisons. */
export const HEAD = 16;

/** The pieces of one place and wearer, a column for each thing asked of them. */
export class Rack {
  size = 0;
  ids = new Int32Array(16);
  names = new Int32Array(16);
  kinds = new Uint16Array(16);
  families = new Uint8Array(16);
  /** Seasons in the low four bits, weather above, then whether it can be had. */
  traits = new Uint8Array(16);
  manners = new Uint8Array(16);
  prices = new Float32Array(16);
  charms = new Float32Array(16);
  scales = new Float32Array(0);
  /** How long each vector is beyond its head: how far the rest of a dot product can still go. */
  tails = new Float32Array(0);
  vectors = new Int8Array(0);
  readonly wearer: string;
  constructor(wearer: string) {
    this.wearer = wearer;
  }

  grow(width: number) {
    const to = this.ids.length * 2;
    const wider = <T extends Int32Array | Uint16Array | Uint8Array | Float32Array | Int8Array>(
      from: T,
      length = to,
    ): T => {
      const grown = new (from.constructor as new (length: number) => T)(length);
      grown.set(from);
      return grown;
    };
    this.ids = wider(this.ids);
    this.names = wider(this.names);
    this.kinds = wider(this.kinds);
    this.families = wider(this.families);
    this.traits = wider(this.traits);
    this.manners = wider(this.manners);
    this.prices = wider(this.prices);
    this.charms = wider(this.charms);
    this.scales = wider(this.scales, width === 0 ? 0 : to);
    this.tails = wider(this.tails, width === 0 ? 0 : to);
    this.vectors = wider(this.vectors, to * width);
  }

  hold(row: number, width: number, vector: Float32Array) {
    if (this.scales.length === 0) {
      this.scales = new Float32Array(this.ids.length);
      this.tails = new Float32Array(this.ids.length);
      this.vectors = new Int8Array(this.ids.length * width);
    }
    let most = 0;
    for (const value of vector) most = Math.max(most, Math.abs(value));
    if (most === 0) return;
    const scale = most / 127;
    let squares = 0;
    for (let i = 0; i < width; i++) {
      const step = Math.round((vector[i] ?? 0) / scale);
      this.vectors[row * width + i] = step;
      if (i >= HEAD) squares += step * step;
    }
    this.scales[row] = scale;
    this.tails[row] = Math.sqrt(squares) * scale;
  }

  get memory(): number {
    return [
      this.ids,
      this.names,
      this.kinds,
      this.families,
      this.traits,
      this.manners,
      this.prices,
      this.charms,
      this.scales,
      this.tails,
      this.vectors,
    ].reduce((sum, column) => sum + column.byteLength, 0);
  }
}
