import { join } from 'node:path';
import { launchChromium } from '../fakes/chromium.ts';
import { pageScript } from '../fakes/page-script.ts';
import type * as ComicPage from '../vision/comic-page.ts';
import { median, ms, percentile, times, type Figures } from './figures.ts';

/** A panel of the comic page. */
const EDGE = 520;
const STILLS = 12;

/** From a photograph to its drawing, as a page does it, beside the same drawing by the processor alone. */
export const bench = async (): Promise<Figures> => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const entry = join(import.meta.dirname, '..', 'vision', 'comic-page.ts');
    await page.addScriptTag({ content: await pageScript(entry, 'comic') });
    const { drawn, plain } = await page.evaluate(
      ([edge, many]) =>
        (window as unknown as { comic: typeof ComicPage }).comic.timesOfStills(edge, many),
      [EDGE, STILLS] as const,
    );
    return {
      name: `comic, a still of ${EDGE} x ${EDGE} (aim 1000 ms)`,
      rows: [0.5, 1].map((p) => ({
        metric: p === 1 ? 'longest' : 'p50',
        ours: ms(percentile(drawn, p)),
        peer: `processor alone ${ms(median(plain))}`,
        ratio: times(percentile(drawn, p), median(plain)),
      })),
    };
  } finally {
    await browser.close();
  }
};
