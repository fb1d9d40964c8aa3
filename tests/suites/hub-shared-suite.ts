import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { HUB_TABLES } from '../../main/compose/hub/keep.ts';
import { openHubKeys } from '../../main/compose/hub/secret.ts';
import { tillToken } from '../../main/offers/protocol/till-pass.ts';
import { openHubDoor } from '../../main/compose/hub/staff-door.ts';
import { enrol, newAgreement, sharedKeys } from '../../main/fleet/enrolment.ts';
import { openNodeBook } from '../../main/fleet/node-book.ts';
import { rawPublicKey } from '../../main/fleet/sessions.ts';
import { openSqlMailbox } from '../../main/fleet/sql-mailbox.ts';
import { openMembers } from '../../main/offers/members.ts';
import { openSqlSeats } from '../../main/offers/seats.ts';
import type { Sql } from '../../main/store/sql.ts';

const NODE = 'hebai/lakeside/front';
const publicKey = () => rawPublicKey(generateKeyPairSync('ed25519').publicKey);

/** What the instances of a hub share, on each engine that can keep it. */
export const hubSharedSuite = (name: string, open: () => Promise<Sql>): void => {
  describe(`what a hub keeps beside its ledger on ${name}`, () => {
    let sql: Sql;
    const clock = manualClock();
    beforeEach(async () => {
      sql = await open();
      for (const text of HUB_TABLES) await sql.query(text);
    });

    it('lets a kiosk in once by a key, again only with the same public key, and never late', async () => {
      const book = openNodeBook(sql);
      const [mine, other] = [publicKey(), publicKey()];
      await book.invite(NODE, 'one-time-key', clock.wall() + 1_000);
      expect(await book.takeInvite(NODE, 'another-key', mine, clock.wall())).toBe(false);
      expect(await book.takeInvite('hebai/lakeside/back', 'one-time-key', mine, clock.wall())).toBe(
        false,
      );
      expect(await book.takeInvite(NODE, 'one-time-key', mine, clock.wall() + 1_001)).toBe(false);
      const both = await Promise.all(
        [mine, other].map((key) => book.takeInvite(NODE, 'one-time-key', key, clock.wall())),
      );
      expect(both.filter(Boolean)).toHaveLength(1);
      const winner = both[0] ? mine : other;
      expect(await book.takeInvite(NODE, 'one-time-key', winner, clock.wall())).toBe(true);
    });

    it('agrees with a kiosk on keys that never cross the wire', async () => {
      const book = openNodeBook(sql);
      await book.invite(NODE, 'one-time-key', clock.wall() + 1_000);
      const agreement = newAgreement();
      const answer = await enrol(
        book,
        { node: NODE, key: 'one-time-key', publicKey: publicKey(), agreement: agreement.raw },
        { wall: clock.wall(), broker: null },
      );
      const { codeKey, brokerPassword } = sharedKeys(agreement.secret, answer!.agreement, NODE);
      expect(Buffer.from((await book.byName(NODE))!.codeKey)).toEqual(Buffer.from(codeKey));
      const [line = ''] = await book.brokerLines();
      expect(line.startsWith(`${NODE}:$7$`)).toBe(true);
      expect(JSON.stringify([answer, line])).not.toContain(brokerPassword);
    });

    it('gives kiosks that come together handles of their own, and one that comes again its old one', async () => {
      const book = openNodeBook(sql);
      const admit = (node: string) =>
        book.admit({
          node,
          publicKey: publicKey(),
          codeKey: new Uint8Array(32),
          brokerLine: `${node}:x`,
          wall: clock.wall(),
        });
      const names = Array.from({ length: 12 }, (_, i) => `hebai/lakeside/k${i}`);
      const all = await Promise.all(names.map(admit));
      expect(new Set(all.map(({ handle }) => handle)).size).toBe(12);
      const again = await admit(names[3]!);
      expect(again.handle).toBe(all[3]!.handle);
      expect((await book.byHandle(again.handle))?.publicKey).toBe(again.publicKey);
      await book.told(names[3]!, { online: true, screens: ['a'] }, 5);
      expect((await book.byName(names[3]!))?.state.screens).toEqual(['a']);
    });

    it('seats five of sixty-four that come together, and lets who sits sit', async () => {
      const seats = openSqlSeats(sql);
      const take = (person: string) =>
        seats.take({ slot: 'screen winter 1', person, seats: 5, wall: clock.wall() });
      const people = Array.from({ length: 64 }, (_, i) => `p${i}`);
      const sat = await Promise.all(people.map(take));
      expect(sat.filter(Boolean)).toHaveLength(5);
      expect(await take(people[sat.indexOf(true)]!)).toBe(true);
      expect(await take('late')).toBe(false);
    });

    it('knows at every instance which phone a member’s coupon went to, by one yes a pass', async () => {
      const key = new Uint8Array(32).fill(7);
      const hubs = [openMembers(sql, key), openMembers(sql, key)];
      const asked = {
        member: { number: 'vip 0042', consent: { wording: 'w-1', language: 'zh' } },
        pass: 'pass-1',
        phone: 'phone-1',
        brand: 'hebai',
        at: clock.wall(),
      };
      const both = await Promise.all(hubs.map((hub) => hub.claimant(asked)));
      const [one] = both;
      if (!one?.ok) throw new Error('was refused');
      expect(both).toEqual([one, one]);
      for (const hub of hubs) {
        expect(await hub.holderOf(one.value)).toBe('phone-1');
        expect(await hub.couponsOf('phone-1', 10)).toEqual([one.value.coupon]);
        expect(await hub.couponsOf('phone-2', 10)).toEqual([]);
      }
      expect(await hubs[1]!.holderOf({ coupon: 'any', person: 'phone-3' })).toBe('phone-3');
    });

    it('keeps mail until the kiosk has it, whichever instance it came to', async () => {
      const one = openSqlMailbox({ sql, clock, tell: () => {} });
      const two = openSqlMailbox({ sql, clock, tell: () => {} });
      const say = (left: number) =>
        ({
          kind: 'cmd',
          id: `c${left}`,
          command: { kind: 'time', asked: 1, now: left },
        }) as const;
      await one.put(NODE, { kind: 'desired', desired: 1 });
      await two.put(NODE, { kind: 'desired', desired: 2 });
      await one.put(NODE, say(1));
      const mail = await two.read(NODE, []);
      const messages = mail.map(({ message }) => message);
      expect(messages).toHaveLength(2);
      expect(messages).toEqual(expect.arrayContaining([{ kind: 'desired', desired: 2 }, say(1)]));
      expect(await one.read(NODE, [])).toEqual(mail);
      await one.put(NODE, say(2));
      const rest = await two.read(NODE, [mail[0]!.id, mail[1]!.id]);
      expect(rest.map(({ message }) => message)).toEqual([say(2)]);
      expect(await one.read('hebai/lakeside/back', [])).toEqual([]);
    });

    it('keeps the newest wish and some 256 others of a crowd’s mail for a kiosk that stays away', async () => {
      const box = openSqlMailbox({ sql, clock, tell: () => {} });
      const one = (now: number) =>
        ({ kind: 'cmd', id: `c${now}`, command: { kind: 'time', asked: 1, now } }) as const;
      for (let round = 0; round < 4; round++) {
        await Promise.all(
          Array.from({ length: 200 }, (_, i) => box.put(NODE, one(round * 200 + i))),
        );
        await Promise.all([1, 2, 3].map((desired) => box.put(NODE, { kind: 'desired', desired })));
        clock.advance(1);
      }
      await box.put('hebai/lakeside/back', one(1));
      const kept = await sql.query(
        'SELECT kind, count(*) AS n FROM fleet_mail WHERE node = $1 GROUP BY kind ORDER BY kind',
        NODE,
      );
      expect(kept.map(({ kind, n }) => [kind, Math.ceil(Number(n) / 300)])).toEqual([
        ['cmd', 1],
        ['desired', 1],
      ]);
      expect(Number(kept[0]?.['n'])).toBeGreaterThanOrEqual(256);
      expect(kept[1]?.['n']).toBe(1);
      const [newest] = await sql.query(
        "SELECT body FROM fleet_mail WHERE kind = 'desired' AND node = $1",
        NODE,
      );
      expect(JSON.parse(String(newest?.['body']))).toMatchObject({ desired: 3 });
      expect(await box.read('hebai/lakeside/back', [])).toHaveLength(1);
    });

    it('signs with one secret, and knows at one door whom another let in or out', async () => {
      const [mine, theirs] = await Promise.all([openHubKeys(sql), openHubKeys(sql)]);
      expect(mine).toEqual(theirs);
      let pin = '246810';
      const sites = () => [
        { id: 'lakeside', name: { en: 'Lakeside' }, brand: 'hebai', staffPin: pin },
        { id: 'hilltop', name: { en: 'Hilltop' }, brand: 'hebai', staffPin: '135790' },
      ];
      const passOf = (text: string) =>
        text === 'GOOD' ? { site: 'hilltop', by: 'staff-7K4M' } : null;
      const door = () =>
        openHubDoor({
          passOf,
          sql,
          key: mine.staff,
          sites,
          clock,
          log: silentLog,
          onTry: () => {},
          onSignedOut: () => {},
        });
      const [here, there] = [await door(), await door()];
      const client = 'till';
      expect(await here.signIn({ pin, client })).toMatchObject({ ok: false });
      expect(await here.signIn({ pin: '135790', client, site: 'lakeside' })).toMatchObject({
        fault: { code: 'wrong-pin' },
      });
      const opened = await here.signIn({ pin, client, site: 'lakeside' });
      const token = opened.ok ? opened.value.token : '';
      expect(there.siteOf(token)).toBe('lakeside');
      expect(there.recognise(token.replace('lakeside', 'hilltop'))).toBe(false);
      // A till whose kiosk is away stands at that kiosk's store, whatever else it says.
      const pass = tillToken('GOOD');
      expect([there.roleOf(pass), there.siteOf(pass), there.nameOf(pass)]).toEqual([
        'staff',
        'hilltop',
        'staff-7K4M',
      ]);
      expect(there.roleOf(tillToken('BAD'))).toBeNull();
      expect(there.brandOf(pass)).toBeNull();
      here.signOut(token);
      expect(here.recognise(token)).toBe(false);
      await expect.poll(async () => (await there.reread(), there.recognise(token))).toBe(false);
      const other = await here.signIn({ pin, client, site: 'lakeside' });
      pin = '999999';
      expect(other.ok && there.recognise(other.value.token)).toBe(false);
    });
  });
};
