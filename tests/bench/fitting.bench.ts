import type { Paced } from '../vision/page/marked.ts';
import { openVisionPage } from '../vision/vision-page.ts';
import { ms, type Figures, type Row } from './figures.ts';
import { pacedRows } from './paced.ts';

const SECONDS = 12;
/** A machine that is too slow for it has come down its ladder by then. */
const LARGE_SECONDS = 30;
const WINDOW_MS = 3_000;

/** What a large camera comes to: a second that is good on the whole may have nothing to show at first. */
const largeRows = (cold: Paced, again: Paced, bare: Paced): Row[] => {
  const windows = ({ came }: Paced): string =>
    Array.from({ length: Math.floor((came.at(-1) ?? 0) / WINDOW_MS) }, (_, i) => {
      const many = came.filter((at) => Math.floor(at / WINDOW_MS) === i).length;
      return ((many * 1_000) / WINDOW_MS).toFixed(1);
    }).join(' ');
  const longest = ({ came }: Paced): string =>
    ms(Math.max(...came.map((at, i) => at - (came[i - 1] ?? 0))));
  return [
    {
      metric: '1280 x 720: pictures a second, opened again / tracker alone (aim 10)',
      ours: again.fps.toFixed(1),
      peer: bare.fps.toFixed(1),
      ratio: (again.fps / bare.fps).toFixed(2),
    },
    {
      metric: 'longest time without a picture, opened first / again',
      ours: `${longest(cold)} / ${longest(again)}`,
      peer: '-',
      ratio: '-',
    },
    {
      metric: `a second in windows of ${WINDOW_MS / 1_000} s, opened first`,
      ours: windows(cold),
      peer: '-',
      ratio: '-',
    },
    { metric: 'the same, opened again', ours: windows(again), peer: '-', ratio: '-' },
  ];
};

/** A mirror with a shirt in it beside the pose tracker alone: 640 by 480, whatever graphics this machine has. */
export const bench = async (): Promise<Figures> => {
  const vision = await openVisionPage('tests/vision/fitting/index.html');
  try {
    await vision.page.waitForFunction(() => 'fitting' in window);
    const pace = (...given: Parameters<typeof window.fitting.pace>) =>
      vision.page.evaluate((asked) => window.fitting.pace(...asked), given);
    const bare = await pace(SECONDS, false);
    const worn = await pace(SECONDS, true);
    // What was learnt of this machine by the small picture is not of the large one.
    await vision.page.reload();
    await vision.page.waitForFunction(() => 'fitting' in window);
    const cold = await pace(LARGE_SECONDS, true, 1280, 720);
    const again = await pace(SECONDS, true, 1280, 720);
    const bareLarge = await pace(SECONDS, false, 1280, 720);
    return {
      name: 'fitting mirror, a shirt; 640 x 480 where nothing else is said',
      // Nobody set an aim for its delay: three pictures at the pace that is aimed at.
      rows: [...pacedRows(worn, bare, { fps: 10, ms: 300 }), ...largeRows(cold, again, bareLarge)],
    };
  } finally {
    await vision.close();
  }
};
