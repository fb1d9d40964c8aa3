import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../preload/contract/index.ts';
import type { ViewProps } from '../../kernel/experience.ts';
import { Page } from '../../kernel/page/page.tsx';
import { useStage } from '../../kernel/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { inWords } from '../../kit/language.ts';
import { yuan } from '../../kit/money.ts';
import { Patience } from '../../kit/patience.tsx';
import { Phrase } from '../../kit/phrase.tsx';
import { Tap } from '../../kit/tap.tsx';
import { CameraConsent, useCamera, useCameraNote } from '../../vision/camera/index.ts';
import type { Settings } from './experience.ts';
import { HandCue } from './hand-cue.tsx';
import { HandCursor } from './hand-cursor.tsx';
import { HandsBar } from './hands-bar.tsx';
import { LESSONS, type Event, type State } from './machine.ts';
import { Reel } from './reel.tsx';
import { FRONT, restOf, showsBack, type Turned } from './turned.ts';
import { useHands } from './use-hands.ts';
import { useKinds } from './use-kinds.ts';
import { useRail, type ReadRail } from './use-rail.ts';
import styles from './view.module.css';

/** The order of the shelf: the same all day at one screen, so that what was seen in passing is found again. */
const seedOf = (screen: string): string => `${screen} ${new Date().toISOString().slice(0, 10)}`;

type Props = ViewProps<State, Event, 'catalog', Settings>;

/** What the camera has to say to the shelf. */
type Seen = {
  readonly stream: MediaStream | null;
  /** Its state in words, where hands cannot be seen though they should. */
  readonly told: string | null;
};

const Shelf = ({
  state,
  send,
  host,
  settings,
  seed,
  seen,
}: Props & { seed: string; seen: Seen }) => {
  const { t } = useTranslation('shelf');
  const { language, show, online } = useStage();
  const { rail } = state;
  const read = useRail(host, rail, seed, send);
  const { again } = read;
  useEffect(() => {
    if (online) again();
  }, [online, again]);
  const field = useRef<HTMLDivElement>(null);
  // What was turned is forgotten with the product: the next one shows its front.
  const [turned, setTurned] = useState<{ at: number; base: number; live: Turned | null }>({
    at: rail.at,
    base: 0,
    live: null,
  });
  const mine = turned.at === rail.at ? turned : { at: rail.at, base: 0, live: null };
  const shown: Turned = mine.live
    ? { ...mine.live, turn: mine.base + mine.live.turn }
    : { ...FRONT, turn: mine.base };

  const last = read.count === null ? Number.POSITIVE_INFINITY : Math.max(0, read.count - 1);
  const move = (by: number) => {
    const to = Math.max(0, Math.min(last, rail.at + by));
    if (read.product(to) !== null) send({ kind: 'at', at: to });
  };
  const { cursor, isLooking } = useHands(seen.stream, field, {
    move,
    open: show,
    turn(by, phase) {
      if (phase === 'move') setTurned({ ...mine, live: by });
      else setTurned({ ...mine, base: restOf(mine.base + by.turn), live: null });
    },
    learned: (lesson) => send({ kind: 'learned', lesson }),
  });

  const product: Product | null | undefined = read.product(rail.at);
  const isAsking = state.step === 'asking';
  const lesson =
    state.step === 'hands' && isLooking && cursor === null
      ? LESSONS.find((one) => !state.learned.includes(one))
      : undefined;

  return (
    <>
      <header className={styles.head}>
        <h1>
          <Phrase text={t('title')} language={language} />
        </h1>
        <p role="status">{placeIn(rail.at, read, t)}</p>
      </header>
      {read.count === 0 ? (
        <div className={styles.none}>
          <Icon name="hanger" size={160} weight={0.8} />
          <p>{t('empty')}</p>
        </div>
      ) : product === undefined && read.failed ? (
        <div className={styles.none}>
          <Icon name={online ? 'alert' : 'cloud-off'} size={96} weight={1.2} />
          <p>{online ? t('failed') : t('offline')}</p>
          <Tap look="secondary" onTap={read.again}>
            <Icon name="again" />
            {t('again')}
          </Tap>
        </div>
      ) : product === undefined ? (
        <div className={styles.none}>
          <Patience words={t('loading')} sorry={t('sorry')} />
        </div>
      ) : (
        <Reel
          ref={field}
          at={rail.at}
          rail={read}
          language={language}
          turned={shown}
          held={mine.live !== null}
          asked={settings.picture}
          inert={isAsking}
          onMove={move}
          onOpen={({ sku }) => show(sku)}
        >
          {cursor && <HandCursor cursor={cursor} />}
          {lesson && <HandCue key={lesson} lesson={lesson} words={t(`cue.${lesson}`)} />}
        </Reel>
      )}
      <div className={styles.about} aria-live="polite">
        {product && (
          <>
            <p className={styles.name}>{inWords(product.name, language)}</p>
            <p className={styles.price}>
              {product.price === null
                ? t('priceOnTag')
                : yuan(product.price, language, product.currency)}
              <span>{product.brand}</span>
            </p>
          </>
        )}
      </div>
      <div className={styles.actions} inert={isAsking}>
        <Tap
          look="secondary"
          className={styles.step ?? ''}
          aria-label={t('previous')}
          disabled={rail.at === 0}
          onTap={() => move(-1)}
        >
          <Icon name="back" size={56} />
        </Tap>
        <Tap look="primary" disabled={!product} onTap={() => product && show(product.sku)}>
          {t('open')}
        </Tap>
        <Tap
          look="secondary"
          className={styles.step ?? ''}
          aria-label={t('next')}
          disabled={rail.at >= last}
          onTap={() => move(1)}
        >
          <span className={styles.flip}>
            <Icon name="back" size={56} />
          </span>
        </Tap>
        <Tap
          look="secondary"
          disabled={!product}
          onTap={() => setTurned({ ...mine, base: mine.base + Math.PI, live: null })}
        >
          <Icon name="again" />
          {showsBack(shown) ? t('toFront') : t('toBack')}
        </Tap>
      </div>
      <div
        className={styles.hands}
        data-hands={state.step === 'hands' || undefined}
        inert={isAsking}
      >
        <HandsBar state={state} send={send} told={seen.told} isLooking={isLooking} />
      </div>
    </>
  );
};

