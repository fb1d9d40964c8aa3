import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder, DEMO_HUB } from './places.ts';

export const HUB_PORT = 8747;

export type HubArguments = {
  readonly folder: string;
  readonly data: string;
  readonly port: number;
  readonly databaseUrl: string | null;
  readonly brokerPassword: string | null;
  readonly proxies: readonly string[];
};

export type ReadHubOptions =
  | { readonly kind: 'run'; readonly options: HubArguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problem: string };

export const HUB_USAGE = `Lookglass hub: one place for the phones, tills and kiosks of several stores.

  npm run hub                     the demo hub, kept in SQLite
  npm run hub -- --folder DIR     your own brands and sites (assets/hub is an example)

  --folder DIR    folder with hub.json, brands/ and sites/           (default: the demo hub)
  --data DIR      where this instance keeps its own files            (default: ~/.lookglass/<folder>)
  --port N        port of its pages and calls, 0 for any free one    (default: ${HUB_PORT})
  --proxy ADDRESS a proxy on another machine whose X-Forwarded-For is believed; may be repeated
  --help          this text

  DATABASE_URL                postgres://…: several instances share everything, any of them may be killed
  LOOKGLASS_BROKER_PASSWORD   the hub's own at the MQTT broker, where hub.json names one
  LOOKGLASS_LOG               debug, info or warn; LOOKGLASS_LOG_FORMAT=json for collectors
`;

const wrong = (problem: string): ReadHubOptions => ({ kind: 'wrong', problem });

export const readHubOptions = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ReadHubOptions => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        folder: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
        proxy: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { kind: 'help' };
    const port = values.port === undefined ? HUB_PORT : Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      return wrong(`--port ${values.port}: a number from 0 to 65535 is expected`);
    const databaseUrl = env['DATABASE_URL'] || null;
    if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
      return wrong('DATABASE_URL: postgres://… is expected');
    const folder = resolve(values.folder ?? DEMO_HUB);
    return {
      kind: 'run',
      options: {
        folder,
        port,
        databaseUrl,
        data: resolve(values.data ?? dataFolder(folder)),
        brokerPassword: env['LOOKGLASS_BROKER_PASSWORD'] || null,
        proxies: values.proxy ?? [],
      },
    };
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
};
