import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { manualClock } from '../../../main/base/clock.ts';
import { silentLog } from '../../../main/base/log.ts';
import { openRelay, relayCalls, type Relay } from '../../../main/compose/relay.ts';
import { keysFrom, newSecret } from '../../../main/offers/keys.ts';
import { standing, type Ledger } from '../../../main/offers/ledger.ts';
import { openOffers, type Offers } from '../../../main/offers/offers.ts';
import { newCouponCode } from '../../../main/offers/coupon-code.ts';
import {
  openKeyBook,
  PHONE_KEY_TABLE,
  type KeyBook,
} from '../../../main/offers/protocol/key-book.ts';
import { keyRing, signerFrom } from '../../../main/offers/protocol/signing.ts';
import { openTillDesk } from '../../../main/offers/protocol/till-desk.ts';
import { openSqliteLedger } from '../../../main/offers/sqlite-ledger.ts';
import { sqliteSql } from '../../../main/store/sql.ts';
import { openStore, type Store } from '../../../main/store/sqlite.ts';
import { claimOf, offerCalled } from '../../fakes/offer-rules.ts';
import { newPhoneKey } from '../../fakes/phone-key.ts';
import { good } from '../../fakes/results.ts';

/** A hub on its real ledger, two stores whose tills cannot reach it, and one coupon. */

const TILLS = 64;
const clock = manualClock();
const code = newCouponCode();
const storeSigners = [signerFrom(randomBytes(32)), signerFrom(randomBytes(32))];

let folder: string;
let ledger: Ledger;
let offers: Offers;
let keyBook: KeyBook;
let phoneKeys: Store;
let hub: Relay;
let stores: ReturnType<typeof openTillDesk>[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lookglass-winner-'));
  ledger = await openSqliteLedger({
    path: join(folder, 'ledger.db'),
    clock,
    log: silentLog,
    ballastBytes: 0,
  });
  const keys = keysFrom(newSecret());
  const rule = { ...offerCalled('winter'), stock: null };
  offers = openOffers({
    ledger,
    keys,
    clock,
    log: silentLog,
    rules: () => [rule],
    brands: () => [],
    publicUrl: () => null,
    siteName: () => 'Lakeside',
    visitOf: () => null,
    siteId: () => null,
    productOf: () => null,
    beforeUndo: (till) => hub.tills.closeTill(till),
  });
  phoneKeys = await openStore(join(folder, 'keys.db'), [], 'full');
  phoneKeys.exec(PHONE_KEY_TABLE);
  keyBook = openKeyBook(sqliteSql(phoneKeys));
  hub = openRelay({
    clock,
    ledger,
    seed: keys.papers,
    name: () => 'hub',
    keyBook,
    members: { holderOf: async ({ person }) => person },
    redeem: (op) => offers.redeemCarried(op),
    others: keyRing(() =>
      storeSigners.map(({ publicKey }, n) => ({
        name: `hebai/store-${n}/kiosk`,
        publicKey,
        brands: ['hebai'],
      })),
    ),
    askAt: () => null,
  });
  const ring = keyRing(() => [{ name: 'hub', publicKey: hub.publicKey }]);
  stores = storeSigners.map((signer) => openTillDesk({ clock, signer, ring, random: randomBytes }));
  await ledger.applyBatch([claimOf(1, { code, person: 'person-1' })]);
});
afterEach(async () => {
  await offers.close();
  phoneKeys.close();
  await ledger.close();
  rmSync(folder, { recursive: true });
});

const relay = (challenge: string) =>
  hub.phones.relay({ challenge, code, proof: null, person: 'person-1', client: 'phone' });

it('lets one of two stores with 64 tills each give the goods out', async () => {
  const attempts = stores.flatMap((store) =>
    Array.from({ length: TILLS }, (_, n) => {
      const till = `till-${n}`;
      return { store, till, ...store.challenge({ till, amount: 100_000 }) };
    }),
  );
  const answers = await Promise.all([
    ...attempts.map(({ challenge }) => relay(challenge)),
    ...attempts
      .slice(0, 32)
      .map(({ till, nonce }) =>
        offers.redeem({ code, intent: `online-${nonce}`, till, by: 'Mei' }),
      ),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.fault.code]));
  expect(new Set(refused)).toEqual(new Set(['coupon-redeemed']));

  // Everybody tries with the one receipt there is, twice.
  const receipts = answers.flatMap((answer) =>
    answer.ok && 'receipt' in answer.value ? [answer.value.receipt] : [],
  );
  let given = 0;
  for (const receipt of [...receipts, ...receipts])
    for (const { store, till } of attempts) if (store.receipt({ receipt, till }).ok) given++;
  expect(given).toBe(receipts.length === 1 ? 1 : 0);
  const held = await ledger.byCode(code);
  expect(held?.turns).toHaveLength(1);
});

it('makes an answer void that is still under way when its redemption is undone', async () => {
  const { challenge } = hub.tills.challenge({ till: 'A', amount: 100_000 });
  const answer = good(await relay(challenge));
  const [redemption] = (await ledger.recent(1)).map(
    ({ holding, turn }) => `${holding.coupon}.${turn}`,
  );
  const undone = await offers.undo({
    redemption: redemption ?? '',
    intent: 'undo-000001',
    reason: 'wrong basket',
    by: 'Mei',
  });
  expect(undone.ok).toBe(true);
  expect(hub.tills.receipt({ receipt: answer.receipt, till: 'A' })).toMatchObject({
    fault: { code: 'challenge-unknown' },
  });
  // And the same question is not answered a second time.
  expect(await relay(challenge)).toMatchObject({ fault: { code: 'redemption-reversed' } });
  const held = await ledger.byCode(code);
  expect(held && standing(held)).toBeNull();
});

it('serves all of it from one house alone, through the calls of its pages', async () => {
  const calls = relayCalls(hub);
  const phone = await newPhoneKey('p256');
  const peer = { person: 'person-1', client: 'phone' };
  const as = (who: object) =>
    ({ peer: who }) as unknown as Parameters<(typeof calls)['offers.relay']>[1];
  const raw = Buffer.from(phone.key.raw).toString('base64url');
  const { certificate } = good(
    await calls['offers.certificate']({ coupon: 'coupon-1', key: { kind: 'p256', raw } }, as(peer)),
  );
  const asked = good(await calls['offers.challenge']({ till: 'A', amount: 100_000 }, as({})));
  const proof = await phone.prove(certificate, asked.nonce, code);
  // The phone lost its cookie; its key is enough.
  const carried = good(
    await calls['offers.relay'](
      { challenge: asked.challenge, proof },
      as({ person: null, client: 'elsewhere' }),
    ),
  );
  expect(
    await calls['offers.receipt']({ receipt: carried.receipt, till: 'A' }, as({})),
  ).toMatchObject({
    ok: true,
    value: { code, saved: 10_000, way: 'phone' },
  });
  expect(await offers.redeem({ code, intent: 'again-0001', till: 'B', by: 'Mei' })).toMatchObject({
    fault: { code: 'coupon-redeemed' },
  });
});
