import { fromText, toText } from './base32.ts';

/**
 * What a phone with a key of its own shows a till: the coupon's code, the second it was made in, and the key's signature
 * over both. A picture of it is of no use a moment later, and another phone cannot make one. Crockford's base 32 in
 * capitals, as every paper of ours: a QR code keeps its alphanumeric mode, a keyboard wedge types it under any layout.
 */
const KIND = 0xc5;
const KEY_BYTES = [32, 33] as const;
const SIGNATURE_BYTES = 64;
const HEAD_BYTES = 7;
export const MOST_LIVE_TEXT = 512;

/** How long one counts, either way: the clocks of phones and hubs differ. */
export const LIVE_MS = 90_000;

export type LiveCode = {
  readonly code: string;
  /** Seconds since 1970, by the time that the phone takes the hub's to be. */
  readonly at: number;
  readonly key: { readonly kind: 'ed25519' | 'p256'; readonly raw: Uint8Array };
  readonly signature: Uint8Array;
};
/** With the certificate behind it, for a till that can ask nobody and does not know the coupon. */
export type ShownLive = LiveCode & { readonly certificate: string | null };
/** A letter of every keyboard, and none of the alphabet. */
const BETWEEN = 'U';
export const withCertificate = (live: string, certificate: string): string =>
  `${live}${BETWEEN}${certificate}`;

/** The live code alone, as a till shows it that has somebody to ask. */
export const withoutCertificate = (text: string): string => text.split(BETWEEN)[0] ?? text;

/** All that is signed or named here is letters, digits and dashes. */
const ascii = (text: string): Uint8Array => Uint8Array.from(text, (symbol) => symbol.charCodeAt(0));
const signing = (purpose: string, body: string): Uint8Array =>
  ascii(`lookglass ${purpose} 1\n${body}`);
/** What the key signs. Each kind of paper has a purpose of its own, so that none passes for another. */
export const LIVE = 'live';
export const liveBody = ({ code, at }: Pick<LiveCode, 'code' | 'at'>): string => `${code}\n${at}`;
export const liveToSign = (live: Pick<LiveCode, 'code' | 'at'>): Uint8Array =>
  signing(LIVE, liveBody(live));
export const CLAIM = 'claim';
/** A claim is signed over its pass, which is for one person, once. */
export const claimToSign = (pass: string): Uint8Array => signing(CLAIM, pass);

export const writeLive = ({ code, at, key, signature }: LiveCode): string => {
  const named = ascii(code);
  const time = [at / 2 ** 24, at / 2 ** 16, at / 2 ** 8, at].map((part) => Math.floor(part) & 255);
  const kind = key.kind === 'ed25519' ? 0 : 1;
  return toText([KIND, kind, ...time, named.length, ...named, ...key.raw, ...signature]);
};

/** Null for every text that is none: a coupon's plain code, another paper, one that was cut. */
export const readLive = (text: string): ShownLive | null => {
  const [said = '', certificate = null] = text.trim().toUpperCase().split(BETWEEN);
  if (said.length < 2 * SIGNATURE_BYTES || text.length > MOST_LIVE_TEXT) return null;
  const bytes = fromText(said);
  const length = bytes?.[6] ?? 0;
  const keyBytes = KEY_BYTES[bytes?.[1] ?? 2];
  if (!bytes || bytes[0] !== KIND || keyBytes === undefined) return null;
  if (bytes.length !== HEAD_BYTES + length + keyBytes + SIGNATURE_BYTES) return null;
  const [, kind, a = 0, b = 0, c = 0, d = 0] = bytes;
  const afterCode = HEAD_BYTES + length;
  return {
    code: String.fromCharCode(...bytes.slice(HEAD_BYTES, afterCode)),
    at: ((a * 256 + b) * 256 + c) * 256 + d,
    key: {
      kind: kind === 0 ? 'ed25519' : 'p256',
      raw: bytes.slice(afterCode, afterCode + keyBytes),
    },
    signature: bytes.slice(afterCode + keyBytes),
    certificate,
  };
};
