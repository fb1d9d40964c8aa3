import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openLongPollHub, type LongPollHub } from '../../main/fleet/long-poll-hub.ts';
import { openLongPollNode } from '../../main/fleet/long-poll-node.ts';
import { memoryMailbox } from '../../main/fleet/mailbox.ts';
import { openSessions, rawPublicKey } from '../../main/fleet/sessions.ts';
import type { HubTransport } from '../../main/fleet/transport.ts';
import { freePort } from '../fakes/free-port.ts';
import { NODES, transportSuite } from './transport-suite.ts';

transportSuite('over HTTP long poll', async () => {
  const keys = new Map(NODES.map((name) => [name as string, generateKeyPairSync('ed25519')]));
  const port = await freePort();
  const sessions = openSessions({
    key: new Uint8Array(32).fill(3),
    wall: systemClock.wall,
    publicKeyOf: async (node) => {
      const pair = keys.get(node);
      return pair ? rawPublicKey(pair.publicKey) : null;
    },
  });
  let receive: Parameters<HubTransport['listen']>[0] | null = null;
  let hub: LongPollHub;
  let server: Server;
  /** A new process would remember nothing but its keys: so does this. */
  const start = async () => {
    hub = openLongPollHub({
      mailbox: memoryMailbox(),
      sessions,
      clock: systemClock,
      log: silentLog,
    });
    if (receive) hub.listen(receive);
    const listener = getRequestListener(
      async (request) => (await hub.handle(request)) ?? new Response(null, { status: 404 }),
    );
    server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  };
  const stop = async () => {
    await hub.close();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  await start();
  return {
    hub: {
      listen(next) {
        receive = next;
        hub.listen(next);
      },
      send: (to, message) => hub.send(to, message),
      close: () => hub.close(),
    },
    join: (node) =>
      openLongPollNode({
        url: `http://127.0.0.1:${port}`,
        node,
        privateKey: keys.get(node)!.privateKey,
        clock: systemClock,
        random: () => 0.1,
        log: silentLog,
        waitMs: 2_000,
      }),
    kill: stop,
    revive: start,
    close: stop,
  };
});
