import { readItem } from '../model/reading.ts';
import { traitsOf } from '../model/traits.ts';
import { grouped, Growing, row, type Rows } from './growing.ts';

/** Every item of a foreign list, by number: what it is, which terms describe it, and which items bear a term. */
export type Shelf = {
  readonly ids: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly category: Int32Array;
  readonly categories: number;
  readonly terms: Rows;
  /** How much each term counts within an item: length one together. */
  readonly weights: Float32Array;
  /** Items of each term, and beside each its weight there. */
  readonly bearers: Rows;
  readonly bearerWeights: Float32Array;
};

const HEADER = /^"?[a-z_]*id"?$/i;

/** A line is `id category terms`, by tab or space; terms are numbers between commas, or a title, of which what
 * it says is kept as well as its words. Later lines of an id are ignored. */
export const shelfReader = () => {
  const ids: string[] = [];
  const numberOf = new Map<string, number>();
  const category = new Growing();
  const categoryOf = new Map<string, number>();
  const termOf = new Map<string, number>();
  const termStarts = new Growing();
  const terms = new Growing();
  let first = true;
  return {
    /** False where the line is none. */
    add(line: string): boolean {
      const [, id, kind, rest = ''] =
        (line.includes('\t')
          ? /^([^\t]+)\t([^\t]*)(?:\t(.*))?$/
          : /^(\S+)[ ,](\S*)(?: (.*))?$/
        ).exec(line.trimEnd()) ?? [];
      const header = first && id !== undefined && HEADER.test(id);
      first = false;
      if (header) return true;
      if (id === undefined || kind === undefined) return false;
      if (numberOf.has(id)) return true;
      numberOf.set(id, ids.length);
      ids.push(id);
      category.push(known(categoryOf, kind));
      termStarts.push(terms.length);
      const words = /^[\d,; ]*$/.test(rest)
        ? rest.split(/[,; ]+/)
        : traitsOf(readItem({ title: rest, category: kind }));
      for (const word of new Set(words)) if (word !== '') terms.push(known(termOf, word));
      return true;
    },
    shelf(): Shelf {
      termStarts.push(terms.length);
      const own: Rows = { starts: termStarts.taken(), values: terms.taken() };
      const bearersAt = grouped(own.values, termOf.size);
      const weights = new Float32Array(own.values.length);
      const itemOf = new Int32Array(own.values.length);
      for (let item = 0; item < ids.length; item++) {
        const [from, to] = [own.starts[item] ?? 0, own.starts[item + 1] ?? 0];
        let squares = 0;
        for (let i = from; i < to; i++) {
          const bearing = row(bearersAt, own.values[i] ?? 0).length;
          const weight = Math.log((1 + ids.length) / bearing);
          weights[i] = weight;
          itemOf[i] = item;
          squares += weight * weight;
        }
        const length = Math.sqrt(squares) || 1;
        for (let i = from; i < to; i++) weights[i] = (weights[i] ?? 0) / length;
      }
      return {
        ids,
        numberOf,
        category: category.taken(),
        categories: categoryOf.size,
        terms: own,
        weights,
        bearers: {
          starts: bearersAt.starts,
          values: bearersAt.values.map((at) => itemOf[at] ?? 0),
        },
        bearerWeights: Float32Array.from(bearersAt.values, (at) => weights[at] ?? 0),
      };
    },
  };
};

const known = (map: Map<string, number>, word: string): number => {
  const found = map.get(word) ?? map.size;
  map.set(word, found);
  return found;
};
