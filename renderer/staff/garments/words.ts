import type { useStaffLanguage } from '../parts/language.ts';

type T = ReturnType<typeof useStaffLanguage>['t'];

/** What a point is called: its part of the garment, and its side of the picture. */
export const pointWords = (t: T, name: string): string => {
  const side = /Left|\.left\./.test(name) ? 'left' : /Right|\.right\./.test(name) ? 'right' : null;
  const part = name
    .replace(/Left$|Right$/, '')
    .replace(
      /^(sleeve|leg)s\.(?:left|right)\.(out|in)$/,
      (_all, piece: string, end: string) => `${piece}${end === 'out' ? 'Out' : 'In'}`,
    );
  const word = t(`garments.point.${part}`);
  return side === null ? word : t(`garments.side.${side}`, { point: word });
};
