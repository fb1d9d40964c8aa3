import { fromText, toText } from '../../../preload/contract/index.ts';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import QRCode from 'qrcode';
import { beforeEach, describe, expect, it } from 'vitest';
import { NOON, DAY, offerCalled } from '../../../tests/fakes/offer-rules.ts';
import { newPhoneKey } from '../../../tests/fakes/phone-key.ts';
import { outcomeOf, good } from '../../../tests/fakes/results.ts';
import { manualClock, type ManualClock } from '../../base/clock.ts';
import { newCouponCode } from '../coupon-code.ts';
import type { Holding, OpResult, RedeemOp } from '../ledger.ts';
import { certificateFor, checkProof, readCertificate, writeCertificate } from './certificate.ts';
import { readChallenge, readReceipt, writeChallenge } from './papers.ts';
import { openRelayDesk, type RelayDesk } from './relay-desk.ts';
import { isPhoneKey, keyRing, signerFrom, thumbprintOf, type Authority } from './signing.ts';
import { openTillDesk, type TillDesk } from './till-desk.ts';

const hubSigner = signerFrom(randomBytes(32));
const nodeSigner = signerFrom(randomBytes(32));
const strangerSigner = signerFrom(randomBytes(32));
const hub: Authority = { name: 'hub', publicKey: hubSigner.publicKey };
const node: Authority = {
  name: 'hebai/north/kiosk',
  publicKey: nodeSigner.publicKey,
};
const ring = keyRing(() => [hub, node]);

/** Every text that is one symbol off, cut or longer. */
const spoilt = (text: string): string[] => [
  ...Array.from(
    text,
    (symbol, i) => text.slice(0, i) + (symbol === '7' ? '8' : '7') + text.slice(i + 1),
  ),
  ...Array.from(text, (_, i) => text.slice(0, i)),
  `${text}0`,
  `${text}${text}`,
  text.toLowerCase(),
];
const modulesOf = (text: string) => QRCode.create(text, { errorCorrectionLevel: 'L' }).modules.size;

const held = (code: string, more: Partial<Holding> = {}): Holding => ({
  seq: 1,
  coupon: '01JZZZZZZZZZZZZZZZZZZZZZZZ',
  code,
  terms: offerCalled('winter'),
  person: 'person-1',
  nth: 1,
  serial: 1,
  value: 10_000,
  inParts: false,
  screen: null,
  source: null,
  claimedAt: NOON,
  turns: [],
  voided: null,
  authority: null,
  lent: 0,
  ...more,
});

describe('text for a QR code', () => {
  it('gives back every byte, and takes nothing that it does not write itself', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = toText(bytes);
        expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]*$/);
        expect(fromText(text)).toEqual(bytes);
      }),
    );
    for (const wrong of ['0I', '0L', '0O', '0U', '0a', '0', '000', '01', '0é', '0 ', '0='])
      expect(fromText(wrong), wrong).toBeNull();
    expect(fromText('0'.repeat(2_000))).toBeNull();
  });
});

