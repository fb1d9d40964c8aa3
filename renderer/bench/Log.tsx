import type { Product } from '../../preload/contract/index.ts';
import { useBenchLanguage } from './language.ts';
import type { Notice } from './notices.ts';
import type { Entry } from './useLog.ts';
import styles from './Presence.module.css';

const useWords = (products: ReadonlyMap<string, Product>) => {
  const { t, say, faultWord } = useBenchLanguage();
  return (notice: Notice): string => {
    switch (notice.kind) {
      case 'held':
      case 'released': {
        const product = products.get(notice.sku);
        const name = product ? say(product.name) : notice.sku;
        return t(`log.${notice.kind}`, { zone: notice.zone, name });
      }
      case 'lost':
      case 'seen':
        return t(`log.${notice.kind}`, { zone: notice.zone });
      case 'present':
        return t('log.present', { zone: notice.zone, count: notice.count });
      case 'device':
        return t('log.device', {
          device: notice.device,
          health: t(`devices.health.${notice.health}`),
          reason: t(`devices.reason.${notice.reason}`),
        });
      case 'refused':
        return t('log.refused', { reason: faultWord(notice.code) });
    }
  };
};

export const Log = ({
  entries,
  products,
}: {
  entries: readonly Entry[];
  products: ReadonlyMap<string, Product>;
}) => {
  const { t, time } = useBenchLanguage();
  const words = useWords(products);
  return (
    <section className={styles.log} aria-labelledby="log">
      <h2 id="log">{t('log.title')}</h2>
      {entries.length === 0 && <p>{t('log.empty')}</p>}
      {/* A list that scrolls must be reachable by keyboard. */}
      <ol tabIndex={entries.length > 0 ? 0 : undefined} aria-labelledby="log">
        {entries.map(({ id, at, notice }) => (
          <li key={id} data-kind={notice.kind}>
            <time dateTime={new Date(at).toISOString()}>{time(at)}</time>
            {words(notice)}
          </li>
        ))}
      </ol>
    </section>
  );
};
