import { createHash } from 'node:crypto';
import type { Clock } from '../../base/clock.ts';
import { ulid } from '../../base/ids.ts';
import type { Log } from '../../base/log.ts';
import { enrol, enrolAsked } from '../../fleet/enrolment.ts';
import { LARGEST_BODY, paths } from '../../fleet/long-poll-wire.ts';
import type { LongPollHub } from '../../fleet/long-poll-hub.ts';
import type { Command } from '../../fleet/messages.ts';
import type { NodeBook } from '../../fleet/node-book.ts';
import { readBody } from '../../fleet/request-body.ts';
import { offerNameOf, type Holding, type Ledger } from '../../offers/ledger.ts';
import { offerOf, termsOf } from '../../offers/offer-rule.ts';
import type { HubFolder } from '../../settings/hub-folder.ts';
import { siteOfNode, takesPart, type Desired, type Nodes } from './nodes.ts';

/** Counting what is left asks the ledger: for all kiosks of a site once in this time. */
const DESIRED_KEPT_MS = 5_000;

/** What a hub tells its kiosks, and what it makes of what they tell. */
export const openFleetDesk = (parts: {
  readonly ways: LongPollHub;
  readonly book: NodeBook;
  readonly nodes: Nodes;
  readonly ledger: Pick<Ledger, 'issued'>;
  readonly folder: () => HubFolder;
  readonly publicUrl: () => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly onEnrolled: (handle: number) => void;
}) => {
  const { ways, book, nodes, ledger, folder, publicUrl, clock, log, onEnrolled } = parts;

  const count = async (site: string): Promise<Desired> => {
    const { brands, offers: rules } = folder();
    const here = rules.filter((rule) => takesPart(rule, site));
    const left: Record<string, number> = {};
    for (const rule of here)
      if (rule.stock !== null)
        left[rule.id] = Math.max(0, rule.stock - (await ledger.issued(offerNameOf(rule))));
    const offers = here.map((rule) => offerOf(termsOf(rule)));
    const shown = { publicUrl: publicUrl(), brands: [...brands], offers, left };
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

  ways.listen(async (from, message) => {
    // Not acknowledged, so that the kiosk keeps them until a hub comes that takes them.
    if (message.kind === 'ev') throw new Error('this hub takes no events');
    const { state } = message;
    await nodes.told(from, state);
    if (!state.online) return;
    if (state.asked !== undefined)
      await command(from, { kind: 'time', asked: state.asked, now: clock.wall() });
    const desired = await desiredFor(siteOfNode(from));
    if (state.shows !== desired.revision) await ways.send(from, { kind: 'desired', desired });
  });

  return {
    /** Every kiosk hears of new settings; one that is away does when it comes back. */
    async tellAll(): Promise<void> {
      counted = new Map();
      for (const { node } of await book.all())
        await ways.send(node, { kind: 'desired', desired: await desiredFor(siteOfNode(node)) });
    },

    /** A coupon was claimed with the code of `place`, which is `node/screen`. */
    tellClaimed(place: string, slot: number, { terms, code, claimedAt, serial }: Holding): void {
      const at = place.lastIndexOf('/');
      const node = place.slice(0, at);
      const stock = folder().offers.find(({ id }) => id === terms.id)?.stock ?? null;
      command(node, {
        kind: 'claimed',
        screen: place.slice(at + 1),
        offer: terms.id,
        slot,
        codeTail: code.slice(-4),
        at: claimedAt,
        left: stock === null ? null : Math.max(0, stock - serial),
      }).catch((error: unknown) =>
        log.warn('a kiosk could not be told of a claim', { node, error: String(error) }),
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
      onEnrolled(answer.handle);
      log.info('a kiosk was enrolled', { node: asked.data.node });
      return Response.json(answer);
    },
  };
};
