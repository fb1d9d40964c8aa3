import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { untilNextSlot } from '../../main/offers/rotating-code.ts';
import type { ClaimNotice } from '../../preload/contract/index.ts';
import { openFaultProxy, type FaultProxy } from '../fakes/fault-proxy.ts';
import {
  hubFolder,
  inviteKiosk,
  startHub,
  type HubProcess,
  type Invitation,
} from '../fakes/hub-process.ts';
import { startKiosk, type KioskProcess } from '../fakes/kiosk-process.ts';
import { codeOf, newPhone, newTill, standBefore } from '../fakes/phone.ts';
import { siteFolder } from '../fakes/site-folder.ts';

const OFFER = 'winter-100';
const SCREEN = 'entrance';
const SLOW = { timeout: 20_000 };

/** A kiosk of the hub; the network between them is the proxy's. */
const joined = async (invitation: Invitation, env: NodeJS.ProcessEnv = {}) => {
  const shop = siteFolder((site) => {
    site['hub'] = invitation;
    site.offers = [];
  });
  const kiosk = await startKiosk({ site: shop.site, data: shop.data, env });
  return {
    shop,
    kiosk,
    async close() {
      await kiosk.stop();
      shop.remove();
    },
  };
};

/** The code that stands on the kiosk's screen, as soon as there is one. */
const shown = async (kiosk: KioskProcess) => {
  const until = Date.now() + SLOW.timeout;
  for (;;) {
    try {
      return await standBefore(kiosk, SCREEN, OFFER);
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

describe('a kiosk and its hub', () => {
  const files = hubFolder();
  let hub: HubProcess;
  let network: FaultProxy;
  let invitation: Invitation;
  let store: Awaited<ReturnType<typeof joined>>;

  beforeAll(async () => {
    hub = await startHub(files);
    network = await openFaultProxy(hub.port);
    invitation = await inviteKiosk(files, { site: 'lakeside', kiosk: 'front', url: network.url });
    store = await joined(invitation);
  });
  afterAll(async () => {
    await store.close();
    await network.close();
    await hub.stop();
    files.remove();
  });

  const claimWith = async (code: string) => {
    const phone = newPhone(hub.baseUrl);
    const opened = await phone.open(code);
    expect(opened.body.fault ?? null).toBeNull();
    return phone.claim(opened.body.pass);
  };

  it('the phone claims at the hub, the screen knows at once, a till takes it once, and every store knows', async () => {
    const { ticket, link } = await shown(store.kiosk);
    expect(ticket.url).toMatch(/^HTTP:\/\/127\.0\.0\.1\/C\/[0-9A-Z]{12}$/);
    const notices: ClaimNotice[] = [];
    link.watch('claims', ({ claims }) => void notices.push(...claims));
    const claimed = await claimWith(codeOf(ticket));
    expect(claimed.status).toBe(200);
    await expect
      .poll(() => notices.map(({ screen, offer, codeTail }) => ({ screen, offer, codeTail })), SLOW)
      .toContainEqual({ screen: SCREEN, offer: OFFER, codeTail: claimed.body.code.slice(-4) });
    link.close();

    const here = await newTill(hub.baseUrl, '246810', 'lakeside');
    const there = await newTill(hub.baseUrl, '135790', 'hilltop');
    const redeemed = await here.redeem(claimed.body.code, 'intent-lake-1');
    expect(redeemed.status).toBe(200);
    const again = await there.redeem(claimed.body.code, 'intent-hill-1');
    expect(again.body.fault).toMatchObject({
      code: 'coupon-redeemed',
      details: { where: '湖滨店 · Till 1' },
    });
  });

  it('tells pages nothing of what it is to its hub by', async () => {
    const { link } = await shown(store.kiosk);
    const site = await new Promise((resolve) => link.watch('site', resolve));
    link.close();
    const identity = join(store.shop.data, 'hub-identity.json');
    expect(statSync(identity).mode & 0o777).toBe(0o600);
    const { privateKey, codeKey } = JSON.parse(readFileSync(identity, 'utf8')) as Record<
      string,
      string
    >;
    const health = await (await fetch(`${store.kiosk.baseUrl}/healthz`)).text();
    for (const secret of [invitation.key, codeKey, privateKey?.slice(40, 80)]) {
      expect(JSON.stringify(site)).not.toContain(secret);
      expect(health).not.toContain(secret);
    }
  });

  it('a key lets one kiosk in; the second is told, and shows no code', async () => {
    const second = await joined(invitation);
    try {
      await expect
        .poll(async () => (await fetch(`${second.kiosk.baseUrl}/healthz`)).text(), SLOW)
        .toContain('the hub does not know this key');
      await expect(standBefore(second.kiosk, SCREEN, OFFER)).rejects.toThrow(
        /offer-unknown|handoff/,
      );
    } finally {
      await second.close();
    }
  });

  it.each([
    ['cut', () => network.cut()],
    ['silent', () => network.swallow()],
  ])(
    'goes on while the network is %s: codes need none, and what was claimed is heard later',
    async (_, breakIt) => {
      await shown(store.kiosk).then(({ link }) => link.close());
      breakIt();
      const { ticket, link } = await standBefore(store.kiosk, SCREEN, OFFER);
      const notices: ClaimNotice[] = [];
      link.watch('claims', ({ claims }) => void notices.push(...claims));
      const claimed = await claimWith(codeOf(ticket));
      expect(claimed.status).toBe(200);
      network.mend();
      await expect
        .poll(() => notices.map(({ codeTail }) => codeTail), { timeout: 60_000 })
        .toContain(claimed.body.code.slice(-4));
      link.close();
    },
  );

  it('hears of a claim over a slow network, and of one that says everything twice', async () => {
    for (const upset of [() => network.delay(400), () => network.repeat()]) {
      upset();
      const { ticket, link } = await shown(store.kiosk);
      const notices: ClaimNotice[] = [];
      link.watch('claims', ({ claims }) => void notices.push(...claims));
      const claimed = await claimWith(codeOf(ticket));
      await expect
        .poll(() => notices.map(({ codeTail }) => codeTail), { timeout: 60_000 })
        .toContain(claimed.body.code.slice(-4));
      link.close();
      network.mend();
    }
    expect(network.counts().repeated).toBeGreaterThan(0);
  });

  it('shows what the hub’s owner writes, and nothing that does not check out', async () => {
    const titles = async () => {
      const { link } = await shown(store.kiosk);
      const site = await new Promise<{ offers: { title: Record<string, string> }[] }>((resolve) =>
        link.watch('site', resolve),
      );
      link.close();
      return site.offers.map(({ title }) => title['en']);
    };
    files.write((brand) => (brand.offers[0]!['title'] = { zh: '新', en: 'A new title' }));
    await expect.poll(titles, SLOW).toContain('A new title');
    files.write((brand) => (brand.offers[0]!['value'] = -1));
    await expect
      .poll(async () => (await fetch(`${hub.baseUrl}/healthz`)).text(), SLOW)
      .toContain('offers.0.value');
    expect(await titles()).toContain('A new title');
    files.write((brand) => (brand.offers[0]!['value'] = 10_000));
  });

  it('is found again by codes of before after the hub was killed and came back', async () => {
    // The seats at the code that stands there now are taken by the phones above.
    await delay(untilNextSlot(Date.now()) + 1_000);
    const before = await shown(store.kiosk);
    await hub.stop('SIGKILL');
    before.link.close();
    const { ticket, link } = await standBefore(store.kiosk, SCREEN, OFFER);
    hub = await startHub({ ...files, port: hub.port });
    expect((await claimWith(codeOf(ticket))).status).toBe(200);
    link.close();
  });

  it.each([24, -24])('takes the codes of a kiosk whose clock is %i hours off', async (hours) => {
    const skew = `const now = Date.now; Date.now = () => now() + ${hours * 3_600_000};`;
    const other = await joined(
      await inviteKiosk(files, { site: 'lakeside', kiosk: `skew${hours}`, url: hub.baseUrl }),
      { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(skew)}` },
    );
    try {
      const phone = newPhone(hub.baseUrl);
      await expect
        .poll(async () => {
          const { ticket, link } = await shown(other.kiosk);
          link.close();
          return (await phone.open(codeOf(ticket))).status;
        }, SLOW)
        .toBe(200);
    } finally {
      await other.close();
    }
  });
});
