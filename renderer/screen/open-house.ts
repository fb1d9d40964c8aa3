import { copy, experiences } from '../experiences/index.ts';
import type { House } from '../kernel/react.tsx';
import { openKernel } from '../kernel/kernel.ts';
import { viewShelf } from '../kernel/views.ts';
import { trackObjectUrls, wipe } from '../kernel/wipe.ts';
import { openStreams } from '../vision/camera/open-streams.ts';
import { startLanguage } from '../kit/language.ts';
import type { Link } from '../../preload/contract/index.ts';

/** Before a site has said which language it speaks first. */
const FIRST_LANGUAGE = 'zh';

/** Everything the screen page is made of, over whichever link it is given. */
export const openHouse = async (link: Link): Promise<House> => {
  await startLanguage(copy, FIRST_LANGUAGE);
  const urls = trackObjectUrls(URL);
  const kernel = openKernel({
    link,
    experiences,
    firstLanguage: FIRST_LANGUAGE,
    clock: {
      now: () => performance.now(),
      wall: () => Date.now(),
      after(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
    page: {
      wipe: () =>
        wipe({
          localStorage,
          sessionStorage,
          indexedDB,
          caches: globalThis.caches,
          document,
          urls,
          streams: openStreams,
        }),
      reload: () => location.reload(),
    },
  });
  return { kernel, link, views: viewShelf(experiences), languages: Object.keys(copy) };
};
