import { useTranslation } from 'react-i18next';
import type { Offer } from '../../../preload/contract/index.ts';
import { inWords } from '../../kit/language.ts';
import { dayAndTime } from '../../kit/moment.ts';
import { yuan } from '../../kit/money.ts';
import { Amount } from '../../kit/amount.tsx';
import { Patience } from '../../kit/patience.tsx';
import { Qr } from '../../kit/qr.tsx';
import { useStage } from '../react.tsx';
import type { TicketView } from './tickets.ts';
import { useTicket } from './use-ticket.ts';
import styles from './ticket-card.module.css';

/** The line after the amount: what one has to spend. */
export const useThreshold = (offer: Offer): string => {
  const { t } = useTranslation('kernel');
  const { site, language } = useStage();
  return offer.threshold > 0
    ? t('ticket.over', { amount: yuan(offer.threshold, language, site.currency) })
    : t('ticket.any');
};

const Code = ({ view, module }: { view: TicketView; module: number }) => {
  const { t } = useTranslation('kernel');
  switch (view.kind) {
    case 'waiting':
      return <Patience words={t('loading')} sorry={t('sorry')} />;
    case 'away':
      return <p>{t(`ticket.${view.why}`)}</p>;
    case 'ready':
      return (
        <Qr
          text={view.ticket.url}
          label={t('ticket.qr', { code: view.ticket.shortCode })}
          module={module}
        />
      );
  }
};

const hostOf = (url: string): string => {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
};

const ShortCode = ({ view }: { view: TicketView }) => {
  const { t } = useTranslation('kernel');
  if (view.kind !== 'ready') return null;
  return (
    <p className={styles.short}>
      {t('ticket.short', { host: hostOf(view.ticket.url) })} <b>{view.ticket.shortCode}</b>
    </p>
  );
};

type Look = {
  readonly eyebrow: 'scan' | 'touchless';
  /** Upright, with a code that is read from the other side of the aisle. */
  readonly big?: boolean;
};

/** The one black ticket: what it is worth, how to take it, and the code a phone scans. */
export const TicketCard = (look: Look) => {
  const view = useTicket();
  const { offer } = useStage();
  return offer && view ? <OfferCard offer={offer} view={view} {...look} /> : null;
};

const OfferCard = ({
  offer,
  view,
  eyebrow,
  big = false,
}: Look & { offer: Offer; view: TicketView }) => {
  const { t } = useTranslation('kernel');
  const { site, language } = useStage();
  const threshold = useThreshold(offer);
  const until = t('ticket.until', { when: dayAndTime(offer.validUntil, Date.now(), language) });
  const left = view.kind === 'ready' ? view.ticket.left : null;
  return (
    <section className={styles.ticket} aria-label={t('ticket.region')} data-ticket={view.kind} data-big={big}>
      <div className={styles.words}>
        <p className={styles.eyebrow}>
          {t(`ticket.${eyebrow}`)}
          <span> · {inWords(offer.title, language)}</span>
        </p>
        <p className={styles.value}>
          <Amount fen={offer.value} language={language} currency={site.currency} />
          <em>{threshold}</em>
        </p>
        <p className={styles.apps}>{t('ticket.apps')}</p>
        <p className={styles.until}>
          {until}
          {left !== null && <span> · {t('ticket.left', { count: left })}</span>}
        </p>
        <ShortCode view={view} />
      </div>
      <div className={styles.code}>
        <Code view={view} module={big ? 19 : 12} />
      </div>
    </section>
  );
};
