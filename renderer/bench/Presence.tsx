import type { Product, ZonePresence } from '../../preload/contract/index.ts';
import { Icon } from '../kit/icons.tsx';
import { useBenchLanguage } from './language.ts';
import styles from './Presence.module.css';

/** What the rules conclude from the reads, zone by zone. */
export const Presence = ({
  zones,
  products,
}: {
  zones: readonly ZonePresence[];
  products: ReadonlyMap<string, Product>;
}) => {
  const { t, say, list } = useBenchLanguage();
  const nameOf = ({ sku, epc }: ZonePresence['held'][number]) => {
    const product = sku === null ? undefined : products.get(sku);
    return product ? say(product.name) : (sku ?? epc);
  };
  return (
    <section className={styles.presence} aria-labelledby="presence">
      <h2 id="presence">{t('presence.title')}</h2>
      <dl>
        {zones.map((zone) => (
          <div key={zone.zone} data-zone={zone.zone}>
            <dt>{zone.zone}</dt>
            <dd data-sight={zone.sight}>
              {zone.sight === 'unknown' ? (
                <>
                  <Icon name="wifi-off" size={16} />
                  {t('presence.unknown')}
                </>
              ) : (
                <>
                  <b>
                    {zone.held.length > 0
                      ? t('presence.held', { names: list(zone.held.map(nameOf)) })
                      : t('presence.none')}
                  </b>
                  <span>
                    {t('presence.present', { count: zone.present })}
                    {zone.strays.length > 0 &&
                      ` · ${t('presence.strays', { count: zone.strays.length })}`}
                  </span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
