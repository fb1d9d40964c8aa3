import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { joinHub } from '../../main/fleet/identity.ts';
import { openLongPollNode } from '../../main/fleet/long-poll-node.ts';
import type { Down } from '../../main/fleet/messages.ts';
import { handlePrefix } from '../../main/offers/fleet-codes.ts';
import { codeFor, slotAt } from '../../main/offers/rotating-code.ts';
import type { Invitation } from './hub-process.ts';

/** A kiosk with as many screens as a test wants, and no process of its own. */
export const fleetKiosk = async (invitation: Invitation, screens: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-node-'));
  const identity = await joinHub(join(folder, 'identity.json'), invitation);
  const heard: Down[] = [];
  const transport = openLongPollNode({
    url: invitation.url,
    node: identity.node,
    privateKey: identity.privateKey,
    clock: systemClock,
    random: Math.random,
    log: silentLog,
    waitMs: 2_000,
  });
  transport.listen((message) => heard.push(message));
  while (transport.status.get() !== 'connected')
    await new Promise((resolve) => setTimeout(resolve, 20));
  await transport.send({ kind: 'state', state: { online: true, screens: [...screens] } });
  return {
    identity,
    heard,
    /** What stands on a screen now. */
    codeOn: (screen: string, offer: string): string =>
      handlePrefix(identity.handle) +
      codeFor(identity.codeKey, { index: 0, screen, offer }, slotAt(systemClock.wall())),
    async close() {
      await transport.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
