import { useTranslation } from 'react-i18next';
import type { Offer } from '../../../preload/contract/index.ts';
import { inWords } from '../../kit/language.ts';
import { dayAndTime } from '../../kit/moment.ts';
import { Patience } from '../../kit/patience.tsx';
import { Qr } from '../../kit/qr.tsx';
import { useNow } from '../../kit/useNow.ts';
import { useStage } from '../react.tsx';
import type { TicketView } from './tickets.ts';
import { useTicket } from './use-ticket.ts';
import { useAsks, Worth } from './worth.tsx';
import styles from './ticket-card.module.css';

const MINUTE_MS = 60_000;

/** Until when it holds, as people say it today. */
export const useUntil = (offer: Offer): string => {
  const { t } = useTranslation('kernel');
  const { language } = useStage();
  const now = useNow(MINUTE_MS);
  return t('ticket.until', { when: dayAndTime(offer.validUntil, now, language) });
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

/** Modules of the upright card, in layout pixels: read from two metres and a half. */
const BIG = 16;

/** How many are left is said when it matters to somebody who hesitates. */
const FEW = 20;

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
      {t('ticket.short', { host: hostOf(view.ticket.url) })}{' '}
      <span className={styles.type}>
        {t('ticket.type')} <b>{view.ticket.shortCode}</b>
      </span>
    </p>
  );
};

type Look = {
  /** What stands before the offer's own name. */
  readonly eyebrow?: 'scan' | 'touchless';
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
  big: wanted = false,
}: Look & { offer: Offer; view: TicketView }) => {
  const { t } = useTranslation('kernel');
  const { screen, accessible, language } = useStage();
  // On glass there is no room for more than the usual code, beside large type none for the rules.
  const big = wanted && screen.theme !== 'mirror';
  const terms = big && !accessible ? inWords(offer.terms, language) : '';
  const asks = useAsks(offer);
  const until = useUntil(offer);
  const left = view.kind === 'ready' ? view.ticket.left : null;
  const facts = [
    ...(eyebrow ? [inWords(offer.title, language)] : []),
    until,
    ...(left !== null && left <= FEW ? [t('ticket.left', { count: left })] : []),
  ];
  return (
    <section
      className={styles.ticket}
      aria-label={t('ticket.region')}
      data-ticket={view.kind}
      data-big={big}
    >
      <div className={styles.words}>
        <p className={styles.eyebrow}>
          {eyebrow ? t(`ticket.${eyebrow}`) : inWords(offer.title, language)}
        </p>
        <p className={styles.value}>
          <Worth offer={offer} as="offered" />
          <em>{asks}</em>
        </p>
        <p className={styles.apps}>{t('ticket.apps')}</p>
        <p className={styles.until}>
          <span className={styles.facts}>
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </span>
        </p>
        <ShortCode view={view} />
        {terms !== '' && <p className={styles.terms}>{terms}</p>}
      </div>
      <div className={styles.code}>
        <Code view={view} module={big ? BIG : 12} />
      </div>
    </section>
  );
};
