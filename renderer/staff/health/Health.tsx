import { useState } from 'react';
import { useWatch } from '../../link/react.tsx';
import { useNow } from '../../kit/useNow.ts';
import { Badge } from '../parts/Badge.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { Alerts } from './Alerts.tsx';
import { Cameras } from './Cameras.tsx';
import { DevicePane } from './DevicePane.tsx';
import { Devices } from './Devices.tsx';
import { Imports } from './Imports.tsx';
import { Participation } from './Participation.tsx';
import { Presence } from './Presence.tsx';
import { byUrgency, troubles } from './standing.ts';
import styles from './Health.module.css';

/** How the shop's equipment is, for people who are not engineers. */
export const Health = () => {
  const { t, time } = useStaffLanguage();
  const now = useNow(5_000);
  const feed = useWatch('devices');
  const [picked, setPicked] = useState<string | null>(null);
  const devices = byUrgency(feed?.devices ?? []);
  const worst = devices[0];
  // What needs somebody is open by itself; a choice stays with the device, not with its place in the list.
  const chosen =
    devices.find(({ id }) => id === picked) ?? (worst && troubles([worst]) > 0 ? worst : undefined);

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('health.title')}</h1>
        <p>
          {t('health.count', { count: devices.length })} ·{' '}
          {t('health.updated', { when: time(now) })}
        </p>
        {feed && devices.length > 0 && troubles(devices) === 0 && (
          <Badge tone="ok" icon="passed">
            {t('health.allWell')}
          </Badge>
        )}
      </header>
      <Alerts now={now} />
      <div className={styles.parts}>
        <div className={styles.devices}>
          <Devices
            devices={devices}
            known={feed !== undefined}
            now={now}
            chosen={chosen?.id ?? null}
            onChoose={setPicked}
          />
        </div>
        {devices.length > 0 && (
          <div className={styles.pane}>
            <DevicePane device={chosen} now={now} />
          </div>
        )}
        <div className={styles.rest}>
          <Presence now={now} />
          <Imports />
        </div>
        <div className={styles.side}>
          <Cameras />
          <Participation now={now} />
        </div>
      </div>
    </div>
  );
};
