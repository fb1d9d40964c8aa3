import type { IncomingMessage } from 'node:http';
import { Hono, type Context } from 'hono';
import { compress } from 'hono/compress';
import {
  calls,
  failed,
  type CallName,
  type CallShape,
  type Fault,
} from '../../preload/contract/index.ts';
import type { Admission } from './admission.ts';
import { bodyOf } from './body.ts';
import { pageThatAsks } from './content-policy.ts';
import type { Host } from './host.ts';
import type { SignedIn } from './peer.ts';
import { httpStatus } from './http-status.ts';
import { openApi } from './openapi.ts';
import { admitHttp, holdsKey, keyCookie, newPhoneCookie, personOf, type Caller } from './who.ts';

const LARGEST_BODY = 16 * 1024;

/** Shorter than this an answer is not worth packing: it fits one packet as it is. */
const WORTH_PACKING = 1_024;
const OURS = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' } as const;

type Env = {
  Bindings: { incoming: IncomingMessage };
  Variables: {
    /** Nothing is to be added to the answer; touched once more it would be taken apart and streamed. */
    whole?: 'packable' | 'short';
  };
};

export type HttpOptions = {
  readonly admission: Admission;
  readonly host: Host;
  readonly version: string;
  /** Answers for the built pages, by URL path. */
  readonly pages: (request: Request) => Promise<Response>;
  /** Answers for the site's own pictures under /media/. */
  readonly media: (request: Request) => Promise<Response>;
  readonly health: () => object;
  readonly recognise: (token: string) => SignedIn | null;
  /** The hub that tills go to while this house is away; null where there is none. */
  readonly hubOfTills?: (() => string | null) | undefined;
  /** Whose word about a client is taken; where it is not said, nobody's. */
  readonly isProxy?: ((address: string) => boolean) | undefined;
  /** What only those who reach this process itself may ask: probes and collectors, not the public. */
  readonly probes?: Readonly<Record<string, () => Response | Promise<Response>>> | undefined;
  /** Where this process serves no screen, what it serves instead. */
  readonly hub?:
    | {
        /** Requests below /fleet/; null where it is none of the fleet's. */
        fleet(request: Request): Promise<Response | null>;
        /** Where staff go who have not said which site they are at; null where they may go on. */
        staffEntrance(url: URL): Response | null;
      }
    | undefined;
};

const lastOf = (header: string | string[] | undefined): string | undefined =>
  String(header ?? '')
    .split(',')
    .at(-1)
    ?.trim() || undefined;

/** Who sends a request. A proxy of ours says whom it asks for; of several, only the last word is our own proxy's. */
export const callerOf = (
  incoming: IncomingMessage,
  isProxy: (address: string) => boolean = () => false,
): Caller => {
  const { headers, socket } = incoming;
  const { remoteAddress } = socket;
  const own = {
    host: headers.host,
    origin: headers.origin,
    cookie: headers.cookie,
    authorization: headers.authorization,
  };
  const forwarded = lastOf(headers['x-forwarded-for']);
  if (forwarded === undefined || remoteAddress === undefined || !isProxy(remoteAddress))
    return { ...own, address: remoteAddress, secure: 'encrypted' in socket, direct: true };
  return {
    ...own,
    address: forwarded,
    secure: lastOf(headers['x-forwarded-proto']) === 'https',
    direct: false,
  };
};

const page = (request: Request, path: string) =>
  new Request(new URL(path, request.url), { method: request.method });

