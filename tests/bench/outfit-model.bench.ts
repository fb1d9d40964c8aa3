import { readFileSync } from 'node:fs';
import { learnModel } from '../../main/catalog/outfits/model/learn/learn-model.ts';
import { readModel } from '../../main/catalog/outfits/model/model-file.ts';
import type { ItemWords } from '../../main/catalog/outfits/model/model.ts';
import { openModel } from '../../main/catalog/outfits/model/outfit-model.ts';
import { readItem } from '../../main/catalog/outfits/model/reading.ts';
import { threeWays } from '../../main/catalog/outfits/model/testing.ts';
import { SHIPPED_OUTFITS } from '../../main/compose/shipped-model.ts';
import { learnFloor } from '../eval/outfits/floor.ts';
import { count, mb, ms, times, type Figures } from './figures.ts';

const ITEMS = 20_000;
const PAIRS = 1_000_000;
const OUTFITS = 900;

const kinds = ['wool coat', 'skinny jeans', 'ankle boots', 'leather tote', 'silk blouse', 'watch'];
const makers = ['zara', 'prada', 'nike', 'free people', 'no such maker'];
const colours = ['black', 'red', 'camel', 'navy', 'printed'];
const pick = (list: readonly string[], n: number) => list[n % list.length] ?? '';
const item = (n: number): ItemWords => ({
  title: `${pick(makers, n)} ${pick(colours, n >> 2)} ${pick(kinds, n * 7)} ${n % 997}`,
  category: '',
});

const perSecond = (runs: number, work: (i: number) => unknown): number => {
  for (let i = 0; i < runs / 10; i++) work(i);
  const from = performance.now();
  for (let i = 0; i < runs; i++) work(i);
  return runs / ((performance.now() - from) / 1000);
};
const timed = <T>(work: () => T): [number, T] => {
  const from = performance.now();
  const made = work();
  return [performance.now() - from, made];
};

export async function bench(): Promise<Figures> {
  const text = readFileSync(SHIPPED_OUTFITS, 'utf8');
  const [parsing] = timed(() => JSON.parse(text) as unknown);
  const [loading, model] = timed(() => {
    const read = readModel(SHIPPED_OUTFITS, text);
    if (!read.ok) throw new Error(JSON.stringify(read.fault));
    return openModel(read.value.knowledge, read.value.verdict);
  });
  const describing = perSecond(ITEMS, (i) => model.describe(item(i)));
  const reading = perSecond(ITEMS, (i) => readItem(item(i)));
  const before = process.memoryUsage();
  const all = Array.from({ length: ITEMS }, (_, i) => model.describe(item(i)));
  const after = process.memoryUsage();
  const held = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  const at = (n: number) => all[n % all.length] ?? model.describe(item(n));
  const pairing = perSecond(PAIRS, (i) => model.pair(at(i), at(i * 31 + 7)));
  const recalling = perSecond(PAIRS, (i) => {
    const { left } = at(i);
    const { right } = at(i * 31 + 7);
    let sum = 0;
    for (let k = 0; k < left.length; k++) sum += (left[k] ?? 0) * (right[k] ?? 0);
    return sum;
  });
  const outfits = threeWays(OUTFITS);
  const [learning] = timed(() => learnModel({ outfits }));
  const [floorLearning] = timed(() => learnFloor(outfits));
  return {
    name: 'outfit-model',
    rows: [
      {
        metric: 'the shipped model opened (floor: JSON.parse alone)',
        ours: ms(loading),
        peer: ms(parsing),
        ratio: times(loading, parsing),
      },
      {
        metric: 'items described/s (floor: their words read, nothing learned)',
        ours: count(describing),
        peer: count(reading),
        ratio: times(describing, reading),
      },
      {
        metric: 'pairs judged/s (floor: the vectors alone, as recall does)',
        ours: count(pairing),
        peer: count(recalling),
        ratio: times(pairing, recalling),
      },
      {
        metric: `memory of ${count(ITEMS)} described items (floor: their vectors)`,
        ours: mb(held),
        peer: mb(ITEMS * 2 * 4 * (all[0]?.left.length ?? 0)),
        ratio: times(held, ITEMS * 2 * 4 * (all[0]?.left.length ?? 0)),
      },
      {
        metric: `learned from ${OUTFITS} made-up outfits (peer: the floor of the evaluation)`,
        ours: ms(learning),
        peer: ms(floorLearning),
        ratio: times(learning, floorLearning),
      },
    ],
  };
}
