import { usePhoneLanguage } from '../parts/language.ts';
import type { Find } from './useFind.ts';
import styles from './Find.module.css';

/** How many there are, and what was made of the words where it is not just what was typed. */
export const Reading = ({ answer }: { answer: Find['answer'] }) => {
  const { t, language } = usePhoneLanguage();
  const list = (words: readonly string[]) => new Intl.ListFormat(language).format(words);
  if (answer?.reading == null) return <p className={styles.reading}>{t('find.hint')}</p>;
  const { corrected, unknown, matched } = answer.reading;
  const lines = [
    answer.total === 0 ? t('find.none') : t('find.count', { count: answer.total }),
    corrected.length > 0 &&
      t('find.read', {
        typed: list(corrected.map(({ typed }) => typed)),
        read: list(corrected.map(({ read }) => read)),
      }),
    answer.total > 0 && unknown.length > 0 && t('find.unknown', { words: list(unknown) }),
    answer.total > 0 && unknown.length === 0 && matched === 'some' && t('find.some'),
  ].filter((line) => line !== false);
  return (
    <p className={styles.reading} role="status">
      {lines.join(language === 'zh' ? '' : ' ')}
    </p>
  );
};
