export type Addresses = { baseUrl: string; screenUrl: string; benchUrl: string };

/** The line that says a kiosk is ready; every address stands before it. */
const READY = /^Ready in \d+ ms$/m;

/** What a kiosk prints when it has started, or null while it has not. */
export const addressesIn = (output: string): Addresses | null => {
  if (!READY.test(output)) return null;
  const screenUrl = /^ *Screen +(\S+)/m.exec(output)?.[1];
  const benchUrl = /^ *Bench +(\S+)/m.exec(output)?.[1];
  if (!screenUrl || !benchUrl) throw new Error(`no addresses in what the kiosk said:\n${output}`);
  return { baseUrl: new URL(benchUrl).origin, screenUrl, benchUrl };
};
