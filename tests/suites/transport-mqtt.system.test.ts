import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAsync } from 'mqtt';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openMqttHub } from '../../main/fleet/mqtt-hub.ts';
import { openMqttNode } from '../../main/fleet/mqtt-node.ts';
import { topicOf } from '../../main/fleet/topics.ts';
import { noMosquitto, startMosquitto, type Broker } from '../fakes/mosquitto.ts';
import { NODES, transportSuite } from './transport-suite.ts';

const asUser = (broker: Broker, username: string) => ({
  url: broker.url,
  username,
  password: broker.passwordOf(username),
  clock: systemClock,
  random: () => 0.1,
  log: silentLog,
});

describe.skipIf(noMosquitto !== null)(
  `MQTT 5${noMosquitto === null ? '' : `: ${noMosquitto}`}`,
  () => {
    transportSuite('over MQTT 5 and Mosquitto', async () => {
      const broker = await startMosquitto(NODES);
      const hub = openMqttHub(asUser(broker, 'hub'));
      return {
        hub,
        join: (node) => openMqttNode(asUser(broker, node)),
        kill: broker.kill,
        revive: broker.restart,
        async close() {
          await hub.close();
          await broker.close();
        },
      };
    });

    describe('a broker set up as we say', () => {
      const [mine, other] = NODES;
      let broker: Broker;
      beforeAll(async () => {
        broker = await startMosquitto(NODES);
      });
      afterAll(() => broker.close());
      const enter = (username: string, password = broker.passwordOf(username)) =>
        connectAsync(broker.url, {
          protocolVersion: 5,
          username,
          password,
          reconnectPeriod: 0,
          clientId: `probe-${Math.random()}`,
        });

      it('lets nobody in without a password, or with another’s', async () => {
        await expect(enter(mine, broker.passwordOf(other))).rejects.toThrow(/Not authorized/);
        await expect(
          connectAsync(broker.url, { protocolVersion: 5, reconnectPeriod: 0 }),
        ).rejects.toThrow(/Not authorized/);
      });

      it('keeps a kiosk within its own prefix, in both directions', async () => {
        const hub = await enter('hub');
        const kiosk = await enter(mine);
        const heard: string[] = [];
        const told: string[] = [];
        kiosk.on('message', (topic) => heard.push(topic));
        hub.on('message', (topic) => told.push(topic));
        await hub.subscribeAsync('f/v1/#', { qos: 1 });
        // Mosquitto grants a subscription and filters what comes through it: what counts is what arrives.
        for (const topic of [
          topicOf(other, 'desired'),
          topicOf(other, 'cmd'),
          'f/v1/+/+/+/ack',
          '#',
          '$share/hub/f/v1/+/+/+/ev',
        ])
          await kiosk.subscribeAsync(topic, { qos: 1 }).catch(() => {});
        await kiosk.subscribeAsync(topicOf(mine, 'cmd'), { qos: 1 });
        for (const topic of [
          topicOf(other, 'desired'),
          topicOf(other, 'cmd'),
          topicOf(other, 'ack'),
          topicOf(mine, 'cmd'),
        ])
          await hub.publishAsync(topic, '{}', { qos: 1 });
        for (const topic of [
          topicOf(other, 'ev'),
          topicOf(other, 'state'),
          topicOf(mine, 'ack'),
          topicOf(mine, 'desired'),
        ])
          await kiosk.publishAsync(topic, '{}', { qos: 1 }).catch(() => {});
        await kiosk.publishAsync(topicOf(mine, 'ev'), '{}', { qos: 1 });
        await expect.poll(() => told).toContain(topicOf(mine, 'ev'));
        await expect.poll(() => heard).toContain(topicOf(mine, 'cmd'));
        expect([...new Set(heard)]).toEqual([topicOf(mine, 'cmd')]);
        expect(told.filter((topic) => topic.endsWith('/ev') || topic.endsWith('/state'))).toEqual([
          topicOf(mine, 'ev'),
        ]);
        await kiosk.endAsync();
        await hub.endAsync();
      });

      it('says of a kiosk that went without a word that it is gone', async () => {
        const hub = await enter('hub');
        const states: unknown[] = [];
        hub.on('message', (_topic, payload) => states.push(JSON.parse(payload.toString())));
        await hub.subscribeAsync(topicOf(mine, 'state'), { qos: 1 });
        const node = await connectAsync(broker.url, {
          protocolVersion: 5,
          username: mine,
          password: broker.passwordOf(mine),
          reconnectPeriod: 0,
          will: {
            topic: topicOf(mine, 'state'),
            payload: Buffer.from('{"kind":"state","state":{"online":false}}'),
            qos: 1,
            retain: true,
          },
        });
        node.stream.destroy();
        await expect
          .poll(() => states, { timeout: 20_000 })
          .toEqual([{ kind: 'state', state: { online: false } }]);
        await hub.endAsync();
      });
    });
  },
);
