/** A list of whole numbers that grows without keeping each in an object: files bring millions. */
export class Growing {
  #values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length++] = value;
  }

  taken(): Int32Array {
    return this.#values.slice(0, this.length);
  }
}

/** Rows of whole numbers one behind the other: row i is `values` from `starts[i]` to `starts[i + 1]`. */
export type Rows = { readonly starts: Int32Array; readonly values: Int32Array };

export const row = ({ starts, values }: Rows, i: number): Int32Array =>
  values.subarray(starts[i] ?? 0, starts[i + 1] ?? 0);

/** For each value below `count`, the positions of `keys` that hold it, in their order. */
export const grouped = (keys: Int32Array, count: number): Rows => {
  const starts = new Int32Array(count + 1);
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  for (let i = 0; i < count; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const next = starts.slice();
  const values = new Int32Array(keys.length);
  keys.forEach((key, i) => {
    const at = next[key] ?? 0;
    values[at] = i;
    next[key] = at + 1;
  });
  return { starts, values };
};
