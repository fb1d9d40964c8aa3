/** What the launcher learnt from the command line, for the module that plays `electron`. */
export type Boot = {
  /** The command line as Electron would see it: Chromium's switches, the app, the app's own arguments. */
  args: readonly string[];
  appPath: string;
  name: string;
  version: string;
};

export let boot: Boot = { args: [], appPath: process.cwd(), name: 'app', version: '0.0.0' };

export const setBoot = (from: Boot): void => {
  boot = from;
};

/** Switches that belong to the launcher or to Playwright, not to Chromium. */
const OURS = /^--(inspect|remote-debugging|user-data-dir|no-sandbox)/;

/** Of the command line, what goes on to Chromium: the switches before the app's path. */
export const chromiumSwitches = (): string[] => {
  const app = boot.args.findIndex((arg) => !arg.startsWith('--'));
  return boot.args.slice(0, app < 0 ? undefined : app).filter((arg) => !OURS.test(arg));
};
