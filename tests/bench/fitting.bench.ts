import { openVisionPage } from '../vision/vision-page.ts';
import type { Figures } from './figures.ts';
import { pacedRows } from './paced.ts';

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
      name: 'fitting mirror, 640 x 480, a shirt',
      // Nobody set an aim for its delay: three pictures at the pace that is aimed at.
      rows: pacedRows(worn, bare, { fps: 10, ms: 300 }),
    };
  } finally {
    await vision.close();
  }
};
