import { useTranslation } from 'react-i18next';
import type { ViewProps } from '../../kernel/experience.ts';
import { CodePage } from '../../kernel/page/code-page.tsx';
import { useStage } from '../../kernel/react.tsx';
import { Patience } from '../../kit/patience.tsx';
import type { Event, State } from './machine.ts';
import { useInvitation } from './use-invitation.ts';

export const View = ({ host }: ViewProps<State, Event, 'phone', object>) => {
  const { t } = useTranslation('find');
  const { online } = useStage();
  const invitation = useInvitation(host, online);
  return (
    <CodePage
      status={{ icon: 'phone', words: t('status'), tone: 'ok' }}
      eyebrow={t('eyebrow')}
      title={t('title')}
      code={
        invitation?.ok
          ? {
              text: invitation.value,
              label: t('qr'),
              name: t('name'),
              apps: t('apps'),
              keep: t('keep'),
            }
          : null
      }
      instead={
        invitation && !invitation.ok ? (
          <p role="status">{t('unavailable')}</p>
        ) : (
          <Patience words={t('coming')} sorry={t('unavailable')} />
        )
      }
      steps={[
        { name: t('steps.scan'), text: t('steps.scanText') },
        { name: t('steps.type'), text: t('steps.typeText') },
        { name: t('steps.show'), text: t('steps.showText') },
      ]}
    />
  );
};
