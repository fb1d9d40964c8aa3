import {
  calls,
  events,
  failed,
  ok,
  PROTOCOL_VERSION,
  toPage,
  type CallName,
  type CallShape,
  type EventName,
  type Fault,
  type Link,
  type LinkStatus,
  type Result,
  type ToHost,
  type Transport,
} from '../../preload/contract/index.ts';

export type Timers = {
  after(ms: number, run: () => void): () => void;
  /** 0 to 1. */
  random(): number;
};

const browserTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

const DEFAULT_TIMEOUT_MS = 8_000;
const BACKOFF_MS = [100, 300, 1_000, 2_000, 5_000, 10_000];

type Pending = { settle(result: Result<unknown>): void; name: CallName };

/**
 * The page's half of the link, over any transport. Answers and events are parsed: a host of another build must
 * not be able to put a page into a state it does not know. Reconnects for ever, with full jitter.
 */
export const connectLink = (
  openTransport: () => Transport,
  options: { token?: () => string | undefined; timers?: Timers } = {},
): Link => {
  const timers = options.timers ?? browserTimers;
  const pending = new Map<number, Pending>();
  const watched = new Map<EventName, Set<(value: never) => void>>();
  const latest = new Map<EventName, unknown>();
  const statusListeners = new Set<(status: LinkStatus) => void>();
  let status: LinkStatus = { kind: 'connecting' };
  let transport: Transport | null = null;
  let closeTransport: () => void = () => {};
  let cancelRetry: () => void = () => {};
  let attempt = 0;
  let nextId = 1;
  let closed = false;
  /** Calls made while the first connection is under way wait for it; once offline they fail at once. */
  let queued: ToHost[] = [];

  const setStatus = (next: LinkStatus) => {
    status = next;
    for (const listener of statusListeners) listener(next);
  };

  const post = (message: ToHost) => {
    if (status.kind === 'connected' && transport) transport.send(message);
    else queued.push(message);
  };

  const failAll = (fault: Fault) => {
    const waiting = [...pending.values()];
    pending.clear();
    queued = queued.filter((message) => message.kind !== 'call');
    for (const call of waiting) call.settle({ ok: false, fault });
  };

  const lost = () => {
    transport = null;
    if (closed || status.kind === 'outdated') return;
    setStatus({ kind: 'offline' });
    failAll({ code: 'offline' });
    const ceiling = BACKOFF_MS[Math.min(attempt++, BACKOFF_MS.length - 1)] ?? 10_000;
    cancelRetry = timers.after(ceiling * (0.5 + timers.random() / 2), connect);
  };

  const onWelcome = (
    version: number,
    role: Extract<LinkStatus, { kind: 'connected' }>['role'],
    screen: string | null,
  ) => {
    if (version !== PROTOCOL_VERSION) {
      setStatus({ kind: 'outdated' });
      failAll({ code: 'version-mismatch' });
      return;
    }
    attempt = 0;
    setStatus({ kind: 'connected', role, screen });
    for (const event of watched.keys()) transport?.send({ kind: 'watch', event } satisfies ToHost);
    const waiting = queued;
    queued = [];
    for (const message of waiting) {
      if (message.kind !== 'watch' && message.kind !== 'unwatch') transport?.send(message);
    }
  };

  const onMessage = (raw: unknown) => {
    const parsed = toPage.safeParse(raw);
    if (!parsed.success) return;
    const message = parsed.data;
    switch (message.kind) {
      case 'welcome':
        onWelcome(message.version, message.role, message.screen);
        return;
      case 'role':
        if (status.kind === 'connected') setStatus({ ...status, role: message.role });
        for (const event of watched.keys())
          transport?.send({ kind: 'watch', event } satisfies ToHost);
        return;
      case 'refused':
        if (message.fault.code === 'version-mismatch') setStatus({ kind: 'outdated' });
        failAll(message.fault);
        return;
      case 'result': {
        const call = pending.get(message.id);
        if (!call) return;
        pending.delete(message.id);
        const output = calls[call.name].output.safeParse(message.value);
        call.settle(
          output.success ? ok(output.data) : failed('version-mismatch', { call: call.name }),
        );
        return;
      }
      case 'failed': {
        const call = pending.get(message.id);
        pending.delete(message.id);
        call?.settle({ ok: false, fault: message.fault });
        return;
      }
      case 'event': {
        const name = message.event as EventName;
        const listeners = watched.get(name);
        if (!listeners) return;
        const value = events[name].value.safeParse(message.value);
        if (!value.success) return;
        latest.set(name, value.data);
        for (const listener of listeners) (listener as (value: unknown) => void)(value.data);
      }
    }
  };

  function connect() {
    if (closed) return;
    let gone = false;
    const opened = openTransport();
    transport = opened;
    const dispose = opened.listen(onMessage, () => {
      if (gone) return;
      gone = true;
      lost();
    });
    closeTransport = () => {
      gone = true;
      dispose();
    };
    const token = options.token?.();
    opened.send({
      kind: 'hello',
      version: PROTOCOL_VERSION,
      ...(token === undefined ? {} : { token }),
    } satisfies ToHost);
  }

  connect();

  return {
    call(name, input, callOptions = {}) {
      type Answer = Awaited<ReturnType<Link['call']>>;
      return new Promise<Answer>((resolve) => {
        const { signal } = callOptions;
        if (signal?.aborted) return resolve(failed('aborted'));
        if (closed || status.kind === 'offline') return resolve(failed('offline'));
        if (status.kind === 'outdated') return resolve(failed('version-mismatch'));
        const id = nextId++;
        const settle = (result: Result<unknown>) => {
          pending.delete(id);
          cancelTimeout();
          signal?.removeEventListener('abort', abort);
          resolve(result as Answer);
        };
        const abort = () => {
          post({ kind: 'abort', id });
          settle(failed('aborted'));
        };
        const shape: CallShape = calls[name];
        const cancelTimeout = timers.after(
          callOptions.timeoutMs ?? shape.timeoutMs ?? DEFAULT_TIMEOUT_MS,
          () => {
            post({ kind: 'abort', id });
            settle(failed('timeout'));
          },
        );
        signal?.addEventListener('abort', abort);
        pending.set(id, { settle, name });
        post({ kind: 'call', id, name, input });
      }) as never;
    },
    watch(event, listener) {
      const known = watched.get(event);
      const listeners = known ?? new Set<(value: never) => void>();
      listeners.add(listener);
      if (!known) {
        watched.set(event, listeners);
        if (status.kind === 'connected') post({ kind: 'watch', event });
      } else if (latest.has(event)) {
        listener(latest.get(event) as never);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || watched.get(event) !== listeners) return;
        watched.delete(event);
        latest.delete(event);
        if (status.kind === 'connected') post({ kind: 'unwatch', event });
      };
    },
    status: () => status,
    onStatus(listener) {
      statusListeners.add(listener);
      return () => void statusListeners.delete(listener);
    },
    close() {
      closed = true;
      cancelRetry();
      failAll({ code: 'aborted' });
      closeTransport();
      transport = null;
    },
  };
};
