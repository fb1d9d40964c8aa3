import type { DeviceHealth } from '../../../preload/contract/index.ts';
import { Badge } from '../parts/Badge.tsx';
import { Card } from '../parts/Card.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { looks, troubles } from './standing.ts';
import styles from './Devices.module.css';

const KINDS = ['rfid-reader', 'scanner'] as const;

/** What people call it; a kind nobody has named yet goes by its own word. */
export const useKindWord = () => {
  const { t } = useStaffLanguage();
  return (kind: string): string => {
    const known = KINDS.find((one) => one === kind);
    return known ? t(`health.kind.${known}`) : kind;
  };
};

export const Devices = ({
  devices,
  known,
  now,
  chosen,
  onChoose,
}: {
  devices: readonly DeviceHealth[];
  known: boolean;
  now: number;
  chosen: string | null;
  onChoose(id: string): void;
}) => {
  const { t, ago } = useStaffLanguage();
  const kindWord = useKindWord();
  return (
    <Card title={t('health.device')} flush>
      {known && devices.length === 0 && (
        <p className={styles.empty}>
          <b>{t('health.empty')}</b>
          {t('health.emptyText')}
        </p>
      )}
      <ul aria-live="polite">
        {devices.map((device) => {
          const look = looks[device.health];
          return (
            <li key={device.id}>
              <button
                type="button"
                className={styles.row}
                aria-pressed={device.id === chosen}
                data-alarm={troubles([device]) > 0 || undefined}
                onClick={() => onChoose(device.id)}
              >
                <span className={styles.state}>
                  <Badge tone={look.tone} icon={look.icon}>
                    {t(`health.health.${device.health}`)}
                  </Badge>
                </span>
                <span className={styles.name}>
                  <b>{kindWord(device.kind)}</b>
                  <small>
                    {device.id}
                    {device.simulated && ` · ${t('health.simulated')}`}
                  </small>
                </span>
                <span className={styles.why}>{t(`health.reason.${device.reason}`)}</span>
                <span className={styles.last}>
                  {device.lastEventAt === null ? t('health.never') : ago(device.lastEventAt, now)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
};
