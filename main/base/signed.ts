import { timingSafeEqual } from 'node:crypto';
import { hmacSha256 } from './hmac.ts';

/**
 * A small value that comes back to whoever signed it: a pass, a session, a sign-in. `purpose` keeps one kind from being
 * taken for another. Nothing of it is looked at before it is known to be ours.
 */
const macOf = (key: Uint8Array, purpose: string, body: string): Buffer =>
  hmacSha256(key, `${purpose}\n${body}`);

export const writeSigned = (key: Uint8Array, purpose: string, value: unknown): string => {
  const body = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${body}.${macOf(key, purpose, body).toString('base64url')}`;
};

/** The value, or undefined for anything we did not write. */
export const readSigned = (key: Uint8Array, purpose: string, text: string): unknown => {
  const [body, mac, ...rest] = text.split('.');
  const given = Buffer.from(mac ?? '', 'base64url');
  if (!body || given.length !== 32 || rest.length > 0) return undefined;
  if (!timingSafeEqual(macOf(key, purpose, body), given)) return undefined;
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as unknown;
};
