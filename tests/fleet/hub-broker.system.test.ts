import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { ClaimNotice } from '../../preload/contract/index.ts';
import { hubFolder, inviteKiosk, startHub } from '../fakes/hub-process.ts';
import { startKiosk } from '../fakes/kiosk-process.ts';
import { noMosquitto, startMosquitto } from '../fakes/mosquitto.ts';
import { codeOf, newPhone, standBefore } from '../fakes/phone.ts';
import { siteFolder } from '../fakes/site-folder.ts';

const CLI = join(import.meta.dirname, '..', '..', 'out', 'main', 'cli.js');

describe.skipIf(noMosquitto !== null)(
  `a hub with a broker${noMosquitto === null ? '' : `: ${noMosquitto}`}`,
  () => {
    it('hears its kiosk and is heard over MQTT, with the files that it writes for Mosquitto', async () => {
      const files = hubFolder();
      const broker = await startMosquitto([]);
      const out = mkdtempSync(join(tmpdir(), 'lookglass-broker-files-'));
      writeFileSync(
        join(files.folder, 'hub.json'),
        JSON.stringify({ name: 'Hub', publicUrl: 'http://127.0.0.1', broker: broker.url }),
      );
      const env = { LOOKGLASS_BROKER_PASSWORD: 'the hub’s own' };
      const writeFiles = async () => {
        const args = [
          'hub',
          'broker',
          '--out',
          out,
          '--folder',
          files.folder,
          '--data',
          files.data,
        ];
        await promisify(execFile)(process.execPath, [CLI, ...args], {
          env: { ...process.env, ...env },
        });
        broker.reload(out);
      };
      const hub = await startHub({ ...files, env });
      await writeFiles();
      const invitation = await inviteKiosk(
        { ...files, env },
        { site: 'lakeside', kiosk: 'front', url: hub.baseUrl },
      );
      const joined = siteFolder((site) => {
        site['hub'] = invitation;
        site.offers = [];
      });
      const kiosk = await startKiosk({ site: joined.site, data: joined.data });
      try {
        await expect.poll(() => hub.log(), { timeout: 20_000 }).toContain('a kiosk was enrolled');
        await writeFiles();
        let stand: Awaited<ReturnType<typeof standBefore>> | null = null;
        await expect
          .poll(
            async () => {
              stand = await standBefore(kiosk, 'entrance', 'winter-100').catch(() => null);
              return stand !== null;
            },
            { timeout: 60_000 },
          )
          .toBe(true);
        const { ticket, link } = stand!;
        const notices: ClaimNotice[] = [];
        link.watch(
          'claims',
          ({ claims }: { claims: ClaimNotice[] }) => void notices.push(...claims),
        );
        const phone = newPhone(hub.baseUrl);
        const opened = await phone.open(codeOf(ticket));
        expect((await phone.claim(opened.body.pass)).status).toBe(200);
        await expect.poll(() => notices.length, { timeout: 20_000 }).toBeGreaterThan(0);
        link.close();
      } finally {
        await kiosk.stop();
        await hub.stop();
        await broker.close();
        joined.remove();
        files.remove();
        rmSync(out, { recursive: true, force: true });
      }
    });
  },
);
