import { cell, type Cell } from '../base/value.ts';
import { down, up, type Down, type Up } from './messages.ts';
import type { HubTransport, NodeTransport } from './transport.ts';

type Member = {
  readonly status: Cell<'connecting' | 'connected'>;
  listener: (message: Down) => void;
};

export type InProcess = {
  readonly hub: HubTransport;
  /** A kiosk of this name, in this process. A second one under the same name takes the first one's place. */
  join(name: string): NodeTransport;
};

/**
 * The way between a kiosk and the hub inside it. Messages are parsed as they would be after a wire, so that a message
 * which only works in one process is found in that process.
 */
export const inProcess = (): InProcess => {
  const members = new Map<string, Member>();
  /** The newest `desired` of each, for one that joins later. */
  const retained = new Map<string, Down>();
  let receive: ((from: string, message: Up) => Promise<void>) | null = null;
  const clone = (message: object): unknown => JSON.parse(JSON.stringify(message));

  const tell = (name: string, message: Down) => {
    const member = members.get(name);
    if (member) queueMicrotask(() => member.listener(down.parse(clone(message))));
  };

  return {
    hub: {
      listen(next) {
        receive = next;
        for (const { status } of members.values()) status.set('connected');
      },
      async send(to, message) {
        if (message.kind === 'desired') retained.set(to, message);
        tell(to, message);
      },
      async close() {
        receive = null;
        for (const { status } of members.values()) status.set('connecting');
      },
    },
    join(name) {
      const member: Member = {
        status: cell<'connecting' | 'connected'>(receive ? 'connected' : 'connecting'),
        listener: () => {},
      };
      members.set(name, member);
      return {
        status: member.status,
        async send(message) {
          if (!receive || members.get(name) !== member) throw new Error('the hub is not there');
          await receive(name, up.parse(clone(message)));
        },
        listen(listener) {
          member.listener = listener;
          const kept = retained.get(name);
          if (kept) tell(name, kept);
        },
        async close() {
          if (members.get(name) === member) members.delete(name);
          member.listener = () => {};
          member.status.set('connecting');
        },
      };
    },
  };
};
