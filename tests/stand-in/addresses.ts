/**
 * Chromium cannot be taught a new scheme over the DevTools protocol, so a custom scheme travels as https under a
 * reserved name (RFC 2606): app://lookglass/x <-> https://lookglass.app.stand-in.test/x
 */
const SUFFIX = '.stand-in.test';

const schemes = new Set<string>();

export const claimScheme = (scheme: string): void => void schemes.add(scheme);
export const isClaimed = (scheme: string): boolean => schemes.has(scheme);

/** From Electron's address to the one Chromium is given. */
export const toChromium = (address: string): string => {
  const [, scheme, host, rest] = /^([a-z][\w+.-]*):\/\/([^/?#]*)(.*)$/i.exec(address) ?? [];
  if (!scheme || !host || !isClaimed(scheme)) return address;
  return `https://${host}.${scheme}${SUFFIX}${rest || '/'}`;
};

/** And back. */
export const fromChromium = (address: string): string => {
  const [, host, scheme, rest] =
    /^https:\/\/([^/?#]+)\.([\w+-]+)\.stand-in\.test(.*)$/i.exec(address) ?? [];
  return host && scheme && isClaimed(scheme) ? `${scheme}://${host}${rest}` : address;
};

/** As Electron says it, custom schemes included. */
export const originOf = (address: string): string => {
  const url = URL.parse(address);
  return url && url.host ? `${url.protocol}//${url.host}` : 'null';
};
