import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { failed, ok, type Result } from '../../preload/contract/index.ts';
import { hmacSha256 } from '../base/hmac.ts';

export const PASS_MS = 10 * 60_000;

/** What opening a code earns: the right of one person to claim one offer, for ten minutes, once. */
export type Pass = {
  /** The intent of the claim: claiming twice with one pass is one claim. */
  readonly id: string;
  readonly offer: string;
  readonly screen: string;
  readonly visit: string | null;
  readonly person: string;
  readonly until: number;
};

const written = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.string().nullable(),
  z.string(),
  z.int(),
]);

const sign = (key: Uint8Array, body: string) => hmacSha256(key, body).subarray(0, 16);

export const writePass = (key: Uint8Array, pass: Pass): string => {
  const { id, offer, screen, visit, person, until } = pass;
  const body = Buffer.from(JSON.stringify([id, offer, screen, visit, person, until])).toString(
    'base64url',
  );
  return `${body}.${sign(key, body).toString('base64url')}`;
};

/** The signature first: nothing of a pass is looked at before it is known to be ours. */
export const readPass = (
  key: Uint8Array,
  text: string,
  asked: { readonly person: string; readonly wall: number },
): Result<Pass> => {
  const [body, signature, ...rest] = text.split('.');
  const given = Buffer.from(signature ?? '', 'base64url');
  if (!body || given.length !== 16 || rest.length > 0)
    return failed('bad-input', { field: 'pass' });
  if (!timingSafeEqual(sign(key, body), given)) return failed('bad-input', { field: 'pass' });
  const [id, offer, screen, visit, person, until] = written.parse(
    JSON.parse(Buffer.from(body, 'base64url').toString()),
  );
  // A pass that was passed on: the one it was given to may still use it.
  if (person !== asked.person) return failed('not-allowed', { field: 'pass' });
  if (asked.wall > until) return failed('pass-expired');
  return ok({ id, offer, screen, visit, person, until });
};
