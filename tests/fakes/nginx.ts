import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const EXAMPLE = join(import.meta.dirname, '..', '..', 'build', 'hub', 'nginx.conf');
const PROGRAM = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find((path) => existsSync(path));

/** Why tests that need a proxy are left out, or null where it is here. */
export const noNginx: string | null =
  PROGRAM === undefined ? 'nginx is not installed (apt-get install nginx-light)' : null;

/** nginx in a folder of its own, with the example's settings, before these instances. */
export const startNginx = async (ports: readonly [number, number]) => {
  if (PROGRAM === undefined) throw new Error(noNginx ?? '');
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-nginx-'));
  const port = await freePort();
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `  ${kind}_temp_path ${folder}/${kind};\n`)
    .join('');
  // Started by root its workers would otherwise be a user that may not write here.
  const user = process.getuid?.() === 0 ? 'user root;\n' : '';
  writeFileSync(
    join(folder, 'nginx.conf'),
    user +
      readFileSync(EXAMPLE, 'utf8')
        .replace('/run/nginx-lookglass.pid', join(folder, 'pid'))
        .replace('http {\n', `http {\n${places}`)
        .replace('listen 80;', `listen 127.0.0.1:${port};`)
        .replace('127.0.0.1:8747', `127.0.0.1:${ports[0]}`)
        .replace('127.0.0.1:8748', `127.0.0.1:${ports[1]}`),
  );
  const child = spawn(
    PROGRAM,
    ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr', '-g', 'daemon off;'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString('utf8')));
  const baseUrl = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    if (await fetch(`${baseUrl}/livez`).catch(() => null)) break;
    if (tries > 100 || child.exitCode !== null) throw new Error(`nginx does not answer\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    baseUrl,
    said: () => said,
    async close() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
