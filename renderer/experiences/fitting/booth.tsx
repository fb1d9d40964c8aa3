import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wearable } from '../../../preload/contract/index.ts';
import { useStage } from '../../kernel/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { inWords } from '../../kit/language.ts';
import { yuan } from '../../kit/money.ts';
import { Phrase } from '../../kit/phrase.tsx';
import { Tap } from '../../kit/tap.tsx';
import { ThreeTwoOne, useThreeTwoOne, type UsedCamera } from '../../vision/camera/index.ts';
import type { Outfit } from '../../vision/fitting/outfit.ts';
import { GettingReady } from '../../vision/live/getting-ready.tsx';
import { LiveMirror, type MirrorHandle } from './live-mirror.tsx';
import { MOST_LOOKS, type Event, type State } from './machine.ts';
import { Rail } from './rail.tsx';
import type { Standing } from './standing.ts';
import styles from './booth.module.css';

/** The mirror with its rail: what is on, what can be, and three, two, one to keep a look. */
export const Booth = ({
  state,
  send,
  camera,
  waiting,
  rail,
  outfit,
  pieces,
  onPiece,
  onFrozen,
  sizes,
}: {
  state: Extract<State, { step: 'mirror' | 'count' }>;
  send: (event: Event) => void;
  camera: UsedCamera;
  waiting: string;
  rail: readonly Wearable[];
  outfit: Outfit;
  /** What is worn, the piece that was put on last first. */
  pieces: readonly Wearable[];
  onPiece(one: Wearable): void;
  onFrozen(picture: HTMLCanvasElement): void;
  /** Which size of it to take. */
  sizes: ReactNode;
}) => {
  const { t } = useTranslation('fitting');
  const { language } = useStage();
  const mirror = useRef<MirrorHandle>(null);
  const [standing, setStanding] = useState<Standing>('loading');
  const [isLoaded, setLoaded] = useState(false);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const sees = camera.state.kind === 'previewing';
  const isWorn = sees && (standing === 'ready' || standing === 'legs');
  const left = state.step === 'count' ? state.left : null;

  const isCounting = useRef(false);
  useEffect(() => {
    isCounting.current = left !== null;
    return () => {
      isCounting.current = false;
    };
  }, [left]);
  useThreeTwoOne(left, sees, {
    onGone: useCallback(() => send({ kind: 'gone' }), [send]),
    onTick: useCallback(() => send({ kind: 'tick' }), [send]),
    onNow: useCallback(() => {
      const keep = async () => {
        const picture = (await mirror.current?.freeze()) ?? null;
        if (!isCounting.current) {
          // Called off meanwhile: nothing is kept of it.
          if (picture) picture.width = picture.height = 0;
          return;
        }
        if (picture) onFrozen(picture);
        send({ kind: picture ? 'frozen' : 'gone' });
      };
      void keep();
    }, [send, onFrozen]),
  });

  const [piece] = pieces;
  const full = state.looks >= MOST_LOOKS;
  return (
    <>
      <LiveMirror
        ref={mirror}
        stream={camera.stream}
        mirrored={camera.mirror}
        outfit={outfit}
        waiting={waiting}
        onLoaded={setLoaded}
        onStanding={setStanding}
        onMissing={(sku) => setMissing((known) => [...known, sku])}
      >
        {piece && (
          <header className={styles.piece} data-sku={piece.product.sku}>
            <h1>
              <Phrase text={inWords(piece.product.name, language)} language={language} />
            </h1>
            {piece.product.price !== null && (
              <p>{yuan(piece.product.price, language, piece.product.currency)}</p>
            )}
          </header>
        )}
        {sees && standing === 'loading' && <GettingReady loaded={isLoaded} sorry={t('slow')} />}
        {sees && standing !== 'ready' && standing !== 'loading' && (
          <p className={styles.standing} role="status" data-standing={standing}>
            {t(`standing.${standing}`)}
          </p>
        )}
        {left !== null && <ThreeTwoOne left={left} label={t('count', { left })} />}
      </LiveMirror>
      <div className={styles.side} data-part="side">
        {sizes}
        <Rail
          rail={rail}
          worn={pieces.map(({ product }) => product.sku)}
          missing={missing}
          disabled={left !== null}
          onTap={onPiece}
        />
      </div>
      <div className={styles.actions} data-part="actions">
        {!sees ? (
          <Tap look="primary" onTap={() => send({ kind: 'declined' })}>
            <Icon name="hanger" />
            {t('plain')}
          </Tap>
        ) : (
          <>
            {state.looks > 0 && (
              <Tap
                look="secondary"
                disabled={left !== null}
                onTap={() => send({ kind: state.looks > 1 ? 'compare' : 'look' })}
              >
                <Icon name="copy" />
                {t(state.looks > 1 ? 'compare' : 'looked', { count: state.looks })}
              </Tap>
            )}
            <Tap
              look="primary"
              disabled={left !== null || !isWorn || pieces.length === 0 || full}
              onTap={() => send({ kind: 'freeze' })}
            >
              <Icon name="camera" />
              {left !== null ? t('count', { left }) : full ? t('full') : t('freeze')}
            </Tap>
          </>
        )}
      </div>
    </>
  );
};
