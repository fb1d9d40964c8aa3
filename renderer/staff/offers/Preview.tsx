import { useState } from 'react';
import type { DraftCheck, Fault } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { blocks } from './beside.ts';
import styles from './Preview.module.css';

/** What the offer says in plain words in both languages, what it may cost, and the way out to the shoppers. */
export const Preview = ({
  check,
  online,
  busy,
  fault,
  onPublish,
  onAnyway,
}: {
  check: DraftCheck | null;
  online: boolean;
  busy: boolean;
  fault: Fault | null;
  onPublish(warned: boolean): Promise<void>;
  /** Somebody changed it in between. */
  onAnyway?: () => void;
}) => {
  const { t, money } = useStaffLanguage();
  const [asking, setAsking] = useState(false);
  const open = check ? blocks(check) : 0;
  const warnings = check?.findings.filter(({ level }) => level === 'warning').length ?? 0;
  const ready = check !== null && open === 0;

  const standing = (): string => {
    if (!online) return t('editor.offline');
    if (check === null) return t('editor.reading');
    if (open > 0) return t('editor.open', { count: open });
    return warnings > 0 ? t('editor.warnings', { count: warnings }) : t('editor.ready');
  };

  return (
    <div className={styles.side}>
      <Card title={t('editor.preview')} note={t('editor.previewNote')}>
        {check?.spoken ? (
          (['zh', 'en'] as const).map((language) => (
            <div
              key={language}
              className={styles.spoken}
              lang={language === 'zh' ? 'zh-Hans' : 'en'}
            >
              <h3>{t(`editor.language.${language}`)}</h3>
              {check.spoken?.[language].map((line) => (
                <p key={line}>{line}</p>
              ))}
            </div>
          ))
        ) : (
          <p className={styles.wait}>{t('editor.unread')}</p>
        )}
        <dl className={styles.costs}>
          <div>
            <dt>{t('editor.worst')}</dt>
            <dd>{check?.worst == null ? t('editor.unbounded') : money(check.worst)}</dd>
          </div>
          <div>
            <dt>{t('editor.offlineLoss')}</dt>
            <dd>
              {check?.offlineLoss == null ? t('editor.offlineNever') : money(check.offlineLoss)}
            </dd>
          </div>
        </dl>
      </Card>
      <div className={styles.go}>
        <p role="status" data-open={open > 0 || undefined}>
          <Icon name={!online ? 'wifi-off' : ready ? 'passed' : 'alert'} size={20} />
          {standing()}
        </p>
        <p role="alert" className={styles.fault}>
          {fault && `${t(`fault.${fault.code}.title`)} · ${t(`fault.${fault.code}.text`)}`}
        </p>
        {onAnyway && <Button onClick={onAnyway}>{t('editor.anyway')}</Button>}
        <Button
          look={open === 0 ? 'ink' : 'plain'}
          size="large"
          busy={busy || !online}
          onClick={() => (ready && warnings > 0 ? setAsking(true) : void onPublish(false))}
        >
          {open === 0 ? t('editor.publish') : t('editor.publishAfter', { count: open })}
        </Button>
        <small>{t('editor.promise')}</small>
      </div>
      {asking && (
        <Dialog title={t('editor.sure')} onClose={() => setAsking(false)}>
          <p className={styles.wait}>{t('editor.sureText', { count: warnings })}</p>
          <div className={styles.pair}>
            <Button size="large" onClick={() => setAsking(false)}>
              {t('offers.keep')}
            </Button>
            <Button
              look="ink"
              size="large"
              busy={busy}
              onClick={() => {
                setAsking(false);
                void onPublish(true);
              }}
            >
              {t('editor.publish')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
};
