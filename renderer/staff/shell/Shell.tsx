import { useEffect, type ReactNode } from 'react';
import { useLinkStatus, useWatch } from '../../link/react.tsx';
import { Icon, type IconName } from '../../kit/icons.tsx';
import { fetchLetters } from '../../kit/offline/letters.ts';
import { troubles } from '../health/standing.ts';
import { keepLanguage, type Shelf } from '../keep.ts';
import { Badge } from '../parts/Badge.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { Errands } from './Errands.tsx';
import { HubBanner } from './HubBanner.tsx';
import { RoadBanner } from './RoadBanner.tsx';
import { useRoad, useRoads } from '../roads/react.tsx';
import { sections, type Section, type Side } from '../section.ts';
import styles from './Shell.module.css';

const icons: Record<Section, IconName> = {
  redeem: 'scan',
  recent: 'clock',
  assortment: 'eye',
  garments: 'hanger',
  cameras: 'camera',
  health: 'pulse',
  offers: 'ticket',
  exceptions: 'alert',
  changes: 'clock',
};

const Line = () => {
  const { t } = useStaffLanguage();
  const status = useLinkStatus();
  const road = useRoad();
  if (road === 'hub')
    return (
      <Badge tone="warn" icon="globe">
        {t('road.badge')}
      </Badge>
    );
  if (status.kind === 'connected')
    return (
      <Badge tone="ok" icon="passed">
        {t('line.online')}
      </Badge>
    );
  return (
    <Badge tone="warn" icon="wifi-off">
      {t(status.kind === 'connecting' ? 'line.connecting' : 'line.offline')}
    </Badge>
  );
};

/** Rail, bar, and the offline banner that says what being offline means. */
export const Shell = ({
  side,
  section,
  shelf,
  onSignOut,
  children,
}: {
  side: Side;
  section: Section;
  shelf: Shelf;
  onSignOut(): void;
  children: ReactNode;
}) => {
  const { t, i18n, language, say } = useStaffLanguage();
  const site = useWatch('site');
  const devices = useWatch('devices')?.devices ?? [];
  const alerts = useWatch('alerts')?.alerts ?? [];
  const status = useLinkStatus();
  const road = useRoad();
  const hubPage = useRoads().hubPage();
  const problems = troubles(devices) + alerts.length;
  const other = language === 'zh' ? 'en' : 'zh';

  const names = site && JSON.stringify(site.name) + t('till.default');
  useEffect(() => {
    if (names !== undefined) void fetchLetters(names, ['sans', 'serif']);
  }, [names]);

  const changeLanguage = () => {
    keepLanguage(shelf, other);
    void i18n.changeLanguage(other);
  };

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <header className={styles.rail}>
        <p className={styles.logo}>{site ? say(site.name) : ''}</p>
        <nav aria-label={t('nav.label')}>
          {sections[side].map((one) => (
            <a key={one} href={`#${one}`} aria-current={one === section ? 'page' : undefined}>
              <Icon name={icons[one]} size={20} />
              {one === 'health' ? (
                <>
                  <span className={styles.long}>{t('nav.health')}</span>
                  <span className={styles.short} aria-hidden="true">
                    {t('nav.healthShort')}
                  </span>
                </>
              ) : (
                <span>{t(`nav.${one}`)}</span>
              )}
              {one === 'health' && problems > 0 && (
                <b aria-label={t('nav.problems', { count: problems })}>{problems}</b>
              )}
            </a>
          ))}
        </nav>
        <div className={styles.foot}>
          <Line />
          <button type="button" onClick={changeLanguage} lang={other === 'zh' ? 'zh-Hans' : 'en'}>
            <Icon name="globe" size={20} />
            <span>{t('nav.language')}</span>
          </button>
          <button type="button" onClick={onSignOut}>
            <Icon name="leave" size={20} />
            <span>{t('nav.signOut')}</span>
          </button>
        </div>
      </header>
      <div className={styles.stage}>
        <div role="status">
          {status.kind === 'offline' && (
            <div className={styles.offline}>
              <Icon name="wifi-off" size={28} />
              <p>
                <b>{t('offline.title')}</b>
                {t(side === 'staff' ? 'offline.text' : 'offline.brand')}
                {side === 'staff' && hubPage !== null && (
                  <>
                    {' '}
                    <a href={hubPage}>{t('road.open')}</a>
                  </>
                )}
              </p>
            </div>
          )}
          {road === 'hub' ? <RoadBanner /> : status.kind !== 'offline' && <HubBanner />}
        </div>
        {side === 'staff' && <Errands />}
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
    </div>
  );
};
