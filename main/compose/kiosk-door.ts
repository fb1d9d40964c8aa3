import { failed, type CallOutput, type Result } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { SignedIn } from '../host/peer.ts';
import type { SiteFile } from '../settings/site-file.ts';
import { brandBehind, brandDoor } from '../staff/brand-door.ts';
import { openStaffDoor, type StaffDoor } from '../staff/pin.ts';

const OF = '~';

export type KioskDoor = {
  signIn(asked: {
    pin: string;
    client: string;
    brand?: string | undefined;
  }): Promise<Result<CallOutput<'staff.signIn'>>>;
  signOut(token: string): void;
  recognise(token: string): SignedIn | null;
  nameOf(token: string): string | null;
  /** The brand that a good token was given for. */
  brandOf(token: string): string | null;
};

/** The staff's door, and one for each brand that has a PIN of its own. */
export const openKioskDoor = (parts: {
  readonly site: () => SiteFile;
  readonly clock: Clock;
  readonly log: Log;
}): KioskDoor => {
  const { site, clock, log } = parts;
  const staff = openStaffDoor({ clock, log, pin: () => site().staffPin });
  const doors = new Map<string, StaffDoor>();
  const pinOf = (brand: string) => site().brands.find(({ id }) => id === brand)?.managerPin;
  const doorOf = (brand: string): StaffDoor | null => {
    // A brand whose PIN is taken away is out at once.
    if (pinOf(brand) === undefined) return null;
    const found = doors.get(brand);
    if (found) return found;
    const door = openStaffDoor({ clock, log, pin: () => pinOf(brand) ?? '', called: brand });
    doors.set(brand, door);
    return door;
  };
  const behind = (
    token: string,
  ): { door: StaffDoor; rest: string; brand: string | null } | null => {
    const brand = brandBehind(token.slice(0, Math.max(0, token.indexOf(OF))));
    if (brand === null) return { door: staff, rest: token, brand };
    const door = doorOf(brand);
    return door && { door, rest: token.slice(token.indexOf(OF) + 1), brand };
  };
  const nameOf = (token: string) => {
    const found = behind(token);
    return found && found.door.nameOf(found.rest);
  };
  const brandOf = (token: string) =>
    nameOf(token) === null ? null : (behind(token)?.brand ?? null);

  return {
    async signIn({ pin, client, brand }) {
      if (brand === undefined) return staff.signIn({ pin, client });
      const door = doorOf(brand);
      if (!door) return failed('bad-input', { field: 'brand' });
      const opened = await door.signIn({ pin, client });
      if (!opened.ok) return opened;
      const token = `${brandDoor(brand)}${OF}${opened.value.token}`;
      return { ok: true, value: { ...opened.value, token } };
    },
    signOut(token) {
      const found = behind(token);
      found?.door.signOut(found.rest);
    },
    recognise(token) {
      if (nameOf(token) === null) return null;
      return brandOf(token) === null ? 'staff' : 'brand';
    },
    nameOf,
    brandOf,
  };
};
