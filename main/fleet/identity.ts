import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { enrolAnswer, newAgreement, sharedKeys } from './enrolment.ts';
import { paths } from './long-poll-wire.ts';
import { rawPublicKey } from './sessions.ts';

/** Who a kiosk is to its hub: made at the kiosk, kept in its data folder, readable to its own user alone. */
export type Identity = {
  readonly node: string;
  readonly privateKey: KeyObject;
  readonly handle: number;
  readonly codeKey: Uint8Array;
  readonly broker: { readonly url: string; readonly password: string } | null;
};

const kept = z.object({
  url: z.string(),
  node: z.string(),
  key: z.string(),
  privateKey: z.string(),
  handle: z.number().int().positive(),
  codeKey: z.string(),
  broker: z.object({ url: z.string(), password: z.string() }).nullable(),
});

/** What the settings say; the key opens the door once and is worth nothing afterwards. */
export type HubSettings = { readonly url: string; readonly node: string; readonly key: string };

/** The identity that was made with these settings, or null: another key in the settings asks for a new one. */
export const readIdentity = (path: string, hub: HubSettings): Identity | null => {
  if (!existsSync(path)) return null;
  try {
    const found = kept.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (found.url !== hub.url || found.node !== hub.node || found.key !== hub.key) return null;
    return {
      node: found.node,
      privateKey: createPrivateKey(found.privateKey),
      handle: found.handle,
      codeKey: Buffer.from(found.codeKey, 'base64url'),
      broker: found.broker,
    };
  } catch {
    return null;
  }
};

export class EnrolmentRefused extends Error {}

const write = (path: string, content: object) => {
  writeFileSync(`${path}.new`, JSON.stringify(content), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
};

/** Kept before it is shown: where the hub's answer is lost, the kiosk comes again with the same key. */
const draftKey = (path: string, { node, key }: HubSettings): KeyObject => {
  const draft = z.object({ node: z.string(), key: z.string(), privateKey: z.string() });
  try {
    const found = draft.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (found.node === node && found.key === key) return createPrivateKey(found.privateKey);
  } catch {
    // None yet, or none of these settings.
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  write(path, { node, key, privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }) });
  return privateKey;
};

const ANSWER_MS = 15_000;

/** Joins the hub. Rejects where it cannot be reached; `EnrolmentRefused` where the key is not good (any more). */
export const joinHub = async (path: string, hub: HubSettings): Promise<Identity> => {
  const privateKey = draftKey(`${path}.joining`, hub);
  const publicKey = createPublicKey(privateKey);
  const mine = newAgreement();
  const { url, node, key } = hub;
  const answer = await fetch(url.replace(/\/+$/, '') + paths.enrol, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ node, key, publicKey: rawPublicKey(publicKey), agreement: mine.raw }),
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  if (answer.status === 403) throw new EnrolmentRefused('the hub does not know this key');
  if (!answer.ok) throw new Error(`the hub answered ${answer.status}`);
  const { handle, agreement, broker } = enrolAnswer.parse(await answer.json());
  const { codeKey, brokerPassword } = sharedKeys(mine.secret, agreement, node);
  const identity = {
    node,
    privateKey,
    handle,
    codeKey,
    broker: broker === null ? null : { url: broker, password: brokerPassword },
  };
  write(path, {
    url,
    node,
    key,
    handle,
    broker: identity.broker,
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }),
    codeKey: Buffer.from(codeKey).toString('base64url'),
  });
  rmSync(`${path}.joining`, { force: true });
  return identity;
};
