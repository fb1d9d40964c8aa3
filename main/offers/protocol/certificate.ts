import { createHash } from 'node:crypto';
import {
  fromText,
  toText,
  failed,
  ok,
  type OfferTerms,
  type Result,
} from '../../../preload/contract/index.ts';
import { canonical } from '../chain.ts';
import {
  isSignedBy,
  isSignedByPhone,
  KEY_ID_BYTES,
  phoneKinds,
  SIGNATURE_BYTES,
  thumbprintOf,
  type Authority,
  type KeyRing,
  type PhoneKey,
  type Signer,
} from './signing.ts';
import { reading, writer, type Reader } from './wire.ts';

/**
 * What a phone holds of a coupon: the word of whoever issued it that this coupon, with these terms, belongs to the
 * phone with that key. It is of use where nobody can be asked, together with a signature of the moment.
 */
export type Certificate = {
  readonly coupon: string;
  readonly code: string;
  /** The first 16 bytes of the SHA-256 of the terms, in their one written form. */
  readonly terms: Uint8Array;
  readonly thumbprint: Uint8Array;
  /** Seconds since 1970. */
  readonly validFrom: number;
  readonly validUntil: number;
};

const KIND = 0xc1;
const PURPOSE = 'certificate';
const TERMS_BYTES = 16;
const THUMBPRINT_BYTES = 32;

export const termsDigest = (terms: OfferTerms): Uint8Array =>
  new Uint8Array(createHash('sha256').update(canonical(terms)).digest().subarray(0, TERMS_BYTES));

export const certificateFor = (
  holding: { readonly coupon: string; readonly code: string; readonly terms: OfferTerms },
  key: PhoneKey,
): Certificate => ({
  coupon: holding.coupon,
  code: holding.code,
  terms: termsDigest(holding.terms),
  thumbprint: thumbprintOf(key),
  validFrom: Math.floor(holding.terms.validFrom / 1_000),
  validUntil: Math.floor(holding.terms.validUntil / 1_000),
});

const bytesOf = (certificate: Certificate, signer: Signer): Uint8Array => {
  const { coupon, code, terms, thumbprint, validFrom, validUntil } = certificate;
  const body = writer()
    .byte(KIND)
    .raw(signer.id)
    .text(coupon)
    .text(code)
    .raw(terms)
    .raw(thumbprint);
  const whole = body.number(validFrom).number(validUntil).bytes();
  return Uint8Array.from([...whole, ...signer.sign(PURPOSE, whole)]);
};
export const writeCertificate = (certificate: Certificate, signer: Signer): string =>
  toText(bytesOf(certificate, signer));

type Read = {
  readonly certificate: Certificate;
  readonly keyId: Uint8Array;
  readonly body: Uint8Array;
  readonly signature: Uint8Array;
};
const readFrom = (from: Reader): Read | null => {
  const start = from.before().length;
  if (from.byte() !== KIND) return null;
  const keyId = from.raw(KEY_ID_BYTES);
  const certificate = {
    coupon: from.text(),
    code: from.text(),
    terms: from.raw(TERMS_BYTES),
    thumbprint: from.raw(THUMBPRINT_BYTES),
    validFrom: from.number(),
    validUntil: from.number(),
  };
  const body = from.before().subarray(start);
  return { certificate, keyId, body, signature: from.raw(SIGNATURE_BYTES) };
};

export type Verified = { readonly certificate: Certificate; readonly authority: Authority };

const verified = (read: Read | null, ring: KeyRing, wall: number): Result<Verified> => {
  const authority = read && ring.find(read.keyId);
  if (!read || !authority || !isSignedBy(authority.publicKey, PURPOSE, read.body, read.signature))
    return failed('certificate-forged');
  const { certificate } = read;
  const { validFrom, validUntil } = certificate;
  if (wall < validFrom * 1_000)
    return failed('offer-not-started', { validFrom: validFrom * 1_000 });
  if (wall >= (validUntil + 1) * 1_000)
    return failed('certificate-expired', { validUntil: validUntil * 1_000 });
  return ok({ certificate, authority });
};

export const readCertificate = (text: string, ring: KeyRing, wall: number): Result<Verified> => {
  const bytes = fromText(text);
  return verified(bytes && reading(bytes, readFrom), ring, wall);
};

/**
 * What a phone shows a till that can ask nobody: its certificate, its key, and a signature over the till's nonce. The
 * body that is signed is the nonce and the coupon's code.
 */
const PROOF_KIND = 0xc4;
const PROOF = 'proof';
const proofBody = (nonce: string, code: string): Uint8Array =>
  new TextEncoder().encode(`${nonce}\n${code}`);

const readProof = (from: Reader) => {
  if (from.byte() !== PROOF_KIND) return null;
  const kind = phoneKinds[from.byte()];
  if (!kind) return null;
  const raw = from.raw(kind === 'ed25519' ? 32 : 33);
  const signature = from.raw(SIGNATURE_BYTES);
  return { key: { kind, raw }, signature, read: readFrom(from) };
};

export const checkProof = (
  text: string,
  nonce: string,
  ring: KeyRing,
  wall: number,
): Result<Verified> => {
  const bytes = fromText(text);
  const proof = bytes && reading(bytes, readProof);
  if (!proof) return failed('certificate-forged');
  const found = verified(proof.read, ring, wall);
  if (!found.ok) return found;
  const { certificate } = found.value;
  if (!Buffer.from(thumbprintOf(proof.key)).equals(certificate.thumbprint))
    return failed('certificate-elsewhere');
  const body = proofBody(nonce, certificate.code);
  return isSignedByPhone(proof.key, PROOF, body, proof.signature) ? found : failed('proof-wrong');
};

/** The phone's side, for whoever signs there: what to sign, and how it is put together. */
export const proofToSign = (nonce: string, code: string): Uint8Array =>
  Buffer.concat([Buffer.from(`lookglass ${PROOF} 1\n`), proofBody(nonce, code)]);
export const writeProof = (
  certificate: string,
  key: PhoneKey,
  signature: Uint8Array,
): string | null => {
  const bytes = fromText(certificate);
  if (!bytes) return null;
  const kind = phoneKinds.indexOf(key.kind);
  return toText(
    writer().byte(PROOF_KIND).byte(kind).raw(key.raw).raw(signature).raw(bytes).bytes(),
  );
};
