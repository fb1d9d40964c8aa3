import type { PassersReport, Stay } from '../../../preload/contract/index.ts';
import { useWatch } from '../../link/react.tsx';
import { Card } from '../parts/Card.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { usePassersReport } from './usePassersReport.ts';
import styles from './Passers.module.css';

const STAYS: readonly Stay[] = ['glance', 'look', 'stop', 'stay'];

const Hours = ({ hours }: Pick<PassersReport['screens'][number], 'hours'>) => {
  const { t } = useStaffLanguage();
  if (hours.length === 0) return null;
  const most = Math.max(...hours.map(({ passed }) => passed));
  return (
    <>
      <h4 className={styles.label}>{t('passers.hours')}</h4>
      <ol className={styles.hours}>
        {hours.map(({ hour, passed }) => (
          <li key={hour}>
            <span>{t('passers.hour', { from: hour, to: hour + 1 })}</span>
            <i aria-hidden="true" style={{ width: `${(100 * passed) / most}%` }} />
            <b>{passed}</b>
          </li>
        ))}
      </ol>
    </>
  );
};

/** How many passed each screen that counts them. Not there for a site where none does and none did. */
export const Passers = ({ days }: { days: number }) => {
  const { t, say } = useStaffLanguage();
  const site = useWatch('site');
  const report = usePassersReport(days);
  const counts = site?.screens.some(({ camera }) => camera?.passers === true) ?? false;
  if (!report || (!counts && report.screens.length === 0)) return null;
  const nameOf = (id: string) => {
    const found = site?.screens.find((one) => one.id === id);
    return found ? say(found.name) : id;
  };
  const told = report.screens.filter(({ passed }) => passed !== null);
  const number = (times: number | null) => times ?? t('passers.few');
  return (
    <Card title={t('passers.title')} note={t('passers.note')}>
      {told.length === 0 && <p className={styles.none}>{t('passers.none')}</p>}
      <div className={styles.screens}>
        {told.map(({ screen, passed, begun, stays, hours }) => (
          <section key={screen}>
            <h3 className={styles.name}>{nameOf(screen)}</h3>
            <dl className={styles.numbers}>
              <div data-large="true">
                <dd>{number(passed)}</dd>
                <dt>{t('passers.passed')}</dt>
              </div>
              <div data-large="true">
                <dd>{number(begun)}</dd>
                <dt>{t('passers.began')}</dt>
              </div>
              {STAYS.map((stay) => (
                <div key={stay}>
                  <dd>{number(stays[stay])}</dd>
                  <dt>{t(`passers.stay.${stay}`)}</dt>
                </div>
              ))}
            </dl>
            <Hours hours={hours} />
          </section>
        ))}
      </div>
      <p className={styles.about}>{t('passers.about')}</p>
    </Card>
  );
};
