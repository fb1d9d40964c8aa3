import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder, DEMO_SITE } from './places.ts';

export const DEFAULT_PORT = 8737;

export type Options = {
  readonly site: string;
  readonly data: string;
  readonly port: number;
  readonly shell: 'auto' | 'electron' | 'browser' | 'none';
};

export type ReadOptions =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problem: string };

export const USAGE = `Lookglass: interactive screens and mirrors for stores.

  npm start                       the demo shop, with everything simulated
  npm start -- --site DIR         your own site folder (assets/demo is an example)

  --site DIR      folder with site.json, products.csv and the others   (default: the demo shop)
  --data DIR      where this kiosk keeps its own files                 (default: ~/.lookglass/<site>)
  --port N        port of its pages and calls, 0 for any free one      (default: ${DEFAULT_PORT})
  --shell WHICH   electron, browser or none                            (default: the first that can be had)
  --help          this text
`;

/** Reads the command line. Unknown words are refused: a mistyped option must not start another shop. */
export const readOptions = (args: readonly string[]): ReadOptions => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        site: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
        shell: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { kind: 'help' };
    const port = values.port === undefined ? DEFAULT_PORT : Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      return {
        kind: 'wrong',
        problem: `--port ${values.port}: a number from 0 to 65535 is expected`,
      };
    const shell = values.shell ?? 'auto';
    if (shell !== 'auto' && shell !== 'electron' && shell !== 'browser' && shell !== 'none') {
      return { kind: 'wrong', problem: `--shell ${shell}: electron, browser or none is expected` };
    }
    const site = resolve(values.site ?? DEMO_SITE);
    return {
      kind: 'run',
      options: { site, data: resolve(values.data ?? dataFolder(site)), port, shell },
    };
  } catch (error) {
    return { kind: 'wrong', problem: error instanceof Error ? error.message : String(error) };
  }
};
