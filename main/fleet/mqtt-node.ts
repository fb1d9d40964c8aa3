import { openMqtt, bodyOf, type MqttParts } from './mqtt-connection.ts';
import { down, type Down, type NodeState } from './messages.ts';
import { readTopic, topicOf } from './topics.ts';
import type { NodeTransport } from './transport.ts';

/** A broker keeps what comes for a kiosk that is away for so long, in seconds. */
const SESSION_SECONDS = 24 * 3600;

/** A kiosk at a broker, MQTT 5. Its user name is its name in the fleet. */
export const openMqttNode = (parts: MqttParts): NodeTransport => {
  const node = parts.username;
  let listener: (message: Down) => void = () => {};
  const gone: NodeState = { online: false };
  const { client, status, close } = openMqtt(
    parts,
    {
      clientId: node,
      clean: false,
      properties: { sessionExpiryInterval: SESSION_SECONDS, receiveMaximum: 64 },
      will: {
        topic: topicOf(node, 'state'),
        payload: Buffer.from(JSON.stringify({ kind: 'state', state: gone })),
        qos: 1,
        retain: true,
      },
    },
    async (mqtt) => {
      await mqtt.subscribeAsync(
        (['desired', 'cmd', 'ack'] as const).map((what) => topicOf(node, what)),
        {
          qos: 1,
        },
      );
    },
  );
  client.on('message', (topic, payload) => {
    const to = readTopic(topic);
    const read = down.safeParse(bodyOf(payload));
    if (to?.node === node && read.success && read.data.kind === to.what) listener(read.data);
    else parts.log.warn('a message from the hub could not be read', { topic });
  });
  const publish = async (kind: 'state' | 'ev', body: object, retain: boolean) => {
    // The library would keep it in memory until the broker is back: the courier keeps it better.
    if (status.get() !== 'connected') throw new Error('the broker is not there');
    await client.publishAsync(topicOf(node, kind), JSON.stringify(body), { qos: 1, retain });
  };
  return {
    status,
    send: (message) => publish(message.kind, message, message.kind === 'state'),
    listen(next) {
      listener = next;
    },
    // The will speaks only for those that go without a word.
    close: () => close(() => publish('state', { kind: 'state', state: gone }, true)),
  };
};
