import type { LiveCode } from '../../../preload/contract/index.ts';

/**
 * A key of this phone's own: made here, kept by the browser, and never to be taken out, so that no other phone shows
 * what this one does. There is none where a page is not secure (a kiosk's plain address), in some private windows and
 * in old browsers: coupons are their code alone there.
 */
export type OwnKey = {
  readonly key: LiveCode['key'];
  sign(bytes: Uint8Array): Promise<Uint8Array>;
};

const DATABASE = 'lookglass';
const STORE = 'keys';
const NAME = 'phone';
/** Some browsers neither open a database nor say that they will not. */
const PATIENCE_MS = 2_000;

type Kept = { readonly kind: LiveCode['key']['kind']; readonly pair: CryptoKeyPair };
const algorithms = {
  ed25519: { make: { name: 'Ed25519' }, sign: { name: 'Ed25519' } },
  p256: {
    make: { name: 'ECDSA', namedCurve: 'P-256' },
    sign: { name: 'ECDSA', hash: 'SHA-256' },
  },
} as const;

const make = async (kind: Kept['kind']): Promise<Kept> => {
  const pair = await crypto.subtle.generateKey(algorithms[kind].make, false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('not a pair of keys');
  return { kind, pair };
};
/** Ed25519 where the browser has it. */
const makeEither = (): Promise<Kept> => make('ed25519').catch(() => make('p256'));

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
  });
const openKeys = async (): Promise<IDBDatabase> => {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(STORE);
  });
  return answerOf(request);
};
const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'pair' in value && 'kind' in value;

const keptOrNew = async (): Promise<Kept> => {
  const database = await openKeys();
  try {
    const store = () => database.transaction(STORE, 'readwrite').objectStore(STORE);
    const before: unknown = await answerOf(store().get(NAME));
    if (isKept(before)) return before;
    const fresh = await makeEither();
    // Another tab may have been quicker: the first that is kept is the phone's.
    await answerOf(store().add(fresh, NAME)).catch(() => undefined);
    const kept: unknown = await answerOf(store().get(NAME));
    return isKept(kept) ? kept : fresh;
  } finally {
    database.close();
  }
};

/** An uncompressed point is 4, x, y; the compressed one is x behind the parity of y. */
const rawOf = (kind: Kept['kind'], exported: Uint8Array): Uint8Array =>
  kind === 'ed25519'
    ? exported
    : Uint8Array.from([2 + ((exported[64] ?? 0) & 1), ...exported.subarray(1, 33)]);

const usable = async ({ kind, pair }: Kept): Promise<OwnKey> => {
  const exported = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return {
    key: { kind, raw: rawOf(kind, exported) },
    async sign(bytes) {
      const signed = await crypto.subtle.sign(
        algorithms[kind].sign,
        pair.privateKey,
        new Uint8Array(bytes),
      );
      return new Uint8Array(signed);
    },
  };
};

let asked: Promise<OwnKey | null> | null = null;
/** Null where this phone can have none. */
export const ownKey = (): Promise<OwnKey | null> => {
  if (!window.isSecureContext || !('subtle' in crypto) || !('indexedDB' in window))
    return Promise.resolve(null);
  asked ??= Promise.race([
    keptOrNew()
      .then(usable)
      // Forbidden or broken storage: this phone is one without a key.
      .catch(() => null),
    new Promise<null>((resolve) => window.setTimeout(() => resolve(null), PATIENCE_MS)),
  ]);
  return asked;
};

export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
