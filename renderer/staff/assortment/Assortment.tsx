import { useState } from 'react';
import type { AssortmentReport } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { useLink } from '../../link/react.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { saveCsv } from '../parts/saveCsv.ts';
import { Passers } from './Passers.tsx';
import { useAssortment } from './useAssortment.ts';
import styles from './Assortment.module.css';

const SPANS = [7, 30, 90] as const;

const Left = ({ report }: { report: AssortmentReport }) => {
  const { t, say } = useStaffLanguage();
  const most = Math.max(1, ...report.notTaken.map(({ lifted }) => lifted));
  return (
    <Card title={t('assortment.left')} note={t('assortment.leftNote')}>
      {report.notTaken.length === 0 && <p className={styles.none}>{t('assortment.leftNone')}</p>}
      <ol>
        {report.notTaken.map(({ sku, name, category, lifted, left }) => (
          <li key={sku} className={styles.row}>
            <p className={styles.name}>
              <b>{name ? say(name) : sku}</b>
              <span>{[sku, category].filter((text) => text !== '').join(' · ')}</span>
            </p>
            <p className={styles.number}>
              {t('assortment.of', { left, lifted })}
              <span className={styles.bar} aria-hidden="true">
                <i style={{ width: `${(100 * lifted) / most}%` }}>
                  <i style={{ width: `${(100 * left) / lifted}%` }} />
                </i>
              </span>
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
};

const Missed = ({ report }: { report: AssortmentReport }) => {
  const { t } = useStaffLanguage();
  return (
    <Card title={t('assortment.missed')} note={t('assortment.missedNote')}>
      {report.notFound.length === 0 && <p className={styles.none}>{t('assortment.missedNone')}</p>}
      <ol>
        {report.notFound.map(({ words, times }) => (
          <li key={words} className={styles.row}>
            <p className={styles.name}>
              <b>{words}</b>
            </p>
            <p className={styles.number}>{t('assortment.times', { count: times })}</p>
          </li>
        ))}
      </ol>
      {report.unknownTags !== null && (
        <p className={styles.tags}>
          <Icon name="tag" size={20} />
          {t('assortment.tags', { count: report.unknownTags, visits: report.visits ?? 0 })}
        </p>
      )}
    </Card>
  );
};

const Nothing = ({ title, text }: { title: string; text: string }) => (
  <p className={styles.empty}>
    <b>{title}</b>
    {text}
  </p>
);

/** What shoppers lift and leave, and look for in vain: for whoever chooses what the shop carries. */
export const Assortment = () => {
  const { t } = useStaffLanguage();
  const link = useLink();
  const [days, setDays] = useState<number>(30);
  const asked = useAssortment(days);
  const report = asked.kind === 'told' ? asked.report : null;
  const told = report !== null && report.visits !== null;

  const exportCsv = async () => {
    const answer = await link.call('insights.assortmentCsv', { days });
    if (answer.ok) saveCsv(answer.value.csv, `assortment-${days}.csv`);
  };

  return (
    <div className={styles.page} aria-busy={asked.kind === 'asking'}>
      <header className={styles.head}>
        <h1>{t('assortment.title')}</h1>
        {told && (
          <p>{t('assortment.base', { lifting: report.lifting, visits: report.visits ?? 0 })}</p>
        )}
        <div className={styles.tools}>
          <div role="group" aria-label={t('assortment.span')} className={styles.spans}>
            {SPANS.map((span) => (
              <button
                key={span}
                type="button"
                aria-pressed={span === days}
                onClick={() => setDays(span)}
              >
                {t('assortment.days', { count: span })}
              </button>
            ))}
          </div>
          {told && (
            <Button onClick={() => void exportCsv()}>
              <Icon name="download" size={20} />
              {t('assortment.export')}
            </Button>
          )}
        </div>
      </header>
      <div role="status">
        {asked.kind === 'failed' && (
          <Nothing title={t(`fault.${asked.code}.title`)} text={t(`fault.${asked.code}.text`)} />
        )}
        {report && !told && (
          <Nothing
            title={t(report.feedback === 'off' ? 'assortment.off' : 'assortment.few')}
            text={t(report.feedback === 'off' ? 'assortment.offText' : 'assortment.fewText')}
          />
        )}
      </div>
      {told && (
        <>
          <div className={styles.parts}>
            <Left report={report} />
            <Missed report={report} />
          </div>
          <p className={styles.about}>{t('assortment.about')}</p>
        </>
      )}
      <Passers days={days} />
    </div>
  );
};
