import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** Bytes are made a key anew at every call; a key that is one already costs a quarter. Few keys, many codes. */
const made = new WeakMap<Uint8Array, KeyObject>();
const keyOf = (bytes: Uint8Array): KeyObject => {
  let key = made.get(bytes);
  if (!key) made.set(bytes, (key = createSecretKey(bytes)));
  return key;
};

/** Of a key that nobody writes into. */
export const hmacSha256 = (key: Uint8Array, text: string): Buffer =>
  createHmac('sha256', keyOf(key)).update(text).digest();
