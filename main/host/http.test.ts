import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failed, ok } from '../../preload/contract/index.ts';
import { fakeHost } from '../../tests/fakes/host.ts';
import { openAdmission } from './admission.ts';
import { callerOf, httpApp } from './http.ts';
import { serveSocketLinks } from './socket-link.ts';
import { admitPage } from './who.ts';

const admission = openAdmission({
  now: () => 0,
  publicHost: () => null,
  addresses: () => ['192.168.7.7'],
});
const persons: (string | null)[] = [];
const host = fakeHost({
  recognise: (token) => (token === 'staff-token' ? 'staff' : null),
  handlers: {
    'offers.wallet': (_input, { peer }) => {
      persons.push(peer.person);
      return ok({ coupons: [] });
    },
    'offers.claim': () => failed('offer-sold-out'),
    'offers.redeem': () => failed('coupon-redeemed', { at: 5, where: 'till 1' }),
    'catalog.search': ({ text }) =>
      ok({
        products: [],
        total: text.length,
        corrected: [],
        unknown: [],
        matched: 'all' as const,
        facets: { category: [], gender: [], colour: [], brand: [] },
      }),
  },
});
const app = httpApp({
  admission,
  host,
  version: '1.2.3',
  pages: (request) => Promise.resolve(new Response(`page ${new URL(request.url).pathname}`)),
  media: () => Promise.resolve(new Response(null, { status: 404 })),
  health: () => ({ status: 'ok' }),
  recognise: (token) => (token === 'staff-token' ? 'staff' : null),
});
const listener = getRequestListener(app.fetch);
const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
let port = 0;
let stopLinks = () => {};

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  const links = serveSocketLinks(server, host, (request) => {
    const query = new URL(request.url ?? '', 'http://host').searchParams;
    return admitPage(admission, callerOf(request), query.get('as') as never, 'entrance');
  });
  stopLinks = links.close;
});
afterAll(async () => {
  stopLinks();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

type Answer = { status: number; headers: IncomingHttpHeaders; text: string };
/** fetch() would not let a test set Host or Origin. */
const ask = (
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) =>
  new Promise<Answer>((resolve, reject) => {
    const out = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path,
        method: options.method ?? 'GET',
        headers: { host: `127.0.0.1:${port}`, ...options.headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    );
    out.on('error', reject);
    out.end(options.body);
  });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('who may come in', () => {
  it('answers under its own names only, so that another name cannot be pointed here', async () => {
    expect((await ask('/healthz')).status).toBe(200);
    expect((await ask('/healthz', { headers: { host: `192.168.7.7:${port}` } })).status).toBe(200);
    expect((await ask('/healthz', { headers: { host: 'evil.example' } })).status).toBe(403);
  });

  it('opens screen and bench with this start’s key alone, and turns it into a cookie at once', async () => {
    for (const path of ['/screen', '/bench']) {
      expect((await ask(path)).status).toBe(403);
      expect((await ask(`${path}?key=guess`)).status).toBe(403);
      const opened = await ask(`${path}?screen=entrance&key=${admission.key}`);
      expect(opened.status).toBe(302);
      expect(opened.headers.location).toBe(`${path}?screen=entrance`);
      const cookie = opened.headers['set-cookie']?.[0] ?? '';
      expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
      expect((await ask(path, { headers: { cookie: cookie.split(';')[0] ?? '' } })).text).toMatch(
        /page \/(screen|bench)\/index\.html/,
      );
    }
  });

  it('does not hand out an entry page’s file round its check', async () => {
    expect((await ask('/screen/index.html')).status).toBe(404);
    expect((await ask('/bench/index.html')).status).toBe(404);
  });

  it('refuses a call another site’s page makes', async () => {
    const answer = await post(
      '/api/offers/claim',
      { pass: 'x' },
      { origin: 'https://evil.example' },
    );
    expect(answer.status).toBe(403);
  });

  it('refuses a body that a form could have sent', async () => {
    const answer = await ask('/api/offers/claim', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"pass":"x"}',
    });
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(/application\/json/);
  });

  it.each([
    ['no origin', {}],
    ['another origin', { origin: 'https://evil.example' }],
    ['no key', { origin: 'SELF' }],
    ['a wrong key', { origin: 'SELF', cookie: 'KEY=guess' }],
  ])('opens no screen link with %s', async (_what, headers) => {
    const status = await new Promise<number>((resolve) => {
      const own = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          value === 'SELF'
            ? `http://127.0.0.1:${port}`
            : value.replace('KEY', `lookglass_key_${port}`),
        ]),
      );
      const out = httpRequest({
        host: '127.0.0.1',
        port,
        path: '/link?as=screen',
        headers: {
          host: `127.0.0.1:${port}`,
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          ...own,
        },
      });
      out.on('response', (response) => resolve(response.statusCode ?? 0));
      out.on('upgrade', () => resolve(101));
      out.end();
    });
    expect(status).toBe(403);
  });
});

