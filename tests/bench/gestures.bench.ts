import { restingPose } from '../../renderer/vision/gestures/hand-model.ts';
import type { Pacing } from '../vision/page/hands.ts';
import { openVisionPage } from '../vision/vision-page.ts';
import type { Figures } from './figures.ts';
import { pacedRows } from './paced.ts';

const SECONDS = 12;
/** A hand that the tracker finds: it stands for a shopper's. */
const HAND = {
  pose: restingPose,
  x: 320,
  y: 330,
  palm: 110,
  skin: [232, 190, 160],
} as const;

/** From a drawn picture to what its hand says, in a real browser with the real model; beside the bare tracker. */
export const bench = async (): Promise<Figures> => {
  const vision = await openVisionPage('tests/vision/page/hands.html');
  try {
    await vision.page.waitForFunction(() => 'hands' in window);
    const pace = (...given: Parameters<Pacing>): ReturnType<Pacing> =>
      vision.page.evaluate((asked) => window.hands.pace(...asked), given);
    const bare = await pace(HAND, SECONDS, false);
    const read = await pace(HAND, SECONDS, true);
    return {
      name: 'gestures, 640 x 480, one hand',
      rows: pacedRows(read, bare, { fps: 25, ms: 60 }),
    };
  } finally {
    await vision.close();
  }
};
