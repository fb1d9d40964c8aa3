/** Of one kind and colour, so that three looks can differ. */
const OF_A_KIND = 3;

/** The best so many, no two of one name and a few of one look; ties go to the lower id. */
export const openShortlist = (most: number) => {
  type Entry = { score: number; id: number; name: number; alike: number };
  const entries: Entry[] = [];
  const before = (a: Entry, b: Entry) => b.score - a.score || a.id - b.id;
  const insert = (entry: Entry) => {
    let at = entries.length;
    for (let above = entries[at - 1]; above && before(above, entry) > 0; above = entries[at - 1])
      entries[at--] = above;
    entries[at] = entry;
  };
  return {
    /** What does not reach this cannot get on the list. */
    least: -Infinity,
    offer(score: number, id: number, name: number, alike: number) {
      // Offered for every piece of a rack: nothing is made before it is known to get on the list.
      let namesake = -1;
      let last = -1;
      let alikes = 0;
      for (let i = 0; i < entries.length; i++) {
        const one = entries[i];
        if (one?.name === name) namesake = i;
        if (one?.alike !== alike) continue;
        alikes++;
        last = i;
      }
      let out = namesake;
      if (out === -1) {
        if (alikes >= OF_A_KIND) out = last;
        else if (entries.length >= most) out = entries.length - 1;
      }
      const worse = entries[out];
      if (worse) {
        if ((score - worse.score || worse.id - id) <= 0) return;
        entries.copyWithin(out, out + 1).pop();
      }
      const entry = { score, id, name, alike };
      insert(entry);
      this.least = entries[most - 1]?.score ?? -Infinity;
    },
    ids: () => entries.map(({ id }) => id),
  };
};
