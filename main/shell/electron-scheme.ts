import { protocol, type Session } from 'electron';
import { APP_HOST, APP_SCHEME } from './app-address.ts';
import { PAGE_HEADERS } from '../host/content-policy.ts';
import { pageFiles } from '../host/files.ts';

export type AppContent = {
  /** The folder of the built pages. */
  pages: string;
  /** Answers `/media/…`: pictures of the site's products. */
  media: (request: Request) => Response | Promise<Response>;
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

/** Our headers win over whatever the answer brought: no handler can loosen the policy. */
const guarded = (response: Response): Response => {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(PAGE_HEADERS)) headers.set(name, value);
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
};

/** Serves `app://lookglass/` from disk and `/media/` from the host. */
export const serveAppScheme = (session: Session, { pages, media }: AppContent): (() => void) => {
  const files = pageFiles(pages);
  session.protocol.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== APP_HOST) return guarded(new Response(null, { status: 404 }));
    return guarded(await (url.pathname.startsWith('/media/') ? media(request) : files(request)));
  });
  return () => session.protocol.unhandle(APP_SCHEME);
};
