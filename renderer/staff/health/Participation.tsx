import { useWatch } from '../../link/react.tsx';
import type { IconName } from '../../kit/icons.tsx';
import { Badge, type Tone } from '../parts/Badge.tsx';
import { Card } from '../parts/Card.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { offerTime, type OfferTime } from './offerTime.ts';
import styles from './Participation.module.css';

const looks: Record<OfferTime, { readonly tone: Tone; readonly icon: IconName }> = {
  running: { tone: 'ok', icon: 'passed' },
  soon: { tone: 'muted', icon: 'clock' },
  over: { tone: 'muted', icon: 'waiting' },
};

/** What this shop takes part in: what associates must know when a shopper asks. */
export const Participation = ({ now }: { now: number }) => {
  const { t, say, when, list } = useStaffLanguage();
  const site = useWatch('site');
  const boosts = useWatch('boosts')?.boosts ?? [];
  if (!site) return null;
  const brandName = (id: string) => {
    const brand = site.brands.find((one) => one.id === id);
    return brand ? say(brand.name) : id;
  };
  return (
    <Card title={t('part.title')}>
      <h3 className={styles.title}>{t('part.offers')}</h3>
      {site.offers.length === 0 && <p className={styles.more}>{t('part.noOffers')}</p>}
      <ul>
        {site.offers.map((offer) => {
          const time = offerTime(offer, now);
          return (
            <li key={offer.id} className={styles.row}>
              <p>
                <b>{say(offer.title)}</b> <span>{brandName(offer.brand)}</span>
              </p>
              <Badge {...looks[time]}>
                {t(`part.${time}`, {
                  when: when(time === 'soon' ? offer.validFrom : offer.validUntil, now),
                })}
              </Badge>
            </li>
          );
        })}
      </ul>
      {boosts.length > 0 && (
        <>
          <h3 className={styles.title}>{t('part.boosts')}</h3>
          <ul>
            {boosts.map(({ by, value, validUntil }) => (
              <li key={`${by} ${value}`} className={styles.row}>
                <p>
                  <b>{by === 'brand' ? brandName(value) : value}</b>{' '}
                  <span>{t(`part.by.${by}`)}</span>
                </p>
                <Badge tone="ok" icon="passed">
                  {validUntil === null
                    ? t('part.always')
                    : t('part.running', { when: when(validUntil, now) })}
                </Badge>
              </li>
            ))}
          </ul>
          <p className={styles.more}>{t('part.boostNote')}</p>
        </>
      )}
      <h3 className={styles.title}>{t('part.screens')}</h3>
      <ul>
        {site.screens.map((screen) => (
          <li key={screen.id} className={styles.row}>
            <p>
              <b>{say(screen.name)}</b>{' '}
              <span>
                {say(screen.place)} · {brandName(screen.brand)} · {t(`part.theme.${screen.theme}`)}
              </span>
            </p>
            <p className={styles.more}>
              {screen.zones.length > 0
                ? t('part.zones', { zones: list(screen.zones) })
                : t('part.noZones')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
};
