/** What a text has, as numbers by place: a row of a matrix that is nearly all zeros. */
export type SparseRow = { readonly places: Uint32Array; readonly values: Float32Array };

const START = 0x811c9dc5;
const extended = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
/** The bits mixed (murmur3's finaliser), so that the low ones may be taken alone. */
const mixed = (hash: number): number => {
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** FNV-1a over UTF-16. */
export const hashOf = (text: string): number => {
  let hash = START;
  for (let i = 0; i < text.length; i++) hash = extended(hash, text.charCodeAt(i));
  return mixed(hash);
};

/** The hashes of all stretches of `text` that are `from` to `to` characters long, without cutting a single one out. */
export const hashRuns = (text: string, from: number, to: number, into: number[]): void => {
  for (let start = 0; start + from <= text.length; start++) {
    let hash = START;
    for (let size = 1; size <= to && start + size <= text.length; size++) {
      hash = extended(hash, text.charCodeAt(start + size - 1));
      if (size >= from) into.push(mixed(hash));
    }
  }
};

/**
 * Words by the place their hash falls on, as often as they come (dampened), the row brought to length one. No list of
 * words is kept: a model holds weights by place and gives no text away.
 */
export const hashedRow = (hashes: readonly number[], places: number): SparseRow => {
  const all = Uint32Array.from(hashes, (hash) => hash % places).sort();
  let different = 0;
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) different++;
  const row = { places: new Uint32Array(different), values: new Float32Array(different) };
  let squares = 0;
  let at = 0;
  for (let i = 0; i < all.length;) {
    const place = all[i] ?? 0;
    const first = i;
    while (all[i] === place) i++;
    const value = 1 + Math.log(i - first);
    row.places[at] = place;
    row.values[at++] = value;
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  for (let i = 0; i < different; i++) row.values[i] = (row.values[i] ?? 0) / length;
  return row;
};

export const dot = ({ places, values }: SparseRow, weights: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < places.length; i++) sum += (values[i] ?? 0) * (weights[places[i] ?? 0] ?? 0);
  return sum;
};
