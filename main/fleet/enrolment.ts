import {
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { z } from 'zod';
import { mosquittoPassword } from './mosquitto.ts';
import { nodeName } from './messages.ts';
import type { NodeBook } from './node-book.ts';

/**
 * How a kiosk joins: with a key that the hub gave out once, it brings its public key, and both agree (X25519) on what
 * only they share. Neither the key of its claim codes nor its password at the broker ever crosses the wire.
 */
const RAW_KEY = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const enrolAsked = z.object({
  node: nodeName,
  key: z.string().min(1).max(64),
  publicKey: RAW_KEY,
  agreement: RAW_KEY,
});
export const enrolAnswer = z.object({
  handle: z.number().int().positive(),
  agreement: RAW_KEY,
  /** Where the broker is, where there is one. */
  broker: z.string().max(256).nullable(),
});

const X25519_SPKI = Buffer.from('302a300506032b656e032100', 'hex');
const agreementKey = (raw: string): KeyObject =>
  createPublicKey({
    key: Buffer.concat([X25519_SPKI, Buffer.from(raw, 'base64url')]),
    format: 'der',
    type: 'spki',
  });
export const newAgreement = (): { readonly secret: KeyObject; readonly raw: string } => {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  return {
    secret: privateKey,
    raw: publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('base64url'),
  };
};

/** The same on both sides; bound to the kiosk's name. */
export const sharedKeys = (secret: KeyObject, theirs: string, node: string) => {
  const agreed = diffieHellman({ privateKey: secret, publicKey: agreementKey(theirs) });
  const key = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', agreed, node, `lookglass ${purpose}`, 32));
  return {
    codeKey: key('hub claim code 1'),
    brokerPassword: Buffer.from(key('broker 1')).toString('base64url'),
  };
};

/** The hub's half. Null where the key is none, or no longer one. */
export const enrol = async (
  book: NodeBook,
  asked: z.output<typeof enrolAsked>,
  here: { readonly wall: number; readonly broker: string | null },
): Promise<z.input<typeof enrolAnswer> | null> => {
  const { node, key, publicKey, agreement } = asked;
  const mine = newAgreement();
  const { codeKey, brokerPassword } = sharedKeys(mine.secret, agreement, node);
  if (!(await book.takeInvite(node, key, publicKey, here.wall))) return null;
  const { handle } = await book.admit({
    node,
    publicKey,
    codeKey,
    brokerLine: mosquittoPassword(node, brokerPassword),
    wall: here.wall,
  });
  return { handle, agreement: mine.raw, broker: here.broker };
};
