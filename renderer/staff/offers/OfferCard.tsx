import { useState } from 'react';
import type {
  BrandOffer,
  FaultCode,
  OfferAct,
  OfferState,
} from '../../../preload/contract/index.ts';
import { useLink } from '../../link/react.tsx';
import { Icon, type IconName } from '../../kit/icons.tsx';
import { Badge, type Tone } from '../parts/Badge.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import styles from './Offers.module.css';

const marks: Record<OfferState, readonly [Tone, IconName]> = {
  coming: ['muted', 'clock'],
  running: ['ok', 'passed'],
  paused: ['warn', 'waiting'],
  stopped: ['bad', 'refused'],
  over: ['muted', 'check'],
};
type Act = Exclude<OfferAct, 'publish'>;

const Figure = ({ name, figure, note }: { name: string; figure: string; note?: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <b>{figure}</b>
      {note !== undefined && <span>{note}</span>}
    </dd>
  </div>
);

/** One offer: its state, its sentence, its figures, and what can be done with it at once. */
export const OfferCard = ({
  offer,
  writable,
  onEdit,
  onChanged,
}: {
  offer: BrandOffer;
  writable: boolean;
  onEdit(copy: boolean): void;
  onChanged(): void;
}) => {
  const { t, say, when, money, language } = useStaffLanguage();
  const link = useLink();
  const [sure, setSure] = useState<'stop' | 'undo' | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<FaultCode | null>(null);
  const { rule, state, counts, version } = offer;
  const [tone, icon] = marks[state];
  const [line = ''] = language === 'zh' ? offer.spoken.zh : offer.spoken.en;
  const number = (value: number) => value.toLocaleString(language);

  const act = async (what: Act) => {
    setBusy(true);
    const answer = await link.call('brand.act', { offer: rule.id, act: what, version });
    setBusy(false);
    setSure(null);
    setFault(answer.ok ? null : answer.fault.code);
    onChanged();
  };
  const today = (value: number) => t('offers.today', { count: value });

  return (
    <li className={styles.card} aria-label={say(rule.title)}>
      <div className={styles.top}>
        <h2>{say(rule.title)}</h2>
        <Badge tone={tone} icon={icon}>
          {t(`offers.state.${state}`)}
        </Badge>
        <p>
          {t(`offers.kind.${rule.kind}`)} ·{' '}
          {t('offers.window', { from: when(rule.validFrom), until: when(rule.validUntil) })}
        </p>
      </div>
      <p className={styles.line}>{line}</p>
      <dl className={styles.figures}>
        <Figure
          name={t('offers.issued')}
          figure={number(counts.issued)}
          note={today(counts.today.issued)}
        />
        <Figure
          name={t('offers.redeemed')}
          figure={number(counts.redeemed)}
          note={today(counts.today.redeemed)}
        />
        <Figure
          name={t('offers.left')}
          figure={counts.left === null ? t('offers.noLimit') : number(counts.left)}
        />
        <Figure name={t('offers.saved')} figure={money(counts.saved)} />
      </dl>
      <p className={styles.fault} role="alert">
        {fault && `${t(`fault.${fault}.title`)} · ${t(`fault.${fault}.text`)}`}
      </p>
      <div className={styles.acts}>
        <Button onClick={() => onEdit(false)} busy={!writable}>
          {t('offers.edit')}
        </Button>
        <Button look="quiet" onClick={() => onEdit(true)} busy={!writable}>
          <Icon name="copy" size={20} />
          {t('offers.copy')}
        </Button>
        {(state === 'running' || state === 'coming') && (
          <Button look="quiet" busy={busy || !writable} onClick={() => void act('pause')}>
            {t('offers.pause')}
          </Button>
        )}
        {state === 'paused' && (
          <Button busy={busy || !writable} onClick={() => void act('resume')}>
            {t('offers.resume')}
          </Button>
        )}
        {state !== 'stopped' && state !== 'over' && (
          <Button look="quiet" busy={busy || !writable} onClick={() => setSure('stop')}>
            {t('offers.stop')}
          </Button>
        )}
        {version > 0 && (
          <Button look="quiet" busy={busy || !writable} onClick={() => setSure('undo')}>
            <Icon name="undo" size={20} />
            {t('offers.undo')}
          </Button>
        )}
      </div>
      {sure && (
        <Dialog title={t(`offers.sure.${sure}`)} onClose={() => setSure(null)}>
          <p className={styles.sure}>{t(`offers.sureText.${sure}`)}</p>
          <div className={styles.pair}>
            <Button size="large" onClick={() => setSure(null)}>
              {t('offers.keep')}
            </Button>
            <Button look="red" size="large" busy={busy} onClick={() => void act(sure)}>
              {t(`offers.${sure}`)}
            </Button>
          </div>
        </Dialog>
      )}
    </li>
  );
};
