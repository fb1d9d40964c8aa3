/** Ours alone: the command line of a packaged app also carries Chromium's switches. */
const OURS = /^--(site|data|port|shell|help)(=|$)|^-h$/;

/**
 * What of Electron's command line is meant for us. While developing it reads `electron [switches] <app> [ours]`;
 * packaged, there is no app to name, and switches for Chromium may stand anywhere.
 */
export const ownArguments = (argv: readonly string[], isPackaged: boolean): string[] => {
  const given = argv.slice(1);
  if (!isPackaged) {
    const app = given.findIndex((arg) => !arg.startsWith('-'));
    return app < 0 ? [] : given.slice(app + 1);
  }
  return given.filter((arg, i) => {
    if (arg.startsWith('-')) return OURS.test(arg);
    const before = given[i - 1] ?? '';
    return OURS.test(before) && !before.includes('=');
  });
};
