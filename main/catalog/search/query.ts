import type { Concept } from './concepts/concepts.ts';

/** One word of a query: everything it may stand for. A product has to answer to each. */
export type QueryWord = {
  readonly typed: string;
  /** The words themselves; a product has one of these alternatives where it has all terms of it. */
  readonly spelt: readonly { readonly terms: readonly string[]; readonly weight: number }[];
  readonly concepts: readonly Concept[];
  /** Below 1 where it had to be guessed what was meant. */
  readonly sure: number;
};

export type ReadQuery = {
  readonly words: readonly QueryWord[];
  /** What was read as something else than was typed. */
  readonly corrected: readonly { readonly typed: string; readonly read: string }[];
  /** Words that mean nothing in this shop. */
  readonly unknown: readonly string[];
};

/** "a", "for", 我想找一件: said around what is looked for. */
const SAID_AROUND = new Set(
  (
    'a an the of and or for with in on by to my me some any i is are want need looking look show find please ' +
    '的 了 和 与 或 我 想 要 想要 找 买 一件 一条 一双 一个 一款 件 条 双 个 款 有 没有 有没有 吗 呢 请 给 看 看看 推荐 什么 适合 穿 色 那种 这种'
  ).split(' '),
);
export const isSaidAround = (word: string): boolean => SAID_AROUND.has(word);
