import { useWatch } from '../../link/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import styles from './Alerts.module.css';

/** What staff should know and what to do about it; the details are for whoever is called. */
export const Alerts = ({ now }: { now: number }) => {
  const { t, ago } = useStaffLanguage();
  const alerts = useWatch('alerts')?.alerts ?? [];
  return (
    <section aria-label={t('alerts.title')} aria-live="polite">
      <ul className={styles.alerts}>
        {alerts.map((alert) => (
          <li key={alert.id} data-kind={alert.kind}>
            <Icon name="alert" size={24} />
            <div>
              <p>
                <b>{t(`alerts.kind.${alert.kind}`)}</b>
                <span>{ago(alert.at, now)}</span>
              </p>
              <p>{t(`alerts.todo.${alert.kind}`)}</p>
              {Object.keys(alert.details).length > 0 && (
                <p className={styles.details}>
                  {Object.entries(alert.details)
                    .map(([name, value]) => `${name}: ${value}`)
                    .join(' · ')}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
