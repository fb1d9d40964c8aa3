import { fromText, toText, failed, ok, type Result } from '../../../preload/contract/index.ts';
import type { Attempt } from './desk.ts';
import type { ReceiptFacts } from './relay.ts';
import {
  isSignedBy,
  KEY_ID_BYTES,
  SIGNATURE_BYTES,
  type Authority,
  type KeyRing,
  type Signer,
} from './signing.ts';
import { reading, writer, type Reader } from './wire.ts';

/** What a phone carries between a till and the hub: the till's question, signed by its node, and the hub's signed yes. */

const CHALLENGE = { kind: 0xc2, purpose: 'challenge' } as const;
const RECEIPT = { kind: 0xc3, purpose: 'receipt' } as const;
const NONCE_BYTES = 12;
/** A node's clock may be off by a day either way; how long a till waits is its own affair, by a clock that never jumps. */
const CLOCK_SLACK_S = 24 * 3_600 + 600;

const nonceBytes = (nonce: string): Uint8Array => Buffer.from(nonce, 'base64url');
const nonceText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

export type Challenge = {
  readonly nonce: string;
  readonly till: string;
  readonly amount: number;
  /** Seconds since 1970, by the node's clock. */
  readonly until: number;
};

const sealed = (body: Uint8Array, signature: Uint8Array): string =>
  toText(Uint8Array.from([...body, ...signature]));

export const writeChallenge = (challenge: Challenge, signer: Signer): string => {
  const { nonce, till, amount, until } = challenge;
  const body = writer().byte(CHALLENGE.kind).raw(signer.id).raw(nonceBytes(nonce)).text(till);
  const whole = body.number(amount).number(until).bytes();
  return sealed(whole, signer.sign(CHALLENGE.purpose, whole));
};

export const readChallenge = (
  text: string,
  ring: KeyRing,
  wall: number,
): Result<{ readonly challenge: Challenge; readonly node: Authority }> => {
  const bytes = fromText(text);
  const read = bytes && reading(bytes, challengeFrom);
  const node = read && ring.find(read.keyId);
  if (!read || !node || !isSignedBy(node.publicKey, CHALLENGE.purpose, read.body, read.signature))
    return failed('challenge-forged');
  if (Math.abs(wall / 1_000 - read.challenge.until) > CLOCK_SLACK_S)
    return failed('challenge-expired');
  return ok({ challenge: read.challenge, node });
};
const challengeFrom = (from: Reader) => {
  if (from.byte() !== CHALLENGE.kind) return null;
  const keyId = from.raw(KEY_ID_BYTES);
  const nonce = nonceText(from.raw(NONCE_BYTES));
  const challenge = { nonce, till: from.text(), amount: from.number(), until: from.number() };
  const body = from.before();
  return { challenge, keyId, body, signature: from.raw(SIGNATURE_BYTES) };
};

export type Receipt = {
  readonly nonce: string;
  readonly coupon: string;
  readonly code: string;
  readonly turn: number;
  readonly value: number;
  readonly at: number;
};

/** The till knows what it asked: till and amount are signed, and need no room in the code. */
const receiptBody = (body: Uint8Array, till: string, amount: number): Uint8Array =>
  writer().raw(body).text(till).number(amount).bytes();

export const writeReceipt = (
  facts: ReceiptFacts & { readonly code: string; readonly at: number },
  signer: Signer,
): string => {
  const { nonce, coupon, code, turn, till, amount, value, at } = facts;
  const body = writer()
    .byte(RECEIPT.kind)
    .raw(signer.id)
    .raw(nonceBytes(nonce))
    .text(coupon)
    .text(code);
  const whole = body
    .number(turn)
    .number(value)
    .number(Math.floor(at / 1_000))
    .bytes();
  return sealed(whole, signer.sign(RECEIPT.purpose, receiptBody(whole, till, amount ?? 0)));
};

export type ReadReceipt = {
  readonly receipt: Receipt;
  /** Whether the hub said so, to this very attempt. */
  isFor(attempt: Pick<Attempt, 'till' | 'amount'>): boolean;
};

export const readReceipt = (text: string, ring: KeyRing): ReadReceipt | null => {
  const bytes = fromText(text);
  const read = bytes && reading(bytes, receiptFrom);
  if (!read) return null;
  const { receipt, keyId, body, signature } = read;
  return {
    receipt,
    isFor({ till, amount }) {
      const hub = ring.find(keyId);
      return (
        hub !== null &&
        isSignedBy(hub.publicKey, RECEIPT.purpose, receiptBody(body, till, amount), signature)
      );
    },
  };
};
const receiptFrom = (from: Reader) => {
  if (from.byte() !== RECEIPT.kind) return null;
  const keyId = from.raw(KEY_ID_BYTES);
  const nonce = nonceText(from.raw(NONCE_BYTES));
  const said = {
    coupon: from.text(),
    code: from.text(),
    turn: from.number(),
    value: from.number(),
  };
  const receipt = { nonce, ...said, at: from.number() * 1_000 };
  return { receipt, keyId, body: from.before(), signature: from.raw(SIGNATURE_BYTES) };
};
