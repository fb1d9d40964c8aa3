import { useState } from 'react';
import type { Fault, FaultCode } from '../../../preload/contract/index.ts';
import { Icon, type IconName } from '../../kit/icons.tsx';
import { useNow } from '../../kit/useNow.ts';
import { CodeField } from '../parts/CodeField.tsx';
import { usePhoneLanguage } from '../parts/language.ts';
import { Pill } from '../parts/Pill.tsx';
import { WaysOut } from '../parts/WaysOut.tsx';
import { go } from '../route.ts';
import { useWallet } from '../wallet/feed.ts';
import { isOfLine } from './landing.ts';
import styles from './Refused.module.css';

const pictures: Partial<Record<FaultCode, IconName>> = {
  offline: 'wifi-off',
  timeout: 'clock',
  'code-expired': 'clock',
  'pass-expired': 'clock',
  'offer-ended': 'clock',
  'offer-not-started': 'clock',
  'too-many-requests': 'clock',
  'offer-sold-out': 'ticket',
  'already-claimed': 'ticket',
  'code-malformed': 'scan',
  'code-unknown': 'scan',
};

/** Not before the host will listen again. */
const Retry = ({ fault, onRetry }: { fault: Fault; onRetry(): void }) => {
  const { t } = usePhoneLanguage();
  const now = useNow(500);
  const [since] = useState(now);
  const wait = fault.details?.retryInMs;
  const left = typeof wait === 'number' ? Math.ceil((since + wait - now) / 1000) : 0;
  return (
    <Pill look="action" busy={left > 0} onClick={left > 0 ? undefined : onRetry}>
      {left > 0 ? t('line.waitFor', { count: left }) : t('line.retry')}
    </Pill>
  );
};

/** Kind words, and always something to do next. */
export const Refused = ({
  code,
  fault,
  onRetry,
}: {
  code: string;
  fault: Fault;
  onRetry(): void;
}) => {
  const { t } = usePhoneLanguage();
  const { coupons } = useWallet();
  const ofLine = isOfLine(fault);
  const canRetry = ofLine || fault.code === 'crashed' || fault.code === 'too-many-requests';
  const outdated = fault.code === 'version-mismatch' || fault.code === 'unknown-call';
  return (
    <main className={styles.refused}>
      <div className={styles.picture}>
        <Icon name={pictures[fault.code] ?? 'help'} size={44} weight={1.4} />
      </div>
      <div role="alert">
        <h1>{t(`fault.${fault.code}.title`)}</h1>
        <p className={styles.text}>{t(`fault.${fault.code}.text`)}</p>
      </div>
      {canRetry && <Retry fault={fault} onRetry={onRetry} />}
      {outdated && (
        <Pill look="action" onClick={() => window.location.replace(window.location.href)}>
          {t('line.reload')}
        </Pill>
      )}
      {coupons.length > 0 && (
        <Pill className={styles.wide ?? ''} onClick={() => go({ kind: 'wallet' })}>
          <Icon name="ticket" size={20} />
          {t('wallet.openCount', { count: coupons.length })}
        </Pill>
      )}
      {!ofLine && (
        <div className={styles.field}>
          <CodeField start={fault.code === 'code-malformed' ? code : ''} />
        </div>
      )}
      <div className={styles.out}>
        <WaysOut url={window.location.href} />
      </div>
    </main>
  );
};
