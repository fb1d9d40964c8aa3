import { useTranslation } from 'react-i18next';
import type { ViewProps } from '../../kernel/experience.ts';
import { Headline } from '../../kernel/page/headline.tsx';
import { Page } from '../../kernel/page/page.tsx';
import { Steps } from '../../kernel/page/steps.tsx';
import { TicketCard } from '../../kernel/ticket/ticket-card.tsx';
import { Claimed } from './claimed.tsx';
import { Guide } from './guide.tsx';
import type { Event, State } from './machine.ts';
import styles from './view.module.css';

const Scan = () => {
  const { t } = useTranslation('coupon');
  return (
    <Page
      lead="back"
      status={{ icon: 'scan', words: t('scan.status'), tone: 'ok' }}
      className={styles.scan ?? ''}
    >
      <Headline eyebrow={t('scan.eyebrow')} title={t('scan.title')} />
      <TicketCard big />
      <Steps
        title={t('steps.title')}
        steps={[
          { name: t('steps.scan'), text: t('steps.scanText') },
          { name: t('steps.claim'), text: t('steps.claimText') },
          { name: t('steps.use'), text: t('steps.useText') },
        ]}
      />
    </Page>
  );
};

export const View = ({ state, send }: ViewProps<State, Event, 'offers', object>) => {
  switch (state.step) {
    case 'scan':
      return <Scan />;
    case 'guide':
      return <Guide onCode={() => send({ kind: 'to-code' })} />;
    case 'claimed':
      return <Claimed codeTail={state.codeTail} at={state.at} />;
  }
};
