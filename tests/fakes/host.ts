import {
  calls,
  events,
  failed,
  type CallName,
  type EventName,
} from '../../preload/contract/index.ts';
import { silentLog } from '../../main/base/log.ts';
import { cell, type Cell } from '../../main/base/value.ts';
import { createHost, type Host } from '../../main/host/host.ts';
import type { Feeds, Handlers, Peer, SignedIn } from '../../main/host/peer.ts';

/** A host whose calls all answer `unknown-call` and whose feeds are cells, but for those a test gives. */
export const fakeHost = (
  own: {
    handlers?: Partial<Handlers>;
    feeds?: { [N in EventName]?: Cell<never> };
    recognise?: (token: string) => SignedIn | null;
  } = {},
): Host => {
  const handlers = Object.fromEntries(
    (Object.keys(calls) as CallName[]).map((name) => [name, () => failed('unknown-call')]),
  );
  const feeds = Object.fromEntries(
    (Object.keys(events) as EventName[]).map((name) => [
      name,
      () => own.feeds?.[name] ?? cell({} as never),
    ]),
  );
  return createHost({
    handlers: { ...handlers, ...own.handlers } as unknown as Handlers,
    feeds: feeds as unknown as Feeds,
    log: silentLog,
    build: 'test',
    recognise: own.recognise ?? (() => null),
  });
};

export const screenPeer = (over: Partial<Peer> = {}): Peer => ({
  role: 'screen',
  client: 'test',
  screen: 'entrance',
  person: null,
  staffToken: null,
  ...over,
});
