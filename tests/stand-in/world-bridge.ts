/**
 * One half of the context bridge; the page's world and the preload script's each run one. The two worlds share
 * nothing but the DOM, so synchronous events on `window` carry calls across, and Blink clones what they hold.
 * Self-contained: its source text runs in the page.
 */
export type Expose = (key: string, api: unknown) => void;

export const worldBridge = (side: 'page' | 'preload', channel: string): Expose => {
  type Id = number;
  type Outcome = { op: 'reply'; ok: boolean; value: unknown };
  type Message =
    | Outcome
    | { op: 'call'; id: Id; args: unknown[] }
    | { op: 'settle'; id: Id; ok: boolean; value: unknown }
    | { op: 'expose'; key: string; api: unknown };
  /** What cannot be cloned crosses as one of these. */
  type Token =
    | { $bridge: 'function' | 'promise'; id: Id }
    | { $bridge: 'error'; name: string; message: string };
  type Remote = (...args: unknown[]) => unknown;
  type Settle = { resolve: (value: unknown) => void; reject: (error: unknown) => void };

  const DEEPEST = 1000;
  // Kept from before any page script can replace them.
  const { addEventListener, dispatchEvent } = EventTarget.prototype;
  const Carrier = CustomEvent;
  const world = window;
  const other = side === 'page' ? 'preload' : 'page';

  const given = new Map<Id, Remote>();
  const idOf = new WeakMap<Remote, Id>();
  const proxies = new Map<Id, Remote>();
  const pending = new Map<Id, Settle>();
  let nextId = 0;
  let reply: Outcome | null = null;

  const post = (message: Message) => {
    dispatchEvent.call(world, new Carrier(channel + other, { detail: message }));
  };
  const isPlain = (value: object) => Object.prototype.toString.call(value) === '[object Object]';

  const giveFunction = (f: Remote): Id => {
    const known = idOf.get(f);
    if (known !== undefined) return known;
    const id = ++nextId;
    idOf.set(f, id);
    given.set(id, f);
    return id;
  };

  const givePromise = (promise: Promise<unknown>): Id => {
    const id = ++nextId;
    promise.then(
      (value) => post({ op: 'settle', id, ok: true, value: pack(value) }),
      (error: unknown) => post({ op: 'settle', id, ok: false, value: pack(error) }),
    );
    return id;
  };

  const pack = (value: unknown, depth = 0): unknown => {
    if (depth > DEEPEST)
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    if (typeof value === 'function')
      return { $bridge: 'function', id: giveFunction(value as Remote) };
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (value === null || typeof value !== 'object') return value;
    if (value instanceof Promise) return { $bridge: 'promise', id: givePromise(value) };
    if (value instanceof Error)
      return { $bridge: 'error', name: value.name, message: value.message };
    if (Array.isArray(value)) return value.map((part) => pack(part, depth + 1));
    // Dates, maps, buffers: the structured clone between the worlds does them.
    if (!isPlain(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, pack(part, depth + 1)]),
    );
  };

  const isToken = (value: object): value is Token => '$bridge' in value;

  const take = (token: Token): unknown => {
    if (token.$bridge === 'error')
      return Object.assign(new Error(token.message), { name: token.name });
    const { id } = token;
    if (token.$bridge === 'promise')
      return new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
    const proxy = proxies.get(id) ?? ((...args: unknown[]) => callOther(id, args));
    proxies.set(id, proxy);
    return proxy;
  };

  const unpack = (value: unknown, freeze = false): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (isToken(value)) return take(value);
    const done = <T>(result: T): T => (freeze ? Object.freeze(result) : result);
    if (Array.isArray(value)) return done(value.map((part) => unpack(part, freeze)));
    if (!isPlain(value)) return value;
    return done(
      Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unpack(part, freeze)])),
    );
  };

  const ask = (message: Message): unknown => {
    reply = null;
    post(message);
    // The other world has answered already: events on `window` are synchronous.
    const answer = reply as Outcome | null;
    reply = null;
    if (!answer) throw new Error(`The ${other} world does not answer.`);
    if (answer.ok) return unpack(answer.value);
    throw unpack(answer.value);
  };
  const callOther = (id: Id, args: unknown[]) =>
    ask({ op: 'call', id, args: args.map((arg) => pack(arg)) });

  const answer = (work: () => unknown) => {
    let outcome: Outcome;
    try {
      outcome = { op: 'reply', ok: true, value: pack(work()) };
    } catch (error) {
      const thrown = error instanceof Error ? error : new Error(String(error));
      outcome = { op: 'reply', ok: false, value: pack(thrown) };
    }
    post(outcome);
  };

  const bind = (key: string, api: unknown) => {
    if (Object.hasOwn(world, key))
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(world, key, { value: unpack(api, true), enumerable: true });
  };

  const settle = (id: Id, ok: boolean, value: unknown) => {
    const waiting = pending.get(id);
    pending.delete(id);
    if (ok) waiting?.resolve(unpack(value));
    else waiting?.reject(unpack(value));
  };

  addEventListener.call(world, channel + side, (event) => {
    // No script of the page sees what crosses.
    event.stopImmediatePropagation();
    const message = (event as CustomEvent<Message>).detail;
    switch (message.op) {
      case 'reply':
        reply = message;
        return;
      case 'settle':
        return settle(message.id, message.ok, message.value);
      case 'expose':
        return answer(() => bind(message.key, message.api));
      case 'call':
        return answer(() => {
          const called = given.get(message.id);
          if (!called) throw new Error('A function that was never given was called.');
          return called(...message.args.map((arg) => unpack(arg)));
        });
    }
  });

  return (key, api) => {
    ask({ op: 'expose', key, api: pack(api) });
  };
};
