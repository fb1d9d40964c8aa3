import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';

/** Signatures of hubs and nodes (Ed25519), and of phones (Ed25519 where the browser has it, else P-256). */

export const SIGNATURE_BYTES = 64;
export const KEY_ID_BYTES = 8;

/** DER of the kind of key, before the key itself: RFC 8410 and RFC 5480. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
const SPKI_P256 = Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex');

export const keyIdOf = (raw: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(raw).digest().subarray(0, KEY_ID_BYTES));

const tagged = (purpose: string, body: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`lookglass ${purpose} 1\n`), body]);

export type Signer = {
  readonly id: Uint8Array;
  /** The raw public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** `purpose` keeps one kind of paper from passing for another. */
  sign(purpose: string, body: Uint8Array): Uint8Array;
};

/** From 32 secret bytes: the same ones are always the same key. */
export const signerFrom = (seed: Uint8Array): Signer => {
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_ED25519, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicKey = new Uint8Array(spki.subarray(SPKI_ED25519.length));
  return {
    id: keyIdOf(publicKey),
    publicKey,
    sign: (purpose, body) => new Uint8Array(sign(null, tagged(purpose, body), privateKey)),
  };
};

/** Whose papers are believed here. */
export type Authority = {
  readonly name: string;
  readonly publicKey: Uint8Array;
};
export type KeyRing = {
  find(id: Uint8Array): Authority | null;
};
export const keyRing = (authorities: () => readonly Authority[]): KeyRing => ({
  find: (id) =>
    authorities().find(({ publicKey }) => Buffer.from(keyIdOf(publicKey)).equals(id)) ?? null,
});

export const phoneKinds = ['ed25519', 'p256'] as const;
export type PhoneKind = (typeof phoneKinds)[number];
const KIND_BYTES: Record<PhoneKind, number> = { ed25519: 32, p256: 33 };
/** A phone's public key: raw, for P-256 the compressed point. */
export type PhoneKey = { readonly kind: PhoneKind; readonly raw: Uint8Array };

const objectOf = ({ kind, raw }: PhoneKey): KeyObject | null => {
  if (raw.length !== KIND_BYTES[kind]) return null;
  const before = kind === 'ed25519' ? SPKI_ED25519 : SPKI_P256;
  try {
    return createPublicKey({ key: Buffer.concat([before, raw]), format: 'der', type: 'spki' });
  } catch {
    // Not a point of the curve.
    return null;
  }
};
export const isPhoneKey = (key: PhoneKey): boolean => objectOf(key) !== null;

/** What a certificate keeps of a key; its kind is part of it, so that none passes for the other's. */
export const thumbprintOf = ({ kind, raw }: PhoneKey): Uint8Array =>
  new Uint8Array(createHash('sha256').update(`${kind}\n`).update(raw).digest());

export const isSignedBy = (
  publicKey: Uint8Array,
  purpose: string,
  body: Uint8Array,
  signature: Uint8Array,
): boolean =>
  verifyWith(objectOf({ kind: 'ed25519', raw: publicKey }), null, purpose, body, signature);

/** WebCrypto signs P-256 over SHA-256 and writes r and s behind each other. */
export const isSignedByPhone = (
  key: PhoneKey,
  purpose: string,
  body: Uint8Array,
  signature: Uint8Array,
): boolean =>
  verifyWith(objectOf(key), key.kind === 'p256' ? 'sha256' : null, purpose, body, signature);

const verifyWith = (
  key: KeyObject | null,
  digest: 'sha256' | null,
  purpose: string,
  body: Uint8Array,
  signature: Uint8Array,
): boolean => {
  if (!key || signature.length !== SIGNATURE_BYTES) return false;
  const with_ = digest === null ? key : { key, dsaEncoding: 'ieee-p1363' as const };
  return verify(digest, tagged(purpose, body), with_, signature);
};
