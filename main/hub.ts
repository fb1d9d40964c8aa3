import { systemClock } from './base/clock.ts';
import { jsonLog, lineLog } from './base/log.ts';
import { whyNot } from './compose/announce.ts';
import { composeHub } from './compose/hub.ts';
import { HUB_USAGE, readHubOptions, type HubArguments } from './hub-options.ts';
import { PAGES, VERSION } from './places.ts';

/** One instance of a hub, served without a screen. */
const { LOOKGLASS_LOG: said, LOOKGLASS_LOG_FORMAT: format } = process.env;
const level = said === 'debug' || said === 'warn' ? said : 'info';
const log = (format === 'json' ? jsonLog : lineLog)(
  (line) => void process.stderr.write(line),
  systemClock.wall,
  level,
);

const run = async (options: HubArguments): Promise<void> => {
  const hub = await composeHub({
    ...options,
    pages: PAGES,
    version: VERSION,
    clock: systemClock,
    log,
  });
  const url = hub.publicUrl();
  const { name, sites } = hub.hub();
  process.stdout.write(
    [
      `Lookglass ${VERSION} hub · ${Object.values(name).join(' ')}`,
      `  Phone    ${url}/phone`,
      ...sites.map(({ id }) => `  Staff    ${url}/staff?site=${encodeURIComponent(id)}`),
      `  Own      http://127.0.0.1:${hub.port}   (/livez /readyz /metrics)`,
      `  Kept in  ${options.databaseUrl === null ? `SQLite, ${options.data}` : 'PostgreSQL'}`,
      `Ready in ${Math.round(performance.now())} ms\n`,
    ].join('\n'),
  );
  let leaving = false;
  const leave = async () => {
    // Asked a second time: whoever asks will not wait.
    if (leaving) process.exit(1);
    leaving = true;
    await hub.drain();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void leave());
};

const read = readHubOptions(process.argv.slice(2), process.env);
switch (read.kind) {
  case 'help':
    process.stdout.write(HUB_USAGE);
    break;
  case 'wrong':
    process.stderr.write(`${read.problem}\n\n${HUB_USAGE}`);
    process.exitCode = 2;
    break;
  case 'run':
    try {
      await run(read.options);
    } catch (error) {
      const why = whyNot(error, read.options.port);
      process.stderr.write(
        why ?? `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      process.exit(1);
    }
}
