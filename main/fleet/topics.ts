import type { Down, Up } from './messages.ts';

/** `f/v1/{brand}/{site}/{kiosk}/{what}`; `desired` and `state` are retained. */
const PREFIX = 'f/v1';

export type What = Up['kind'] | Down['kind'];

export const topicOf = (node: string, what: What): string => `${PREFIX}/${node}/${what}`;
/** What instances of the hub share among them: each message reaches one. */
export const sharedTopic = (what: Up['kind']): string => `$share/hub/${PREFIX}/+/+/+/${what}`;

export const readTopic = (topic: string): { node: string; what: string } | null => {
  const match = /^f\/v1\/([^/]+\/[^/]+\/[^/]+)\/([a-z]+)$/.exec(topic);
  return match ? { node: match[1] ?? '', what: match[2] ?? '' } : null;
};

/**
 * Mosquitto's access list: a kiosk's name is its user name, and `%u` keeps it within its own prefix.
 * Patterns need not be written anew for each kiosk.
 */
export const mosquittoAcl = (hubUser: string): string =>
  [
    '# Hubs take what kiosks tell and answer it.',
    `user ${hubUser}`,
    `topic readwrite ${PREFIX}/#`,
    '',
    '# A kiosk has its own prefix and nothing else.',
    ...(['desired', 'cmd', 'ack'] as const).map((what) => `pattern read ${PREFIX}/%u/${what}`),
    ...(['state', 'ev'] as const).map((what) => `pattern write ${PREFIX}/%u/${what}`),
    '',
  ].join('\n');
