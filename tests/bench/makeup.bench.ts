import { openVisionPage } from '../vision/vision-page.ts';
import type { Figures } from './figures.ts';
import { pacedRows } from './paced.ts';

const SECONDS = 12;

/** The whole make-up mirror beside the bare face tracker, over the same drawn person. */
export const bench = async (): Promise<Figures> => {
  const vision = await openVisionPage('tests/vision/page/makeup.html');
  try {
    await vision.page.waitForFunction(() => 'makeup' in window);
    const pace = (dressed: boolean) =>
      vision.page.evaluate(([seconds, whole]) => window.makeup.pace(seconds, whole), [
        SECONDS,
        dressed,
      ] as const);
    const bare = await pace(false);
    const whole = await pace(true);
    return {
      name: 'make-up mirror, 640 x 480, four parts',
      rows: pacedRows(whole, bare, { fps: 15, ms: 80 }),
    };
  } finally {
    await vision.close();
  }
};
