/** Which zones can be seen, from which antennas are plugged in. */
export type Sight = {
  /** The zone an antenna watches, or undefined where it is not one of ours. */
  zoneOf(antenna: number): string | undefined;
  /** Tells of an antenna; answers with the zone that has come into or gone out of sight by it. */
  connected(
    antenna: number,
    yes: boolean,
  ): { readonly zone: string; readonly seen: boolean } | null;
  /** Antennas of ours that are unplugged. */
  unplugged(): readonly number[];
  seenZones(): readonly string[];
};

/** A reader that cannot tell says nothing: an antenna counts as plugged in until told otherwise. */
export const sightOf = (antennas: Readonly<Record<string, string>>): Sight => {
  const zones = new Map(Object.entries(antennas).map(([port, zone]) => [Number(port), zone]));
  const unplugged = new Set<number>();
  const seen = (zone: string): boolean =>
    [...zones].some(([antenna, of]) => of === zone && !unplugged.has(antenna));
  return {
    zoneOf: (antenna) => zones.get(antenna),
    connected(antenna, yes) {
      const zone = zones.get(antenna);
      if (zone === undefined || yes === !unplugged.has(antenna)) return null;
      const before = seen(zone);
      if (yes) unplugged.delete(antenna);
      else unplugged.add(antenna);
      return seen(zone) === before ? null : { zone, seen: yes };
    },
    unplugged: () => [...unplugged].sort((a, b) => a - b),
    seenZones: () => [...new Set(zones.values())].filter(seen),
  };
};
