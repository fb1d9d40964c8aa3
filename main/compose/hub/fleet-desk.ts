import { createHash } from 'node:crypto';
import type { Clock } from '../../base/clock.ts';
import { ulid } from '../../base/ids.ts';
import type { Log } from '../../base/log.ts';
import { enrol, enrolAsked } from '../../fleet/enrolment.ts';
import { LARGEST_BODY, paths } from '../../fleet/long-poll-wire.ts';
import type { LongPollHub } from '../../fleet/long-poll-hub.ts';
import { MOST_LOANS, MOST_STOCK, type Command, type NodeState } from '../../fleet/messages.ts';
import type { NodeBook } from '../../fleet/node-book.ts';
import { readBody } from '../../fleet/request-body.ts';
import { offerNameOf, type Holding, type Ledger, type OfferName } from '../../offers/ledger.ts';
import type { InboxDesk } from '../../offers/protocol/inbox-desk.ts';
import type { Lender } from '../../offers/protocol/lender.ts';
import type { RiskDesk } from '../../offers/protocol/risk-desk.ts';
import type { StockLender } from '../../offers/protocol/stock-lender.ts';
import { nodeOf } from '../../offers/protocol/rights.ts';
import { offerOf, termsOf, type OfferRule } from '../../offers/offer-rule.ts';
import type { HubFolder } from '../../settings/hub-folder.ts';
import { siteOfNode, type Desired, type Nodes } from './nodes.ts';

/** Counting what is left asks the ledger: for all kiosks of a site once in this time. */
const DESIRED_KEPT_MS = 5_000;