/** Everything served over HTTP: pages, pictures, health, and the contract's HTTP calls. */
export const httpApp = (options: HttpOptions): Hono<Env> => {
  const { admission, host, pages, media, health, recognise } = options;
  const app = new Hono<Env>();
  const caller = (c: Context<Env>) => callerOf(c.env.incoming, options.isProxy);
  const reply = (c: Context<Env>, value: object, status = 200, cookie: string | null = null) => {
    const text = JSON.stringify(value);
    c.set('whole', text.length < WORTH_PACKING ? 'short' : 'packable');
    const headers = { 'content-type': 'application/json', ...OURS };
    return new Response(text, {
      status,
      headers: cookie === null ? headers : { ...headers, 'set-cookie': cookie },
    });
  };
  const refuse = (c: Context<Env>, fault: Fault, cookie: string | null = null) =>
    reply(c, { fault }, httpStatus[fault.code], cookie);

  // Before anything else is asked: a probe knows no name of ours.
  for (const [path, answer] of Object.entries(options.probes ?? {}))
    app.get(path, (c) => (caller(c).direct ? answer() : c.notFound()));

  app.use(async (c, next) => {
    // DNS rebinding: a name that is not ours leads nowhere, whatever the path.
    if (!admission.isOurs(caller(c).host))
      return refuse(c, { code: 'not-allowed', details: { field: 'Host' } });
    await next();
    if (c.get('whole') !== undefined) return undefined;
    for (const [name, value] of Object.entries(OURS))
      if (!c.res.headers.has(name)) c.header(name, value);
    return undefined;
  });

  // Phones on thin networks want fewer bytes; the screen beside us wants them sooner.
  const smaller = compress();
  app.use(async (c, next) => {
    await next();
    if (c.get('whole') === 'short' || admission.isLoopback(caller(c).address)) return;
    await smaller(c, async () => {});
  });

  app.get('/healthz', (c) => c.json(health()));
  app.get('/api/openapi.json', (c) => c.json(openApi(options.version)));

  for (const [name, shape] of Object.entries(calls) as [CallName, CallShape][]) {
    if (!shape.http) continue;
    const [method, path] = shape.http.split(' ') as ['GET' | 'POST', string];
    app.on(method, path, async (c) => {
      const from = caller(c);
      const peer = admitHttp(admission, from, name, recognise);
      if (!peer) return refuse(c, { code: 'not-allowed' });
      let input: unknown = method === 'GET' ? c.req.query() : undefined;
      if (method === 'POST') {
        // A form or plain text could come from another site without asking first; JSON cannot.
        if (!/^application\/json\b/.test(c.req.header('content-type') ?? '')) {
          return refuse(c, {
            code: 'bad-input',
            details: { field: 'Content-Type', reason: 'application/json expected' },
          });
        }
        const body = await bodyOf(c.env.incoming, LARGEST_BODY);
        if (body === null)
          return reply(
            c,
            { fault: { code: 'bad-input', details: { field: 'body', reason: 'too large' } } },
            413,
          );
        try {
          input = JSON.parse(body) as unknown;
        } catch {
          return refuse(c, { code: 'bad-input', details: { field: 'body', reason: 'not JSON' } });
        }
      }
      const cookie =
        peer.role === 'phone' && peer.person === null ? newPhoneCookie(from.secure) : null;
      const known = cookie === null ? peer : { ...peer, person: personOf(cookie.split(';')[0]) };
      const result = await host.call(known, name, input, c.req.raw.signal);
      return result.ok
        ? reply(c, result.value as object, 200, cookie)
        : refuse(c, result.fault, cookie);
    });
  }
  app.all('/api/*', (c) =>
    refuse(c, failed('unknown-call', { call: c.req.path.slice(0, 64) }).fault),
  );

  app.get('/media/*', (c) => media(c.req.raw));

  /** Pages of this machine alone: the address printed at the start carries the key, which becomes a cookie. */
  const ownPage =
    (path: string) =>
    async (c: Context<Env>): Promise<Response> => {
      const from = caller(c);
      const { key, ...rest } = c.req.query();
      if (key !== undefined && admission.isLoopback(from.address) && admission.isKey(key)) {
        c.header('set-cookie', keyCookie(key, from.host));
        const query = new URLSearchParams(rest).toString();
        return c.redirect(`${c.req.path}${query ? `?${query}` : ''}`);
      }
      if (holdsKey(admission, from)) return pages(page(c.req.raw, path));
      return c.text(
        'This page opens with the address that Lookglass printed when it started.\n请使用 Lookglass 启动时显示的地址打开此页面。\n',
        403,
      );
    };
  const { hub } = options;
  if (hub) app.all('/fleet/*', async (c) => (await hub.fleet(c.req.raw)) ?? c.notFound());
  else {
    for (const path of ['/screen', '/screen/']) app.get(path, ownPage('/screen/index.html'));
    for (const path of ['/bench', '/bench/']) app.get(path, ownPage('/bench/index.html'));
  }
  for (const path of ['/staff', '/staff/'])
    app.get(
      path,
      async (c) =>
        hub?.staffEntrance(new URL(c.req.url)) ??
        pageThatAsks(
          await pages(page(c.req.raw, '/staff/index.html')),
          options.hubOfTills?.() ?? null,
        ),
    );

  const phonePage = async (c: Context<Env>) => {
    const answer = await pages(page(c.req.raw, '/phone/index.html'));
    if (personOf(caller(c).cookie) !== null) return answer;
    const headers = new Headers(answer.headers);
    headers.append('set-cookie', newPhoneCookie(caller(c).secure));
    return new Response(answer.body, { status: answer.status, headers });
  };
  const phonePaths = [
    '/C/:code',
    '/c/:code',
    '/P/:id',
    '/p/:id',
    '/F/:invitation',
    '/f/:invitation',
    '/T/:paper',
    '/t/:paper',
  ];
  for (const path of ['/phone', '/phone/', ...phonePaths]) app.get(path, phonePage);

  app.get('/', (c) => c.redirect('/staff'));
  app.get('*', async (c) => {
    // The entry pages have addresses of their own, with their own checks; their files are not a way round them.
    if (c.req.path.endsWith('.html')) return c.notFound();
    return pages(c.req.raw);
  });
  return app;
};
