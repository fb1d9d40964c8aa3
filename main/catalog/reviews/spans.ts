/** A stretch of a review short enough for the screen, cut where its writer paused. */
export type Span = {
  readonly text: string;
  /** Whole sentences, as opposed to a part between commas. */
  readonly whole: boolean;
};

type Measure = { readonly least: number; readonly most: number };

/** In characters; a Han character is about as wide as two letters, and says as much as three. */
const CHINESE: Measure = { least: 6, most: 30 };
const OTHER: Measure = { least: 18, most: 90 };

export const measureOf = (language: string): Measure =>
  /^(?:zh|ja|ko)/.test(language) ? CHINESE : OTHER;

const SENTENCE = /[^.!?。！？…~～\n\r]+(?:[.!?。！？…~～]+|$)/gu;
const CLAUSE = /[^,;，；、:：]+(?:[,;，；、:：]+|$)/gu;
const LOOSE_END = /[\s,;，；、:：~～\uFEFF-]+$/u;
const LOOSE_START = /^[\s,;，；、.:：~～\uFEFF)\]-]+/u;

const trim = (text: string) => text.replace(LOOSE_START, '').replace(LOOSE_END, '');

/** Every stretch that fits: sentences, two neighbouring short ones, and the clauses of long ones. All are verbatim. */
export const spansOf = (text: string, language: string): Span[] => {
  const { least, most } = measureOf(language);
  const found = new Map<string, Span>();
  const add = (piece: string, whole: boolean) => {
    const span = trim(piece);
    if (span.length >= least && span.length <= most && !found.has(span))
      found.set(span, { text: span, whole });
  };
  const sentences = [...text.matchAll(SENTENCE)];
  for (const [i, { 0: sentence, index }] of sentences.entries()) {
    add(sentence, true);
    const next = sentences[i + 1];
    if (next) add(text.slice(index, next.index + next[0].length), true);
    if (trim(sentence).length <= most) continue;
    const clauses = [...sentence.matchAll(CLAUSE)];
    for (const [j, { 0: clause, index: at }] of clauses.entries()) {
      add(clause, false);
      const after = clauses[j + 1];
      if (after) add(sentence.slice(at, after.index + after[0].length), false);
    }
  }
  return [...found.values()];
};
