/** The `count` best of many, best first, without sorting the many. `before` orders strictly. */
export const topOf = <T>(
  items: Iterable<T>,
  count: number,
  before: (a: T, b: T) => boolean,
): T[] => {
  if (count <= 0) return [];
  // A heap with the worst of the best on top.
  const heap: T[] = [];
  const worse = (a: number, b: number) => before(heap[b] as T, heap[a] as T);
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b] as T, heap[a] as T];
  };
  const sink = () => {
    for (let at = 0; ;) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && worse(child, worst)) worst = child;
      if (worst === at) return;
      swap(at, worst);
      at = worst;
    }
  };
  for (const item of items) {
    if (heap.length < count) {
      heap.push(item);
      for (let at = heap.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (!worse(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    } else if (before(item, heap[0] as T)) {
      heap[0] = item;
      sink();
    }
  }
  return heap.sort((a, b) => (before(a, b) ? -1 : 1));
};
