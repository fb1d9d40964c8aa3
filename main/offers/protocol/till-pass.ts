import { fromText, toText } from '../../../preload/contract/index.ts';
import {
  isSignedBy,
  KEY_ID_BYTES,
  SIGNATURE_BYTES,
  type Authority,
  type KeyRing,
  type Signer,
} from './signing.ts';
import { reading, writer, type Reader } from './wire.ts';

/**
 * What a till shows its hub while its kiosk is away: the kiosk's word that staff were signed in there. Whose store it is
 * follows from the key it is signed with, and from nothing that the till says.
 */
export type TillPass = {
  /** How the sign-in at the kiosk is named. */
  readonly by: string;
  /** By the hub's clock. */
  readonly until: number;
};

/** How long a till may go on without its kiosk before somebody has to enter the store's PIN at the hub. */
export const TILL_PASS_MS = 2 * 3_600_000;
const SLACK_MS = 10 * 60_000;
const PAPER = { kind: 0xc5, purpose: 'till-pass' } as const;

export const writeTillPass = ({ by, until }: TillPass, signer: Signer): string => {
  const body = writer().byte(PAPER.kind).raw(signer.id).text(by);
  const whole = body.number(Math.floor(until / 1_000)).bytes();
  return toText(Uint8Array.from([...whole, ...signer.sign(PAPER.purpose, whole)]));
};

export const readTillPass = (
  text: string,
  ring: KeyRing,
  wall: number,
): { readonly pass: TillPass; readonly node: Authority } | null => {
  const bytes = fromText(text);
  const read = bytes && reading(bytes, passFrom);
  const node = read && ring.find(read.keyId);
  if (!read || !node || !isSignedBy(node.publicKey, PAPER.purpose, read.body, read.signature))
    return null;
  const { until } = read.pass;
  // A kiosk whose clock runs ahead gives out no pass that lasts for weeks.
  if (wall >= until || until - wall > TILL_PASS_MS + SLACK_MS) return null;
  return { pass: read.pass, node };
};
const passFrom = (from: Reader) => {
  if (from.byte() !== PAPER.kind) return null;
  const keyId = from.raw(KEY_ID_BYTES);
  const pass = { by: from.text(), until: from.number() * 1_000 };
  return { pass, keyId, body: from.before(), signature: from.raw(SIGNATURE_BYTES) };
};

/** A pass where a sign-in's token stands: no site's own begins so. */
const TOKEN = '~pass~';
export const tillToken = (pass: string): string => TOKEN + pass;
export const passIn = (token: string): string | null =>
  token.startsWith(TOKEN) ? token.slice(TOKEN.length) : null;
