import type { DeviceHealth } from '../../preload/contract/index.ts';
import { Icon, type IconName } from '../kit/icons.tsx';
import { useBenchLanguage } from './language.ts';
import type { Reader } from './places.ts';
import type { Bench } from './useBench.ts';
import styles from './Readers.module.css';

const icons: Record<DeviceHealth['health'], IconName> = {
  ok: 'passed',
  starting: 'waiting',
  busy: 'lock',
  offline: 'refused',
  fault: 'alert',
};

const FAULTS = ['reboot', 'garbage', 'clock-forward', 'clock-back', 'clear'] as const;

export const Health = ({ device }: { device: DeviceHealth }) => {
  const { t } = useBenchLanguage();
  return (
    <p className={styles.health} data-health={device.health} role="status">
      <Icon name={icons[device.health]} size={18} />
      <b>{t(`devices.health.${device.health}`)}</b>
      <span>{t(`devices.reason.${device.reason}`)}</span>
    </p>
  );
};

/** One simulated reader: how it is, and what can be done to it. */
export const ReaderCard = ({
  reader,
  device,
  bench,
}: {
  reader: Reader;
  device: DeviceHealth | undefined;
  bench: Bench;
}) => {
  const { t } = useBenchLanguage();
  const pulled = reader.cable === 'pulled';
  const hours = reader.clockOffsetMs / 3_600_000;
  return (
    <section className={styles.card} aria-label={reader.device} data-device={reader.device}>
      <header>
        <h3>{reader.device}</h3>
        {device && <Health device={device} />}
        <p className={styles.notes}>
          {[
            pulled ? t('faults.pulled') : '',
            hours === 0 ? '' : t('faults.clock', { hours: hours > 0 ? `+${hours}` : hours }),
          ]
            .filter((note) => note !== '')
            .join(' · ')}
        </p>
      </header>
      <div className={styles.faults} role="group" aria-label={t('faults.title')}>
        <button
          type="button"
          data-strong
          onClick={() => bench.fault(reader.device, pulled ? 'restore-cable' : 'pull-cable')}
        >
          <Icon name="plug" size={18} />
          {t(pulled ? 'faults.restore-cable' : 'faults.pull-cable')}
        </button>
        {FAULTS.map((fault) => (
          <button key={fault} type="button" onClick={() => bench.fault(reader.device, fault)}>
            {t(`faults.${fault}`)}
          </button>
        ))}
      </div>
    </section>
  );
};

/** Devices that stand outside the bench, such as scanners and real readers. */
export const OtherDevices = ({ devices }: { devices: readonly DeviceHealth[] }) =>
  devices.length === 0 ? null : (
    <ul className={styles.others}>
      {devices.map((device) => (
        <li key={device.id}>
          <b>{device.id}</b>
          <Health device={device} />
        </li>
      ))}
    </ul>
  );