/** What a hub tells its kiosks, and what it makes of what they tell. */
export const openFleetDesk = (parts: {
  readonly ways: LongPollHub;
  readonly book: NodeBook;
  readonly nodes: Nodes;
  readonly ledger: Pick<Ledger, 'issued'>;
  readonly inbox: InboxDesk;
  readonly lender: Lender;
  readonly stock: StockLender;
  readonly risk: RiskDesk;
  readonly folder: () => HubFolder;
  /** What a store takes part in: what its kiosks show, and have on loan. */
  readonly rulesAt: (site: string) => readonly OfferRule[];
  readonly publicUrl: () => string;
  /** What this hub signs its answers to tills with. */
  readonly paperKey: () => Uint8Array;
  readonly clock: Clock;
  readonly log: Log;
  readonly onEnrolled: (handle: number) => void;
  /** Kiosks told what they did by themselves: the ledger is not what it was. */
  readonly onTold: () => void;
}) => {
  const { ways, book, nodes, ledger, inbox, lender, stock, risk } = parts;
  const { folder, rulesAt, publicUrl, clock, log } = parts;

  const count = async (site: string): Promise<Desired> => {
    const { brands } = folder();
    const here = rulesAt(site);
    const left: Record<string, number> = {};
    for (const rule of here)
      if (rule.stock !== null)
        left[rule.id] = Math.max(0, rule.stock - (await ledger.issued(offerNameOf(rule))));
    const offers = here.map((rule) => offerOf(termsOf(rule)));
    const papers = Buffer.from(parts.paperKey()).toString('base64url');
    const shown = { papers, publicUrl: publicUrl(), brands: [...brands], offers, left };
    const revision = createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
    return { revision, ...shown };
  };
  let counted = new Map<string, { readonly at: number; readonly desired: Promise<Desired> }>();
  const desiredFor = (site: string): Promise<Desired> => {
    const known = counted.get(site);
    if (known && clock.now() - known.at < DESIRED_KEPT_MS) return known.desired;
    const desired = count(site);
    counted.set(site, { at: clock.now(), desired });
    desired.catch(() => counted.delete(site));
    return desired;
  };
  const command = (node: string, one: Command) =>
    ways.send(node, { kind: 'cmd', id: ulid(clock.wall()), command: one });

  /** The next rights that a kiosk shall have: more follow when it says that it has these. */
  const tellGrants = async (node: string, { holder }: NodeState): Promise<void> => {
    if (holder === undefined || nodeOf(holder) !== node) return;
    const grants = await lender.grantsFor(node, holder, MOST_LOANS);
    if (grants.length > 0) await command(node, { kind: 'lent', grants });
  };

  /** What a kiosk shall have on loan; one that says nothing of it is of an older version. */
  const tellStock = async (node: string, { holder, stock: has }: NodeState): Promise<void> => {
    if (holder === undefined || nodeOf(holder) !== node || has === undefined) return;
    const { grants, back } = await stock.tell(holder, has, rulesAt(siteOfNode(node)));
    for (let at = 0; at < grants.length; at += MOST_LOANS)
      await command(node, { kind: 'stock', grants: grants.slice(at, at + MOST_LOANS) });
    if (back.length > 0) await command(node, { kind: 'unstock', leases: [...back] });
  };
  const tellRisk = async (node: string, { holder, risk: has }: NodeState): Promise<void> => {
    if (holder === undefined || nodeOf(holder) !== node || has === undefined) return;
    const permits = await risk.tell(holder, has, rulesAt(siteOfNode(node)));
    for (let at = 0; at < permits.length; at += MOST_LOANS)
      await command(node, { kind: 'risk', permits: permits.slice(at, at + MOST_LOANS) });
  };
  const tellWanted = async (of: OfferName): Promise<void> => {
    for (const [node, leases] of await stock.wanted(of))
      await command(node, { kind: 'unstock', leases: leases.slice(0, MOST_STOCK) });
  };

  ways.listen(async (from, message) => {
    if (message.kind === 'ev') {
      const acks = await inbox.receive(from, message.events);
      parts.onTold();
      for (const ack of acks) await ways.send(from, { kind: 'ack', ack });
      return;
    }
    const { state } = message;
    await nodes.told(from, state);
    if (!state.online) return;
    if (state.asked !== undefined)
      await command(from, { kind: 'time', asked: state.asked, now: clock.wall() });
    const desired = await desiredFor(siteOfNode(from));
    if (state.shows !== desired.revision) await ways.send(from, { kind: 'desired', desired });
    for (const one of state.taken ?? []) await lender.taken(from, one);
    await tellGrants(from, state);
    await tellStock(from, state);
    await tellRisk(from, state);
  });

  return {
    /** Every kiosk hears of new settings; one that is away does when it comes back. */
    async tellAll(): Promise<void> {
      counted = new Map();
      for (const { node, state } of await book.all()) {
        await ways.send(node, { kind: 'desired', desired: await desiredFor(siteOfNode(node)) });
        if (state.online) await tellStock(node, state);
      }
    },

    /** A coupon was claimed with the code of `place`, which is `node/screen`. */
    async tellClaimed(place: string, slot: number, holding: Holding): Promise<void> {
      const { terms, code, claimedAt, serial } = holding;
      const at = place.lastIndexOf('/');
      const node = place.slice(0, at);
      const rule = folder().offers.find(({ id }) => id === terms.id);
      const total = rule?.stock ?? null;
      // Serials go up and never come back; stock that was on loan does.
      const gone = rule?.loan === undefined ? serial : await ledger.issued(offerNameOf(terms));
      const left = total === null ? null : Math.max(0, total - gone);
      await command(node, {
        kind: 'claimed',
        screen: place.slice(at + 1),
        offer: terms.id,
        slot,
        codeTail: code.slice(-4),
        at: claimedAt,
        left,
      });
      // What is out at kiosks comes back for whoever can reach the hub.
      if (left === 0) await tellWanted(offerNameOf(terms));
    },

    /** A phone fetched the picture that a screen of this kiosk left here. */
    tellFetched: (node: string, picture: string) => command(node, { kind: 'fetched', picture }),

    /** The right to a coupon goes to the kiosk at whose screen it was claimed, to be used there with no network. */
    async lend(place: string, { coupon }: Holding): Promise<void> {
      const node = place.slice(0, place.lastIndexOf('/'));
      await lender.want(node, coupon);
      const known = await book.byName(node);
      if (known) await tellGrants(node, known.state);
    },

    /** Somebody wants to use a coupon here whose right is with a kiosk. */
    recall({ coupon, authority }: Holding): void {
      if (authority === null) return;
      const node = nodeOf(authority);
      command(node, { kind: 'recall', coupon }).catch((error: unknown) =>
        log.warn('a right could not be asked back', { node, error: String(error) }),
      );
    },

    /** Answers requests below /fleet/. */
    async handle(request: Request): Promise<Response | null> {
      if (new URL(request.url).pathname !== paths.enrol) return ways.handle(request);
      const body = await readBody(request, LARGEST_BODY);
      const asked = enrolAsked.safeParse(body.kind === 'json' ? body.value : undefined);
      if (!asked.success) return Response.json({ fault: { code: 'bad-input' } }, { status: 400 });
      const here = { wall: clock.wall(), broker: folder().broker ?? null };
      const answer = await enrol(book, asked.data, here);
      if (!answer) return Response.json({ fault: { code: 'not-allowed' } }, { status: 403 });
      parts.onEnrolled(answer.handle);
      log.info('a kiosk was enrolled', { node: asked.data.node });
      return Response.json(answer);
    },
  };
};
