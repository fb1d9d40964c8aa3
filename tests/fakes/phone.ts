import type { CallOutput, Coupon, Fault, Link, Ticket } from '../../preload/contract/index.ts';
import { keyCookieFor, nodeLink } from './node-link.ts';
import type { KioskProcess } from './kiosk-process.ts';
import { good } from './results.ts';

export type Answer<T> = { readonly status: number; readonly body: T & { readonly fault?: Fault } };

/** Asks over HTTP: this process, or somebody at another host. */
export type Ask = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<{
  readonly status: number;
  readonly headers: { getSetCookie(): string[] };
  json(): Promise<unknown>;
}>;

/** A phone as the kiosk's HTTP calls see one: it keeps its cookie and nothing else. */
export const newPhone = (baseUrl: string, cookie = '', over: Ask = fetch) => {
  let kept = cookie;
  const ask = async <T>(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ): Promise<Answer<T>> => {
    const answer = await over(baseUrl + path, {
      method,
      headers: { ...(kept ? { cookie: kept } : {}), 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    kept = answer.headers.getSetCookie()[0]?.split(';')[0] ?? kept;
    return { status: answer.status, body: (await answer.json()) as Answer<T>['body'] };
  };
  return {
    open: (code: string) =>
      ask<{ pass: string; coupon: Coupon | null }>('POST', '/api/offers/open', { code }),
    /** `signed`: as a phone with a key of its own does. */
    claim: (pass: string, signed: object = {}) =>
      ask<Coupon & { certificate?: string }>('POST', '/api/offers/claim', { pass, ...signed }),
    relay: (challenge: string, code: string) =>
      ask<{ receipt: string }>('POST', '/api/offers/relay', { challenge, code }),
    wallet: () => ask<{ coupons: Coupon[] }>('GET', '/api/offers/wallet'),
    where: (coupon: string) =>
      ask<CallOutput<'offers.where'>>('POST', '/api/offers/where', { coupon }),
    cookie: () => kept,
  };
};

/** A till as the HTTP calls see one. */
export const newTill = async (baseUrl: string, pin: string, site?: string, over: Ask = fetch) => {
  const post = async <T>(url: string, body: object, token?: string): Promise<Answer<T>> => {
    const answer = await over(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Answer<T>['body'] };
  };
  const { body } = await post<{ token: string }>(`${baseUrl}/api/staff/sign-in`, {
    pin,
    ...(site === undefined ? {} : { site }),
  });
  const at = (base: string) => ({
    /** `seen`: typed off the phone by staff. */
    redeem: (code: string, intent: string, seen = false) =>
      post<{ id: string; coupon: Coupon; way?: string }>(
        `${base}/api/offers/redeem`,
        { code, intent, seen, till: 'Till 1' },
        body.token,
      ),
    /** Which of these codes this till could not take for such a basket, and why. */
    quote: (codes: readonly string[], amount = 200_000) =>
      post<CallOutput<'offers.quote'>>(
        `${base}/api/offers/quote`,
        { coupons: codes.map((code) => ({ code })), basket: { kind: 'amount', amount } },
        body.token,
      ),
    redeemBasket: (codes: readonly string[], amount: number, total: number, intent: string) =>
      post<CallOutput<'offers.redeemBasket'>>(
        `${base}/api/offers/redeem-basket`,
        {
          coupons: codes.map((code) => ({ code })),
          basket: { kind: 'amount', amount },
          total,
          intent,
          till: 'Till 1',
        },
        body.token,
      ),
    void: (coupon: string, intent: string, reason: string) =>
      post<{ coupon: Coupon }>(`${base}/api/offers/void`, { coupon, intent, reason }, body.token),
    challenge: (amount: number, till = 'Till 1') =>
      post<{ challenge: string; url: string | null; nonce: string }>(
        `${base}/api/offers/challenge`,
        { till, amount },
        body.token,
      ),
    receipt: (receipt: string, till = 'Till 1') =>
      post<{ code: string; saved: number; way: string }>(
        `${base}/api/offers/receipt`,
        { receipt, till },
        body.token,
      ),
    undo: (redemption: string, intent: string, reason: string) =>
      post<{ id: string }>(`${base}/api/offers/undo`, { redemption, intent, reason }, body.token),
  });
  /** `at`: the same sign-in at another instance. */
  return { ...at(baseUrl), at };
};

/** Stands before a screen: begins a visit there and reads the code off it. */
export const standBefore = async (
  kiosk: Pick<KioskProcess, 'baseUrl' | 'key'>,
  screen: string,
  offer: string,
): Promise<{ ticket: Ticket; link: Link }> => {
  const cookie = await keyCookieFor(`${kiosk.baseUrl}/screen?screen=${screen}&key=${kiosk.key}`);
  const link = nodeLink(kiosk.baseUrl, { as: 'screen', screen }, { cookie });
  const { visit } = good(await link.call('visits.begin', {}));
  const ticket = good(await link.call('offers.ticket', { visit, offer }));
  return { ticket, link };
};

export const codeOf = (ticket: Ticket): string =>
  new URL(ticket.url).pathname.split('/').at(-1) ?? '';