describe.each(['ed25519', 'p256'] as const)('a certificate for a phone with %s', (kind) => {
  const code = newCouponCode();
  const holding = held(code);
  const made = async () => {
    const phone = await newPhoneKey(kind);
    expect(phone.extractable).toBe(false);
    expect(isPhoneKey(phone.key)).toBe(true);
    return { phone, text: writeCertificate(certificateFor(holding, phone.key), hubSigner) };
  };

  it('is the hub’s word, for as long as the coupon is', async () => {
    const { text } = await made();
    expect(good(readCertificate(text, ring, NOON)).certificate).toMatchObject({ code });
    expect(outcomeOf(readCertificate(text, ring, NOON + DAY))).toBe('ok');
    expect(outcomeOf(readCertificate(text, ring, NOON + DAY + 1_000))).toBe('certificate-expired');
    expect(outcomeOf(readCertificate(text, ring, NOON - DAY - 1_000))).toBe('offer-not-started');
  });

  it('is refused forged, changed in any place, cut or lengthened', async () => {
    const { phone, text } = await made();
    const forged = writeCertificate(certificateFor(holding, phone.key), strangerSigner);
    for (const wrong of [forged, ...spoilt(text)])
      expect(outcomeOf(readCertificate(wrong, ring, NOON))).toBe('certificate-forged');
  });

  it('proves nothing without the phone, for this till and this moment', async () => {
    const { phone, text } = await made();
    const nonce = randomBytes(12).toString('base64url');
    const proof = await phone.prove(text, nonce, code);
    expect(good(checkProof(proof, nonce, ring, NOON)).certificate.code).toBe(code);
    // Recorded before another till, or before this one a moment ago.
    expect(outcomeOf(checkProof(proof, randomBytes(12).toString('base64url'), ring, NOON))).toBe(
      'proof-wrong',
    );
    // Another phone with a copy of the certificate.
    const other = await newPhoneKey(kind);
    const copied = await other.prove(text, nonce, code);
    expect(outcomeOf(checkProof(copied, nonce, ring, NOON))).toBe('certificate-elsewhere');
    // A key of the other kind, and a signature over another coupon.
    const weaker = await newPhoneKey(kind === 'p256' ? 'ed25519' : 'p256');
    expect(outcomeOf(checkProof(await weaker.prove(text, nonce, code), nonce, ring, NOON))).toBe(
      'certificate-elsewhere',
    );
    expect(
      outcomeOf(checkProof(await phone.prove(text, nonce, newCouponCode()), nonce, ring, NOON)),
    ).toBe('proof-wrong');
    for (const wrong of spoilt(proof)) expect(checkProof(wrong, nonce, ring, NOON).ok).toBe(false);
  });

  it('does not pass with its kind of key changed: no weaker algorithm is believed', async () => {
    const { phone, text } = await made();
    const nonce = randomBytes(12).toString('base64url');
    const bytes = fromText(await phone.prove(text, nonce, code));
    if (!bytes) throw new Error('no proof');
    for (const byte of [0, 1, 2, 255]) {
      if (byte === bytes[1]) continue;
      const changed = Uint8Array.from(bytes);
      changed[1] = byte;
      expect(checkProof(toText(changed), nonce, ring, NOON).ok).toBe(false);
    }
  });

  it('fits a QR code that a till’s scanner reads', async () => {
    const { phone, text } = await made();
    const proof = await phone.prove(text, randomBytes(12).toString('base64url'), code);
    const bytes = (one: string) => fromText(one)?.length ?? 0;
    // 61 modules at 0.8 mm are 49 mm of a phone's 65.
    expect([bytes(text), modulesOf(text)]).toEqual([171, 49]);
    expect([bytes(proof), modulesOf(proof)]).toEqual(kind === 'p256' ? [270, 61] : [269, 61]);
    // What a keyboard wedge on a page may send at once.
    expect(proof.length).toBeLessThanOrEqual(512);
  });
});

