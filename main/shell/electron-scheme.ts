import { protocol, type Session } from 'electron';
import { APP_HOST, APP_SCHEME } from './app-address.ts';

type Answer = (request: Request) => Response | Promise<Response>;

export type AppContent = {
  /** Answers for the built pages, by URL path. */
  pages: Answer;
  /** Answers `/media/…`: pictures of the site's products. */
  media: Answer;
  /** On every answer, whatever it brought itself: no handler can loosen the content policy. */
  headers: Readonly<Record<string, string>>;
};

/** Has to happen before the app is ready: a standard, secure scheme has an origin, storage and a code cache. */
export const claimAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        codeCache: true,
      },
    },
  ]);
};

const answer = (request: Request, { pages, media }: AppContent): Response | Promise<Response> => {
  const { host, pathname } = new URL(request.url);
  if (host !== APP_HOST) return new Response(null, { status: 404 });
  return pathname.startsWith('/media/') ? media(request) : pages(request);
};

/** Serves `app://lookglass/`. */
export const serveAppScheme = (session: Session, content: AppContent): (() => void) => {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const { body, status, statusText, headers } = await answer(request, content);
    const guarded = new Headers(headers);
    for (const [name, value] of Object.entries(content.headers)) guarded.set(name, value);
    return new Response(body, { status, statusText, headers: guarded });
  });
  return () => session.protocol.unhandle(APP_SCHEME);
};
