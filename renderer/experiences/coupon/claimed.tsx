import { useTranslation } from 'react-i18next';
import { Headline } from '../../kernel/page/headline.tsx';
import { Page } from '../../kernel/page/page.tsx';
import { Steps } from '../../kernel/page/steps.tsx';
import { useStage } from '../../kernel/react.tsx';
import { useUntil } from '../../kernel/ticket/ticket-card.tsx';
import { useAsks, useWorthInWords, Worth } from '../../kernel/ticket/worth.tsx';
import type { Offer } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { inWords } from '../../kit/language.ts';
import { timeOfDay } from '../../kit/moment.ts';
import { Tap } from '../../kit/tap.tsx';
import { Seal } from './seal.tsx';
import styles from './claimed.module.css';

/** A torn edge, the same at every visit: teeth of 16 px with a little unevenness. */
const torn = (x: number, height: number, way: 1 | -1): string => {
  const points: string[] = [];
  for (let y = 0; y <= height; y += 16)
    points.push(`${x + ((y / 16) % 2 ? way * 7 : 0) + ((y * 7) % 5) - 2}px ${y}px`);
  return points.join(',');
};

const HEIGHT = 420;
const MAIN = `polygon(0 0,${torn(664, HEIGHT, 1)},0 ${HEIGHT}px)`;
const STUB = `polygon(${torn(10, HEIGHT, 1)},270px ${HEIGHT}px,270px 0)`;

const Torn = ({ offer, codeTail, at }: { offer: Offer; codeTail: string; at: number }) => {
  const { t } = useTranslation('coupon');
  const until = useUntil(offer);
  const { brand, screen, accessible, language } = useStage();
  const asks = useAsks(offer);
  return (
    <section className={styles.ticket} aria-label={t('claimed.region')}>
      <div className={styles.main} style={{ clipPath: MAIN }}>
        <p className={styles.eyebrow}>
          {inWords(brand.name, language)} · {inWords(offer.title, language)}
        </p>
        <p className={styles.value}>
          <Worth offer={offer} as="offered" />
          <em>{asks}</em>
        </p>
        <p className={styles.until}>{until}</p>
        <p className={styles.tail}>
          {t('claimed.tail', { tail: codeTail, time: timeOfDay(at, language) })}
        </p>
      </div>
      <div className={styles.stub} style={{ clipPath: STUB }}>
        <Icon name="phone" size={92} weight={1.2} />
        <b>{t('claimed.stub')}</b>
        <span>{t('claimed.stubText')}</span>
      </div>
      <div className={styles.seal}>
        <Seal words={t('claimed.seal')} outlined={screen.theme === 'mirror' || accessible} />
      </div>
    </section>
  );
};

/** The answer to the phone: the moment it claims, the ticket tears and says where it went. */
export const Claimed = ({ codeTail, at }: { codeTail: string; at: number }) => {
  const { t, i18n } = useTranslation('coupon');
  const { offer, screen, language, languages, back, done } = useStage();
  const worth = useWorthInWords(offer, 'offered');
  const other = languages.find((one) => one !== language);
  return (
    <Page
      status={{ icon: 'check', words: t('claimed.status'), tone: 'ok' }}
      className={styles.claimed ?? ''}
    >
      <Headline
        eyebrow={inWords(screen.place, language)}
        title={t('claimed.title')}
        {...(other === undefined
          ? {}
          : {
              second: { text: i18n.getFixedT(other, 'coupon')('claimed.title'), language: other },
            })}
      />
      {offer && <Torn offer={offer} codeTail={codeTail} at={at} />}
      <Steps
        title={t('steps.title')}
        steps={[
          { name: t('claimed.try'), text: t('claimed.tryText') },
          { name: t('claimed.show'), text: t('claimed.showText') },
          {
            name: t('claimed.save', { worth }),
            text: t('claimed.saveText'),
          },
        ]}
      />
      <div className={styles.actions}>
        <Tap look="primary" onTap={back}>
          {t('claimed.on')}
          <Icon name="arrow" />
        </Tap>
        <Tap look="secondary" onTap={done}>
          {t('claimed.done')}
        </Tap>
      </div>
    </Page>
  );
};
