import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { cell, type Value } from '../base/value.ts';
import { fullJitter, RECONNECT } from './full-jitter.ts';

export type MqttParts = {
  /** `mqtt://host:1883` or `mqtts://host:8883`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** A certificate authority of the owner's own, PEM. */
  readonly ca?: string | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
};

export type MqttConnection = {
  readonly client: MqttClient;
  readonly status: Value<'connecting' | 'connected'>;
  /** `last` may still say something; neither it nor a broker that no longer answers holds the process for long. */
  close(last?: () => Promise<void>): Promise<void>;
};

const CLOSE_MS = 2_000;

/** A connection that comes back by itself, each time after a wait of pure chance: the library's own wait is fixed. */
export const openMqtt = (
  { url, username, password, ca, clock, random, log }: MqttParts,
  own: IClientOptions,
  onConnect: (client: MqttClient) => Promise<void>,
): MqttConnection => {
  const status = cell<'connecting' | 'connected'>('connecting');
  const client = connect(url, {
    protocolVersion: 5,
    username,
    password,
    ...(ca === undefined ? {} : { ca }),
    keepalive: 30,
    connectTimeout: 10_000,
    reconnectPeriod: 0,
    resubscribe: false,
    ...own,
  });
  let failures = 0;
  let closed = false;
  let cancel = () => {};
  client.on('connect', () => {
    void onConnect(client).then(
      () => {
        if (closed || !client.connected) return;
        failures = 0;
        status.set('connected');
      },
      (error: unknown) => {
        if (closed) return;
        log.warn('the broker takes no subscription', { error: String(error) });
        client.stream.destroy();
      },
    );
  });
  client.on('close', () => {
    if (closed) return;
    if (status.get() === 'connected') status.set('connecting');
    failures++;
    cancel();
    cancel = clock.after(fullJitter(failures, random, RECONNECT), () => client.reconnect());
  });
  // A 'close' follows every 'error'; without a listener the error would end the process.
  client.on('error', (error) =>
    log.debug('the broker connection failed', { error: String(error) }),
  );

  let closing: Promise<void> | null = null;
  return {
    client,
    status,
    close: (last = async () => {}) =>
      (closing ??= (async () => {
        const late = new Promise<void>((resolve) => void clock.after(CLOSE_MS, resolve));
        if (client.connected) await Promise.race([last().catch(() => {}), late]);
        closed = true;
        cancel();
        status.set('connecting');
        await Promise.race([client.endAsync(!client.connected).catch(() => {}), late]);
        client.stream?.destroy();
      })()),
  };
};

/** A message's body, or undefined where it is not JSON. */
export const bodyOf = (payload: Buffer): unknown => {
  try {
    return JSON.parse(payload.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};
