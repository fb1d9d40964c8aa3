import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesBelow } from '../fakes/files-below.ts';
import { hubFolder, inviteKiosk, startHub, type HubProcess } from '../fakes/hub-process.ts';
import { startKiosk, type KioskProcess } from '../fakes/kiosk-process.ts';
import { codeOf, newPhone, newTill, standBefore } from '../fakes/phone.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { siteFolder } from '../fakes/site-folder.ts';

const SLOW = { timeout: 60_000, interval: 500 };
const NUMBER = '806177342209';
const member = (number: string) => ({
  member: { number, consent: { wording: 'test-1', language: 'zh' } },
});

const rowsIn = async (database: string): Promise<string> => {
  const client = new Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query<{ row: string }>(
    ['coupons', 'entries', 'terms', 'tallies', 'member_claim']
      .map((table) => `SELECT row_to_json(t)::text AS row FROM ${table} t`)
      .join(' UNION ALL '),
  );
  await client.end();
  return rows.map(({ row }) => row).join('\n');
};

/** One coupon a member, whichever phone asks and whichever instance answers: real processes and what they leave on disk. */
describe.each(['a kiosk alone', 'a hub', 'a hub of two instances'] as const)(
  'an offer that is one a member, %s',
  { timeout: 120_000 },
  (where) => {
    const files = hubFolder((brand) => {
      brand.offers[0]!['personBy'] = 'member';
    });
    const isHub = where !== 'a kiosk alone';
    const hubs: HubProcess[] = [];
    const folders: string[] = [];
    let postgres: TestPostgres | null = null;
    let database: string | null = null;
    let shop: ReturnType<typeof siteFolder>;
    let kiosk: KioskProcess;
    let offer: string;

    beforeAll(async () => {
      if (where === 'a hub of two instances') {
        postgres = await startPostgres();
        database = await postgres.fresh();
      }
      const env = database === null ? {} : { DATABASE_URL: database };
      const datas = database === null ? [files.data] : [`${files.data}-0`, `${files.data}-1`];
      if (isHub)
        for (const data of datas) {
          hubs.push(await startHub({ folder: files.folder, data, env }));
          folders.push(data);
        }
      const [first] = hubs;
      const hub = first
        ? await inviteKiosk(
            { folder: files.folder, data: datas[0]!, env },
            { site: 'lakeside', kiosk: 'front', url: first.baseUrl },
          )
        : null;
      shop = siteFolder((site) => {
        offer = String(site.offers[0]!['id']);
        site.offers[0]!['personBy'] = 'member';
        site['publicUrl'] = 'http://127.0.0.1';
        if (hub) Object.assign(site, { hub, offers: [] });
      });
      kiosk = await startKiosk({ site: shop.site, data: shop.data });
      folders.push(shop.data);
    });
    afterAll(async () => {
      await kiosk.stop();
      for (const hub of hubs) await hub.stop();
      await postgres?.stop();
      shop.remove();
      files.remove();
    });

    const code = async (): Promise<string> => {
      const { ticket, link } = await standBefore(kiosk, 'entrance', isHub ? 'winter-100' : offer);
      link.close();
      return codeOf(ticket);
    };
    /** The nth phone's instance: the first and the last have only the database in common. */
    const houseOf = (n: number) => (hubs[n % Math.max(1, hubs.length)] ?? kiosk).baseUrl;
    const open = async (phone: ReturnType<typeof newPhone>) => {
      const opened = await phone.open(await code());
      if (opened.status !== 200) throw new Error(JSON.stringify(opened.body));
      return opened.body;
    };

    it('asks for the number with a yes, gives one member one coupon, and keeps the number nowhere', async () => {
      // A hub's offers are on their way to its kiosk first.
      await expect.poll(() => code().catch(() => null), SLOW).not.toBeNull();
      const [first, second] = [newPhone(houseOf(0)), newPhone(houseOf(1))];
      const opened = await open(first);
      expect(opened).toMatchObject({ personBy: 'member', coupon: null });
      const without = await first.claim(opened.pass);
      expect([without.status, without.body.fault]).toEqual([403, { code: 'member-needed' }]);
      const bare = await first.claim(opened.pass, { member: { number: NUMBER } });
      expect([bare.status, bare.body.fault?.code]).toEqual([400, 'bad-input']);

      const claimed = await first.claim(opened.pass, member('8061 7734 2209'));
      expect(claimed.status).toBe(200);
      const again = await second.claim((await open(second)).pass, member(NUMBER));
      expect([again.status, again.body]).toEqual([409, { fault: { code: 'member-holds' } }]);
      const other = await second.claim((await open(second)).pass, member('vip-0042'));
      expect(other.status).toBe(200);
      const walletOf = async (phone: typeof first) =>
        (await phone.wallet()).body.coupons.map(({ id }) => id);
      expect(await walletOf(first)).toEqual([claimed.body.id]);
      expect(await walletOf(second)).toEqual([other.body.id]);

      const till = await newTill(houseOf(1), '246810', isHub ? 'lakeside' : undefined);
      expect((await till.redeem(claimed.body.code, 'intent-member-1', true)).status).toBe(200);
      expect((await first.wallet()).body.coupons[0]?.state).toBe('redeemed');

      const kept = [
        ...folders.flatMap(filesBelow).map(({ bytes }) => bytes.toString('latin1')),
        ...hubs.map((hub) => hub.log()),
        database === null ? '' : await rowsIn(database),
      ].join('\n');
      // What is looked through is what was written.
      expect(kept).toContain('test-1');
      expect(kept).toMatch(/m\.[\w-]{43}/);
      for (const number of [NUMBER, '8061 7734 2209', 'VIP0042', 'vip-0042'])
        expect(kept).not.toContain(number);
    });
  },
);
