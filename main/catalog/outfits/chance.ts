/** FNV-1a, stirred: the same for the same text on every machine. */
export const hashOf = (text: string): number => {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  h = Math.imul(h ^ (h >>> 16), 2246822507);
  return (h ^ (h >>> 13)) | 0;
};

/** 0 to 1, another for each pair: among equals each lifted piece has other favourites, and no rack end goes unseen. */
export const chanceOf = (seed: number, other: number): number =>
  ((Math.imul(seed ^ other, 2654435761) ^ (seed >>> 7)) >>> 0) / 2 ** 32;
