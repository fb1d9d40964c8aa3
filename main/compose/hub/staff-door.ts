import { failed, type CallOutput, type Result } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { SignedIn } from '../../host/peer.ts';
import type { HubSite } from '../../settings/hub-folder.ts';
import { passIn } from '../../offers/protocol/till-pass.ts';
import {
  brandBehind,
  brandDoor,
  managerBehind,
  signInAtAny,
  type Manager,
} from '../../staff/brand-door.ts';
import { openStaffDoor, type StaffDoor } from '../../staff/pin.ts';
import { signedTokens } from '../../staff/tokens.ts';
import type { Sql } from '../../store/sql.ts';

export const SIGNED_OUT_TABLE =
  'CREATE TABLE IF NOT EXISTS staff_signed_out (id TEXT PRIMARY KEY, until_ms BIGINT NOT NULL)';
/** Stands between a site's id and the rest of its tokens; no id has one. */
const OF = '~';

export type HubDoor = {
  signIn(asked: {
    pin: string;
    client: string;
    site?: string | undefined;
    brand?: string | undefined;
  }): Promise<Result<CallOutput<'staff.signIn'>>>;
  signOut(token: string): void;
  recognise(token: string): boolean;
  nameOf(token: string): string | null;
  /** Whom a good token lets in. */
  roleOf(token: string): SignedIn | null;
  /** The site or the brand that a good token was given for. */
  siteOf(token: string): string | null;
  brandOf(token: string): string | null;
  /** What another instance saw. */
  tried(site: string, client: string, what: 'tried' | 'succeeded'): void;
  signedOut(id: string, until: number): void;
  /** Reads again who signed out, after news may have been missed. */
  reread(): Promise<void>;
};

/** One door for each site of a hub, with that site's PIN. Any instance knows whom another let in. */
export const openHubDoor = async (parts: {
  readonly sql: Sql;
  readonly key: Uint8Array;
  readonly sites: () => readonly HubSite[];
  readonly managers?: () => Readonly<Record<string, readonly Manager[]>>;
  readonly clock: Clock;
  readonly log: Log;
  /** Whose word a till's pass is, where it is good. */
  readonly passOf?: (pass: string) => { readonly site: string; readonly by: string } | null;
  readonly onTry: (site: string, client: string, what: 'tried' | 'succeeded') => void;
  readonly onSignedOut: (id: string, until: number) => void;
}): Promise<HubDoor> => {
  const { sql, key, sites, clock, log } = parts;
  const revoked = new Map<string, number>();
  const signedOut = (id: string, until: number) => {
    for (const [old, ends] of revoked) if (ends < clock.wall()) revoked.delete(old);
    revoked.set(id, until);
  };
  const reread = async () => {
    await sql.query('DELETE FROM staff_signed_out WHERE until_ms < $1', clock.wall());
    for (const row of await sql.query('SELECT id, until_ms FROM staff_signed_out'))
      signedOut(String(row['id']), Number(row['until_ms']));
  };
  await reread();

  const doors = new Map<string, StaffDoor>();
  const managersOf = (brand: string) => parts.managers?.()[brand] ?? [];
  const pinBehind = (id: string): string | undefined => {
    const brand = brandBehind(id);
    return brand === null
      ? sites().find((site) => site.id === id)?.staffPin
      : managerBehind(id, managersOf(brand))?.pin;
  };
  /** What sign-ins there are named after: who it is, where the brand says so. */
  const calledAt = (id: string) => {
    const brand = brandBehind(id);
    return brand === null ? 'staff' : (managerBehind(id, managersOf(brand))?.name ?? brand);
  };
  const doorOf = (id: string): StaffDoor | null => {
    if (pinBehind(id) === undefined) return null;
    const found = doors.get(id);
    if (found) return found;
    // What is taken out of the settings has no PIN: its door is not asked again.
    const pin = () => pinBehind(id) ?? '';
    const door = openStaffDoor({
      pin,
      clock,
      log,
      called: calledAt(id),
      tokens: signedTokens({
        key,
        site: id,
        pin,
        wall: clock.wall,
        isRevoked: (token) => revoked.has(token),
        revoke(token, until) {
          signedOut(token, until);
          parts.onSignedOut(token, until);
          sql
            .query(
              'INSERT INTO staff_signed_out (id, until_ms) VALUES ($1, $2) ON CONFLICT DO NOTHING',
              token,
              until,
            )
            .catch((error: unknown) =>
              log.error('a sign-out could not be kept', { error: String(error) }),
            );
        },
      }),
      onTry: (client, what) => parts.onTry(id, client, what),
    });
    doors.set(id, door);
    return door;
  };
  const split = (token: string): { site: string; door: StaffDoor; rest: string } | null => {
    const at = token.indexOf(OF);
    const site = token.slice(0, Math.max(0, at));
    const door = doorOf(site);
    return door ? { site, door, rest: token.slice(at + 1) } : null;
  };
  const passBehind = (token: string) => {
    // A till whose kiosk is away comes with that kiosk's word instead of a PIN.
    const text = passIn(token);
    const pass = text === null ? null : (parts.passOf?.(text) ?? null);
    return pass !== null && sites().some(({ id }) => id === pass.site) ? pass : null;
  };
  const nameOf = (token: string) => {
    const pass = passBehind(token);
    if (pass) return pass.by;
    const found = split(token);
    return found ? found.door.nameOf(found.rest) : null;
  };

  const doorBehind = (token: string) => {
    const pass = passBehind(token);
    if (pass) return pass.site;
    return nameOf(token) === null ? null : (split(token)?.site ?? null);
  };

  return {
    async signIn({ pin, client, site, brand }) {
      const [only, ...others] = sites();
      const ofSite = site ?? (others.length === 0 ? only?.id : undefined);
      if (brand !== undefined) {
        const all = managersOf(brand).flatMap((manager) => {
          const at = brandDoor(brand, manager);
          const one = doorOf(at);
          return one ? [{ id: at, door: one }] : [];
        });
        const found = await signInAtAny(all, { pin, client }, (other) =>
          parts.onTry(other, client, 'succeeded'),
        );
        if (!found.ok) return found;
        const { id: at, token, expiresInMs } = found.value;
        return { ok: true, value: { token: `${at}${OF}${token}`, expiresInMs } };
      }
      const id = ofSite;
      const door = id === undefined ? null : doorOf(id);
      if (!door) return failed('bad-input', { field: 'site' });
      const opened = await door.signIn({ pin, client });
      if (!opened.ok) return opened;
      return { ok: true, value: { ...opened.value, token: `${id}${OF}${opened.value.token}` } };
    },
    signOut(token) {
      const found = split(token);
      found?.door.signOut(found.rest);
    },
    recognise: (token) => nameOf(token) !== null,
    nameOf,
    roleOf(token) {
      const door = doorBehind(token);
      if (door === null) return null;
      return brandBehind(door) === null ? 'staff' : 'brand';
    },
    siteOf(token) {
      const door = doorBehind(token);
      return door !== null && brandBehind(door) === null ? door : null;
    },
    brandOf(token) {
      const door = doorBehind(token);
      return door === null ? null : brandBehind(door);
    },
    tried: (site, client, what) => doorOf(site)?.tried(client, what),
    signedOut,
    reread,
  };
};
