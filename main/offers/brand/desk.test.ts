import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { offerRule } from '../../../preload/contract/index.ts';
import { good } from '../../../tests/fakes/results.ts';
import { manualClock } from '../../base/clock.ts';
import { silentLog } from '../../base/log.ts';
import { sqliteSql } from '../../store/sql.ts';
import { openStore } from '../../store/sqlite.ts';
import type { Ledger } from '../ledger.ts';
import { termsOf } from '../offer-rule.ts';
import { openSqliteLedger } from '../sqlite-ledger.ts';
import { openBrandDesk, type Manager } from './desk.ts';
import { inForce, standingsOf } from './overlay.ts';
import { OFFER_VERSIONS_TABLE, openOfferVersions } from './versions.ts';

const DAY = 24 * 3600 * 1000;
const NOW = Date.UTC(2026, 10, 25, 4);
const words = { zh: '券', en: 'Ticket' };
const common = {
  title: words,
  terms: words,
  validFrom: NOW - DAY,
  validUntil: NOW + 30 * DAY,
  stock: 100,
  perPerson: 1,
};
const draft = { ...common, kind: 'fixed', value: 3_000, threshold: 30_000 };
const files = ['hebai', 'nanping'].map((brand) =>
  offerRule.parse({ ...draft, id: `${brand}-file`, brand }),
);
const brands = ['hebai', 'nanping'].map((id) => ({ id, name: { en: id } }));
const mine = { brand: 'hebai', by: 'hebai-TEST' };
const theirs = { brand: 'nanping', by: 'nanping-TEST' };

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const open = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-brand-'));
  const clock = manualClock({ now: 0, wall: NOW });
  const setAside = () => {
    throw new Error('a row was set aside');
  };
  const ledger = await openSqliteLedger({
    path: join(folder, 'ledger.sqlite'),
    clock,
    log: silentLog,
    setAside,
    ballastBytes: 0,
  });
  const store = await openStore(join(folder, 'offers.sqlite'), [], 'full');
  store.exec(OFFER_VERSIONS_TABLE);
  const read = () => openOfferVersions(sqliteSql(store), setAside);
  const versions = await read();
  const desk = openBrandDesk({
    versions,
    ledger,
    clock,
    log: silentLog,
    files: () => files,
    brands: () => brands,
    sites: (brand) => {
      const lakeside = { id: 'lakeside', name: { en: 'Lakeside' } };
      const hilltop = { id: 'hilltop', name: { en: 'Hilltop' } };
      return brand === 'nanping' ? [hilltop] : [lakeside, hilltop];
    },
    languages: () => ['zh', 'en'],
    writable: () => true,
  });
  opened.push({
    async close() {
      store.close();
      await ledger.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
  const shown = () =>
    inForce(standingsOf(files, versions.latest.get(), brands)).map(({ id, value }) => [id, value]);
  return { desk, ledger, clock, shown, read };
};
const intent = 'intent-0001';
const ask = { offer: null, version: 0, warned: false, intent };
const listOf = async (desk: Awaited<ReturnType<typeof open>>['desk'], who = mine) =>
  good(await desk.offers(who)).offers;
const claim = (ledger: Ledger, n: number, offer = files[0]!) =>
  ledger.applyBatch([
    {
      kind: 'claim',
      intent: `claim-000${n}`,
      at: NOW,
      terms: termsOf(offer),
      stock: 100,
      perPerson: 1,
      person: `p-${n}`,
      coupon: `c-${n}`,
      code: `CODE${n}`,
      screen: 'entrance',
    },
  ]);

describe('a brand at its desk', () => {
  it('publishes what is sound, once, and finds it again after a restart', async () => {
    const { desk, shown, read } = await open();
    const first = await desk.publish(mine, { ...ask, draft });
    const again = await desk.publish(mine, { ...ask, draft });
    expect(first).toEqual(again);
    const id = first.ok ? first.value.offer : '';
    expect(shown()).toEqual([
      ['hebai-file', 3_000],
      ['nanping-file', 3_000],
      [id, 3_000],
    ]);
    expect((await read()).latest.get()).toMatchObject([
      { brand: 'hebai', offer: id, by: 'hebai-TEST', was: null, version: 1 },
    ]);
  });

  it('names the stores that sell it, and costs of what all stores may risk are theirs', async () => {
    const { desk } = await open();
    const sitesOf = async (who: Manager) => {
      const answer = await desk.offers(who);
      return answer.ok ? answer.value.sites.map(({ id }) => id) : [];
    };
    expect(await sitesOf(mine)).toEqual(['lakeside', 'hilltop']);
    expect(await sitesOf(theirs)).toEqual(['hilltop']);
    const lossOf = async (who: Manager, conditions = {}) => {
      const offlineRisk = { perCoupon: 3_000, perSiteDay: 10_000 };
      const risky = { ...draft, offlineRisk, conditions };
      const answer = await desk.check(who, { offer: null, draft: risky });
      return answer.ok ? answer.value.offlineLoss : null;
    };
    const one = await lossOf(theirs);
    expect(one).toBeGreaterThan(0);
    expect(await lossOf(mine)).toBe((one ?? 0) * 2);
    // A store that sold it once does not stand in the way of what else a draft changes.
    const once = await desk.check(theirs, {
      offer: null,
      draft: { ...draft, conditions: { sites: ['lakeside'] } },
    });
    expect(once.ok && once.value.problems).toEqual([]);
  });

  it('refuses an error whatever the page says, and asks about a warning', async () => {
    const { desk, shown } = await open();
    const prizes = [{ value: 5_000_100, count: 100 }];
    const refuse = async (wrong: object, warned = true) => {
      const answer = await desk.publish(mine, { ...ask, warned, draft: { ...draft, ...wrong } });
      return answer.ok ? 'ok' : answer.fault.code;
    };
    expect(await refuse({ kind: 'red-packet', threshold: 0, prizes })).toBe('offer-unsound');
    expect(await refuse({ value: -1 })).toBe('offer-unsound');
    expect(await refuse({ value: '30' })).toBe('offer-unsound');
    expect(await refuse({ conditions: { sites: ['elsewhere'] } })).toBe('offer-unsound');
    expect(await refuse({ stock: null }, false)).toBe('offer-doubtful');
    expect(shown()).toHaveLength(2);
    // Whose offer it is, the sign-in says: nothing a page writes makes it another's.
    expect(await refuse({ brand: 'nanping', id: 'nanping-file' })).toBe('ok');
    expect(await listOf(desk, theirs)).toHaveLength(1);
    expect(await listOf(desk)).toHaveLength(2);
  });

  it('keeps the offers of one brand from the other, whatever is asked', async () => {
    const { desk, ledger } = await open();
    await claim(ledger, 1);
    await ledger.applyBatch(
      [1, 2].map((n) => ({
        kind: 'redeem' as const,
        intent: `redeem-000${n}`,
        at: NOW,
        code: 'CODE1',
        site: 'Lakeside',
        till: 'till-1',
        by: 'Mei',
        given: true as const,
      })),
    );
    const codeOf = async (answer: Promise<{ ok: boolean; fault?: { code: string } }>) =>
      (await answer).fault?.code ?? 'ok';
    for (const act of ['pause', 'stop', 'undo'] as const)
      expect(await codeOf(desk.act(theirs, { offer: 'hebai-file', act, version: 0 }))).toBe(
        'offer-unknown',
      );
    expect(
      await codeOf(desk.publish(theirs, { ...ask, offer: 'hebai-file', draft, warned: true })),
    ).toBe('offer-unknown');
    expect((await listOf(desk, theirs)).map(({ rule }) => rule.id)).toEqual(['nanping-file']);
    const exceptionsOf = async (who: typeof mine) => {
      const answer = await desk.exceptions(who);
      return answer.ok ? answer.value.exceptions : [];
    };
    expect(await exceptionsOf(theirs)).toEqual([]);
    const [exception] = await exceptionsOf(mine);
    expect(exception).toMatchObject({ why: 'coupon-redeemed', value: 3_000, settled: null });
    const settle = {
      exception: exception?.exception ?? 0,
      outcome: 'borne' as const,
      reason: '网断了',
      intent: 'settle-0001',
    };
    expect(await codeOf(desk.settle(theirs, settle))).toBe('exception-unknown');
    expect(await codeOf(desk.settle(mine, { ...settle, reason: '' }))).toBe('reason-missing');
    expect(await codeOf(desk.settle(mine, settle))).toBe('ok');
    expect(await codeOf(desk.settle(mine, settle))).toBe('ok');
    expect(await codeOf(desk.settle(mine, { ...settle, intent: 'settle-0002' }))).toBe(
      'exception-settled',
    );
    expect((await exceptionsOf(mine))[0]?.settled).toMatchObject({ by: 'hebai-TEST' });
    for (const list of ['claims', 'redemptions'] as const) {
      const answer = await desk.csv(theirs, { list });
      expect(answer.ok && answer.value.csv.trim().split('\r\n')).toHaveLength(1);
    }
  });

  it('pauses at once, goes on, stops, and takes back; each is written down', async () => {
    const { desk, shown } = await open();
    const act = async (what: 'pause' | 'resume' | 'stop' | 'undo', version: number) => {
      const answer = await desk.act(mine, { offer: 'hebai-file', act: what, version });
      return answer.ok ? shown().length : answer.fault.code;
    };
    expect(await act('pause', 0)).toBe(1);
    expect(await act('stop', 0)).toBe('offer-changed');
    expect(await act('resume', 1)).toBe(2);
    expect(await act('stop', 2)).toBe(1);
    expect(await act('undo', 3)).toBe(2);
    const history = await desk.history(mine);
    expect(history.ok && history.value.changes.map(({ act: one, by }) => [one, by])).toEqual(
      ['undo', 'stop', 'resume', 'pause'].map((one) => [one, 'hebai-TEST']),
    );
    const others = await desk.history(theirs);
    expect(others.ok && others.value.changes).toEqual([]);
  });

  it('takes the first publish back to what the settings file says', async () => {
    const { desk, shown } = await open();
    const offer = 'hebai-file';
    await desk.publish(mine, { ...ask, offer, draft: { ...draft, value: 4_000 } });
    expect(shown()).toContainEqual([offer, 4_000]);
    await desk.act(mine, { offer, act: 'undo', version: 1 });
    expect(shown()).toContainEqual([offer, 3_000]);
  });

  it('counts what happened, and lets what was drawn from stand', async () => {
    const { desk, ledger, clock } = await open();
    await claim(ledger, 1);
    await claim(ledger, 2);
    expect((await listOf(desk))[0]?.counts).toEqual({
      issued: 2,
      redeemed: 0,
      saved: 0,
      left: 98,
      today: { issued: 2, redeemed: 0 },
    });
    const asked = { offer: 'hebai-file', draft: { ...draft, kind: 'cash', threshold: 0 } };
    const check = await desk.check(mine, asked);
    expect(check.ok && check.value.problems).toEqual([{ path: 'kind', why: 'in-use' }]);
    // Terms that are out stay: the coupon keeps what was promised.
    await desk.publish(mine, { ...ask, offer: 'hebai-file', draft: { ...draft, value: 9_000 } });
    expect((await ledger.byId('c-1'))?.terms.value).toBe(3_000);
    clock.advance(2 * DAY);
    expect((await listOf(desk))[0]?.counts.today).toEqual({ issued: 0, redeemed: 0 });
  });

  it('writes lists that a spreadsheet reads and does not run', async () => {
    const { desk, ledger } = await open();
    const title = { en: '=cmd|calc', zh: '券' };
    await desk.publish(mine, { ...ask, draft: { ...draft, title } });
    await claim(ledger, 1);
    const csv = async (list: 'counters' | 'claims' | 'redemptions') => {
      const answer = await desk.csv(mine, { list });
      return answer.ok ? answer.value.csv : '';
    };
    const counters = await csv('counters');
    expect(counters.charCodeAt(0)).toBe(0xfeff);
    expect(counters).toContain("'=cmd|calc / 券");
    expect(await csv('claims')).toMatch(/hebai-file,c-1,entrance,claim\r\n$/);
    expect(await csv('claims')).not.toContain('p-1');
  });
});
