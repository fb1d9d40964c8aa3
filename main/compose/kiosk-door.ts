import type { CallOutput, Result } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { SignedIn } from '../host/peer.ts';
import { managersOf, type SiteFile } from '../settings/site-file.ts';
import { brandBehind, brandDoor, managerBehind, signInAtAny } from '../staff/brand-door.ts';
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
  const peopleOf = (brand: string) => {
    const found = site().brands.find(({ id }) => id === brand);
    return found ? managersOf(found) : [];
  };
  const behindDoor = (id: string) => managerBehind(id, peopleOf(brandBehind(id) ?? ''));
  const doorOf = (id: string): StaffDoor | null => {
    const manager = behindDoor(id);
    // Whose PIN is taken away is out at once.
    if (!manager) return null;
    const found = doors.get(id);
    if (found) return found;
    const called = manager.name ?? brandBehind(id) ?? '';
    const door = openStaffDoor({ clock, log, pin: () => behindDoor(id)?.pin ?? '', called });
    doors.set(id, door);
    return door;
  };
  const behind = (
    token: string,
  ): { door: StaffDoor; rest: string; brand: string | null } | null => {
    const id = token.slice(0, Math.max(0, token.indexOf(OF)));
    const brand = brandBehind(id);
    if (brand === null) return { door: staff, rest: token, brand };
    const door = doorOf(id);
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
      const all = peopleOf(brand).flatMap((manager) => {
        const id = brandDoor(brand, manager);
        const door = doorOf(id);
        return door ? [{ id, door }] : [];
      });
      const opened = await signInAtAny(all, { pin, client });
      if (!opened.ok) return opened;
      const { id, token, expiresInMs } = opened.value;
      return { ok: true, value: { token: `${id}${OF}${token}`, expiresInMs } };
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
