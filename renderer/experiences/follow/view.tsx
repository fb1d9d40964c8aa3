import { useTranslation } from 'react-i18next';
import type { ViewProps } from '../../kernel/experience.ts';
import { CodePage } from '../../kernel/page/code-page.tsx';
import { useStage } from '../../kernel/react.tsx';
import { inWords } from '../../kit/language.ts';
import type { Event, State } from './machine.ts';

export const View = (_props: ViewProps<State, Event, 'follow', object>) => {
  const { t } = useTranslation('follow');
  const { brand, language } = useStage();
  const name = inWords(brand.name, language);
  return (
    <CodePage
      status={{ icon: 'heart', words: t('status'), tone: 'ok' }}
      eyebrow={t('eyebrow', { brand: name })}
      title={t('title')}
      code={
        brand.follow
          ? {
              text: brand.follow.url,
              label: t('qr', { brand: name }),
              name: inWords(brand.follow.label, language),
              apps: t('apps'),
              keep: t('keep'),
            }
          : null
      }
      steps={[
        { name: t('steps.scan'), text: t('steps.scanText') },
        { name: t('steps.follow'), text: t('steps.followText') },
        { name: t('steps.news'), text: t('steps.newsText') },
      ]}
    />
  );
};
