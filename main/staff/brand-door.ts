/** A brand's own door stands beside those of the sites; no site's id begins like this. */
const MARK = '+';

export const brandDoor = (brand: string): string => MARK + brand;
/** The brand whose door it is; null for a site's. */
export const brandBehind = (door: string): string | null =>
  door.startsWith(MARK) ? door.slice(MARK.length) : null;
