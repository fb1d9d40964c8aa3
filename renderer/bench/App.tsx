import { useEffect, useMemo, useState } from 'react';
import { Icon } from '../kit/icons.tsx';
import { useLinkStatus, useWatch } from '../link/react.tsx';
import { useProducts } from '../link/use-products.ts';
import { Garments } from './Garments.tsx';
import { useBenchLanguage } from './language.ts';
import { Log } from './Log.tsx';
import { isAt, placedOf, spotsOf } from './places.ts';
import { Presence } from './Presence.tsx';
import { Preview } from './Preview.tsx';
import { OtherDevices, ReaderCard } from './Readers.tsx';
import { Shelf } from './Shelf.tsx';
import { useBench } from './useBench.ts';
import { useLog } from './useLog.ts';
import styles from './App.module.css';

const Bar = ({ shows, onShow }: { shows: boolean; onShow(): void }) => {
  const { t, i18n, language } = useBenchLanguage();
  const status = useLinkStatus();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <header className={styles.bar}>
      <div>
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
      </div>
      {status.kind === 'connected' && (
        <p className={styles.online}>
          <Icon name="passed" size={18} />
          {t('online')}
        </p>
      )}
      <button type="button" aria-pressed={shows} onClick={onShow}>
        <Icon name="screen" size={20} />
        {t(shows ? 'preview.hide' : 'preview.show')}
      </button>
      <button
        type="button"
        lang={other === 'zh' ? 'zh-Hans' : 'en'}
        onClick={() => void i18n.changeLanguage(other)}
      >
        <Icon name="globe" size={20} />
        {t('language')}
      </button>
    </header>
  );
};

const Line = () => {
  const { t } = useBenchLanguage();
  const status = useLinkStatus();
  return (
    <div role="status">
      {(status.kind === 'offline' || status.kind === 'outdated') && (
        <p className={styles.line}>
          <Icon name={status.kind === 'offline' ? 'wifi-off' : 'again'} size={22} />
          {t(status.kind === 'offline' ? 'offline' : 'outdated')}
          {status.kind === 'outdated' && (
            <button type="button" onClick={() => window.location.reload()}>
              {t('reload')}
            </button>
          )}
        </p>
      )}
    </div>
  );
};

/** A shop without hardware. It drives simulated readers, never the screen: what the screen does, it does by itself. */
export const App = () => {
  const { t } = useBenchLanguage();
  const site = useWatch('site');
  const feed = useWatch('bench');
  const zones = useWatch('presence')?.zones ?? [];
  const devices = useWatch('devices')?.devices ?? [];
  const [shows, setShows] = useState(true);
  const { entries, add } = useLog();

  const placed = useMemo(() => placedOf(feed?.readers ?? []), [feed]);
  const spots = useMemo(() => spotsOf(feed?.readers ?? [], site), [feed, site]);
  const bench = useBench(placed, add);
  const products = useProducts([
    ...placed.map(({ sku }) => sku),
    ...zones.flatMap((zone) => zone.held.flatMap(({ sku }) => sku ?? [])),
  ]);

  useEffect(() => {
    document.title = t('title');
  }, [t]);

  const readers = feed?.readers ?? [];
  const others = devices.filter(({ id }) => !readers.some(({ device }) => device === id));

  return (
    <div className={styles.page}>
      <Bar shows={shows} onShow={() => setShows(!shows)} />
      <Line />
      {!feed && <p className={styles.wait}>{t('wait')}</p>}
      {feed && (
        <main className={styles.main} data-preview={shows || undefined}>
          <div className={styles.left}>
            <Garments spots={spots} placed={placed} bench={bench} />
          </div>
          <div className={styles.middle}>
            {readers.length === 0 && (
              <section className={styles.none}>
                <Icon name="plug" size={44} weight={1.3} />
                <h2>{t('none.title')}</h2>
                <p>{t('none.text')}</p>
              </section>
            )}
            {spots.map((spot) => (
              <Shelf
                key={`${spot.device} ${spot.antenna}`}
                spot={spot}
                placed={placed.filter((one) => isAt(one, spot))}
                products={products}
                bench={bench}
              />
            ))}
            {readers.map((reader) => (
              <ReaderCard
                key={reader.device}
                reader={reader}
                device={devices.find(({ id }) => id === reader.device)}
                bench={bench}
              />
            ))}
            <OtherDevices devices={others} />
            <Presence zones={zones} products={products} />
            <Log entries={entries} products={products} />
          </div>
          {shows && site && (
            <div className={styles.right}>
              <Preview screens={site.screens} />
            </div>
          )}
        </main>
      )}
    </div>
  );
};
