import { proofToSign, writeProof } from '../../main/offers/protocol/certificate.ts';
import type { PhoneKey, PhoneKind } from '../../main/offers/protocol/signing.ts';

/** A phone's key as a browser makes one: WebCrypto, and nobody can take it out. */
export const newPhoneKey = async (kind: PhoneKind) => {
  const algorithm =
    kind === 'ed25519' ? { name: 'Ed25519' } : { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = (await crypto.subtle.generateKey(algorithm, false, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const exported = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  // An uncompressed point is 4, x, y; the compressed one is x behind the parity of y.
  const raw =
    kind === 'ed25519'
      ? exported
      : Uint8Array.from([2 + ((exported[64] ?? 0) & 1), ...exported.subarray(1, 33)]);
  const key: PhoneKey = { kind, raw };
  const how = kind === 'ed25519' ? { name: 'Ed25519' } : { name: 'ECDSA', hash: 'SHA-256' };
  return {
    key,
    extractable: pair.privateKey.extractable,
    sign: async (bytes: Uint8Array): Promise<Uint8Array> =>
      new Uint8Array(await crypto.subtle.sign(how, pair.privateKey, new Uint8Array(bytes))),
    async prove(certificate: string, nonce: string, code: string): Promise<string> {
      const body = new Uint8Array(proofToSign(nonce, code));
      const signature = new Uint8Array(await crypto.subtle.sign(how, pair.privateKey, body));
      const proof = writeProof(certificate, key, signature);
      if (proof === null) throw new Error('not a certificate');
      return proof;
    },
  };
};
