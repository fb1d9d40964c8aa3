import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewProps } from '../../kernel/experience.ts';
import { Page } from '../../kernel/page/page.tsx';
import { TicketCard } from '../../kernel/ticket/ticket-card.tsx';
import { Patience } from '../../kit/patience.tsx';
import { Goodbye, Unknown } from './farewell.tsx';
import type { Event, State } from './machine.ts';
import { OutfitPage } from './outfit-page.tsx';
import { ProductPage } from './product-page.tsx';
import { useProduct } from './use-product.ts';
import { useSeen } from './use-seen.ts';
import styles from './view.module.css';

type Props = ViewProps<State, Event, 'catalog', object>;
type OnProduct = Extract<State, { step: 'product' | 'outfit' }>;

const Product = ({
  state,
  send,
  host,
}: Omit<Props, 'state' | 'settings'> & { state: OnProduct }) => {
  const { t } = useTranslation('lookbook');
  const found = useProduct(host, state.sku);
  const answer = found.kind === 'found' ? found.answer : null;
  const at =
    answer && state.step === 'outfit'
      ? answer.outfits.findIndex((outfit) => outfit.id === state.outfit)
      : -1;
  const outfit = answer?.outfits[at];
  useSeen(host, answer, state.held.includes(state.sku) ? 'tag' : 'touch', outfit);
  const unknown = found.kind === 'failed' && found.code === 'product-unknown';
  useEffect(() => {
    if (unknown) send({ kind: 'not-in-catalogue' });
  }, [unknown, send]);
  const status = {
    icon: 'tag' as const,
    words: t(state.held.includes(state.sku) ? 'recognised' : 'chosen'),
    tone: 'ok' as const,
  };
  if (!answer) {
    return (
      <Page status={status} className={styles.waiting ?? ''}>
        {found.kind === 'looking' ? (
          <Patience words={t('loading')} sorry={t('sorry')} />
        ) : (
          <p className={styles.failed}>{t('failed')}</p>
        )}
        <TicketCard eyebrow="scan" />
      </Page>
    );
  }
  return outfit ? (
    <OutfitPage
      product={answer.product}
      wearable={answer.garment !== null}
      outfit={outfit}
      index={at}
      status={status}
    />
  ) : (
    <ProductPage
      answer={answer}
      held={state.held}
      panel={state.step === 'product' ? state.panel : 'outfits'}
      host={host}
      status={status}
      send={send}
    />
  );
};

const NotOurs = ({ host }: { host: Props['host'] }) => {
  useEffect(() => {
    void host.call('insights.unknownTag', {});
  }, [host]);
  return <Unknown />;
};

export const View = ({ state, send, host }: Props) => {
  switch (state.step) {
    case 'product':
    case 'outfit':
      return <Product state={state} send={send} host={host} />;
    case 'unknown':
      return <NotOurs host={host} />;
    case 'goodbye':
      return <Goodbye sku={state.sku} host={host} onKeep={() => send({ kind: 'keep' })} />;
  }
};
