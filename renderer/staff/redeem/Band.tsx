import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { FaultCode } from '../../../preload/contract/index.ts';
import { Icon, type IconName } from '../../kit/icons.tsx';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { useRoad, useRoads } from '../roads/react.tsx';
import { useDesk } from './desk.ts';
import type { Till } from './redeem.ts';
import styles from './Band.module.css';

type Tone = 'idle' | 'yes' | 'no' | 'wait';

export const Amount = ({ fen, minus }: { fen: number; minus: boolean }) => {
  const { moneyParts } = useStaffLanguage();
  return (
    <p className={styles.amount}>
      {moneyParts(fen).map(({ sign, text }) =>
        sign ? (
          <small key="sign">
            {minus && '−'}
            {text}
          </small>
        ) : (
          <span key="figure">{text}</span>
        ),
      )}
    </p>
  );
};

export const Frame = ({
  tone,
  icon,
  title,
  children,
  amount,
}: {
  tone: Tone;
  icon: IconName;
  title: string;
  children?: ReactNode;
  amount?: ReactNode;
}) => (
  <section className={styles.band} data-tone={tone}>
    <Icon name={icon} size={88} weight={1.5} />
    <div className={styles.words}>
      <h2>{title}</h2>
      {children}
    </div>
    {amount}
  </section>
);

/** Only what takes long is said to take long. */
const Asking = ({ ignored }: { ignored: string | null }) => {
  const { t } = useStaffLanguage();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setSlow(true), 2_000);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <Frame tone="idle" icon="waiting" title={t('redeem.asking')}>
      <p>{ignored !== null ? t('redeem.busy', { text: ignored }) : slow && t('line.slow')}</p>
    </Frame>
  );
};

/** The same while it is being asked again: a band that comes and goes would be read as an answer. */
const Unsure = ({
  intent,
  byItself,
  busy,
}: {
  intent: string;
  byItself: boolean;
  busy: boolean;
}) => {
  const { t } = useStaffLanguage();
  const { retry } = useDesk();
  const roads = useRoads();
  const road = useRoad();
  // Who may have redeemed it is not who is asked now.
  const waits = roads.unanswered(intent).find((one) => one !== road);
  return (
    <Frame tone="wait" icon="alert" title={t('redeem.unsure')}>
      {waits !== undefined && road !== null ? (
        <p data-waits={waits}>{t(`road.waits.${waits}`)}</p>
      ) : (
        <p>{t(byItself ? 'redeem.unsureText' : 'redeem.unsureManual')}</p>
      )}
      <Button className={styles.act ?? ''} busy={busy} onClick={retry}>
        <Icon name="again" size={20} />
        {t('redeem.retry')}
      </Button>
    </Frame>
  );
};

/** What the hub says of coupons that may be with the kiosk that is away. */
const isOfKiosk = (code: FaultCode): code is 'coupon-elsewhere' | 'coupon-unknown' =>
  code === 'coupon-elsewhere' || code === 'coupon-unknown';

const Shown = ({ state }: { state: Till }) => {
  const { t, say, exactly } = useStaffLanguage();
  const road = useRoad();
  switch (state.kind) {
    case 'ready':
      return (
        <Frame tone="idle" icon="scan" title={t('redeem.idle')}>
          <p>{t('redeem.idleText')}</p>
        </Frame>
      );
    case 'asking':
      return state.tries > 0 ? (
        <Unsure intent={state.pending.intent} byItself busy />
      ) : (
        <Asking ignored={state.ignored} />
      );
    case 'yes': {
      const { offer } = state.redemption.coupon;
      return (
        <Frame
          tone="yes"
          icon="passed"
          title={t('redeem.yes')}
          amount={<Amount fen={state.redemption.saved} minus />}
        >
          <p>
            {say(offer.title)} · {exactly(state.redemption.at)}
          </p>
        </Frame>
      );
    }
    case 'no':
      return (
        <Frame
          tone="no"
          icon="refused"
          title={t('redeem.noBecause', { reason: t(`fault.${state.fault.code}.title`) })}
        >
          <p>
            {road === 'hub' && isOfKiosk(state.fault.code)
              ? t(`road.${state.fault.code}`)
              : t(`fault.${state.fault.code}.text`)}
          </p>
        </Frame>
      );
    case 'unsure':
      return <Unsure intent={state.pending.intent} byItself={state.byItself} busy={false} />;
    case 'unsent':
      return (
        <Frame tone="wait" icon="wifi-off" title={t('redeem.unsent')}>
          <p>{t('redeem.unsentText')}</p>
        </Frame>
      );
    case 'unclear': {
      const words = { mixed: 'mixed', 'screen-code': 'screenCode', shape: 'shape' } as const;
      const word = words[state.why];
      return (
        <Frame tone="no" icon="refused" title={t(`redeem.${word}`)}>
          <p>{t(`redeem.${word}Text`)}</p>
        </Frame>
      );
    }
    case 'undone':
      return (
        <Frame tone="idle" icon="undo" title={t('redeem.undone')}>
          <p>
            {say(state.redemption.coupon.offer.title)} · {t('redeem.undoneText')}
          </p>
        </Frame>
      );
  }
};

/** The answer across the whole page: colour, icon, word, and a sound beside them. */
export const Band = () => {
  const { state } = useDesk();
  return (
    <div aria-live="assertive" aria-atomic="true" data-till={state.kind}>
      <Shown state={state} />
    </div>
  );
};
