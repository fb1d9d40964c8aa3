import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  toText,
  claimToSign,
  LIVE_MS,
  liveToSign,
  readLive,
  withCertificate,
  writeLive,
} from '../../../preload/contract/index.ts';
import { offerCalled } from '../../../tests/fakes/offer-rules.ts';
import { newPhoneKey } from '../../../tests/fakes/phone-key.ts';
import { outcomeOf, good } from '../../../tests/fakes/results.ts';
import { manualClock, type ManualClock } from '../../base/clock.ts';
import { silentLog } from '../../base/log.ts';
import { keysFrom, newSecret } from '../keys.ts';
import type { Ledger } from '../ledger.ts';
import { openOffers, type Offers } from '../offers.ts';
import { openSqliteLedger } from '../sqlite-ledger.ts';
import { thumbprintOf } from './signing.ts';

type Phone = Awaited<ReturnType<typeof newPhoneKey>>;

/** Claimed with a phone's own key, and what becomes of pictures and copies of it at a till. */
describe.each(['ed25519', 'p256'] as const)('a coupon of a phone with a key of %s', (kind) => {
  let folder: string;
  let clock: ManualClock;
  let ledger: Ledger;
  let offers: Offers;
  let phone: Phone;
  let stranger: Phone;
  const bound = new Map<string, string>();
  let n = 0;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lookglass-live-'));
    clock = manualClock();
    bound.clear();
    [phone, stranger] = [await newPhoneKey(kind), await newPhoneKey(kind)];
    ledger = await openSqliteLedger({
      path: join(folder, 'ledger.sqlite'),
      clock,
      log: silentLog,
      ballastBytes: 0,
    });
    offers = openOffers({
      ledger,
      clock,
      keys: keysFrom(newSecret()),
      log: silentLog,
      rules: () => [
        { ...offerCalled('winter'), stock: null },
        { ...offerCalled('parts', { kind: 'allowance', value: 5_000, threshold: 0 }), stock: null },
      ],
      brands: () => [],
      publicUrl: () => 'http://10.0.0.9',
      siteName: () => '湖滨店',
      visitOf: () => 'visit-1',
      timeZone: 'Asia/Shanghai',
      keyOf: async (coupon) => bound.get(coupon) ?? null,
      async certify({ coupon }, key) {
        bound.set(coupon, toText(thumbprintOf(key)));
        return 'C'.repeat(64);
      },
    });
  });
  afterEach(async () => {
    await offers.close();
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const passFor = async (person: string, offer = 'winter') => {
    const ticket = good(await offers.ticket({ screen: 'entrance', visit: 'visit-1', offer }));
    const opened = await offers.open({ code: ticket.shortCode, person, client: person });
    return good(opened).pass;
  };
  const claim = async (by: Phone | null, offer = 'winter') => {
    const person = `person-${++n}`;
    const pass = await passFor(person, offer);
    const signed = by && { key: by.key, signature: await by.sign(claimToSign(pass)) };
    return good(await offers.claim({ pass, person, ...(signed ? { signed } : {}) }));
  };
  const liveOf = async (by: Phone, code: string, wall = clock.wall()) => {
    const said = { code: code.replaceAll(' ', ''), at: Math.floor(wall / 1_000) };
    const signature = await by.sign(liveToSign(said));
    return writeLive({ ...said, key: by.key, signature });
  };
  const redeem = (code: string, more: { seen?: boolean; intent?: string } = {}) =>
    offers.redeem({ code, intent: `intent-${++n}`, till: 'Till 1', by: 'Mei', ...more });
  const quote = async (code: string, seen = false) => {
    const asked = {
      coupons: [{ code, seen }],
      basket: { kind: 'amount', amount: 200_000 } as const,
    };
    const { unusable, coupons } = good(await offers.quote(asked));
    return unusable[0]?.fault.code ?? coupons[0]?.code;
  };

  it('is taken off that phone, and off no picture, link or copy of it', async () => {
    const { code, certificate } = await claim(phone);
    expect(certificate).toBeDefined();
    const picture = await liveOf(phone, code);
    expect(outcomeOf(await redeem(code))).toBe('proof-needed');
    expect(await quote(code)).toBe('proof-needed');
    // Another phone that knows the code cannot make one.
    expect(outcomeOf(await redeem(await liveOf(stranger, code)))).toBe('certificate-elsewhere');
    clock.advance(LIVE_MS + 1_000);
    expect(outcomeOf(await redeem(picture))).toBe('live-code-old');
    const live = await liveOf(phone, code);
    expect(await quote(live)).toBe(code.replaceAll(' ', ''));
    const intent = 'intent-live-1';
    const done = good(await redeem(live, { intent }));
    // Asked again after a lost answer, however late, it is the same yes.
    clock.advance(LIVE_MS * 2);
    expect(good(await redeem(live, { intent })).id).toBe(done.id);
    // Of one that is used up the till says that, and not how it was shown.
    expect(outcomeOf(await redeem(code))).toBe('coupon-redeemed');
  });

  it('is taken where staff type it off the phone, or had it live a moment before', async () => {
    const { code } = await claim(phone);
    expect(await quote(code, true)).toBe(code);
    expect(outcomeOf(await redeem(code, { seen: true }))).toBe('ok');
  });

  it('is its code alone where the phone has no key, as it always was', async () => {
    const { code, certificate } = await claim(null);
    expect(certificate).toBeUndefined();
    expect(outcomeOf(await redeem(code))).toBe('ok');
  });

  it('is claimed with the phone’s own signature over its own pass alone', async () => {
    const [mine, other] = [await passFor('ann'), await passFor('bea')];
    const signature = await phone.sign(claimToSign(other));
    const signed = { key: phone.key, signature };
    expect(outcomeOf(await offers.claim({ pass: mine, person: 'ann', signed }))).toBe(
      'proof-wrong',
    );
    const foreign = { key: stranger.key, signature: await phone.sign(claimToSign(mine)) };
    expect(outcomeOf(await offers.claim({ pass: mine, person: 'ann', signed: foreign }))).toBe(
      'proof-wrong',
    );
    expect(bound.size).toBe(0);
  });

  it('is changed in no place without being noticed, nor cut', async () => {
    const { code } = await claim(phone);
    const live = await liveOf(phone, code);
    for (let at = 0; at < live.length; at++) {
      const other = live.at(at) === 'A' ? 'B' : 'A';
      const text = live.slice(0, at) + other + live.slice(at + 1);
      if (readLive(text)?.code !== code.replaceAll(' ', '')) continue;
      expect(outcomeOf(await redeem(text)), `place ${at}`).not.toBe('ok');
    }
    for (const cut of [live.slice(0, -2), live.slice(4), `${live}00`])
      expect(readLive(cut)).toBeNull();
  });

  it('is read back as it was written, and no plain text passes for one', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ')),
          minLength: 1,
          maxLength: 32,
        }),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.uint8Array({ minLength: 64, maxLength: 64 }),
        (code, at, signature) => {
          const live = { code, at, key: phone.key, signature };
          expect(readLive(writeLive(live))).toEqual({ ...live, certificate: null });
          expect(readLive(withCertificate(writeLive(live), code))?.certificate).toBe(code);
          expect(readLive(code)).toBeNull();
        },
      ),
    );
  });
});
