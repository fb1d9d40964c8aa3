import { randomCode } from '../base/ids.ts';
import type { Down } from './messages.ts';

export type Mail = { readonly id: string; readonly message: Down };

/**
 * What waits at the hub for kiosks that ask for it. Kept until the kiosk says that it has it, so that nothing goes by
 * order or time of writing: instances of a hub share one, and databases show rows in another order than they number them.
 */
export type Mailbox = {
  put(node: string, message: Down): Promise<void>;
  /** Takes away what the kiosk has, and answers the rest. */
  read(node: string, got: readonly string[]): Promise<readonly Mail[]>;
  /** Something may have come for this kiosk. */
  onMail(node: string, listener: () => void): () => void;
};

/** A kiosk that stays away loses the oldest: acknowledgements are asked for again, commands are of the moment. */
export const MOST_KEPT = 256;
/** So many at once: an answer stays well under what proxies buffer. */
export const MOST_READ = 64;

/** For a hub of one instance. What is in it is lost at a restart, and asked for again. */
export const memoryMailbox = (): Mailbox => {
  const boxes = new Map<string, Map<string, Down>>();
  const listeners = new Map<string, Set<() => void>>();
  // Ids of an earlier start must not take away what is new.
  const start = randomCode(8);
  let last = 0;
  return {
    async put(node, message) {
      const box = boxes.get(node) ?? new Map<string, Down>();
      boxes.set(node, box);
      if (message.kind === 'desired')
        for (const [id, one] of box) if (one.kind === 'desired') box.delete(id);
      box.set(`${start}-${++last}`, message);
      if (box.size > MOST_KEPT)
        for (const [oldest, one] of box) {
          if (one.kind === 'desired') continue;
          box.delete(oldest);
          break;
        }
      for (const listener of listeners.get(node) ?? []) listener();
    },
    async read(node, got) {
      const box = boxes.get(node);
      if (!box) return [];
      for (const id of got) box.delete(id);
      if (box.size === 0) boxes.delete(node);
      return Array.from(box, ([id, message]) => ({ id, message })).slice(0, MOST_READ);
    },
    onMail(node, listener) {
      const mine = listeners.get(node) ?? new Set();
      listeners.set(node, mine);
      mine.add(listener);
      return () => {
        mine.delete(listener);
        if (mine.size === 0) listeners.delete(node);
      };
    },
  };
};
