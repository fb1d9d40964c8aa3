import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMemberNumber } from '../../preload/contract/index.ts';
import { offerCalled } from '../../tests/fakes/offer-rules.ts';
import { faultOf, good } from '../../tests/fakes/results.ts';
import { manualClock, type ManualClock } from '../base/clock.ts';
import { lineLog } from '../base/log.ts';
import { sqliteSql } from '../store/sql.ts';
import { openStore, type Store } from '../store/sqlite.ts';
import type { HubStand } from './hand-off.ts';
import { keysFrom, newSecret } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { memberSubject, MEMBER_CLAIM_TABLE, openMembers } from './members.ts';
import type { OfferRule } from './offer-rule.ts';
import { openOffers, type Offers } from './offers.ts';
import { openSqliteLedger } from './sqlite-ledger.ts';

const DAY = 24 * 3600 * 1000;
const member = (number: string) => ({ number, consent: { wording: 'test-1', language: 'zh' } });

const LEE = '8061 7734 2209';
const WU = '8061-0000-5512';

describe('a member number', () => {
  it('is the same however it is written', () => {
    for (const typed of [LEE, '806177342209', ' 8061–7734–2209 ', '８０６１ ７７３４ ２２０９'])
      expect(readMemberNumber(typed)).toBe('806177342209');
    expect(readMemberNumber('vip 0042a')).toBe('VIP0042A');
  });

  it('is none where it is too short, too long, or anything but letters and digits', () => {
    for (const typed of ['', '   ', '123', 'A'.repeat(33), 'lee@shop', '会员一二三四', '12345;'])
      expect(readMemberNumber(typed)).toBeNull();
  });

  it('reads as itself once it is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 64 }), (typed) => {
        const number = readMemberNumber(typed);
        expect(number === null ? null : readMemberNumber(number)).toBe(number);
      }),
    );
  });

  it('makes a digest of which two brands, and two shops, have nothing in common', () => {
    const [one, two] = [keysFrom(newSecret()).member, keysFrom(newSecret()).member];
    const all = [
      memberSubject(one, 'hebai', '806177342209'),
      memberSubject(one, 'nanping', '806177342209'),
      memberSubject(two, 'hebai', '806177342209'),
      memberSubject(one, 'hebai', '806177342208'),
    ];
    expect(new Set(all).size).toBe(4);
    for (const digest of all) expect(digest).toMatch(/^m\.[\w-]{43}$/);
    expect(memberSubject(one, 'hebai', '806177342209')).toBe(all[0]);
  });
});

