import { useTranslation } from 'react-i18next';
import { Headline } from '../../kernel/page/headline.tsx';
import { Page } from '../../kernel/page/page.tsx';
import { Icon, type IconName } from '../../kit/icons.tsx';
import { Phrase } from '../../kit/phrase.tsx';
import { Tap } from '../../kit/tap.tsx';
import { useStage } from '../../kernel/react.tsx';
import styles from './guide.module.css';

const STEPS = [
  ['lift', 'tag'],
  ['look', 'hanger'],
  ['take', 'phone'],
] as const satisfies readonly (readonly [string, IconName])[];

/** For somebody new: how this screen is used, on one page and without a lesson. */
export const Guide = ({ onCode }: { onCode(): void }) => {
  const { t } = useTranslation('coupon');
  const { language } = useStage();
  return (
    <Page
      lead="back"
      status={{ icon: 'help', words: t('guide.status'), tone: 'quiet' }}
      className={styles.guide ?? ''}
    >
      <Headline eyebrow={t('guide.eyebrow')} title={t('guide.title')} />
      <ol className={styles.steps}>
        {STEPS.map(([step, icon]) => (
          <li key={step}>
            <span className={styles.icon}>
              <Icon name={icon} size={120} weight={0.9} />
            </span>
            <div>
              <h2>{t(`guide.${step}`)}</h2>
              <p>
                <Phrase text={t(`guide.${step}Text`)} language={language} />
              </p>
            </div>
          </li>
        ))}
      </ol>
      <Tap look="primary" onTap={onCode}>
        {t('guide.toCode')}
        <Icon name="arrow" />
      </Tap>
    </Page>
  );
};
