import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wearable } from '../../../preload/contract/index.ts';
import type { ViewProps } from '../../kernel/experience.ts';
import { Page, type Status } from '../../kernel/page/page.tsx';
import { ParcelCode } from '../../kernel/parcel/parcel-code.tsx';
import { ParcelOver } from '../../kernel/parcel/parcel-over.tsx';
import { useParcel } from '../../kernel/parcel/use-parcel.ts';
import { useStage } from '../../kernel/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { inWords } from '../../kit/language.ts';
import { Patience } from '../../kit/patience.tsx';
import { Tap } from '../../kit/tap.tsx';
import { CameraConsent, useCamera, useCameraNote } from '../../vision/camera/index.ts';
import { NOTHING_WORN, putOn, wornIn } from '../../vision/fitting/outfit.ts';
import { Booth } from './booth.tsx';
import type { Settings } from './experience.ts';
import { ComparePage, LookPage, WaitingLook } from './look-pages.tsx';
import { empty, printLook, type Look } from './looks.ts';
import type { Event, State } from './machine.ts';
import { Plain } from './plain.tsx';
import type { Stated } from './size-advice.ts';
import { SizeAdvice } from './sizes.tsx';
import { useWardrobe } from './use-wardrobe.ts';
import styles from './view.module.css';

type Props = ViewProps<State, Event, 'camera' | 'catalog' | 'handoff' | 'floor', Settings>;

