import {
  calls,
  events,
  failed,
  PROTOCOL_VERSION,
  toHost,
  type CallName,
  type EventName,
  type FaultCode,
  type Failed,
  type Result,
  type Role,
  type ToPage,
  type Transport,
} from '../../preload/contract/index.ts';
import type { Log } from '../base/log.ts';
import type { CallContext, Feeds, Handlers, Peer, SignedIn } from './peer.ts';

/** A page that floods is slowed to this; a shopper's page uses a few calls a second. */
const MOST_CALLS_AT_ONCE = 64;

export type Host = {
  /** Serves the contract to one connected page until either side closes. Returns a disposer. */
  accept(transport: Transport, peer: Peer): () => void;
  /** The same dispatch for one call over plain HTTP. */
  call(
    peer: Peer,
    name: CallName,
    input: unknown,
    signal: AbortSignal,
    become?: CallContext['become'],
  ): Promise<Result<unknown>>;
  /** Closes every link. */
  close(): void;
};

export type HostOptions = {
  readonly handlers: Handlers;
  readonly feeds: Feeds;
  readonly log: Log;
  readonly build: string;
  /** Whom a token presented in a greeting lets in; null where it is not good. */
  recognise(token: string): SignedIn | null;
  /** Told of every call, what became of it and how long it took. */
  observe?(call: CallName, outcome: 'ok' | FaultCode, ms: number): void;
};

const isCall = (name: string): name is CallName => Object.hasOwn(calls, name);
const isEvent = (name: string): name is EventName => Object.hasOwn(events, name);
const allows = (roles: readonly Role[], role: Role) => roles.includes(role);

const badInput = (issue: { path: PropertyKey[]; message: string } | undefined): Failed =>
  failed('bad-input', {
    field: issue?.path.map(String).join('.') ?? '',
    reason: issue?.message ?? '',
  });

export const createHost = (options: HostOptions): Host => {
  const { handlers, feeds, log, build, recognise, observe } = options;
  const open = new Set<() => void>();

  /** The first of the three walls: whatever a handler throws ends here, as a fault the page has words for. */
  const answer: Host['call'] = async (peer, name, input, signal, become = () => {}) => {
    const shape = calls[name];
    if (!allows(shape.roles, peer.role)) return failed('not-allowed', { call: name });
    const parsed = shape.input.safeParse(input);
    if (!parsed.success) return badInput(parsed.error.issues[0]);
    try {
      const handler = handlers[name] as (
        input: unknown,
        context: CallContext,
      ) => Result<unknown> | Promise<Result<unknown>>;
      const result = await handler(parsed.data, { peer, signal, become });
      // Parsing what goes out keeps fields that are not in the contract on this side of it.
      return result.ok ? { ok: true, value: shape.output.parse(result.value) } : result;
    } catch (error) {
      log.error('a call crashed', {
        call: name,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      return failed('crashed');
    }
  };

  const call: Host['call'] = observe
    ? async (peer, name, ...rest) => {
        const started = performance.now();
        const result = await answer(peer, name, ...rest);
        observe(name, result.ok ? 'ok' : result.fault.code, performance.now() - started);
        return result;
      }
    : answer;

  const accept: Host['accept'] = (transport, peer) => {
    const running = new Map<number, AbortController>();
    const watching = new Map<EventName, () => void>();
    let greeted = false;
    let closed = false;

    const post = (message: ToPage) => {
      if (!closed) transport.send(message);
    };

    /** For a page of another house that has no pass to show, or none that is good any more. */
    const turnAway = () => {
      post({ kind: 'refused', fault: { code: 'not-allowed', details: { field: 'token' } } });
      end();
    };

    const become: CallContext['become'] = (role, staffToken) => {
      peer.role = role;
      peer.staffToken = staffToken;
      if (peer.passOnly && role === 'guest') return turnAway();
      for (const [event, stop] of watching) {
        if (allows(events[event].roles, role)) continue;
        stop();
        watching.delete(event);
      }
      post({ kind: 'role', role });
    };

    /** A sign-in may end while its page stands open: by its time, another PIN, a pass that is over. */
    const hasLapsed = (): boolean => {
      if (peer.staffToken === null || recognise(peer.staffToken) !== null) return false;
      become('guest', null);
      return true;
    };

    const watch = (name: EventName) => {
      if (!allows(events[name].roles, peer.role)) return;
      watching.get(name)?.();
      const value = feeds[name](peer);
      const stop = value.onChange((next) => {
        if (hasLapsed() && !allows(events[name].roles, peer.role)) return;
        post({ kind: 'event', event: name, value: next });
      });
      watching.set(name, stop);
      post({ kind: 'event', event: name, value: value.get() });
    };

    const start = async (id: number, name: string, input: unknown) => {
      if (!isCall(name))
        return post({
          kind: 'failed',
          id,
          fault: { code: 'unknown-call', details: { call: name } },
        });
      if (running.size >= MOST_CALLS_AT_ONCE)
        return post({ kind: 'failed', id, fault: { code: 'too-many-requests' } });
      if (running.has(id))
        return post({ kind: 'failed', id, fault: { code: 'bad-input', details: { field: 'id' } } });
      hasLapsed();
      const controller = new AbortController();
      running.set(id, controller);
      const result = await call(peer, name, input, controller.signal, become);
      running.delete(id);
      if (controller.signal.aborted) return;
      post(
        result.ok
          ? { kind: 'result', id, ok: true, value: result.value }
          : { kind: 'failed', id, fault: result.fault },
      );
    };

    const refuse = (code: 'version-mismatch' | 'bad-input') => {
      post({ kind: 'refused', fault: { code } });
      if (code === 'bad-input') end();
    };

    const onMessage = (raw: unknown) => {
      const parsed = toHost.safeParse(raw);
      if (!parsed.success) return refuse('bad-input');
      const message = parsed.data;
      if (message.kind === 'hello') {
        if (message.version !== PROTOCOL_VERSION) return refuse('version-mismatch');
        const signedIn =
          peer.role === 'guest' && message.token !== undefined ? recognise(message.token) : null;
        if (signedIn !== null) {
          peer.role = signedIn;
          peer.staffToken = message.token ?? null;
        }
        if (peer.passOnly && signedIn === null) return turnAway();
        greeted = true;
        return post({
          kind: 'welcome',
          version: PROTOCOL_VERSION,
          role: peer.role,
          build,
          screen: peer.screen,
        });
      }
      if (!greeted) return refuse('version-mismatch');
      switch (message.kind) {
        case 'call':
          void start(message.id, message.name, message.input);
          return;
        case 'abort':
          running.get(message.id)?.abort();
          return;
        case 'watch':
          if (isEvent(message.event)) watch(message.event);
          return;
        case 'unwatch':
          if (!isEvent(message.event)) return;
          watching.get(message.event)?.();
          watching.delete(message.event);
      }
    };

    const forget = () => {
      if (closed) return;
      closed = true;
      open.delete(end);
      for (const controller of running.values()) controller.abort();
      for (const stop of watching.values()) stop();
      running.clear();
      watching.clear();
    };
    const stopListening = transport.listen(onMessage, forget);
    function end() {
      forget();
      stopListening();
    }
    open.add(end);
    return end;
  };

  return {
    accept,
    call,
    close() {
      for (const end of open) end();
    },
  };
};
