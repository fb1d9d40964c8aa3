import { createHash } from 'node:crypto';
import {
  failed,
  ok,
  type CallOutput,
  type CallParsed,
  type Language,
  type OfferRule,
  type Result,
  type Words,
} from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Ledger } from '../ledger.ts';
import { describeOffer } from '../pricing/describe.ts';
import { lintOffer } from '../pricing/lint.ts';
import { worstCase, worstOfflineLoss } from '../pricing/worst-case.ts';
import { openCounts } from './counts.ts';
import { readDraft } from './draft.ts';
import { claimsCsv, countersCsv, redemptionsCsv } from './lists.ts';
import { standingsOf, stateOf, type Standing } from './overlay.ts';
import type { OfferVersions, Snapshot, Version } from './versions.ts';

type Named = { readonly id: string; readonly name: Words };
/** Whose page asks, and how the sign-in is named in what is written down. */
export type Manager = { readonly brand: string; readonly by: string };

export type LostAtKiosks = {
  list(brand: string): Promise<CallOutput<'brand.lost'>['lost']>;
  writeOff(
    which: { readonly brand: string; readonly holder: string; readonly offer: string },
    why: { readonly reason: string; readonly by: string },
  ): Promise<Result<CallOutput<'brand.writeOff'>>>;
};

const MOST_CHANGES = 100;
const MOST_EXCEPTIONS = 1_000;

export type BrandDesk = {
  offers(who: Manager): Promise<Result<CallOutput<'brand.offers'>>>;
  check(who: Manager, asked: CallParsed<'brand.check'>): Promise<Result<CallOutput<'brand.check'>>>;
  publish(
    who: Manager,
    asked: CallParsed<'brand.publish'>,
  ): Promise<Result<CallOutput<'brand.publish'>>>;
  act(who: Manager, asked: CallParsed<'brand.act'>): Promise<Result<CallOutput<'brand.act'>>>;
  history(who: Manager): Promise<Result<CallOutput<'brand.history'>>>;
  exceptions(who: Manager): Promise<Result<CallOutput<'brand.exceptions'>>>;
  settle(
    who: Manager,
    asked: CallParsed<'brand.settle'>,
  ): Promise<Result<CallOutput<'brand.settle'>>>;
  lost(who: Manager): Promise<Result<CallOutput<'brand.lost'>>>;
  writeOff(
    who: Manager,
    asked: CallParsed<'brand.writeOff'>,
  ): Promise<Result<CallOutput<'brand.writeOff'>>>;
  csv(who: Manager, asked: CallParsed<'brand.csv'>): Promise<Result<CallOutput<'brand.csv'>>>;
};

