import { useEffect, useId, useRef } from 'react';
import { MOST_MEMBER_TEXT, type Brand } from '../../../preload/contract/index.ts';
import { usePhoneLanguage } from '../parts/language.ts';
import type { Member } from './member.ts';
import styles from './MemberAsk.module.css';

/** Asked for where an offer is one a member: the number, what it is for, and a yes that nobody has ticked before. */
export const MemberAsk = ({
  brand,
  member,
  onSubmit,
}: {
  brand: Brand;
  member: Member;
  onSubmit(): void;
}) => {
  const { t, say } = usePhoneLanguage();
  const id = useId();
  const number = useRef<HTMLInputElement>(null);
  const consent = useRef<HTMLInputElement>(null);
  const { told } = member;
  useEffect(() => {
    if (told) (told === 'consent' ? consent : number).current?.focus();
  }, [told]);
  const ofNumber = told !== null && told !== 'consent';

  return (
    <form
      className={styles.ask}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <label htmlFor={id} className={styles.name}>
        {t('member.label', { brand: say(brand.name) })}
      </label>
      <input
        ref={number}
        id={id}
        className={styles.number}
        value={member.typed}
        onChange={(event) => member.type(event.target.value)}
        maxLength={MOST_MEMBER_TEXT}
        aria-describedby={`${id}-hint`}
        aria-invalid={ofNumber || undefined}
        enterKeyHint="done"
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
      />
      <p id={`${id}-hint`} role="status" data-complaint={ofNumber || undefined}>
        {t(ofNumber ? `member.lack.${told}` : 'member.hint')}
      </p>
      <label className={styles.consent}>
        <input
          ref={consent}
          type="checkbox"
          checked={member.agreed}
          aria-describedby={`${id}-kept`}
          aria-invalid={told === 'consent' || undefined}
          onChange={(event) => member.agree(event.target.checked)}
        />
        <span>{t('member.consent')}</span>
      </label>
      <p id={`${id}-kept`} role="status" data-complaint={told === 'consent' || undefined}>
        {t(told === 'consent' ? 'member.lack.consent' : 'member.kept')}
      </p>
    </form>
  );
};
