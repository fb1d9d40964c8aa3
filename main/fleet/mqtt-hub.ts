import { randomBytes } from 'node:crypto';
import { bodyOf, openMqtt, type MqttParts } from './mqtt-connection.ts';
import { up, type Up } from './messages.ts';
import { readTopic, sharedTopic, topicOf } from './topics.ts';
import type { HubTransport } from './transport.ts';

/** So many messages are in the works at once; more wait with the broker, which spreads them over the instances. */
const MOST_AT_ONCE = 32;

/** A hub at a broker, MQTT 5: instances take turns by a shared subscription. */
export const openMqttHub = (parts: MqttParts): HubTransport => {
  let receive: ((from: string, message: Up) => Promise<void>) | null = null;
  const { client, status, close } = openMqtt(
    parts,
    {
      clientId: `hub-${randomBytes(8).toString('hex')}`,
      clean: true,
      properties: { receiveMaximum: MOST_AT_ONCE },
    },
    async (mqtt) => {
      await mqtt.subscribeAsync([sharedTopic('state'), sharedTopic('ev')], { qos: 1 });
    },
  );

  let inWork = 0;
  let waiting: (() => void) | null = null;
  /**
   * The library reads on when `next` is called. It answers the broker then as well, which is all the same: a kiosk
   * goes by the hub's `ack`.
   */
  client.handleMessage = (packet, next) => {
    const from = readTopic(packet.topic);
    const read = up.safeParse(bodyOf(packet.payload as Buffer));
    if (!from || !receive || !read.success || read.data.kind !== from.what) {
      if (receive)
        parts.log.warn('a message from a kiosk could not be read', { topic: packet.topic });
      return next();
    }
    const { node } = from;
    inWork++;
    void receive(node, read.data)
      .catch((error: unknown) =>
        parts.log.warn('a message from a kiosk could not be kept', { node, error: String(error) }),
      )
      .finally(() => {
        inWork--;
        waiting?.();
        waiting = null;
      });
    if (inWork < MOST_AT_ONCE) next();
    else waiting = next;
    return undefined;
  };

  return {
    listen(next) {
      receive = next;
    },
    async send(to, message) {
      if (status.get() !== 'connected') throw new Error('the broker is not there');
      await client.publishAsync(topicOf(to, message.kind), JSON.stringify(message), {
        qos: 1,
        retain: message.kind === 'desired',
        ...(message.kind === 'cmd' ? { properties: { messageExpiryInterval: 600 } } : {}),
      });
    },
    async close() {
      await close();
      receive = null;
    },
  };
};
