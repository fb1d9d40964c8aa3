import { z } from 'zod';
import { brand, offer } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { NodeState } from '../../fleet/messages.ts';
import type { NodeBook, NodeRecord } from '../../fleet/node-book.ts';
import type { CodeNode } from '../../offers/fleet-codes.ts';
import type { OfferRule } from '../../offers/offer-rule.ts';
import { keyIdOf, type Authority, type KeyRing } from '../../offers/protocol/signing.ts';

/** What a kiosk is told to show. Conditions stay here: they may name ten thousand products, and the till asks the hub. */
export const desired = z.object({
  revision: z.string().max(64),
  /** The key that the hub's answers are signed with: raw Ed25519 in base64url. */
  papers: z.string().optional(),
  /** Where phones go, which need not be where kiosks come. */
  publicUrl: z.url(),
  brands: z.array(brand),
  offers: z.array(offer),
  /** Coupons left of offers whose stock is limited. */
  left: z.record(z.string(), z.number().int().nonnegative()),
});
export type Desired = z.infer<typeof desired>;

/** Kiosks change seldom, and are asked for with every code that is opened. */
const KEPT_MS = 10_000;
const MOST_KEPT = 10_000;
/** A poll lasts 25 s, and a broker gives up on a kiosk after 45. */
const PRESENT_MS = 120_000;
/** How often it is written down that a kiosk was heard of. */
const SEEN_EVERY_MS = 30_000;

const idOf = (keyId: Uint8Array): string => Buffer.from(keyId).toString('hex');

export const siteOfNode = (node: string): string => node.split('/')[1] ?? '';

/** The kiosks of a hub, as its other parts ask for them. */
export const openNodes = (parts: {
  readonly book: NodeBook;
  readonly clock: Clock;
  readonly log: Log;
  /** What a store takes part in. */
  readonly rulesAt: (site: string) => readonly OfferRule[];
  /** A kiosk is not what it was. */
  readonly onChanged: (handle: number) => void;
}) => {
  const { book, clock, log, rulesAt, onChanged } = parts;
  const kept = new Map<
    number,
    { readonly at: number; readonly found: Promise<NodeRecord | null> }
  >();
  const present = new Map<string, { at: number; writtenAt: number; state: NodeState | null }>();

  const byHandle = (handle: number): Promise<NodeRecord | null> => {
    const known = kept.get(handle);
    if (known && clock.now() - known.at < KEPT_MS) return known.found;
    const found = book.byHandle(handle);
    found.catch(() => kept.delete(handle));
    kept.delete(handle);
    kept.set(handle, { at: clock.now(), found });
    if (kept.size > MOST_KEPT)
      for (const oldest of kept.keys()) {
        kept.delete(oldest);
        break;
      }
    return found;
  };
  /** Whose papers are believed, by the id of the key they are signed with. */
  const keys = new Map<string, Authority>();
  const believe = (node: string, { papers }: NodeState) => {
    if (papers === undefined) return;
    const publicKey = new Uint8Array(Buffer.from(papers, 'base64url'));
    keys.set(idOf(keyIdOf(publicKey)), { name: node, publicKey });
  };
  const believeAll = async () => {
    for (const { node, state } of await book.all()) believe(node, state);
  };
  const ring: KeyRing = { find: (id) => keys.get(idOf(id)) ?? null };
  const cannotRead = (error: unknown) =>
    log.warn('the keys of kiosks could not be read', { error: String(error) });
  const recent = () => {
    for (const [node, { at }] of present) if (clock.now() - at > PRESENT_MS) present.delete(node);
    return [...present.values()];
  };

  return {
    /** A kiosk is not what it was, as another instance says. */
    forget(handle: number): void {
      kept.delete(handle);
      byHandle(handle).then((found) => found && believe(found.node, found.state), cannotRead);
    },
    ring,
    believeAll,

    async codesOf(handle: number): Promise<CodeNode | null> {
      const found = await byHandle(handle);
      if (!found) return null;
      return {
        node: found.node,
        codeKey: found.codeKey,
        screens: found.state.screens ?? [],
        offers: rulesAt(siteOfNode(found.node)).map(({ id }) => id),
      };
    },

    seen(node: string): void {
      const known = present.get(node);
      const now = clock.now();
      if (known && now - known.writtenAt < SEEN_EVERY_MS) {
        known.at = now;
        return;
      }
      present.set(node, { at: now, writtenAt: now, state: known?.state ?? null });
      book
        .seen(node, clock.wall())
        .catch((error: unknown) =>
          log.warn('a kiosk could not be noted', { node, error: String(error) }),
        );
    },

    async told(node: string, state: NodeState): Promise<void> {
      const now = clock.now();
      if (state.online) present.set(node, { at: now, writtenAt: now, state });
      else present.delete(node);
      const before = await book.byName(node);
      if (!before) return;
      // One that goes says nothing of its screens: its codes stay good.
      await book.told(node, { ...before.state, ...state }, clock.wall());
      believe(node, state);
      const shown = { ...before.state, ...state };
      const same = (name: 'screens' | 'papers') =>
        JSON.stringify(before.state[name]) === JSON.stringify(shown[name]);
      if (same('screens') && same('papers')) return;
      kept.delete(before.handle);
      onChanged(before.handle);
    },

    connected: () => recent().length,
    outboxDepth: () => recent().reduce((sum, { state }) => sum + (state?.waiting ?? 0), 0),
  };
};
export type Nodes = ReturnType<typeof openNodes>;
