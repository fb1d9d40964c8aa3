import type { DeviceHealth } from '../../../preload/contract/index.ts';
import { Badge } from '../parts/Badge.tsx';
import { Card } from '../parts/Card.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { useKindWord } from './Devices.tsx';
import { looks } from './standing.ts';
import styles from './DevicePane.module.css';

/** One device: what to do, in one sentence, and the facts to read out to a technician. */
export const DevicePane = ({ device, now }: { device: DeviceHealth | undefined; now: number }) => {
  const { t, ago } = useStaffLanguage();
  const kindWord = useKindWord();
  if (!device)
    return (
      <Card title={t('health.do')}>
        <p className={styles.pick}>{t('health.pick')}</p>
      </Card>
    );
  const look = looks[device.health];
  const facts = Object.entries(device.details);
  return (
    <Card title={kindWord(device.kind)} note={device.id}>
      <div aria-live="polite">
        <p>
          <Badge tone={look.tone} icon={look.icon} size={22}>
            {t(`health.health.${device.health}`)} · {t(`health.reason.${device.reason}`)}
          </Badge>
        </p>
        <p className={styles.since}>{t('health.since', { ago: ago(device.since, now) })}</p>
        <h3>{t('health.do')}</h3>
        <p className={styles.todo}>{t(`health.todo.${device.reason}`)}</p>
      </div>
      <details className={styles.facts}>
        <summary>{t('health.facts')}</summary>
        <dl lang="en">
          <dt>driver</dt>
          <dd>{device.driver}</dd>
          <dt>reason</dt>
          <dd>{device.reason}</dd>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Card>
  );
};