describe('calls over HTTP', () => {
  it('keeps staff calls to staff', async () => {
    const body = { code: 'ABCD', intent: 'intent-0001', till: 'till 1' };
    expect((await post('/api/offers/redeem', body)).status).toBe(403);
    const answer = await post('/api/offers/redeem', body, { authorization: 'Bearer staff-token' });
    expect(answer.status).toBe(409);
    expect(JSON.parse(answer.text)).toEqual({
      fault: { code: 'coupon-redeemed', details: { at: 5, where: 'till 1' } },
    });
  });

  it('gives a phone an identity on its first call and knows it again', async () => {
    persons.length = 0;
    const first = await ask('/api/offers/wallet');
    const cookie = first.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    expect(first.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Lax/);
    const second = await ask('/api/offers/wallet', { headers: { cookie } });
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(persons[0]).toMatch(/^[\w-]{22}$/);
    expect(persons[1]).toBe(persons[0]);
    expect(cookie).not.toContain(persons[0]);
  });

  it('says sold out with the status a client expects', async () => {
    expect((await post('/api/offers/claim', { pass: 'x' })).status).toBe(410);
  });

  it.each([['{"pass"'], ['[]'], ['null'], ['""'], ['{"pass":{"$ne":1}}'], ['\u0000']])(
    'answers the malformed body %j with 400',
    async (body) => {
      const answer = await ask('/api/offers/claim', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toHaveProperty('fault.code', 'bad-input');
    },
  );

  it('refuses a body larger than any call needs', async () => {
    const answer = await post('/api/offers/claim', { pass: 'x'.repeat(20_000) });
    expect(answer.status).toBe(413);
  });

  it('reads queries with their types', async () => {
    expect(JSON.parse((await ask('/api/products?text=coat&limit=5')).text)).toMatchObject({
      products: [],
      total: 4,
    });
    expect((await ask('/api/products?limit=many')).status).toBe(400);
  });

  it('describes exactly the calls it serves', async () => {
    const description = JSON.parse((await ask('/api/openapi.json')).text) as {
      openapi: string;
      paths: Record<string, Record<string, object>>;
    };
    expect(description.openapi).toBe('3.1.0');
    for (const path of [
      '/api/offers/claim',
      '/api/offers/redeem',
      '/api/offers/undo',
      '/api/products',
      '/api/imports',
    ])
      expect(description.paths).toHaveProperty([path]);
    for (const [path, operations] of Object.entries(description.paths)) {
      for (const method of Object.keys(operations)) {
        const answer = await ask(path, {
          method: method.toUpperCase(),
          headers: { 'content-type': 'application/json' },
          ...(method === 'post' ? { body: '{}' } : {}),
        });
        expect(answer.text, path).not.toMatch(/unknown-call","details":\{"call":"\/api/);
      }
    }
  });

  it('answers an address that does not exist with a fault, not a page', async () => {
    expect(JSON.parse((await ask('/api/nothing')).text)).toHaveProperty(
      'fault.code',
      'unknown-call',
    );
  });
});
