import { createServer, type IncomingMessage } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { openDoors } from './doors.ts';
import { callerOf, httpApp, type HttpOptions } from './http.ts';
import { serveSocketLinks } from './socket-link.ts';
import { admitPage, type Page } from './who.ts';

export type Server = {
  readonly port: number;
  /** Pages connected now. */
  sockets(): number;
  /** Takes nothing new, tells sockets to come again elsewhere, and lets what is under way finish, so long at most. */
  drain(mostMs: number): Promise<void>;
  close(): Promise<void>;
};

export type ServerOptions = HttpOptions & {
  /** All interfaces: phones and the staff's tablets come over the shop's network. */
  readonly port: number;
  /** More than one where crowds come. */
  readonly doors?: number;
  /** Whether tills of other houses come here while theirs are away: at a hub. */
  readonly tillsOfOthers?: boolean;
  /** Whether the site has a screen of this id. */
  readonly hasScreen: (id: string) => boolean;
};

const SWEEP_MS = 25;

/** What a phone on a bad network may take to send a request of a few hundred bytes. */
const SLOWEST_REQUEST_MS = 15_000;

/**
 * How long an idle connection is kept. Longer than a proxy in front keeps its own (60 s in build/hub/nginx.conf): who closes
 * first must be the one that asks, or it asks on a connection that is gone already.
 */
const IDLE_MS = 75_000;

const isPage = (text: string | null): text is Page =>
  text === 'screen' || text === 'staff' || text === 'till' || text === 'phone' || text === 'bench';

/** Starts serving pages, calls and links. Throws where the port cannot be had. */
export const openServer = async (options: ServerOptions): Promise<Server> => {
  const listener = getRequestListener(httpApp(options).fetch);
  const server = createServer(
    {
      requestTimeout: SLOWEST_REQUEST_MS,
      headersTimeout: SLOWEST_REQUEST_MS,
      keepAliveTimeout: IDLE_MS,
    },
    (incoming, outgoing) => {
      void listener(incoming, outgoing);
    },
  );
  const admit = (request: IncomingMessage) => {
    const query = URL.parse(request.url ?? '', 'http://kiosk')?.searchParams;
    const page = query?.get('as') ?? null;
    const screen = query?.get('screen') ?? null;
    if (!isPage(page) || (page === 'till' && !options.tillsOfOthers)) return null;
    return admitPage(
      options.admission,
      callerOf(request, options.isProxy),
      page,
      screen !== null && options.hasScreen(screen) ? screen : null,
    );
  };
  const doors = await openDoors(server, options.port, options.doors ?? 1);
  const links = serveSocketLinks(server, options.host, admit);
  let ended: Promise<void> | null = null;
  const end = () => (ended ??= doors.close());
  return {
    port: doors.port,
    sockets: links.count,
    async drain(mostMs) {
      const gone = end();
      links.leave();
      // A kept-alive connection whose answer is out is idle only then, and is not closed by itself.
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
      const late = new Promise<void>((resolve) => void setTimeout(resolve, mostMs).unref());
      await Promise.race([gone, late]);
      clearInterval(sweep);
    },
    async close() {
      links.close();
      server.closeAllConnections();
      await end();
    },
  };
};
