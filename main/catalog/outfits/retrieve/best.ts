export type Scored = { readonly item: number; readonly score: number };

const isWorse = (a: Scored, b: Scored): boolean =>
  a.score < b.score || (a.score === b.score && a.item > b.item);

/** Keeps the best `most` of any number of items: a heap with the worst of them on top. */
export const best = (most: number) => {
  const heap: Scored[] = [];
  const sift = (from: number) => {
    for (let i = from; ;) {
      let low = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        const [a, b] = [heap[child], heap[low]];
        if (a && b && isWorse(a, b)) low = child;
      }
      const [a, b] = [heap[i], heap[low]];
      if (low === i || !a || !b) return;
      heap[i] = b;
      heap[low] = a;
      i = low;
    }
  };
  return {
    offer(item: number, score: number): void {
      const top = heap[0];
      if (heap.length < most) {
        heap.push({ item, score });
        if (heap.length === most) for (let i = most >> 1; i >= 0; i--) sift(i);
      } else if (top && (score > top.score || (score === top.score && item < top.item))) {
        heap[0] = { item, score };
        sift(0);
      }
    },
    taken: (): Scored[] => heap.sort((a, b) => b.score - a.score || a.item - b.item),
  };
};