describe('a till that can ask nobody, and a phone that can', () => {
  let clock: ManualClock;
  let till: TillDesk;
  let desk: RelayDesk;
  let coupons: Map<string, Holding>;
  let asked: RedeemOp[];
  const bound = new Map<string, string>();
  const code = newCouponCode();

  beforeEach(() => {
    clock = manualClock();
    bound.clear();
    asked = [];
    coupons = new Map([[code, held(code)]]);
    till = openTillDesk({
      clock,
      signer: nodeSigner,
      ring: keyRing(() => [hub]),
      random: randomBytes,
    });
    /** As the ledger answers: one redemption, the same intent the same answer. */
    const redeem = async (op: RedeemOp): Promise<OpResult<RedeemOp>> => {
      asked.push(op);
      const holding = coupons.get(op.code);
      if (!holding) return { ok: false, fault: { code: 'coupon-unknown' } };
      const mine = asked.findIndex(({ intent }) => intent === op.intent);
      if (holding.turns.length > 0 && asked[mine] === op)
        return { ok: false, fault: { code: 'coupon-redeemed' } };
      const { at, site, till: name, by, amount = null } = op;
      const turn = { turn: 1, at, site, till: name, by, value: holding.value, amount };
      const more = { receipt: null, day: null, node: null, reversed: null };
      const now =
        holding.turns.length > 0 ? holding : { ...holding, turns: [{ ...turn, ...more }] };
      coupons.set(op.code, now);
      return {
        ok: true,
        value: { holding: now, turn: 1, exception: null, repeated: now === holding },
      };
    };
    desk = openRelayDesk({
      clock,
      signer: hubSigner,
      ring,
      byCode: async (one) => coupons.get(one) ?? null,
      byId: async (id) => [...coupons.values()].find(({ coupon }) => coupon === id) ?? null,
      holderOf: async ({ person }) => person,
      redeem,
      bind: async (coupon, thumbprint) => {
        bound.set(coupon, thumbprint);
      },
    });
  });
  const relay = (challenge: string, more: object = {}) =>
    desk.relay({ challenge, code, proof: null, person: 'person-1', client: 'phone', ...more });

  it('redeems once, over the phone’s own network', async () => {
    const { challenge } = till.challenge({ till: 'A', amount: 120_000 });
    const { receipt } = good(await relay(challenge));
    expect(asked[0]).toMatchObject({ site: 'hebai/north/kiosk', till: 'A', amount: 120_000, code });
    expect(good(till.receipt({ receipt, till: 'A' }))).toMatchObject({
      code,
      value: 10_000,
      turn: 1,
    });
    // The phone shows it again, here or there, or its screenshot.
    expect(outcomeOf(till.receipt({ receipt, till: 'A' }))).toBe('challenge-unknown');
  });

  it('answers a lost answer again with the same, and another till with a no', async () => {
    const { challenge } = till.challenge({ till: 'A', amount: 500 });
    good(await relay(challenge));
    const { receipt } = good(await relay(challenge));
    expect(outcomeOf(till.receipt({ receipt, till: 'A' }))).toBe('ok');
    const second = till.challenge({ till: 'B', amount: 500 });
    expect(outcomeOf(await relay(second.challenge))).toBe('coupon-redeemed');
  });

  it('takes a receipt for its own attempt alone: not of another nonce, till, amount or hub', async () => {
    const first = till.challenge({ till: 'A', amount: 500 });
    const second = till.challenge({ till: 'A', amount: 900 });
    const { receipt } = good(await relay(first.challenge));
    expect(outcomeOf(till.receipt({ receipt, till: 'B' }))).toBe('challenge-elsewhere');
    for (const wrong of spoilt(receipt))
      expect(till.receipt({ receipt: wrong, till: 'A' }).ok).toBe(false);
    // A scanner that read half of it asks for it again, and is told nothing of forgers.
    for (const cut of [receipt.slice(0, -7), receipt.slice(0, 70), receipt.slice(9)])
      expect(outcomeOf(till.receipt({ receipt: cut, till: 'A' }))).toBe('receipt-unreadable');
    // The same words under the other attempt's nonce.
    const bytes = fromText(receipt);
    if (!bytes) throw new Error('no receipt');
    const moved = Uint8Array.from(bytes);
    moved.set(Buffer.from(second.nonce, 'base64url'), 9);
    expect(outcomeOf(till.receipt({ receipt: toText(moved), till: 'A' }))).toBe('receipt-forged');
    // A till elsewhere whose hub is another.
    const elsewhere = readReceipt(
      receipt,
      keyRing(() => [{ ...hub, publicKey: strangerSigner.publicKey }]),
    );
    expect(elsewhere?.isFor({ till: 'A', amount: 500 })).toBe(false);
    const here = readReceipt(receipt, ring);
    expect(here?.isFor({ till: 'A', amount: 500 })).toBe(true);
    expect(here?.isFor({ till: 'A', amount: 501 })).toBe(false);
    expect(here?.isFor({ till: 'B', amount: 500 })).toBe(false);
    expect(outcomeOf(till.receipt({ receipt, till: 'A' }))).toBe('ok');
  });

  it('lets a till stop waiting', async () => {
    const { challenge } = till.challenge({ till: 'A', amount: 500 });
    const { receipt } = good(await relay(challenge));
    clock.advance(5 * 60_000 + 1);
    expect(outcomeOf(till.receipt({ receipt, till: 'A' }))).toBe('challenge-expired');
    const next = till.challenge({ till: 'A', amount: 500 });
    till.closeTill('A');
    expect(outcomeOf(await relay(next.challenge))).toBe('coupon-redeemed');
  });

  it('refuses a till that is not of the shop, a changed question and an old one', async () => {
    const said = {
      nonce: randomBytes(12).toString('base64url'),
      till: 'A',
      amount: 1,
      until: NOON / 1_000,
    };
    expect(outcomeOf(await relay(writeChallenge(said, strangerSigner)))).toBe('challenge-forged');
    const { challenge } = till.challenge({ till: 'A', amount: 500 });
    for (const wrong of spoilt(challenge))
      expect(outcomeOf(readChallenge(wrong, ring, NOON))).toBe('challenge-forged');
    expect(asked).toEqual([]);
    // A kiosk's clock may be a day off; two are too many.
    for (const days of [-1, 1])
      expect(outcomeOf(readChallenge(challenge, ring, NOON + days * DAY))).toBe('ok');
    for (const days of [-2, 2])
      expect(outcomeOf(readChallenge(challenge, ring, NOON + days * DAY))).toBe(
        'challenge-expired',
      );
  });

  it('takes no paper for another kind of paper', async () => {
    const phone = await newPhoneKey('p256');
    const { challenge } = till.challenge({ till: 'A', amount: 500 });
    const { receipt } = good(await relay(challenge));
    const certificate = writeCertificate(certificateFor(held(code), phone.key), hubSigner);
    for (const wrong of [receipt, certificate])
      expect(readChallenge(wrong, ring, NOON).ok).toBe(false);
    for (const wrong of [challenge, certificate])
      expect(till.receipt({ receipt: wrong, till: 'A' }).ok).toBe(false);
    for (const wrong of [challenge, receipt])
      expect(readCertificate(wrong, ring, NOON).ok).toBe(false);
  });

  it('lets nobody use another’s coupon', async () => {
    const { challenge } = till.challenge({ till: 'A', amount: 500 });
    expect(outcomeOf(await relay(challenge, { person: 'person-2', client: 'a' }))).toBe(
      'coupon-unknown',
    );
    expect(outcomeOf(await relay(challenge, { person: null, client: 'b' }))).toBe('coupon-unknown');
    expect(outcomeOf(await relay(challenge, { code: newCouponCode(), client: 'c' }))).toBe(
      'coupon-unknown',
    );
    expect(outcomeOf(await relay(challenge, { code: 'X', client: 'd' }))).toBe('code-malformed');
    expect(asked).toEqual([]);
  });

  it('redeems for a phone by its key, whoever it is', async () => {
    const phone = await newPhoneKey('ed25519');
    const about = {
      coupon: held(code).coupon,
      person: 'person-1',
      client: 'phone',
      key: phone.key,
    };
    const { certificate } = good(await desk.certificate(about));
    const { challenge, nonce } = till.challenge({ till: 'A', amount: 500 });
    const proof = await phone.prove(certificate, nonce, code);
    const { receipt } = good(await relay(challenge, { code: null, proof, person: null }));
    expect(outcomeOf(till.receipt({ receipt, till: 'A' }))).toBe('ok');
  });

  it('binds a coupon to its owner’s key, anew where that was lost, and to nobody else’s', async () => {
    const [first, second] = [await newPhoneKey('p256'), await newPhoneKey('p256')];
    const about = { coupon: held(code).coupon, person: 'person-1', client: 'phone' };
    expect(outcomeOf(await desk.certificate({ ...about, key: first.key }))).toBe('ok');
    expect(outcomeOf(await desk.certificate({ ...about, key: first.key }))).toBe('ok');
    expect(outcomeOf(await desk.certificate({ ...about, key: second.key }))).toBe('ok');
    expect([...bound.values()]).toEqual([toText(thumbprintOf(second.key))]);
    expect(
      outcomeOf(await desk.certificate({ ...about, person: 'person-2', key: second.key })),
    ).toBe('coupon-unknown');
    const none = { kind: 'p256', raw: new Uint8Array(33) } as const;
    expect(outcomeOf(await desk.certificate({ ...about, key: none }))).toBe('bad-input');
  });

  it('slows down whoever guesses, and not the one who holds the coupon', async () => {
    const { challenge } = till.challenge({ till: 'A', amount: 500 });
    const guess = () => relay(challenge, { person: 'thief', client: 'mall' }).then(outcomeOf);
    for (let n = 0; n < 10; n++) expect(await guess()).toBe('coupon-unknown');
    expect(await guess()).toBe('too-many-requests');
    // From another address at the same coupon: that is counted as well.
    expect(outcomeOf(await relay(challenge, { person: 'thief', client: 'elsewhere' }))).toBe(
      'too-many-requests',
    );
    expect(outcomeOf(await relay(challenge, { client: 'mall' }))).toBe('ok');
  });

  it('shows codes that a phone and a scanner read', async () => {
    const { challenge } = till.challenge({ till: 'Till 1', amount: 129_900 });
    const { receipt } = good(await relay(challenge));
    expect(modulesOf(`HTTPS://HUB.EXAMPLE.COM/T/${challenge}`)).toBeLessThanOrEqual(49);
    expect(modulesOf(receipt)).toBeLessThanOrEqual(49);
  });
});