/** Where on the shelf the shopper is; nothing is said of a shelf that nothing is known of yet. */
const placeIn = (at: number, { count, product }: ReadRail, t: TFunction<'shelf'>): string => {
  if (count === 0) return t('none');
  if (count !== null) return t('placeOf', { place: at + 1, count });
  return at === 0 && !product(0) ? '\u00a0' : t('place', { place: at + 1 });
};

/** The camera, while the shopper's yes is in force. */
const useSeen = ({ state, send }: Pick<Props, 'state' | 'send'>) => {
  const camera = useCamera('gestures');
  const note = useCameraNote(camera.state);
  // A consent ends with the view it was given in: one that was there before is none any more.
  const [before] = useState(state.step === 'hands' ? state.consent : null);
  const consent = state.step === 'hands' && state.consent !== before ? state.consent : null;
  useEffect(() => {
    if (before !== null) send({ kind: 'touch-only' });
    // Only when the view comes back.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const { start, stop } = camera;
  useEffect(() => {
    if (consent === null) return undefined;
    void start(consent);
    return stop;
  }, [consent, start, stop]);
  const looking = camera.state.kind === 'previewing' || camera.state.kind === 'starting';
  const seen: Seen = {
    stream: consent === null ? null : camera.stream,
    told: consent !== null && !looking ? note.words : null,
  };
  return { seen, note };
};

export const View = (props: Props) => {
  const { state, send, host } = props;
  const { t } = useTranslation('shelf');
  const { screen, back, online } = useStage();
  const [seed] = useState(() => seedOf(screen.id));
  const kinds = useKinds(host, seed, online);
  const { seen, note } = useSeen(props);
  const { kind } = state.rail;
  return (
    <Page lead="back" note={note} className={styles.shelf ?? ''}>
      <Shelf key={kind ?? 'all'} {...props} seed={seed} seen={seen} />
      {/* Their room is kept while they come: what has moved on is not what a finger was on its way to. */}
      {(kinds === null || kinds.length > 1) && (
        <div
          className={styles.kinds}
          role="group"
          aria-label={t('kinds')}
          inert={state.step === 'asking'}
        >
          {kinds?.map((one) => (
            <Tap
              key={one}
              className={styles.kind ?? ''}
              aria-pressed={one === kind}
              onTap={() => send({ kind: 'rail', to: one === kind ? null : one })}
            >
              {t(`kind.${one}`)}
            </Tap>
          ))}
        </div>
      )}
      {state.step === 'asking' && (
        <CameraConsent
          purpose="gestures"
          onYes={(consent) => send({ kind: 'agreed', consent })}
          onNo={back}
        />
      )}
    </Page>
  );
};
