import { createPublicKey, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { readSigned, writeSigned } from '../base/signed.ts';
import { nodeName } from './messages.ts';

/**
 * How a kiosk shows who it is over HTTP: it signs a challenge with its Ed25519 key and holds a session for a while.
 * All times in it are the hub's own, so that a kiosk whose clock is a day off gets in like any other. Both are signed
 * with a key that the hub's instances share: any of them can check what another gave.
 */
const CHALLENGE_MS = 60_000;
const SESSION_MS = 60 * 60_000;

const challenge = z.tuple([nodeName, z.number(), z.string()]);
const session = z.tuple([nodeName, z.number()]);

const signedText = (text: string) => Buffer.from(`lookglass session 1\n${text}`);

/** The kiosk's half. */
export const answerChallenge = (privateKey: KeyObject, text: string): string =>
  sign(null, signedText(text), privateKey).toString('base64url');

/** A raw Ed25519 public key is 32 bytes; Node wants the 12 of its kind before them (RFC 8410). */
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
export const publicKeyFrom = (raw: string): KeyObject =>
  createPublicKey({
    key: Buffer.concat([ED25519_SPKI, Buffer.from(raw, 'base64url')]),
    format: 'der',
    type: 'spki',
  });
export const rawPublicKey = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).subarray(12).toString('base64url');

export const openSessions = (parts: {
  readonly key: Uint8Array;
  readonly wall: () => number;
  /** A kiosk's raw public key, or null for one that is not enrolled. */
  readonly publicKeyOf: (node: string) => Promise<string | null>;
}) => {
  const { key, wall, publicKeyOf } = parts;
  /** Whose session it is, or null. */
  const nodeOf = (token: string): string | null => {
    const held = session.safeParse(readSigned(key, 'session', token));
    return held.success && wall() <= held.data[1] ? held.data[0] : null;
  };
  return {
    challenge: (node: string): string =>
      writeSigned(key, 'challenge', [
        node,
        wall() + CHALLENGE_MS,
        randomBytes(16).toString('base64url'),
      ]),

    /** A session for whoever answered its challenge, or null. */
    async open(
      text: string,
      signature: string,
    ): Promise<{ token: string; expiresInMs: number } | null> {
      const asked = challenge.safeParse(readSigned(key, 'challenge', text));
      if (!asked.success || wall() > asked.data[1]) return null;
      const [node] = asked.data;
      const raw = await publicKeyOf(node);
      if (raw === null) return null;
      const right = verify(
        null,
        signedText(text),
        publicKeyFrom(raw),
        Buffer.from(signature, 'base64url'),
      );
      if (!right) return null;
      return {
        token: writeSigned(key, 'session', [node, wall() + SESSION_MS]),
        expiresInMs: SESSION_MS,
      };
    },

    /** The kiosk that asks something over HTTP, or null. */
    whoAsks(request: Request): string | null {
      const token = /^Bearer (\S{1,1024})$/.exec(request.headers.get('authorization') ?? '')?.[1];
      return token === undefined ? null : nodeOf(token);
    },
  };
};
export type Sessions = ReturnType<typeof openSessions>;
