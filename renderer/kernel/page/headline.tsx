import { htmlLanguage } from '../../kit/language.ts';
import { Phrase } from '../../kit/phrase.tsx';
import { useStage } from '../react.tsx';
import styles from './headline.module.css';

/** What a page is about, in the largest type it has, and once more for who reads another language. */
export const Headline = ({
  eyebrow,
  title,
  second,
}: {
  eyebrow?: string;
  title: string;
  second?: { readonly text: string; readonly language: string };
}) => {
  const { language } = useStage();
  return (
    <header className={styles.headline}>
      {eyebrow !== undefined && <p className={styles.eyebrow}>{eyebrow}</p>}
      <h1>
        <Phrase text={title} language={language} />
      </h1>
      {second && (
        <p className={styles.second} lang={htmlLanguage(second.language)}>
          {second.text.replaceAll('\n', /^(zh|ja)/.test(second.language) ? '' : ' ')}
        </p>
      )}
    </header>
  );
};
