import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/icons.tsx';
import { Tap } from '../../kit/tap.tsx';
import type { UsedCamera } from '../../vision/camera/index.ts';
import { Board } from './board.tsx';
import type { Settings } from './experience.ts';
import { FinderPanel } from './finder-panel.tsx';
import { Glass } from './glass.tsx';
import { looksOf, wearingOf } from './looks.ts';
import type { Event, State } from './machine.ts';
import { Lines, Looks, Shades, Tabs, type Tab } from './rack.tsx';
import { HALF, type Split } from './split.ts';
import { verdict, type Answer } from './tone-vote.ts';
import {
  linesFor,
  lookOf,
  partsIn,
  pickOf,
  pieceOf,
  sameColourIn,
  wear,
  wornPieces,
  type Line,
  type Piece,
  type Wearing,
} from './wardrobe.ts';
import { useNames } from './words.ts';
import { WornStrip } from './worn-strip.tsx';
import styles from './view.module.css';

type Open = Exclude<State, { step: 'consent' }>;

/** Counts what the pictures say until it is clear; what the shopper says counts more. */
const useTone = (finding: boolean) => {
  const votes = useRef<Answer[]>([]);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const begin = () => {
    votes.current = [];
    setAnswer(null);
  };
  const onAnswer = useCallback((one: Answer) => {
    votes.current.push(one);
    const clear = verdict(votes.current);
    if (clear !== null) setAnswer(clear);
  }, []);
  return { answer, onAnswer: finding && answer === null ? onAnswer : null, begin, say: setAnswer };
};

/** The mirror, or the swatches, and the counter beneath: what is worn, where, which shade, and what to do with it. */
export const Room = ({
  state,
  send,
  lines,
  settings,
  camera,
  note,
}: {
  state: Open;
  send: (event: Event) => void;
  lines: readonly Line[];
  settings: Settings;
  camera: UsedCamera;
  note: string;
}) => {
  const { t } = useTranslation('makeup');
  const names = useNames();
  const { wearing, asked, finding } = state;
  const parts = partsIn(lines);
  const [tab, setTab] = useState<Tab>(
    () => lines.find(({ product }) => product.sku === asked)?.part ?? parts[0] ?? 'lips',
  );
  const [chosen, setChosen] = useState<string | null>(asked);
  const [past, setPast] = useState<readonly Wearing[]>([]);
  const [split, setSplit] = useState<Split>(null);

  const part = tab === 'looks' ? (parts[0] ?? 'lips') : tab;
  const ofPart = linesFor(lines, part);
  const piece = pieceOf(lines, wearing[part]);
  const line =
    ofPart.find(({ product }) => product.sku === chosen) ??
    ofPart.find(({ product }) => product.sku === piece?.product.sku) ??
    ofPart[0] ??
    null;
  const worn = useMemo(() => wornPieces(lines, wearing), [lines, wearing]);
  const look = useMemo(() => lookOf(worn), [worn]);
  const looks = useMemo(() => looksOf(lines, settings.looks), [lines, settings]);

  const mirror = state.step === 'mirror' && camera.state.kind !== 'refused';
  const tone = useTone(finding);

  const dress = (next: Wearing) => {
    setPast([...past, wearing]);
    send({ kind: 'wear', wearing: next });
  };
  const onWear = (one: Piece) => {
    setChosen(one.product.sku);
    dress(wear(wearing, one));
  };
  const onLine = (next: Line) => {
    setChosen(next.product.sku);
    const same = piece && piece.product.sku !== next.product.sku ? sameColourIn(next, piece) : null;
    if (same) dress({ ...wearing, [part]: pickOf(same) });
  };
  const onTab = (next: Tab) => {
    setTab(next);
    setChosen(null);
  };
  const undo = () => {
    const before = past.at(-1);
    if (!before) return;
    setPast(past.slice(0, -1));
    setChosen(null);
    send({ kind: 'wear', wearing: before });
  };
  const find = () => {
    tone.begin();
    send({ kind: 'find' });
  };
  const wornWords =
    worn.length === 0
      ? t('nothing')
      : worn.map((one) => `${names.ofProduct(one)} ${names.ofShade(one)}`).join(', ');

  return (
    <>
      {mirror && state.step === 'mirror' ? (
        <Glass
          camera={camera}
          waiting={note}
          look={look}
          wornWords={wornWords}
          split={split}
          onSplit={setSplit}
          onAnswer={tone.onAnswer}
          onOpen={() => void camera.start(state.consent)}
        />
      ) : (
        <Board
          line={line}
          piece={piece}
          note={state.step === 'mirror' ? t('board.refused') : t('board.without')}
        >
          {state.step === 'swatches' && (
            <Tap look="secondary" onTap={() => send({ kind: 'ask' })}>
              <Icon name="camera" />
              {t('board.open')}
            </Tap>
          )}
        </Board>
      )}
      <div className={styles.counter}>
        <WornStrip piece={piece} worn={worn} />
        {finding ? (
          <FinderPanel
            pieces={ofPart.flatMap(({ pieces }) => pieces)}
            part={part}
            worn={piece}
            wearing={wearing}
            sees={mirror}
            answer={tone.answer}
            onTone={tone.say}
            onWear={onWear}
            onClose={() => send({ kind: 'found' })}
          />
        ) : (
          <>
            <Tabs
              parts={parts}
              looks={looks.length > 0}
              tab={tab}
              wearing={wearing}
              onTab={onTab}
            />
            {tab === 'looks' ? (
              <Looks looks={looks} wearing={wearing} onLook={(one) => dress(wearingOf(one))} />
            ) : (
              <>
                <Lines lines={ofPart} line={line} onLine={onLine} />
                <Shades
                  key={line?.product.sku}
                  pieces={line?.pieces ?? []}
                  wearing={wearing}
                  label={line ? names.ofProduct(line) : t('shades')}
                  onWear={onWear}
                />
              </>
            )}
            <div className={styles.actions}>
              {mirror && (
                <Tap
                  aria-pressed={split !== null}
                  disabled={worn.length === 0}
                  onTap={() => setSplit(split === null ? HALF : null)}
                >
                  <Icon name="compare" />
                  {t('compare')}
                </Tap>
              )}
              <Tap disabled={past.length === 0} onTap={undo}>
                <Icon name="undo" />
                {t('undo')}
              </Tap>
              <Tap disabled={worn.length === 0} onTap={() => dress({})}>
                <Icon name="erase" />
                {t('takeOff')}
              </Tap>
              <Tap onTap={find}>
                <Icon name="search" />
                {t('find')}
              </Tap>
              {mirror && (
                <Tap onTap={() => send({ kind: 'declined' })}>
                  <Icon name="camera-off" />
                  {t('swatches')}
                </Tap>
              )}
            </div>
          </>
        )}
      </div>
    </>
  );
};
