import { useState } from 'react';
import { readMemberNumber, type MemberClaim } from '../../../preload/contract/index.ts';

/** Names the words of this consent; a record says which were read. New words are a new version. */
export const MEMBER_WORDING = 'member-2026-11-30';

/** What keeps a typed number from being brought. */
export type MemberLack = 'missing' | 'wrong' | 'consent';

export const lackOf = (typed: string, agreed: boolean): MemberLack | null => {
  if (typed.trim() === '') return 'missing';
  if (readMemberNumber(typed) === null) return 'wrong';
  return agreed ? null : 'consent';
};

/** The number is in this page's memory while it is being typed and sent, and nowhere else on the phone. */
export const useMember = (language: string) => {
  const [typed, setTyped] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [told, setTold] = useState<MemberLack | null>(null);
  return {
    typed,
    agreed,
    told,
    type(text: string) {
      setTyped(text);
      setTold(null);
    },
    agree(on: boolean) {
      setAgreed(on);
      setTold(null);
    },
    /** What goes with the claim, or null once it is said what is lacking. */
    bring(): MemberClaim | null {
      const lack = lackOf(typed, agreed);
      setTold(lack);
      return lack ? null : { number: typed, consent: { wording: MEMBER_WORDING, language } };
    },
  };
};
export type Member = ReturnType<typeof useMember>;
