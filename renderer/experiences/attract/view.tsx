import { useTranslation } from 'react-i18next';
import type { Product } from '../../../preload/contract/index.ts';
import type { ViewProps } from '../../kernel/experience.ts';
import { Page } from '../../kernel/page/page.tsx';
import { useStage } from '../../kernel/react.tsx';
import { TicketCard } from '../../kernel/ticket/ticket-card.tsx';
import { Icon } from '../../kit/icons.tsx';
import { htmlLanguage, inWords } from '../../kit/language.ts';
import { yuan } from '../../kit/money.ts';
import { useReducedMotion } from '../../kit/reduced-motion.ts';
import { Tap } from '../../kit/tap.tsx';
import { usePassers, type Seen } from '../../vision/presence/use-passers.ts';
import type { Settings } from './experience.ts';
import { useHero } from './heroes.ts';
import type { Event, State } from './machine.ts';
import { Notice } from './notice.tsx';
import { Wall } from './wall.tsx';
import styles from './view.module.css';

/** The invitation in both languages: whoever passes by has not chosen one. */
const Invitation = ({ seen }: { seen: Seen }) => {
  const { t, i18n } = useTranslation('attract');
  const { language, languages, seesTags } = useStage();
  const met = seen.kind === 'watching' && seen.here > 0;
  const line = met ? (seen.near ? 'met.near' : 'met.far') : seesTags ? 'lift' : 'near';
  const other = languages.find((one) => one !== language);
  return (
    <>
      <h1 key={line} className={styles.invitation} data-upright={language === 'zh'} data-met={met}>
        {t(line)}
      </h1>
      {other !== undefined && (
        <p key={`${line} ${other}`} className={styles.second} lang={htmlLanguage(other)}>
          {i18n.getFixedT(other, 'attract')(line)}
        </p>
      )}
    </>
  );
};

const Caption = ({ hero }: { hero: Product }) => {
  const { language } = useStage();
  return (
    <p className={styles.caption} data-sku={hero.sku}>
      <b>{inWords(hero.name, language)}</b>
      {hero.price !== null && yuan(hero.price, language, hero.currency)}
    </p>
  );
};

const TakesPart = () => {
  const { t, i18n } = useTranslation('attract');
  const { doors, seesTags, language } = useStage();
  const words = (id: string) => i18n.getFixedT(language, id)('door');
  if (doors.length === 0 && !seesTags) return null;
  return (
    <section className={styles.part} aria-label={t('part')}>
      <h2>{t('part')}</h2>
      <ul>
        {seesTags && (
          <li>
            <Icon name="tag" size={34} />
            {t('liftDoor')}
          </li>
        )}
        {doors.map(({ id, door }) => (
          <li key={id}>
            {door && <Icon name={door.icon} size={34} />}
            {words(id)}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Beside the start there is room for two; more have rows of their own. With the start they are the seven that a glance takes in. */
const BESIDE_START = 2;
const MOST_DOORS = 6;
/** Rows of one length, as far as that goes. */
const columnsOf = (doors: number): number => (doors === 4 ? 2 : Math.min(3, doors));

const Actions = ({ hero }: { hero: Product | null }) => {
  const { t, i18n } = useTranslation('attract');
  const { doors, language, languages, open, show } = useStage();
  const other = languages.find((one) => one !== language);
  const start = () => {
    if (hero) show(hero.sku);
    else if (doors[0]) open(doors[0].id);
  };
  const shown = doors.slice(0, MOST_DOORS);
  return (
    <div
      className={styles.actions}
      data-many={shown.length > BESIDE_START ? columnsOf(shown.length) : undefined}
    >
      <Tap look="primary" onTap={start}>
        <span>{t('start')}</span>
        {other !== undefined && (
          <small lang={htmlLanguage(other)}>{i18n.getFixedT(other, 'attract')('start')}</small>
        )}
      </Tap>
      <div className={styles.doors}>
        {shown.map(({ id, door }) => (
          <Tap key={id} look="secondary" data-door={id} onTap={() => open(id)}>
            {door && <Icon name={door.icon} size={38} />}
            {i18n.getFixedT(language, id)('door')}
          </Tap>
        ))}
      </div>
    </div>
  );
};

export const View = ({ host, settings }: ViewProps<State, Event, 'catalog', Settings>) => {
  const { t } = useTranslation('attract');
  const { screen, language, doors, open } = useStage();
  const hero = useHero(host, settings.seconds);
  const guide = doors.find(({ door }) => door?.guide !== undefined);
  const place = inWords(screen.place, language);
  // On one-way glass people see themselves, and high contrast has no shadows.
  const calm = useReducedMotion();
  const outlined = screen.theme === 'paper' && !calm;
  const passers = usePassers(outlined);
  const watching = passers.seen.kind === 'watching';
  return (
    <Page
      className={styles.attract ?? ''}
      {...(watching && { note: { icon: 'camera', words: t('watching') } })}
      status={place === '' ? undefined : { icon: 'pin', words: place, tone: 'quiet' }}
      lead={
        guide ? (
          <Tap look="nav" onTap={() => open(guide.id, { at: guide.door?.guide ?? '' })}>
            <Icon name="help" />
            {t('first')}
          </Tap>
        ) : null
      }
    >
      <div className={styles.gallery}>
        <Wall
          hero={hero}
          asked={settings.picture}
          shadow={outlined && watching ? passers.outline : null}
        />
        <Invitation seen={passers.seen} />
        {hero && <Caption hero={hero} />}
      </div>
      <div className={styles.below}>
        {watching && <Notice outlined={outlined} />}
        <TicketCard eyebrow="touchless" />
        <TakesPart />
        <Actions hero={hero} />
      </div>
    </Page>
  );
};
