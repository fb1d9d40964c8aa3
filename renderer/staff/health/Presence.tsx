import type { Product, ZonePresence } from '../../../preload/contract/index.ts';
import { useWatch } from '../../link/react.tsx';
import { useProducts } from '../../link/use-products.ts';
import { Badge } from '../parts/Badge.tsx';
import { Card } from '../parts/Card.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import styles from './Presence.module.css';

const Zone = ({
  zone,
  title,
  products,
  now,
}: {
  zone: ZonePresence;
  title: string;
  products: ReadonlyMap<string, Product>;
  now: number;
}) => {
  const { t, say, ago } = useStaffLanguage();
  return (
    <li className={styles.zone}>
      <h3>{title}</h3>
      {zone.sight === 'unknown' ? (
        <Badge tone="warn" icon="wifi-off">
          {t('presence.unknown')}
        </Badge>
      ) : (
        <p className={styles.note}>
          {t('presence.present', { count: zone.present })}
          {zone.strays.length > 0 && ` · ${t('presence.stray', { count: zone.strays.length })}`}
        </p>
      )}
      {zone.sight === 'clear' && zone.held.length === 0 && (
        <p className={styles.none}>{t('presence.none')}</p>
      )}
      <ul>
        {zone.held.map(({ epc, sku, since }) => {
          const product = sku === null ? undefined : products.get(sku);
          return (
            <li key={epc} className={styles.held}>
              {product?.image ? (
                <img src={product.image} alt="" />
              ) : (
                <span className={styles.blank} />
              )}
              <div>
                <b>{product ? say(product.name) : (sku ?? t('presence.unnamed'))}</b>
                <small>
                  {t('presence.held')} · {ago(since, now)}
                </small>
              </div>
            </li>
          );
        })}
      </ul>
    </li>
  );
};

export const Presence = ({ now }: { now: number }) => {
  const { t, say } = useStaffLanguage();
  const feed = useWatch('presence');
  const site = useWatch('site');
  const zones = feed?.zones ?? [];
  const products = useProducts(
    zones.flatMap((zone) => zone.held.flatMap(({ sku }) => (sku === null ? [] : [sku]))),
  );
  if (!feed) return null;
  // People know the screen, not the antenna's name for the place before it.
  const titleOf = (zone: string): string => {
    const screen = site?.screens.find((one) => one.zones.includes(zone));
    return screen ? t('presence.before', { screen: say(screen.name), zone }) : zone;
  };
  return (
    <Card title={t('presence.title')}>
      {zones.length === 0 && <p className={styles.note}>{t('presence.empty')}</p>}
      <ul className={styles.zones} aria-live="off">
        {zones.map((zone) => (
          <Zone
            key={zone.zone}
            zone={zone}
            title={titleOf(zone.zone)}
            products={products}
            now={now}
          />
        ))}
      </ul>
    </Card>
  );
};
