import type { Fault } from '../../preload/contract/index.ts';

/** A fault on a command line: its code, and what it is about. */
export const faultWords = ({ code, details = {} }: Fault): string => {
  const said = Object.entries(details).map(([key, value]) => `${key}: ${value}`);
  return said.length > 0 ? `${code} (${said.join(', ')})` : code;
};
