import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { openLongPollHub, type LongPollHub } from '../../fleet/long-poll-hub.ts';
import type { Mailbox } from '../../fleet/mailbox.ts';
import type { Down, Up } from '../../fleet/messages.ts';
import { openMqttHub } from '../../fleet/mqtt-hub.ts';
import type { Sessions } from '../../fleet/sessions.ts';
import type { HubTransport } from '../../fleet/transport.ts';

export const BROKER_USER = 'hub';

/** All ways to the kiosks of a hub. Each kiosk has one; what is told it goes the way it last came. */
export const openWays = (parts: {
  readonly mailbox: Mailbox;
  readonly sessions: Sessions;
  readonly broker: { readonly url: string; readonly password: string } | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly onSeen: (node: string) => void;
}): LongPollHub => {
  const { broker, clock, log } = parts;
  const poll = openLongPollHub(parts);
  const mqtt: HubTransport | null =
    broker &&
    openMqttHub({
      url: broker.url,
      username: BROKER_USER,
      password: broker.password,
      clock,
      random: Math.random,
      log,
    });
  const polls = new Set<string>();
  return {
    handle: poll.handle,
    drain: poll.drain,
    listen(receive) {
      poll.listen((from, message: Up) => {
        polls.add(from);
        return receive(from, message);
      });
      mqtt?.listen((from, message) => {
        polls.delete(from);
        parts.onSeen(from);
        return receive(from, message);
      });
    },
    // Where there is a broker, those that poll were enrolled before it was there.
    async send(to: string, message: Down) {
      if (!mqtt || polls.has(to)) return poll.send(to, message);
      await mqtt.send(to, message);
    },
    async close() {
      await poll.close();
      await mqtt?.close();
    },
  };
};
