import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { manualClock, type ManualClock } from '../../main/base/clock.ts';
import { lineLog, silentLog } from '../../main/base/log.ts';
import { keysFrom, newSecret } from '../../main/offers/keys.ts';
import type { Ledger } from '../../main/offers/ledger.ts';
import type { OfferRule } from '../../main/offers/offer-rule.ts';
import { openOffers, type Offers } from '../../main/offers/offers.ts';
import type { OfferParts } from '../../main/offers/offers-parts.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { offerCalled } from './offer-rules.ts';
import { good } from './results.ts';

const DAY = 24 * 3600 * 1000;

/**
 * A shop’s offers over a real ledger, new before each test of the file that asks for it and gone after it: one offer
 * called winter, shown at the entrance to whoever `visit` says, with whatever a test changes of it in between.
 */
export class OffersCounter {
  clock!: ManualClock;
  ledger!: Ledger;
  offers!: Offers;
  rule!: OfferRule;
  /** Who stands at the entrance; null where nobody does. */
  visit: string | null = null;
  /** Where phones reach the house; null where they cannot. */
  address: string | null = null;
  /** What was written into the log. */
  lines: string[] = [];
  readonly #keys = keysFrom(newSecret());
  #folder = '';

  /** A shop in the morning: its folder empty, its offer new. */
  async setUp(): Promise<void> {
    this.#folder = mkdtempSync(join(tmpdir(), 'lookglass-offers-'));
    this.clock = manualClock();
    this.lines = [];
    this.visit = 'visit-1';
    this.address = 'http://192.168.1.20:8080';
    this.rule = {
      ...offerCalled('winter', {
        title: { zh: '满999减100' },
        validFrom: this.clock.wall() - DAY,
        validUntil: this.clock.wall() + DAY,
      }),
      stock: null,
    };
    await this.start();
  }

  async tearDown(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Opens the same ledger, after `stop` as after a restart. */
  async start(more: Partial<OfferParts> = {}): Promise<void> {
    this.ledger = await openSqliteLedger({
      path: join(this.#folder, 'ledger.db'),
      clock: this.clock,
      log: silentLog,
      ballastBytes: 0,
    });
    this.offers = openOffers({
      ledger: this.ledger,
      keys: this.#keys,
      clock: this.clock,
      log: lineLog((line) => this.lines.push(line), this.clock.wall, 'debug'),
      rules: () => [this.rule],
      brands: () => [{ id: 'hebai', name: { zh: '鹤白', en: 'Hebai' } }],
      publicUrl: () => this.address,
      siteName: () => '湖滨店',
      visitOf: (screen) => (screen === 'entrance' ? this.visit : null),
      ...more,
    });
  }

  async stop(): Promise<void> {
    await this.offers.close();
    await this.ledger.close();
  }

  async show() {
    return good(
      await this.offers.ticket({ screen: 'entrance', visit: 'visit-1', offer: 'winter' }),
    );
  }

  scan(code: string, person = 'ann', client = '10.0.0.1') {
    return this.offers.open({ code, person, client });
  }

  async claim(person = 'ann') {
    const { pass } = good(await this.scan((await this.show()).shortCode, person));
    return good(await this.offers.claim({ pass, person }));
  }

  redeem(code: string, intent = 'intent-01', till = 'Till 3') {
    return this.offers.redeem({ code, intent, till, by: 'Mei' });
  }

  undo(redemption: string, intent = 'intent-02', reason = 'wrong basket') {
    return this.offers.undo({ redemption, intent, reason, by: 'Lan' });
  }
}

export const offersCounter = (): OffersCounter => {
  const counter = new OffersCounter();
  beforeEach(() => counter.setUp());
  afterEach(() => counter.tearDown());
  return counter;
};
