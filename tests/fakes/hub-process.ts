import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..', '..');

type BrandJson = { offers: Record<string, unknown>[] };

/** A copy of the demo hub with its first brand's offers changed, and a place for its instances' files. */
export const hubFolder = (change: (brand: BrandJson) => void = () => {}) => {
  const root = mkdtempSync(join(tmpdir(), 'lookglass-hub-'));
  const folder = join(root, 'hub');
  cpSync(join(ROOT, 'assets', 'hub'), folder, { recursive: true });
  const brandFile = join(folder, 'brands', 'hebai.json');
  const write = (edit: (brand: BrandJson) => void) => {
    const brand = JSON.parse(readFileSync(brandFile, 'utf8')) as BrandJson;
    edit(brand);
    writeFileSync(brandFile, JSON.stringify(brand));
  };
  write(change);
  writeFileSync(
    join(folder, 'hub.json'),
    JSON.stringify({ name: 'Hub', publicUrl: 'http://127.0.0.1' }),
  );
  return {
    folder,
    data: join(root, 'data'),
    brandFile,
    write,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
};

export type HubProcess = {
  readonly baseUrl: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** What it wrote to its log so far. */
  log(): string;
  /** The exit code, or null where a signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

type Options = {
  readonly folder: string;
  readonly data: string;
  readonly port?: number;
  readonly env?: NodeJS.ProcessEnv;
  /** What is put in front of the program: it has to become it. */
  readonly wrap?: readonly string[];
};

/** One built instance of a hub in a process of its own. */
export const startHub = async ({
  folder,
  data,
  port = 0,
  env,
  wrap = [],
}: Options): Promise<HubProcess> => {
  const [command, ...before] = [...wrap, process.execPath];
  const child = spawn(
    command,
    [
      ...before,
      join(ROOT, 'out', 'main', 'hub.js'),
      '--folder',
      folder,
      '--data',
      data,
      '--port',
      String(port),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
  );
  let text = '';
  let log = '';
  child.stderr.on('data', (part: Buffer) => (log += part.toString('utf8')));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString('utf8');
      if (/^Ready in/m.test(text)) resolve();
    });
    child.once('exit', (code) =>
      reject(new Error(`the hub ended with ${code} before it was ready\n${text}${log}`)),
    );
  });
  const baseUrl = /Own\s+(\S+)/.exec(text)?.[1] ?? '';
  return {
    baseUrl,
    port: Number(new URL(baseUrl).port),
    process: child,
    log: () => log,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
      return child.exitCode;
    },
  };
};

export type Invitation = { readonly url: string; readonly node: string; readonly key: string };

/** What the hub's owner asks `lookglass hub` at the hub's machine, while that runs. */
export const askHub = async (hub: Options, ...args: readonly string[]): Promise<string> => {
  const [command, ...before] = [...(hub.wrap ?? []), process.execPath];
  const { stdout } = await promisify(execFile)(
    command,
    [
      ...before,
      join(ROOT, 'out', 'main', 'cli.js'),
      'hub',
      ...args,
      '--folder',
      hub.folder,
      '--data',
      hub.data,
    ],
    { env: { ...process.env, ...hub.env } },
  );
  return stdout;
};

/** And takes to the kiosk. */
export const inviteKiosk = async (
  hub: Options,
  asked: { readonly site: string; readonly kiosk: string; readonly url: string },
): Promise<Invitation> => {
  const { site, kiosk, url } = asked;
  const stdout = await askHub(hub, 'enrol', '--site', site, '--kiosk', kiosk, '--url', url);
  return JSON.parse(/"hub": (\{.*\})/.exec(stdout)?.[1] ?? 'null') as Invitation;
};
