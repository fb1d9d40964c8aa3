import { readFileSync } from 'node:fs';
import { BINDING, preloadWorld, RECEIVER } from './preload-world.ts';
import { structuredCodec } from './structured-clone.ts';
import { worldBridge } from './world-bridge.ts';

/** In the top frame alone, as with `nodeIntegrationInSubFrames: false`. */
const inTopFrame = (body: string): string =>
  `(() => { if (window === window.top) { ${body} } })();`;

/** The page's half of the bridge, and `window.open` answering null as Electron's does when it is refused. */
export const pageScript = (channel: string): string =>
  inTopFrame(`
    (${worldBridge.toString()})('page', ${JSON.stringify(channel)});
    const open = window.open;
    window.open = function (...args) { open.apply(window, args); return null; };
  `);

/** The preload script with the world it expects around it. */
export const preloadScript = (
  channel: string,
  file: string,
  extraArgs: readonly string[],
): string => {
  const { electron, chrome, node } = process.versions as Record<string, string | undefined>;
  const processInfo = {
    platform: process.platform,
    arch: process.arch,
    versions: { electron, chrome, node },
    argv: [process.execPath, ...extraArgs],
    env: {},
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  };
  return `${inTopFrame(`
    (${preloadWorld.toString()})(${JSON.stringify(BINDING)}, ${JSON.stringify(RECEIVER)}, {
      codec: (${structuredCodec.toString()})(),
      expose: (${worldBridge.toString()})('preload', ${JSON.stringify(channel)}),
      processInfo: ${JSON.stringify(processInfo)},
      preload: function (require, module, exports, process) { ${readFileSync(file, 'utf8')}
      },
    });
  `)}\n//# sourceURL=${file}`;
};