describe('an offer that is one a member', () => {
  let folder: string;
  let clock: ManualClock;
  let ledger: Ledger;
  let book: Store;
  let offers: Offers;
  let rule: OfferRule;
  let stand: HubStand | null;
  let lines: string[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lookglass-members-'));
    clock = manualClock();
    lines = [];
    stand = null;
    const window = { validFrom: clock.wall() - DAY, validUntil: clock.wall() + DAY };
    rule = { ...offerCalled('winter', window), stock: null, personBy: 'member' };
    const log = lineLog((line) => lines.push(line), clock.wall, 'debug');
    ledger = await openSqliteLedger({
      path: join(folder, 'ledger.db'),
      clock,
      log,
      ballastBytes: 0,
    });
    book = await openStore(join(folder, 'offers.db'), [], 'full');
    book.exec(MEMBER_CLAIM_TABLE);
    const keys = keysFrom(newSecret());
    offers = openOffers({
      ledger,
      keys,
      clock,
      log,
      rules: () => [rule],
      brands: () => [{ id: 'hebai', name: { zh: '鹤白' } }],
      publicUrl: () => 'http://192.168.1.20:8080',
      siteName: () => '湖滨店',
      visitOf: () => 'visit-1',
      seatsPerSlot: 100,
      hub: () => stand,
      members: openMembers(sqliteSql(book), keys.member),
    });
  });
  afterEach(async () => {
    await offers.close();
    await ledger.close();
    book.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (person: string) => {
    const shown = await offers.ticket({ screen: 'entrance', visit: 'visit-1', offer: 'winter' });
    return offers.open({ code: good(shown).shortCode, person, client: '10.0.0.1' });
  };
  const claim = async (person: string, number: string) =>
    offers.claim({ pass: good(await open(person)).pass, person, member: member(number) });
  const walletOf = async (person: string) =>
    good(await offers.wallet({ person })).coupons.map(({ id }) => id);

  it('says when it is opened that it asks who it is for', async () => {
    expect(good(await open('ann'))).toMatchObject({ personBy: 'member', coupon: null });
    rule = { ...rule, personBy: undefined };
    expect(good(await open('ann'))).not.toHaveProperty('personBy');
  });

  it('gives one member one coupon, whatever phone asks, and shows the second phone nothing of it', async () => {
    const first = good(await claim('ann', LEE));
    const refusal = faultOf(await claim('bea', LEE.replaceAll(' ', '')));
    expect(refusal).toEqual({ code: 'member-holds' });
    expect(await walletOf('ann')).toEqual([first.id]);
    expect(await walletOf('bea')).toEqual([]);
    expect((await offers.where({ coupon: first.id, person: 'ann' })).ok).toBe(true);
    expect(faultOf(await offers.where({ coupon: first.id, person: 'bea' })).code).toBe(
      'coupon-unknown',
    );
    // The phone it is on is shown it again, used up or not it stays one.
    expect(good(await claim('ann', LEE)).id).toBe(first.id);
    good(await offers.redeem({ code: first.code, intent: 'intent-01', till: 'A', by: 'Mei' }));
    expect(faultOf(await claim('bea', LEE))).toEqual({ code: 'member-holds' });
  });

  it('gives two members of one phone one each', async () => {
    const [lee, wu] = [good(await claim('ann', LEE)), good(await claim('ann', WU))];
    expect(wu.id).not.toBe(lee.id);
    expect(await walletOf('ann')).toEqual([wu.id, lee.id]);
  });

  it('tells the phone it is on what becomes of it, and no other', async () => {
    const seen = new Map<string, string[]>();
    for (const phone of ['ann', 'bea']) {
      const wallet = offers.walletOf(phone);
      wallet.onChange(({ coupons }) =>
        seen.set(
          phone,
          coupons.map(({ state }) => state),
        ),
      );
    }
    const { code } = good(await claim('ann', LEE));
    await expect.poll(() => seen.get('ann')).toEqual(['claimed']);
    good(await offers.redeem({ code, intent: 'intent-01', till: 'A', by: 'Mei' }));
    await expect.poll(() => seen.get('ann')).toEqual(['redeemed']);
    expect(seen.get('bea') ?? []).toEqual([]);
  });

  it('gives sixteen phones that come at once with one number one coupon', async () => {
    const phones = Array.from({ length: 16 }, (_, i) => `phone-${i}`);
    const all = await Promise.all(phones.map((phone) => claim(phone, LEE)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(all.flatMap((one) => (one.ok ? [] : [one.fault.code]))).toEqual(
      Array.from({ length: 15 }, () => 'member-holds'),
    );
    expect(await ledger.issued({ brand: 'hebai', offer: 'winter' })).toBe(1);
  });

  it('is one claim however often it is sent, and no second one with the same pass', async () => {
    const { pass } = good(await open('ann'));
    const asked = { pass, person: 'ann', member: member(LEE) };
    const [one, again] = await Promise.all([offers.claim(asked), offers.claim(asked)]);
    expect(good(again).id).toBe(good(one).id);
    expect((await offers.claim({ ...asked, member: member(WU) })).ok).toBe(false);
    expect(await walletOf('ann')).toEqual([good(one).id]);
  });

  it('gives nobody one without a number and a yes, and keeps which yes it was', async () => {
    const { pass } = good(await open('ann'));
    expect(faultOf(await offers.claim({ pass, person: 'ann' }))).toEqual({ code: 'member-needed' });
    expect(await ledger.issued({ brand: 'hebai', offer: 'winter' })).toBe(0);
    expect(book.all('SELECT * FROM member_claim')).toEqual([]);
    const { id } = good(await offers.claim({ pass, person: 'ann', member: member(LEE) }));
    const [kept, ...more] = book.all('SELECT * FROM member_claim');
    expect(more).toEqual([]);
    expect(kept).toMatchObject({ coupon: id, wording: 'test-1', language: 'zh', phone: 'ann' });
    expect(kept?.['consent']).toMatch(/^\w{16}$/);
  });

  it('counts its limits by the day for the member', async () => {
    rule = { ...rule, perPerson: 2, claimsPerPersonDay: 1 };
    good(await claim('ann', LEE));
    expect(faultOf(await claim('bea', LEE)).code).toBe('limit-today');
    good(await claim('ann', WU));
  });

  it('lets nobody try number after number', async () => {
    good(await claim('ann', LEE));
    const { pass } = good(await open('bea'));
    const ask = (number: string) => offers.claim({ pass, person: 'bea', member: member(number) });
    for (let n = 0; n < 20; n++) expect(faultOf(await ask(LEE)).code).toBe('member-holds');
    expect(faultOf(await ask(WU))).toMatchObject({ code: 'too-many-requests' });
    clock.advance(2_000);
    good(await ask(WU));
  });

  it('is given out by nobody who could not tell the member from another', async () => {
    const { pass } = good(await open('ann'));
    stand = {
      url: 'http://hub',
      prefix: 'AAAA',
      codeKey: new Uint8Array(32),
      left: () => null,
      wall: clock.wall,
      isAway: () => true,
    };
    const asked = { pass, person: 'ann', member: member(LEE) };
    expect(faultOf(await offers.claim(asked)).code).toBe('risk-not-allowed');
    // Its screen goes on to lead to the hub, where it can be claimed.
    const shown = await offers.ticket({ screen: 'entrance', visit: 'visit-1', offer: 'winter' });
    expect(good(shown).url).toMatch(/^HTTP:\/\/HUB\/C\/AAAA/);
  });

  it('keeps the number nowhere: in no file, no log and no answer', async () => {
    const answers = [await claim('ann', LEE), await claim('bea', LEE), await claim('ann', WU)];
    good(await offers.wallet({ person: 'ann' }));
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    expect(files.length).toBeGreaterThan(1);
    const said = [...files, ...lines, JSON.stringify(answers)].join('\n');
    for (const number of [LEE, WU])
      for (const way of [number, number.replaceAll(/[ -]/g, '')]) expect(said).not.toContain(way);
    // What is looked through is what was written.
    expect(said).toContain('member_claim');
    expect(said).toContain('test-1');
    expect(said).toMatch(/m\.[\w-]{43}/);
  });
});
