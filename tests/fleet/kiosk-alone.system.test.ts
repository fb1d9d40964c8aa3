import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import {
  claimToSign,
  liveToSign,
  withCertificate,
  writeLive,
} from '../../preload/contract/index.ts';
import { standing, type Ledger } from '../../main/offers/ledger.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { openFaultProxy, type FaultProxy } from '../fakes/fault-proxy.ts';
import { askHub, hubFolder, inviteKiosk, startHub, type HubProcess } from '../fakes/hub-process.ts';
import { startKiosk, type KioskProcess } from '../fakes/kiosk-process.ts';
import { codeOf, newPhone, newTill, standBefore } from '../fakes/phone.ts';
import { newPhoneKey } from '../fakes/phone-key.ts';
import { siteFolder } from '../fakes/site-folder.ts';
import { fleetInvariants } from '../suites/fleet-invariants.ts';

const SCREEN = 'entrance';
const HOME = 'winter-100';
const SLOW = { timeout: 60_000, interval: 200 };
const STOCK = 500;
const RISK = 25_000;
const NODE = 'hebai/lakeside/front';

/** A kiosk that redeems by its own right while its hub cannot be reached, and tells it afterwards: real processes. */
describe('a kiosk that is cut from its hub', () => {
  const files = hubFolder((brand) => {
    brand.offers[0]!['home'] = 'kiosk';
    brand.offers.push({ ...brand.offers[0], id: 'at-hub', home: undefined });
    brand.offers.push({
      ...brand.offers[0],
      id: 'risky',
      home: undefined,
      offlineRisk: { perCoupon: 10_000, perSiteDay: RISK },
    });
  });
  let hub: HubProcess;
  let network: FaultProxy;
  let shop: ReturnType<typeof siteFolder>;
  let kiosk: KioskProcess;
  let here: Awaited<ReturnType<typeof newTill>>;
  let lakeside: Awaited<ReturnType<typeof newTill>>;
  let hilltop: Awaited<ReturnType<typeof newTill>>;
  /** Every piece of goods that went out, by the coupon's code. */
  const goods: string[] = [];
  let tries = 0;

  const enter = async () => {
    kiosk = await startKiosk({ site: shop.site, data: shop.data });
    here = await newTill(kiosk.baseUrl, '246810');
  };
  const enterHub = async () => {
    hub = await startHub(files);
    lakeside = await newTill(hub.baseUrl, '246810', 'lakeside');
    hilltop = await newTill(hub.baseUrl, '135790', 'hilltop');
  };
  beforeAll(async () => {
    await enterHub();
    network = await openFaultProxy(hub.port);
    const hubOf = await inviteKiosk(files, { site: 'lakeside', kiosk: 'front', url: network.url });
    shop = siteFolder((site) => {
      site['hub'] = hubOf;
      site.offers = [];
    });
    await enter();
  });
  afterAll(async () => {
    await kiosk.stop();
    await network.close();
    await hub.stop();
    shop.remove();
    files.remove();
  });

  /** A new phone claims at the hub, with the code that stands on the kiosk's screen. */
  const claim = async (offer = HOME) => (await claimBy(newPhone(hub.baseUrl), offer)).code;
  const claimBy = async (
    phone: ReturnType<typeof newPhone>,
    offer: string,
    key?: Awaited<ReturnType<typeof newPhoneKey>>,
  ) => {
    const until = Date.now() + SLOW.timeout;
    for (;;) {
      try {
        const { ticket, link } = await standBefore(kiosk, SCREEN, offer);
        link.close();
        const opened = await phone.open(codeOf(ticket));
        const { pass } = opened.body;
        const claimed = await phone.claim(pass, key ? await signedBy(key, pass) : {});
        if (claimed.status !== 200) throw new Error(JSON.stringify([opened.body, claimed.body]));
        return claimed.body;
      } catch (error) {
        // The hub's offers are on their way to the kiosk, or five people sit at this code already.
        if (Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  };
  const whyNot = async (till: typeof here, code: string) =>
    (await till.quote([code])).body.unusable[0]?.fault.code ?? null;
  const hasRight = (code: string, isBound = false) =>
    expect.poll(() => whyNot(here, code), SLOW).toBe(isBound ? 'proof-needed' : null);
  const redeem = async (till: typeof here, code: string, intent = `intent-${++tries}`) => {
    const answer = await till.redeem(code, intent);
    if (answer.status === 200) goods.push(code);
    return answer;
  };
  const faultOf = async (till: typeof here, code: string) =>
    (await redeem(till, code)).body.fault?.code ?? null;

  it('redeems by its right, once; the hub has it in the end, however often it was said', async () => {
    const [code, undone] = [await claim(), await claim()];
    await hasRight(code);
    await hasRight(undone);
    network.cut();
    const done = await redeem(here, code, 'intent-here-1');
    expect(done.body).toMatchObject({ way: 'home' });
    // Asked again it is the same yes; with another intent it is a no.
    expect((await here.redeem(code, 'intent-here-1')).body.id).toBe(done.body.id);
    expect(await faultOf(here, code)).toBe('coupon-redeemed');
    const wrong = await here.redeem(undone, 'intent-here-2');
    await here.undo(wrong.body.id, 'intent-undo-1', 'wrong basket');
    // The other store is told no, since nobody can know there what happened here.
    expect(await faultOf(hilltop, code)).toBe('coupon-elsewhere');

    network.repeat();
    await expect.poll(() => whyNot(hilltop, code), SLOW).toBe('coupon-redeemed');
    network.mend();
    // It is that kiosk's to undo, and neither another store's nor its own at the hub.
    for (const till of [lakeside, hilltop])
      expect((await till.undo(done.body.id, `intent-undo-${++tries}`, 'x')).body.fault?.code).toBe(
        'redemption-elsewhere',
      );
  });

  it('gives a right back that is wanted elsewhere, and uses it no more', async () => {
    const code = await claim();
    await hasRight(code);
    expect(await faultOf(hilltop, code)).toBe('coupon-elsewhere');
    await expect.poll(() => whyNot(hilltop, code), SLOW).toBeNull();
    expect(await faultOf(hilltop, code)).toBeNull();
    expect(await faultOf(here, code)).toBe('coupon-elsewhere');
  });

  it('keeps what it has to tell through a kill', async () => {
    const code = await claim();
    await hasRight(code);
    network.swallow();
    expect(await faultOf(here, code)).toBeNull();
    await kiosk.stop('SIGKILL');
    await enter();
    expect(await faultOf(here, code)).toBe('coupon-redeemed');
    network.mend();
    await expect.poll(() => whyNot(hilltop, code), SLOW).toBe('coupon-redeemed');
  });

  it('has no right to what the hub keeps for itself', async () => {
    const code = await claim('at-hub');
    expect(await faultOf(here, code)).toBe('coupon-unknown');
    expect(await faultOf(lakeside, code)).toBeNull();
  });

  it('asks through the shopper’s phone for what is the hub’s, and takes its answer once', async () => {
    const [phone, stranger] = [newPhone(hub.baseUrl), newPhone(hub.baseUrl)];
    const { code } = await claimBy(phone, 'at-hub');
    await stranger.wallet();
    network.cut();
    const { challenge, url } = (await here.challenge(120_000)).body;
    expect(url).toBe(`HTTP://127.0.0.1/T/${challenge}`);
    expect((await stranger.relay(challenge, code)).body.fault?.code).toBe('coupon-unknown');
    const changed =
      challenge.slice(0, -9) + (challenge.at(-9) === 'A' ? 'B' : 'A') + challenge.slice(-8);
    expect((await phone.relay(changed, code)).body.fault?.code).toBe('challenge-forged');
    const answers = [await phone.relay(challenge, code), await phone.relay(challenge, code)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { receipt } = answers[0]!.body;
    expect((await here.receipt(receipt, 'Till 2')).body.fault?.code).toBe('challenge-elsewhere');
    expect((await here.receipt(receipt)).body).toMatchObject({ saved: 10_000, way: 'phone' });
    goods.push(code);
    for (const one of answers)
      expect((await here.receipt(one.body.receipt)).body.fault?.code).toBe('challenge-unknown');
    expect((await redeem(lakeside, code)).body.fault).toMatchObject({
      code: 'coupon-redeemed',
      details: { where: '湖滨店 · Till 1', by: 'phone' },
    });
    network.mend();
  });

  it('takes a coupon that is bound to a phone’s key off that phone alone, with nobody to ask', async () => {
    const [own, stranger] = [await newPhoneKey('p256'), await newPhoneKey('p256')];
    const { code } = await claimBy(newPhone(hub.baseUrl), HOME, own);
    await hasRight(code, true);
    network.cut();
    const live = async (by: typeof own) => {
      const said = { code: code.replaceAll(' ', ''), at: Math.floor(Date.now() / 1_000) };
      return writeLive({ ...said, key: by.key, signature: await by.sign(liveToSign(said)) });
    };
    expect(await faultOf(here, code)).toBe('proof-needed');
    expect(await faultOf(here, await live(stranger))).toBe('certificate-elsewhere');
    expect((await here.redeem(await live(own), `intent-${++tries}`)).body).toMatchObject({
      way: 'home',
    });
    goods.push(code);
    network.mend();
    await expect.poll(() => whyNot(hilltop, code), SLOW).toBe('coupon-redeemed');
  });

  it('risks what its brand allows with nobody to ask, within the day’s budget, and tells it', async () => {
    const key = await newPhoneKey('ed25519');
    const held: Awaited<ReturnType<typeof claimBy>>[] = [];
    for (let i = 0; i < 3; i++) held.push(await claimBy(newPhone(hub.baseUrl), 'risky', key));
    const [once, twice, third] = held.map(({ code, certificate = '' }) => async () => {
      const said = { code: code.replaceAll(' ', ''), at: Math.floor(Date.now() / 1_000) };
      const signature = await key.sign(liveToSign(said));
      return withCertificate(writeLive({ ...said, key: key.key, signature }), certificate);
    });
    network.cut();
    // In the meantime somebody typed it off the phone at another store.
    expect((await hilltop.redeem(held[1]!.code, 'intent-typed-1', true)).status).toBe(200);
    goods.push(held[1]!.code);
    const risk = async (show: () => Promise<string>) => {
      const { body } = await here.redeem(await show(), `intent-risk-${++tries}`);
      return body.fault?.code ?? body.way;
    };
    // A line that is gone for a moment is no reason to risk anything.
    await expect.poll(() => risk(once!), SLOW).toBe('risk');
    expect(await risk(once!)).toBe('coupon-redeemed');
    expect(await risk(twice!)).toBe('risk');
    expect(await risk(third!)).toBe('risk-budget-spent');
    goods.push(held[0]!.code, held[1]!.code);
    network.mend();
    await expect.poll(() => whyNot(hilltop, held[0]!.code), SLOW).toBe('coupon-redeemed');
    await expect.poll(() => waitingAt(kiosk.baseUrl), SLOW).toBe(0);
  });

  it('and its hub both gave goods, after the right was written off: one redemption, one exception, charged', async () => {
    const code = await claim();
    await hasRight(code);
    network.cut();
    expect(await faultOf(hilltop, code)).toBe('coupon-elsewhere');
    const args = ['--kiosk', NODE, '--coupon', code, '--reason', 'gone', '--by', 'Mei'];
    expect(await askHub(files, 'out')).toContain(`${NODE}  hebai/${HOME}`);
    expect(await askHub(files, 'write-off', ...args)).toBe(
      '1 coupons and 0 in stock were written off; lakeside is charged CNY 100.00.\n',
    );
    // Twice is once.
    expect(await askHub(files, 'write-off', ...args)).toBe(
      `Nothing of that is with ${NODE} any more.\n`,
    );
    expect(await faultOf(hilltop, code)).toBeNull();
    expect(await faultOf(here, code)).toBeNull();
    network.mend();
    await expect.poll(() => waitingAt(kiosk.baseUrl), SLOW).toBe(0);
  });

  it('breaks no promise in all of this', async () => {
    await kiosk.stop();
    await hub.stop();
    await withLedger(join(files.data, 'ledger.sqlite'), async (ledger) => {
      const stocks = ['at-hub', 'risky', HOME].map((offer) => ({
        brand: 'hebai',
        offer,
        stock: STOCK,
      }));
      const brands = ['hebai', 'nanping'];
      await fleetInvariants({
        hub: ledger,
        hubData: [files.data],
        kiosks: [shop.data],
        stocks,
        brands,
        goods,
        riskBudget: RISK,
      });
      const exceptions = await ledger.exceptions('all', 99);
      expect(exceptions.map(({ why }) => why)).toEqual(['coupon-redeemed', 'coupon-redeemed']);
      expect(await ledger.charged('lakeside', 0)).toBe(10_000);
      // I4: goods go out once for a coupon; once more by the right that was written off, which is the exception.
      const times = new Map<string, number>();
      for (const code of goods) times.set(code, (times.get(code) ?? 0) + 1);
      expect([...times.values()].filter((n) => n > 1)).toEqual([2, 2]);
      expect(goods).toHaveLength(times.size + exceptions.length);
      for (const code of times.keys()) {
        const holding = await ledger.byCode(code.replaceAll(' ', ''));
        expect(holding && standing(holding)).not.toBeNull();
      }
    });
  });
});

const signedBy = async ({ key, sign }: Awaited<ReturnType<typeof newPhoneKey>>, pass: string) => {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  const signature = text(await sign(claimToSign(pass)));
  return { key: { kind: key.kind, raw: text(key.raw) }, signature };
};

const waitingAt = async (baseUrl: string): Promise<number> => {
  const health = (await (await fetch(`${baseUrl}/healthz`)).json()) as {
    hub?: { waiting: number };
  };
  return health.hub?.waiting ?? -1;
};

const withLedger = async (path: string, use: (ledger: Ledger) => Promise<void>) => {
  const ledger = await openSqliteLedger({ path, clock: systemClock, log: silentLog });
  try {
    await use(ledger);
  } finally {
    await ledger.close();
  }
};
