import { useTranslation } from 'react-i18next';
import type { ReviewDigest } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { htmlLanguage } from '../../kit/language.ts';
import { Phrase } from '../../kit/phrase.tsx';
import { lengthOf } from '../../kit/phrasing.ts';
import { Tap } from '../../kit/tap.tsx';
import { inLanguageOnly } from './in-language.ts';
import { sourceOf } from './sources.ts';
import styles from './reviews.module.css';

const KEYWORDS = 3;
const VOICES = 3;
/** What fits on one line and on two. */
const SHORT = 15.5;
const FITS = 31;

/** The first voice that fits whole; the shortest where none does. */
const glanceVoice = (
  highlights: ReviewDigest['highlights'],
  language: string,
): ReviewDigest['highlights'][number] | undefined => {
  const own = inLanguageOnly(highlights, language);
  return (
    own.find((one) => one.happy && lengthOf(one.text) <= FITS) ??
    [...own].sort((a, b) => lengthOf(a.text) - lengthOf(b.text))[0]
  );
};

/** At a glance: the score, one voice, and what comes up most. A touch opens three voices. */
export const ReviewGlance = ({
  reviews,
  language,
  onOpen,
}: {
  reviews: ReviewDigest;
  language: string;
  onOpen(): void;
}) => {
  const { t } = useTranslation('lookbook');
  const voice = glanceVoice(reviews.highlights, language);
  const hint = reviews.sizeHint;
  const keywords = inLanguageOnly(reviews.keywords, language)
    // What the hint counts need not be said again by a keyword.
    .filter((one) => !(hint && one.aspect === 'size'))
    .slice(0, hint ? KEYWORDS - 1 : KEYWORDS);
  // A voice of two lines leaves the keywords the room beside the score.
  const length = voice && lengthOf(voice.text) > SHORT ? 'long' : 'short';
  if (reviews.score === null) {
    return (
      <section className={styles.glance} aria-label={t('reviews.region')}>
        <p className={styles.none}>{t('reviews.none')}</p>
      </section>
    );
  }
  return (
    <section className={styles.glance} aria-label={t('reviews.region')} data-voice={length}>
      <Tap className={styles.whole ?? ''} onTap={onOpen} aria-label={t('reviews.open')}>
        <span />
      </Tap>
      <p className={styles.score}>
        <span aria-label={t('reviews.score', { score: reviews.score.toFixed(1) })}>
          {reviews.score.toFixed(1)}
        </span>
        <small>{t('reviews.count', { count: reviews.count })}</small>
      </p>
      {voice && (
        <blockquote className={styles.voice} lang={htmlLanguage(voice.language)}>
          <Phrase text={`“${voice.text}”`} language={voice.language} />
        </blockquote>
      )}
      {(keywords.length > 0 || hint) && (
        <ul className={styles.keywords}>
          {hint && (
            <li className={styles.hint}>
              {t(`reviews.sizeShort.${hint.leaning}`, { said: hint.said, of: hint.of })}
            </li>
          )}
          {keywords.map((one) => (
            <li key={one.text} lang={htmlLanguage(one.language)}>
              {one.text}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** Up to three voices of one language, balanced by the host: what people love and what they would have liked to know. */
export const ReviewVoices = ({
  reviews,
  language,
}: {
  reviews: ReviewDigest;
  language: string;
}) => {
  const { t } = useTranslation('lookbook');
  return (
    <ul className={styles.voices}>
      {inLanguageOnly(reviews.highlights, language)
        .slice(0, VOICES)
        .map((one) => (
          <li key={one.text}>
            <p className={styles.verdict}>
              <span
                className={styles.stars}
                aria-label={t('reviews.stars', { rating: one.rating })}
                role="img"
              >
                {[1, 2, 3, 4, 5].map((star) => (
                  <span key={star} data-lit={star <= one.rating}>
                    <Icon name="star" size={22} weight={1.2} />
                  </span>
                ))}
              </span>
              <span data-happy={one.happy}>
                {t(one.happy ? 'reviews.happy' : 'reviews.unhappy')}
              </span>
            </p>
            <blockquote lang={htmlLanguage(one.language)}>{one.text}</blockquote>
          </li>
        ))}
    </ul>
  );
};

/** What all of it rests on: how the size turns out, counted, and where the reviews come from. */
export const ReviewGrounds = ({
  reviews,
  language,
}: {
  reviews: ReviewDigest;
  language: string;
}) => {
  const { t } = useTranslation('lookbook');
  const { sizeHint: hint } = reviews;
  const source = sourceOf(reviews.sources);
  if (!hint && !source) return null;
  const day = (date: Date) =>
    new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      date,
    );
  const name =
    source?.name && (source.others ? t('reviews.more', { name: source.name }) : source.name);
  const from = name ? t('reviews.from', { name }) : t('reviews.fromOwn');
  const when =
    source?.newest != null
      ? t('reviews.until', { date: day(new Date(source.newest)) })
      : source?.imported != null && t('reviews.imported', { date: day(new Date(source.imported)) });
  return (
    <p className={styles.grounds}>
      {hint && (
        <strong>{t(`reviews.size.${hint.leaning}`, { said: hint.said, of: hint.of })}</strong>
      )}
      {source && (
        <span className={styles.source}>
          <span>{from}</span>
          {when && <span>{when}</span>}
        </span>
      )}
    </p>
  );
};
