import { openVisionPage } from '../vision/vision-page.ts';
import { median, ms, percentile, times, type Figures } from './figures.ts';

const SECONDS = 12;

/** A mirror with a shirt in it beside the pose tracker alone: 640 by 480, whatever graphics this machine has. */
export const bench = async (): Promise<Figures> => {
  const vision = await openVisionPage('tests/vision/fitting/index.html');
  try {
    await vision.page.waitForFunction(() => 'fitting' in window);
    const pace = (wears: boolean) =>
      vision.page.evaluate(([seconds, worn]) => window.fitting.pace(seconds, worn), [
        SECONDS,
        wears,
      ] as const);
    const bare = await pace(false);
    const worn = await pace(true);
    return {
      name: 'fitting',
      rows: [
        {
          metric: 'pictures a second, worn / tracker alone',
          ours: worn.fps.toFixed(1),
          peer: bare.fps.toFixed(1),
          ratio: times(worn.fps, bare.fps),
        },
        {
          metric: 'fitting and drawing one, p50 / p95',
          ours: `${ms(median(worn.drawn))} / ${ms(percentile(worn.drawn, 0.95))}`,
          peer: '-',
          ratio: '-',
        },
      ],
    };
  } finally {
    await vision.close();
  }
};
