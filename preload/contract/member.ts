import { z } from 'zod';
import { language } from './primitives.ts';

/** How long a member number may be as somebody types it, and as it is read. */
export const MOST_MEMBER_TEXT = 64;
const MEMBER = /^[0-9A-Z]{4,32}$/;

/** A member number as it is compared: however it was spaced, hyphenated or cased. Null where it is none. */
export const readMemberNumber = (typed: string): string | null => {
  const number = typed
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
  return MEMBER.test(number) ? number : null;
};

/** A member's own word: the number, and the yes to its being asked for. Neither goes without the other. */
export const memberClaim = z.object({
  number: z
    .string()
    .max(MOST_MEMBER_TEXT)
    .refine((typed) => readMemberNumber(typed) !== null, '4 to 32 letters and digits'),
  consent: z.object({
    /** Which version of the words was read. */
    wording: z.string().min(1).max(32),
    language,
  }),
});
export type MemberClaim = z.infer<typeof memberClaim>;
