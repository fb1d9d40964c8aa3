import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** 16 MB and some 40 ms for each try: nothing to staff, much to whoever tries all PINs. */
const COST = { N: 2 ** 14, r: 8, p: 1 };
const LENGTH = 32;

export type PinHash = { readonly salt: Buffer; readonly hash: Buffer };

/** Off the main thread: a screen must not stutter while somebody signs in. */
const derive = (pin: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin.normalize('NFKC'), salt, LENGTH, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

export const hashPin = async (pin: string): Promise<PinHash> => {
  const salt = randomBytes(16);
  return { salt, hash: await derive(pin, salt) };
};

export const isPin = async (presented: string, { salt, hash }: PinHash): Promise<boolean> =>
  timingSafeEqual(await derive(presented, salt), hash);