export const View = ({ state, send, host, settings }: Props) => {
  const { t } = useTranslation('fitting');
  const { language, brand } = useStage();
  const camera = useCamera('fitting');
  const note = useCameraNote(camera.state);
  const found = useWardrobe(host, state.wish);
  /** Put on last, first. Null until the wish is known: nothing has been chosen yet. */
  const [chosen, setChosen] = useState<readonly Wearable[] | null>(null);
  const [frozenLooks, setLooks] = useState<readonly Look[]>([]);
  // One whose pixels were wiped is no look any more.
  const looks = frozenLooks.filter(({ picture }) => picture.width > 0);
  const [shown, setShown] = useState(0);
  const [stated, setStated] = useState<Stated | null>(null);
  const fetched = useCallback(() => send({ kind: 'fetched' }), [send]);
  const parcel = useParcel(host, fetched);

  /** A shop without a garment for the mirror asks nobody for a camera. */
  const isBare = found.kind === 'found' && found.wardrobe.rail.length === 0;
  const first = found.kind === 'found' ? found.wardrobe.first : [];
  const put = chosen ?? [...first].reverse();
  const outfit = [...put].reverse().reduce((worn, one) => putOn(worn, one.garment), NOTHING_WORN);
  const skus = new Set(wornIn(outfit).map(({ sku }) => sku));
  const pieces = put.filter(({ product }) => skus.has(product.sku));

  const { start, stop } = camera;
  const consent =
    state.step === 'mirror' ||
    state.step === 'count' ||
    state.step === 'look' ||
    state.step === 'compare'
      ? state.consent
      : null;
  useEffect(() => {
    if (consent === null) return undefined;
    void start(consent);
    return stop;
  }, [consent, start, stop]);

  // Idle, back and the end of a visit take the view away; the pictures must not outlive it.
  const [kept] = useState(() => new Set<Look>());
  useEffect(() => () => kept.forEach(empty), [kept]);
  const drop = useCallback(
    (gone: readonly Look[]) => {
      for (const look of gone) {
        empty(look);
        kept.delete(look);
      }
      setLooks((now) => now.filter((look) => !gone.includes(look)));
    },
    [kept],
  );

  const { leave, withdraw } = parcel;
  const over = state.step === 'told';
  const isTakenBack = state.step === 'told' && state.how === 'deleted';
  useEffect(() => {
    if (over) kept.forEach(empty);
    if (over) kept.clear();
    if (isTakenBack) withdraw();
  }, [over, isTakenBack, kept, withdraw]);

  const counted = 'looks' in state ? state.looks : 0;
  useEffect(() => {
    if (counted > kept.size) send({ kind: 'emptied' });
  }, [counted, kept, send]);

  const frozen = useCallback(
    (picture: HTMLCanvasElement) => {
      const look = { picture, worn: pieces };
      kept.add(look);
      setLooks((now) => [...now, look]);
      setShown(kept.size - 1);
    },
    [kept, pieces],
  );

  const look = looks[Math.min(shown, looks.length - 1)];
  const keep = async (one: Look) => {
    send({ kind: 'keep' });
    const font = getComputedStyle(document.documentElement).getPropertyValue('--f-serif');
    const sheet = printLook(
      one,
      one.worn.map(({ product }) => inWords(product.name, language)),
      inWords(brand.name, language),
      font || 'serif',
    );
    const left = await leave(sheet);
    sheet.width = sheet.height = 0;
    send({ kind: left ? 'sent' : 'unsent' });
  };

  const tapPiece = (one: Wearable) =>
    setChosen(pieces.includes(one) ? pieces.filter((other) => other !== one) : [one, ...pieces]);

  const [piece] = pieces;
  const answer = found.kind === 'found' ? found.answer : null;
  const sizes = piece && (
    <SizeAdvice
      product={piece.product}
      isAlone={pieces.length === 1}
      hint={answer?.product.sku === piece.product.sku ? answer.reviews.sizeHint : null}
      stated={stated}
      onStated={setStated}
      floor={settings.bring ? host : null}
    />
  );

  const status = ((): Status | undefined => {
    switch (state.step) {
      case 'count':
        return { icon: 'camera', words: t('status.count'), tone: 'ok' };
      case 'look':
      case 'compare':
        return { icon: 'check', words: t('status.look'), tone: 'ok' };
      case 'code':
        return { icon: 'lock', words: t('status.code'), tone: 'ok' };
      case 'consent':
      case 'mirror':
      case 'sending':
      case 'plain':
      case 'told':
        return undefined;
    }
  })();

  return (
    <Page lead="back" status={status} note={note} className={styles.fitting ?? ''}>
      {state.step === 'consent' && !isBare && (
        <CameraConsent
          purpose="fitting"
          onYes={(id) => send({ kind: 'agreed', consent: id })}
          onNo={() => send({ kind: 'declined' })}
        />
      )}
      {(state.step === 'mirror' || state.step === 'count') && (
        <Booth
          state={state}
          send={send}
          camera={camera}
          waiting={note.words}
          rail={found.kind === 'found' ? found.wardrobe.rail : []}
          outfit={outfit}
          pieces={pieces}
          onPiece={tapPiece}
          onFrozen={frozen}
          sizes={sizes}
        />
      )}
      {(state.step === 'look' || state.step === 'sending') && look && (
        <LookPage
          look={look}
          count={looks.length}
          sending={state.step === 'sending'}
          onMore={() => send({ kind: 'more' })}
          onCompare={() => send({ kind: 'compare' })}
          onKeep={() => void keep(look)}
          onDelete={() => {
            drop([look]);
            setShown(0);
            send({ kind: 'delete' });
          }}
        />
      )}
      {state.step === 'sending' && <Patience words={t('sending')} sorry={t('unsent')} />}
      {state.step === 'compare' && (
        <ComparePage
          looks={looks}
          onLook={(at) => {
            setShown(at);
            send({ kind: 'look' });
          }}
          onMore={() => send({ kind: 'more' })}
        />
      )}
      {state.step === 'code' && (
        <>
          <h1 className={styles.title}>{t('code')}</h1>
          {look && <WaitingLook look={look} />}
          <div data-part="code">
            {parcel.url !== null && (
              <ParcelCode
                url={parcel.url}
                label={t('qr')}
                apps={t('apps')}
                once={t('once')}
                local={t('local')}
              />
            )}
          </div>
          <div className={styles.actions}>
            <Tap look="secondary" onTap={() => send({ kind: 'delete' })}>
              <Icon name="erase" />
              {t('delete')}
            </Tap>
          </div>
        </>
      )}
      {(state.step === 'plain' || (state.step === 'consent' && isBare)) && (
        <Plain
          found={found}
          pieces={pieces}
          sizes={sizes}
          onPiece={tapPiece}
          onCamera={() => send({ kind: 'camera' })}
        />
      )}
      {state.step === 'told' && (
        <ParcelOver
          title={t(`told.${state.how}`)}
          why={state.how === 'unsent' ? t('unsent') : null}
          again={t('again')}
          finish={t('finish')}
          onAgain={() => send({ kind: 'camera' })}
        />
      )}
    </Page>
  );
};
