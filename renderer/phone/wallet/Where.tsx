import { Icon } from '../../kit/icons.tsx';
import { usePhoneLanguage } from '../parts/language.ts';
import how from './HowTo.module.css';
import { useStores } from './stores.ts';
import styles from './Where.module.css';

/** The stores that take it: one in a line, several in a list that opens. Nothing while nobody has said. */
export const Where = ({ coupon }: { coupon: string }) => {
  const { t, say } = usePhoneLanguage();
  const told = useStores(coupon);

  if (!told || told.stores.length === 0) return null;
  const { stores, everywhere, count } = told;
  const [only] = stores;
  if (only && count === 1)
    return (
      <p className={styles.one}>
        <Icon name="pin" size={18} />
        {t('wallet.where', { site: say(only) })}
      </p>
    );
  const more = count - stores.length;
  return (
    <details className={`${how.how} ${styles.all}`} data-stores={count}>
      <summary>{t('where.title', { count })}</summary>
      {everywhere && <p className={styles.note}>{t('where.everywhere')}</p>}
      <ul>
        {stores.map((name) => (
          <li key={JSON.stringify(name)}>
            <Icon name="pin" size={16} />
            {say(name)}
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.note}>{t('where.more', { count: more })}</p>}
    </details>
  );
};
