import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Link } from '../../preload/contract/index.ts';
import { desired } from '../../main/compose/hub/nodes.ts';
import { fleetKiosk } from '../fakes/fleet-kiosk.ts';
import { freePort } from '../fakes/free-port.ts';
import { hubFolder, inviteKiosk, startHub, type HubProcess } from '../fakes/hub-process.ts';
import { noNginx, startNginx } from '../fakes/nginx.ts';
import { nodeLink } from '../fakes/node-link.ts';
import { newPhone, newTill } from '../fakes/phone.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { good, outcomeOf } from '../fakes/results.ts';

const ROUNDS = 12;
const AT_ONCE = 4;
const SCREENS = Array.from({ length: ROUNDS }, (_, i) => `s-${i}`);
const words = { zh: '券', en: 'Ticket' };
const draft = (value: number) => ({
  kind: 'fixed',
  title: words,
  terms: words,
  value,
  threshold: 0,
  stock: 10_000,
  perPerson: 1,
  validFrom: Date.now() - 1_000,
  validUntil: Date.now() + 86_400_000,
});

/** A brand's page is open at one instance; screens, phones and tills are at the other, and before both stands nginx. */
describe.skipIf(noNginx !== null)(
  `an offer that is changed at one of two instances${noNginx === null ? '' : `: ${noNginx}`}`,
  () => {
    const files = hubFolder();
    let postgres: TestPostgres;
    let env: NodeJS.ProcessEnv;
    let hubs: HubProcess[];
    let proxy: Awaited<ReturnType<typeof startNginx>>;
    let kiosk: Awaited<ReturnType<typeof fleetKiosk>>;
    const links: Link[] = [];

    beforeAll(async () => {
      postgres = await startPostgres();
      env = { DATABASE_URL: await postgres.fresh() };
      const ports = [await freePort(), await freePort()] as const;
      hubs = await Promise.all(
        ports.map((port, i) =>
          startHub({ folder: files.folder, data: `${files.data}-${i}`, port, env }),
        ),
      );
      proxy = await startNginx(ports);
      kiosk = await fleetKiosk(
        await inviteKiosk(
          { folder: files.folder, data: `${files.data}-0`, env },
          { site: 'lakeside', kiosk: 'front', url: hubs[1]?.baseUrl ?? '' },
        ),
        SCREENS,
      );
    }, 120_000);
    afterAll(async () => {
      for (const link of links) link.close();
      await kiosk.close();
      await proxy.close();
      for (const hub of hubs) await hub.stop();
      await postgres.stop();
      files.remove();
    });

    const brandAt = async (baseUrl: string, token?: string) => {
      const link = nodeLink(baseUrl, { as: 'staff' }, token === undefined ? {} : { token });
      links.push(link);
      if (token !== undefined) return { link, token };
      const answer = good(await link.call('staff.signIn', { pin: '864209', brand: 'hebai' }));
      return { link, token: answer.token };
    };
    const pages = async () => {
      const [one, two] = hubs as [HubProcess, HubProcess];
      const { link: here, token } = await brandAt(one.baseUrl);
      const { link: there } = await brandAt(two.baseUrl, token);
      return { one, two, here, there };
    };
    let published = 0;
    const publish = (
      link: Link,
      offer: string | null,
      version: number,
      value: number,
      intent = `publish-${String(++published).padStart(4, '0')}`,
    ) => link.call('brand.publish', { offer, draft: draft(value), version, warned: true, intent });
    const shown = (): readonly string[] => {
      const last = kiosk.heard.findLast((message) => message.kind === 'desired');
      return last?.kind === 'desired' ? desired.parse(last.desired).offers.map(({ id }) => id) : [];
    };

    it('is shown, listed and claimed at the other, and gone from its screens once it is stopped', async () => {
      const { two, here, there } = await pages();
      const { offer, version } = good(await publish(here, null, 0, 2_000));
      await expect.poll(shown).toContain(offer);
      const offers = good(await there.call('brand.offers', {})).offers;
      expect(offers.map(({ rule }) => rule.id)).toContain(offer);

      const phone = newPhone(two.baseUrl);
      const opened = await phone.open(kiosk.codeOn('s-0', offer));
      const coupon = await phone.claim(opened.body.pass);
      expect(coupon.status).toBe(200);
      good(await here.call('brand.act', { offer, act: 'stop', version }));
      await expect.poll(shown).not.toContain(offer);
      // Who has one keeps it.
      const till = await newTill(two.baseUrl, '246810', 'lakeside');
      expect((await till.redeem(coupon.body.code, 'intent-kept-1')).status).toBe(200);
    });

    it('is claimed nowhere once whoever withdrew it has been told so, and again once it is back', async () => {
      const { two, here, there } = await pages();
      let { offer, version } = good(await publish(here, null, 0, 2_000));
      await expect.poll(shown).toContain(offer);
      const held: string[] = [];
      for (const screen of SCREENS) {
        const doors = [two.baseUrl, two.baseUrl, proxy.baseUrl, proxy.baseUrl].slice(0, AT_ONCE);
        const phones = doors.map((url) => newPhone(url));
        const passes = await Promise.all(
          phones.map(async (phone) => (await phone.open(kiosk.codeOn(screen, offer))).body.pass),
        );
        ({ version } = good(await here.call('brand.act', { offer, act: 'pause', version })));
        const late = await Promise.all(phones.map((phone, i) => phone.claim(passes[i] ?? '')));
        expect(late.map(({ body }) => body.fault?.code)).toEqual(passes.map(() => 'offer-unknown'));
        ({ version } = good(await there.call('brand.act', { offer, act: 'resume', version })));
        const again = await Promise.all(phones.map((phone, i) => phone.claim(passes[i] ?? '')));
        expect(again.map(({ status }) => status)).toEqual(passes.map(() => 200));
        held.push(...again.map(({ body }) => body.code));
      }
      expect(new Set(held).size).toBe(ROUNDS * AT_ONCE);
    });

    it('is given its new terms at the other, and taken back there', async () => {
      const { two, here, there } = await pages();
      let { offer, version } = good(await publish(here, null, 0, 2_000));
      await expect.poll(shown).toContain(offer);
      const claim = async (screen: string) => {
        const phone = newPhone(two.baseUrl);
        const opened = await phone.open(kiosk.codeOn(screen, offer));
        return { claimed: () => phone.claim(opened.body.pass) };
      };
      for (const [n, screen] of SCREENS.slice(0, 4).entries()) {
        const first = await claim(screen);
        const second = await claim(screen);
        ({ version } = good(await publish(here, offer, version, 3_000 + n)));
        expect((await first.claimed()).body.offer).toMatchObject({ value: 3_000 + n });
        ({ version } = good(await there.call('brand.act', { offer, act: 'undo', version })));
        expect((await second.claimed()).body.offer).toMatchObject({ value: 2_000 });
      }
    });

    it('is changed from the newest version alone, at whichever instance, and once however often it is asked', async () => {
      const { here, there } = await pages();
      const made = good(await publish(here, null, 0, 2_000, 'publish-again-1'));
      // Its answer was lost: asked again at the other it is the same.
      expect(good(await publish(there, null, 0, 2_000, 'publish-again-1'))).toEqual(made);
      let { offer, version } = made;
      for (let n = 0; n < ROUNDS; n++) {
        const both = await Promise.all([
          publish(here, offer, version, 2_100 + n),
          publish(there, offer, version, 2_200 + n),
        ]);
        expect(both.map(outcomeOf).toSorted()).toEqual(['offer-changed', 'ok']);
        const old = version;
        version = good(both.find((one) => one.ok) ?? both[0]).version;
        for (const link of [there, here])
          expect(outcomeOf(await publish(link, offer, old, 9_999))).toBe('offer-changed');
        // And a draft of the newest is taken at once at the one that has not heard of it yet.
        ({ offer, version } = good(await publish(here, offer, version, 2_300 + n)));
        ({ version } = good(await there.call('brand.act', { offer, act: 'undo', version })));
      }
      const { changes } = good(await there.call('brand.history', {}));
      const versions = changes.filter((one) => one.offer === offer).map((one) => one.version);
      expect(versions).toEqual(versions.map((_, i) => version - i));
    });
  },
);