/** A brand's own offers: seen, changed, counted. Every question is answered for the brand that signed in, and no other. */
export const openBrandDesk = (parts: {
  readonly versions: OfferVersions;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
  /** As the settings files have them. */
  readonly files: () => readonly OfferRule[];
  readonly brands: () => readonly Named[];
  /** The stores that sell a brand; all that there are, where none is named. */
  readonly sites: (brand?: string) => readonly Named[];
  readonly languages: () => readonly Language[];
  /** At a hub: what its kiosks may never give back. */
  readonly lost?: LostAtKiosks;
  /** False at a kiosk whose hub says what is offered. */
  readonly writable: () => boolean;
}): BrandDesk => {
  const { versions, ledger, clock, log, files, brands, sites, languages, writable } = parts;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const siteCount = (brand: string) => Math.max(1, sites(brand).length);
  const all = () => standingsOf(files(), versions.latest.get(), brands());
  const find = (brand: string, offer: string): Standing | null =>
    all().find(({ rule }) => rule.brand === brand && rule.id === offer) ?? null;
  const lastOf = (brand: string, offer: string): Version | null =>
    versions.latest.get().find((one) => one.brand === brand && one.offer === offer) ?? null;
  const spoken = (rule: OfferRule) => {
    const context = { timeZone, sites: siteCount(rule.brand) };
    return { zh: describeOffer(rule, 'zh', context), en: describeOffer(rule, 'en', context) };
  };
  const counts = openCounts(ledger, clock);

  const listed = async (brand: string): Promise<CallOutput<'brand.offers'>['offers']> => {
    const own = all().filter(({ rule }) => rule.brand === brand);
    const counted = await counts(
      brand,
      own.map(({ rule }) => rule),
    );
    return own.map((one) => ({
      rule: one.rule,
      state: stateOf(one, clock.wall()),
      version: one.version,
      spoken: spoken(one.rule),
      counts: counted(one.rule),
    }));
  };

  const read = async ({ brand }: Manager, offer: string, draft: Record<string, unknown>) => {
    const known = find(brand, offer);
    const used = known !== null && (await ledger.issued({ brand, offer })) > 0;
    return readDraft(draft, {
      brand,
      id: offer,
      // One that sold it when this was written may stand in it still.
      sites: sites(),
      inUse: used ? known.rule : null,
    });
  };
  const lint = (rule: OfferRule) =>
    lintOffer(rule, { now: clock.wall(), languages: languages(), sites: siteCount(rule.brand) });

  const write = async (
    who: Manager,
    offer: string,
    change: Pick<Version, 'act' | 'intent' | 'version' | 'became'>,
  ): Promise<Result<{ offer: string; version: number }>> => {
    await versions.fresh();
    const last = lastOf(who.brand, offer);
    // Asked again after a lost answer.
    if (last && last.intent === change.intent && last.act === change.act)
      return ok({ offer, version: last.version });
    const known = find(who.brand, offer);
    const version = change.version + 1;
    if ((last?.version ?? 0) !== change.version) return failed('offer-changed');
    const was: Snapshot = known && { rule: known.rule, standing: known.standing };
    const added = await versions.add({
      ...change,
      brand: who.brand,
      offer,
      version,
      at: clock.wall(),
      by: who.by,
      was,
    });
    if (!added) return failed('offer-changed');
    log.info('an offer was changed by its brand', { offer, act: change.act, by: who.by });
    return ok({ offer, version });
  };
  const closed = () => failed('not-allowed', { field: 'hub' });

  return {
    async offers({ brand }) {
      const own = brands().find(({ id }) => id === brand);
      if (!own) return failed('not-allowed', { field: 'brand' });
      return ok({
        brand: { id: own.id, name: own.name },
        languages: [...languages()],
        sites: sites(brand).map(({ id, name }) => ({ id, name })),
        writable: writable(),
        offers: await listed(brand),
      });
    },

    async check(who, { offer, draft }) {
      const { rule, problems } = await read(who, offer ?? 'new', draft);
      if (rule === null)
        return ok({
          problems: [...problems],
          findings: [],
          spoken: null,
          worst: null,
          offlineLoss: null,
        });
      return ok({
        problems: [...problems],
        findings: lint(rule),
        spoken: spoken(rule),
        worst: worstCase(rule),
        offlineLoss: worstOfflineLoss(rule, rule.conditions.sites.length || siteCount(rule.brand)),
      });
    },

    async publish(who, { offer, draft, version, warned, intent }) {
      if (!writable()) return closed();
      // A new offer is named by its intent: published twice it is one.
      const id = offer ?? newName(who.brand, intent);
      if (offer !== null && !find(who.brand, offer)) return failed('offer-unknown');
      const { rule, problems } = await read(who, id, draft);
      const findings = rule === null ? [] : lint(rule);
      if (rule === null || problems.length > 0 || findings.some(({ level }) => level === 'error'))
        return failed('offer-unsound');
      if (!warned && findings.some(({ level }) => level === 'warning'))
        return failed('offer-doubtful');
      const standing = find(who.brand, id)?.standing === 'paused' ? 'paused' : 'running';
      return write(who, id, { act: 'publish', intent, version, became: { rule, standing } });
    },

    async act(who, { offer, act, version }) {
      if (!writable()) return closed();
      const intent = `${act}-${version}`;
      const known = find(who.brand, offer);
      if (act === 'undo') {
        const last = lastOf(who.brand, offer);
        return last
          ? write(who, offer, { act, intent, version, became: undone(last) })
          : failed('offer-unknown');
      }
      if (!known) return failed('offer-unknown');
      const standing = { pause: 'paused', resume: 'running', stop: 'stopped' } as const;
      return write(who, offer, {
        act,
        intent,
        version,
        became: { rule: known.rule, standing: standing[act] },
      });
    },

    async history({ brand }) {
      const changes = await versions.of(brand, MOST_CHANGES);
      return ok({
        changes: changes.map(({ offer, version, act, at, by, was, became }) => ({
          offer,
          version,
          act,
          at,
          by,
          title: (became ?? was)?.rule.title ?? { en: offer },
          before: was && spoken(was.rule),
          after: became && spoken(became.rule),
        })),
      });
    },

    async exceptions({ brand }) {
      const found = await ledger.ofBrand(brand).exceptions('all', MOST_EXCEPTIONS);
      const codes = await Promise.all(found.map(({ coupon }) => ledger.byId(coupon)));
      return ok({
        exceptions: found.map((one, i) => ({
          ...one,
          title: codes[i]?.terms.title ?? null,
          codeTail: codes[i]?.code.slice(-4) ?? '',
        })),
      });
    },

    async settle({ brand, by }, { exception, outcome, reason, intent }) {
      if (reason === '') return failed('reason-missing');
      const own = await ledger.ofBrand(brand).exceptions('all', MOST_EXCEPTIONS);
      if (own.every((one) => one.exception !== exception)) return failed('exception-unknown');
      const at = clock.wall();
      const [result] = await ledger.applyBatch([
        { kind: 'settle', intent, at, exception, by, outcome, reason },
      ]);
      if (!result) throw new Error('the ledger gave no answer');
      return result.ok ? ok({}) : result;
    },

    async lost({ brand }) {
      return ok({ lost: (await parts.lost?.list(brand)) ?? [] });
    },

    async writeOff({ brand, by }, { holder, offer, reason }) {
      if (reason === '') return failed('reason-missing');
      if (!parts.lost) return failed('not-allowed', { field: 'hub' });
      return parts.lost.writeOff({ brand, holder, offer }, { reason, by });
    },

    async csv({ brand }, { list }) {
      const reads = ledger.ofBrand(brand);
      switch (list) {
        case 'counters':
          return ok({ csv: countersCsv(await listed(brand)) });
        case 'claims':
          return ok({ csv: await claimsCsv(reads) });
        case 'redemptions':
          return ok({ csv: await redemptionsCsv(reads) });
      }
    },
  };
};

/** What was before; where that was the settings file's own, the file again. */
const undone = ({ was, version, act }: Version): Snapshot =>
  version === 1 && act !== 'undo' ? null : was;

const newName = (brand: string, intent: string): string =>
  `o-${createHash('sha256').update(`${brand} ${intent}`).digest('hex').slice(0, 10)}`;
