import { connectLink } from '../../link/client.ts';
import { openLink } from '../../link/react.tsx';
import { socketTransport } from '../../link/socket.ts';
import {
  keepPass,
  keepUnanswered,
  keptPass,
  keptToken,
  keptUnanswered,
  visitShelf,
} from '../keep.ts';
import { openRoads, type Roads } from './roads.ts';

const tillUrl = (hub: string): string => {
  const url = new URL('/link?as=till', hub);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
};

/** The roads of this page. Tokens are read anew at every connection: a line that comes back comes back signed in. */
export const openPageRoads = (): Roads => {
  const shelf = visitShelf();
  return openRoads({
    own: openLink('staff', () => keptToken(shelf) ?? undefined),
    openHub: ({ url }) =>
      connectLink(() => socketTransport(tillUrl(url)), {
        token: () => keptPass(shelf)?.token,
      }),
    pass: { get: () => keptPass(shelf), set: (pass) => keepPass(shelf, pass) },
    attempts: {
      get: (intent) => keptUnanswered(shelf, intent),
      set: (intent, roads) => keepUnanswered(shelf, intent, roads),
    },
    after(ms, run) {
      const timer = window.setTimeout(run, ms);
      return () => window.clearTimeout(timer);
    },
  });
};
