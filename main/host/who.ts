import { hash, randomBytes } from 'node:crypto';
import type { CallName } from '../../preload/contract/index.ts';
import { calls } from '../../preload/contract/index.ts';
import type { Admission } from './admission.ts';
import type { Peer, SignedIn } from './peer.ts';

/** What of a request says who sends it; the same for plain HTTP and for a link's first request. */
export type Caller = {
  readonly address: string | undefined;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
  /** Whether the way from the client is encrypted. */
  readonly secure: boolean;
  /** No proxy stands between. */
  readonly direct: boolean;
};

/** Cookies ignore ports: two kiosks on one machine would take each other's key without the port in the name. */
const keyCookieName = (host: string | undefined): string =>
  `lookglass_key_${/:(\d+)$/.exec(host ?? '')?.[1] ?? '80'}`;
const PHONE_COOKIE = 'lookglass_phone';
const PHONE_COOKIE_SECONDS = 400 * 24 * 3600;

export const cookieOf = (header: string | undefined, name: string): string | null => {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
};

/** Strict: never sent with a request another site started. */
export const keyCookie = (key: string, host: string | undefined): string =>
  `${keyCookieName(host)}=${key}; Path=/; HttpOnly; SameSite=Strict`;

/** Lax: a phone arrives here from its scanner app. */
export const newPhoneCookie = (secure: boolean): string =>
  `${PHONE_COOKIE}=${randomBytes(18).toString('base64url')}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${PHONE_COOKIE_SECONDS}${secure ? '; Secure' : ''}`;

/** What the ledger knows a phone by: not the cookie itself, so that a copied ledger lets nobody be that phone. */
export const personOf = (cookie: string | undefined): string | null => {
  const phone = cookieOf(cookie, PHONE_COOKIE);
  if (!phone || !/^[A-Za-z0-9_-]{24}$/.test(phone)) return null;
  return hash('sha256', `phone:${phone}`, 'base64url').slice(0, 22);
};

export const bearerOf = (authorization: string | undefined): string | null =>
  /^Bearer ([\w.~+/-]{8,512})$/.exec(authorization ?? '')?.[1] ?? null;

/** `till`: a staff page of a kiosk that is away, at its hub. */
export type Page = 'screen' | 'staff' | 'till' | 'phone' | 'bench';

const peerOf = (caller: Caller, role: Peer['role'], screen: string | null): Peer => ({
  role,
  client: caller.address ?? 'unknown',
  screen,
  person: personOf(caller.cookie),
  staffToken: null,
});

/** Screens and the bench are pages of this machine alone, opened with this start's key. */
export const holdsKey = (admission: Admission, caller: Caller): boolean =>
  admission.isLoopback(caller.address) &&
  admission.isKey(cookieOf(caller.cookie, keyCookieName(caller.host)));

/** The peer behind a page that opens a link, or null where it may not. */
export const admitPage = (
  admission: Admission,
  caller: Caller,
  page: Page,
  screen: string | null,
): Peer | null => {
  // Another house served it: it is nobody here, whatever its cookies say, before it shows a pass.
  if (page === 'till')
    return admission.isOurs(caller.host)
      ? { ...peerOf(caller, 'guest', null), person: null, passOnly: true }
      : null;
  if (!admission.isOwnOrigin(caller.origin, caller.host)) return null;
  switch (page) {
    case 'screen':
      return screen !== null && holdsKey(admission, caller)
        ? peerOf(caller, 'screen', screen)
        : null;
    case 'bench':
      return holdsKey(admission, caller) ? peerOf(caller, 'bench', null) : null;
    case 'staff':
      return peerOf(caller, 'guest', null);
    case 'phone': {
      const peer = peerOf(caller, 'phone', null);
      return peer.person === null ? null : peer;
    }
  }
};

/** The peer behind one call over plain HTTP, where the credentials say more than the page. */
export const admitHttp = (
  admission: Admission,
  caller: Caller,
  call: CallName,
  recognise: (token: string) => SignedIn | null,
): Peer | null => {
  if (!admission.isOurs(caller.host)) return null;
  if (caller.origin !== undefined && !admission.isOwnOrigin(caller.origin, caller.host))
    return null;
  const token = bearerOf(caller.authorization);
  const signedIn = token === null ? null : recognise(token);
  if (signedIn !== null) return { ...peerOf(caller, signedIn, null), staffToken: token };
  const roles: readonly string[] = calls[call].roles;
  if (roles.includes('guest')) return peerOf(caller, 'guest', null);
  if (holdsKey(admission, caller))
    return peerOf(caller, roles.includes('phone') ? 'phone' : 'bench', null);
  return peerOf(caller, 'phone', null);
};
