import { fromText, toText } from '../../../preload/contract/index.ts';
import { NONCE, openPlainly, TAG } from './aes-gcm.ts';

const KEY = 16;

export const writeKey = (key: Uint8Array): string => toText(key);

/** Null for what is no key. A scanner may have changed its case. */
export const readKey = (text: string): Uint8Array | null => {
  const key = fromText(text.toUpperCase());
  return key?.length === KEY ? key : null;
};

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  // A few thousand at a time: arguments of a call live on the stack.
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
};

const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (symbol) => symbol.charCodeAt(0));

/** Seals bytes with a key made for them alone. The key belongs into the fragment of an address, and nowhere else. */
export const seal = async (
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ sealed: string; key: string }> => {
  const raw = crypto.getRandomValues(new Uint8Array(KEY));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
  const text = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, bytes);
  const sealed = new Uint8Array(NONCE + text.byteLength);
  sealed.set(nonce);
  sealed.set(new Uint8Array(text), NONCE);
  const written = writeKey(raw);
  raw.fill(0);
  return { sealed: toBase64(sealed), key: written };
};

/** Null where the key is not the one it was sealed with, or a byte was changed. */
export const unseal = (sealed: string, key: string): Uint8Array | null => {
  const raw = readKey(key);
  if (raw === null) return null;
  const bytes = fromBase64(sealed);
  if (bytes.length < NONCE + TAG) return null;
  return openPlainly(raw, bytes.subarray(0, NONCE), bytes.subarray(NONCE));
};
