/** What a text has, as numbers by place: a row of a matrix that is nearly all zeros. */
export type SparseRow = { readonly places: Uint32Array; readonly values: Float32Array };

/** FNV-1a over UTF-16, its bits then mixed (murmur3's finaliser), so that the low ones may be taken alone. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/**
 * Words by the place their hash falls on, as often as they come (dampened), the row brought to length one. No list of
 * words is kept: a model holds weights by place and gives no text away.
 */
export const hashedRow = (words: readonly string[], places: number): SparseRow => {
  const counts = new Map<number, number>();
  for (const word of words) {
    const place = hashOf(word) % places;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const row = { places: new Uint32Array(counts.size), values: new Float32Array(counts.size) };
  let squares = 0;
  let i = 0;
  for (const [place, count] of counts) {
    const value = 1 + Math.log(count);
    row.places[i] = place;
    row.values[i++] = value;
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  for (let j = 0; j < row.values.length; j++) row.values[j] = (row.values[j] ?? 0) / length;
  return row;
};

export const dot = ({ places, values }: SparseRow, weights: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < places.length; i++) sum += (values[i] ?? 0) * (weights[places[i] ?? 0] ?? 0);
  return sum;
};
