import type {
  CallName,
  CallOutput,
  CallParsed,
  EventName,
  EventValue,
  Result,
  Role,
} from '../../preload/contract/index.ts';
import type { Value } from '../base/value.ts';

/** Whom a token lets in: who stands at the till, or a brand's own people. */
export type SignedIn = Extract<Role, 'staff' | 'brand'>;

/** Who is at the other end. Decided when it connects, by the host alone; a page cannot name its own role. */
export type Peer = {
  role: Role;
  /** What limits are counted by: the remote address, or the window under Electron. */
  readonly client: string;
  /** The screen a shopper page stands for. */
  readonly screen: string | null;
  /** A phone's own id, from its cookie; never shown, never logged. */
  readonly person: string | null;
  /** Set while the role is `staff` or `brand`: the token that opened it. */
  staffToken: string | null;
  /** A page of another house: nothing is answered to it before it has shown a good token, no PIN is tried. */
  readonly passOnly?: boolean;
};

export type CallContext = {
  readonly peer: Peer;
  /** Aborted when the page gives up or goes away. */
  readonly signal: AbortSignal;
  /** Gives the peer another role from now on, and tells the page. */
  become(role: Role, staffToken: string | null): void;
};

type Handler<N extends CallName> = (
  input: CallParsed<N>,
  context: CallContext,
) => Result<CallOutput<N>> | Promise<Result<CallOutput<N>>>;

/** One handler for every call of the contract: a missing one does not compile. */
export type Handlers = { readonly [N in CallName]: Handler<N> };

/** One feed for every event of the contract; a feed may differ from peer to peer. */
export type Feeds = { readonly [N in EventName]: (peer: Peer) => Value<EventValue<N>> };
