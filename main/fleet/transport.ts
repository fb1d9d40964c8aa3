import type { Value } from '../base/value.ts';
import type { Down, Up } from './messages.ts';

/**
 * One way of carrying messages between kiosks and their hub. A transport promises little on purpose: what it carries
 * may come late, twice, in another order, or not at all. That nothing is lost is the courier's work, which goes by the
 * hub's own `ack` and by nothing a transport says (a broker's PUBACK means that the broker has it).
 */
export type NodeTransport = {
  readonly status: Value<'connecting' | 'connected'>;
  /** Resolves once it is with whatever carries it; rejects where that could not be. */
  send(message: Up): Promise<void>;
  /** One listener, set before anything can arrive. */
  listen(listener: (message: Down) => void): void;
  /** Twice is once. */
  close(): Promise<void>;
};

export type HubTransport = {
  /** `receive` resolves when what came is kept; until then little more is taken from the same connection. */
  listen(receive: (from: string, message: Up) => Promise<void>): void;
  send(to: string, message: Down): Promise<void>;
  close(): Promise<void>;
};
