import type { Paced } from '../vision/page/marked.ts';
import { ms, percentile, times, type Row } from './figures.ts';

/** A mirror beside the bare tracker over the same pictures, in the same run. */
export const pacedRows = (ours: Paced, bare: Paced, aim: { fps: number; ms: number }): Row[] => {
  const late = (p: number): Row => ({
    metric: `picture drawn to shown, p${p * 100}${p === 0.5 ? ` (aim ${aim.ms} ms)` : ''}`,
    ours: ms(percentile(ours.latencies, p)),
    peer: ms(percentile(bare.latencies, p)),
    ratio: times(percentile(ours.latencies, p), percentile(bare.latencies, p)),
  });
  return [
    {
      metric: `pictures a second, with all that is done / tracker alone (aim ${aim.fps})`,
      ours: ours.fps.toFixed(1),
      peer: bare.fps.toFixed(1),
      ratio: times(ours.fps, bare.fps),
    },
    late(0.5),
    late(0.95),
    {
      metric: 'the page busy with one, p50 / p95 / longest (aim 50 ms)',
      ours: [0.5, 0.95, 1].map((p) => ms(percentile(ours.steps, p))).join(' / '),
      peer: '-',
      ratio: '-',
    },
  ];
};
