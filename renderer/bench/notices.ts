import type { DeviceHealth, ZonePresence } from '../../preload/contract/index.ts';

/** What has changed between two deliveries of a feed, as facts; words are the log's business. */
export type Notice =
  | { readonly kind: 'held' | 'released'; readonly zone: string; readonly sku: string }
  | { readonly kind: 'lost' | 'seen'; readonly zone: string }
  | { readonly kind: 'present'; readonly zone: string; readonly count: number }
  | {
      readonly kind: 'device';
      readonly device: string;
      readonly health: DeviceHealth['health'];
      readonly reason: DeviceHealth['reason'];
    }
  | { readonly kind: 'refused'; readonly code: string };

/** A tag nobody has named goes by its number. */
const nameOf = (one: ZonePresence['held'][number]): string => one.sku ?? one.epc;

const zoneNotices = (was: ZonePresence | undefined, is: ZonePresence): Notice[] => {
  const { zone } = is;
  if (was && was.sight !== is.sight)
    return [{ kind: is.sight === 'unknown' ? 'lost' : 'seen', zone }];
  const notices: Notice[] = [];
  const before = was?.held ?? [];
  for (const one of is.held)
    if (!before.some((old) => old.epc === one.epc))
      notices.push({ kind: 'held', zone, sku: nameOf(one) });
  for (const old of before)
    if (!is.held.some((one) => one.epc === old.epc))
      notices.push({ kind: 'released', zone, sku: nameOf(old) });
  if (notices.length === 0 && was && was.present !== is.present)
    notices.push({ kind: 'present', zone, count: is.present });
  return notices;
};

export const presenceNotices = (
  before: readonly ZonePresence[],
  after: readonly ZonePresence[],
): Notice[] =>
  after.flatMap((zone) =>
    zoneNotices(
      before.find((one) => one.zone === zone.zone),
      zone,
    ),
  );

export const deviceNotices = (
  before: readonly DeviceHealth[],
  after: readonly DeviceHealth[],
): Notice[] =>
  after.flatMap(({ id, health, reason }): Notice[] => {
    const was = before.find((one) => one.id === id);
    return was?.health === health && was.reason === reason
      ? []
      : [{ kind: 'device', device: id, health, reason }];
  });
