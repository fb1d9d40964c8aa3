import { useTranslation } from 'react-i18next';
import type { ViewProps } from '../../kernel/experience.ts';
import { Headline } from '../../kernel/page/headline.tsx';
import { Page } from '../../kernel/page/page.tsx';
import { Steps } from '../../kernel/page/steps.tsx';
import { useStage } from '../../kernel/react.tsx';
import { inWords } from '../../kit/language.ts';
import { Qr } from '../../kit/qr.tsx';
import type { Event, State } from './machine.ts';
import styles from './view.module.css';

/** Edges of the code in layout pixels; on glass it has to stay below where the shopper stands. */
const PAPER = 580;
const GLASS = 500;

export const View = (_props: ViewProps<State, Event, 'follow', object>) => {
  const { t } = useTranslation('follow');
  const { brand, screen, language } = useStage();
  const name = inWords(brand.name, language);
  return (
    <Page
      lead="back"
      status={{ icon: 'heart', words: t('status'), tone: 'ok' }}
      className={styles.follow ?? ''}
    >
      <Headline eyebrow={t('eyebrow', { brand: name })} title={t('title')} />
      {brand.follow && (
        <section className={styles.code} aria-label={inWords(brand.follow.label, language)}>
          <Qr
            text={brand.follow.url}
            label={t('qr', { brand: name })}
            edge={screen.theme === 'mirror' ? GLASS : PAPER}
          />
          <p className={styles.label}>{inWords(brand.follow.label, language)}</p>
          <p className={styles.apps}>{t('apps')}</p>
          <p className={styles.keep}>{t('keep')}</p>
        </section>
      )}
      <Steps
        steps={[
          { name: t('steps.scan'), text: t('steps.scanText') },
          { name: t('steps.follow'), text: t('steps.followText') },
          { name: t('steps.news'), text: t('steps.newsText') },
        ]}
      />
    </Page>
  );
};
