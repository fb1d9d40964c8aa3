import type { CallOutput, Result } from '../../preload/contract/index.ts';
import { failed } from '../../preload/contract/index.ts';
import type { StaffDoor } from './pin.ts';

/** A brand's own doors stand beside those of the sites; no site's id begins like this. */
const MARK = '+';
/** Between a brand and the one of its people whose door it is; no brand's id has one. */
const OF = '/';

/** One of a brand's own people; without a name it is the brand's one PIN for all. */
export type Manager = { readonly name: string | null; readonly pin: string };

const slugOf = (name: string): string => Buffer.from(name).toString('base64url');

export const brandDoor = (brand: string, { name }: Pick<Manager, 'name'>): string =>
  name === null ? MARK + brand : `${MARK}${brand}${OF}${slugOf(name)}`;
/** The brand whose door it is; null for a site's. */
export const brandBehind = (door: string): string | null =>
  door.startsWith(MARK) ? (door.slice(MARK.length).split(OF, 1)[0] ?? null) : null;
/** Whose door of the brand it is, as long as that is one of its people. */
export const managerBehind = (door: string, managers: readonly Manager[]): Manager | null => {
  const slug = door.includes(OF) ? door.slice(door.indexOf(OF) + 1) : null;
  return managers.find(({ name }) => (name === null ? null : slugOf(name)) === slug) ?? null;
};

type Asked = { readonly pin: string; readonly client: string };
/**
 * The door of a brand that a PIN opens. A wrong PIN is a wrong try at each of them; a right one is none at the others, so
 * that nobody is locked out by a colleague.
 */
export const signInAtAny = async (
  doors: readonly { readonly id: string; readonly door: StaffDoor }[],
  asked: Asked,
  onSucceeded: (id: string) => void = () => {},
): Promise<Result<CallOutput<'staff.signIn'> & { readonly id: string }>> => {
  let refused: Result<never> = failed('bad-input', { field: 'brand' });
  for (const { id, door } of doors) {
    const opened = await door.signIn(asked);
    if (opened.ok) {
      for (const other of doors) {
        if (other.id === id) continue;
        other.door.tried(asked.client, 'succeeded');
        onSucceeded(other.id);
      }
      return { ok: true, value: { ...opened.value, id } };
    }
    refused = opened;
    if (opened.fault.code !== 'wrong-pin') break;
  }
  return refused;
};
