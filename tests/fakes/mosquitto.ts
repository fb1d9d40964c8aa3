import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mosquittoPassword } from '../../main/fleet/mosquitto.ts';
import { mosquittoAcl } from '../../main/fleet/topics.ts';
import { freePort } from './free-port.ts';

const EXAMPLE = join(import.meta.dirname, '..', '..', 'build', 'hub', 'mosquitto.conf');
const PROGRAM = ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto'].find((path) =>
  existsSync(path),
);

/** Why tests that need a broker are left out, or null where it is here. */
export const noMosquitto: string | null =
  PROGRAM === undefined ? 'Mosquitto is not installed (apt-get install mosquitto)' : null;

export type Broker = {
  readonly url: string;
  passwordOf(user: string): string;
  /** Reads `acl` and `passwd` of this folder from now on, as `systemctl reload` would. */
  reload(from: string): void;
  /** Ends without a word, as in a power cut. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
};

const answers = async (port: number): Promise<void> => {
  for (let i = 0; i < 100; i++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
      setTimeout(() => socket.end(), 20).unref();
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Mosquitto does not answer');
};

/** Mosquitto in a folder of its own, with the example's settings and these users. */
export const startMosquitto = async (users: readonly string[]): Promise<Broker> => {
  if (PROGRAM === undefined) throw new Error(noMosquitto ?? '');
  const program = PROGRAM;
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-broker-'));
  const port = await freePort();
  const passwordOf = (user: string) => `secret of ${user}`;
  writeFileSync(join(folder, 'acl'), mosquittoAcl('hub'), { mode: 0o600 });
  writeFileSync(
    join(folder, 'passwd'),
    `${['hub', ...users].map((user) => mosquittoPassword(user, passwordOf(user))).join('\n')}\n`,
    { mode: 0o600 },
  );
  // Started by root it would otherwise become a user that may not read this folder.
  const user = process.getuid?.() === 0 ? 'user root\n' : '';
  writeFileSync(
    join(folder, 'mosquitto.conf'),
    user +
      readFileSync(EXAMPLE, 'utf8')
        .replaceAll('/etc/mosquitto/lookglass', folder)
        .replace('/var/lib/mosquitto/', `${folder}/`)
        .replace('listener 1883', `listener ${port}`),
  );
  let child: ChildProcess | null = null;
  const start = async () => {
    child = spawn(program, ['-c', join(folder, 'mosquitto.conf')], { stdio: 'ignore' });
    await answers(port);
  };
  const stop = async (signal: NodeJS.Signals) => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null) return;
    const gone = once(running, 'exit');
    running.kill(signal);
    await gone;
  };
  await start();
  return {
    url: `mqtt://127.0.0.1:${port}`,
    passwordOf,
    reload(from) {
      for (const name of ['acl', 'passwd']) cpSync(join(from, name), join(folder, name));
      child?.kill('SIGHUP');
    },
    kill: () => stop('SIGKILL'),
    restart: start,
    async close() {
      await stop('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
