import { useEffect, useId, useRef, useState } from 'react';
import {
  garmentCut,
  garmentFindings,
  pointsOf,
  type Fault,
  type Garment,
  type GarmentCut,
  type GarmentEntry,
  type GarmentPoint,
} from '../../../preload/contract/index.ts';
import type { CutOutRefusal } from '../../../preload/flat-lay/cut-out.ts';
import { Icon } from '../../kit/icons.tsx';
import { useLink } from '../../link/react.tsx';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { inWorker } from './cutting.ts';
import { draftOf, moved, stepped, undone, type Draft } from './draft.ts';
import { asPng, maskOf, readPicture, type Unreadable } from './picture.ts';
import { canWear, Preview } from './Preview.tsx';
import { sendPicture } from './send.ts';
import { Stage } from './Stage.tsx';
import { pointWords } from './words.ts';
import styles from './Garments.module.css';

type Shown = {
  /** An address the page can draw: the shop's, or a new picture's that waits to be sent. */
  readonly picture: string;
  readonly aspect: number;
  readonly fresh: Blob | null;
  readonly draft: Draft;
  /** The points could not be found; these are the usual places. */
  readonly guessed: boolean;
};

type Busy =
  | { readonly kind: 'cutting' | 'finding' }
  | { readonly kind: 'sending'; readonly share: number };
type Trouble =
  | { readonly kind: 'refused'; readonly why: CutOutRefusal | Unreadable }
  | { readonly kind: 'fault'; readonly fault: Fault };

const shownOf = (garment: Garment | null): Shown | null =>
  garment && {
    picture: garment.picture,
    aspect: garment.width / garment.height,
    fresh: null,
    draft: draftOf(garment.shape),
    guessed: false,
  };

/** One garment: a picture brought in, its points set right, and kept. */
export const Editor = ({
  entry,
  onUnsaved,
  onSaved,
}: {
  entry: GarmentEntry;
  /** Whether something would be lost with this editor. */
  onUnsaved(unsaved: boolean): void;
  onSaved(garment: Garment): void;
}) => {
  const { t, say } = useStaffLanguage();
  const link = useLink();
  const id = useId();
  const [shown, setShown] = useState(() => shownOf(entry.garment));
  /** As it was when the point in hand was taken up. */
  const [before, setBefore] = useState<Draft | null>(null);
  const [both, setBoth] = useState(true);
  const [worn, setWorn] = useState(false);
  const [busy, setBusy] = useState<Busy | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [saved, setSaved] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  const unsaved = shown !== null && (shown.fresh !== null || shown.draft.past.length > 0);
  useEffect(() => onUnsaved(unsaved), [unsaved, onUnsaved]);

  const address = shown?.picture;
  useEffect(
    () => () => {
      if (address?.startsWith('blob:')) URL.revokeObjectURL(address);
    },
    [address],
  );

  const change = (draft: Draft) => {
    setSaved(false);
    setShown((now) => now && { ...now, draft });
  };
  const move = (name: string, to: GarmentPoint) => {
    if (!shown) return;
    const from = before ?? shown.draft;
    if (before === null) setBefore(shown.draft);
    change({ ...shown.draft, shape: moved(from.shape, name, to, both) });
  };
  const done = () => {
    if (shown && before) change(stepped(before, shown.draft.shape));
    setBefore(null);
  };
  const place = (name: string, to: GarmentPoint) => {
    if (shown) change(stepped(shown.draft, moved(shown.draft.shape, name, to, both)));
  };

  const bring = async (file: File) => {
    setTrouble(null);
    setSaved(false);
    setBusy({ kind: 'cutting' });
    try {
      const picture = await readPicture(file);
      if (typeof picture === 'string') return setTrouble({ kind: 'refused', why: picture });
      const cut = shown?.draft.shape.cut ?? entry.cut;
      const answer = await inWorker({ kind: 'cut', picture, cut });
      if ('refusal' in answer) return setTrouble({ kind: 'refused', why: answer.refusal });
      if (!answer.picture) return;
      const fresh = await asPng(answer.picture);
      setShown({
        picture: URL.createObjectURL(fresh),
        aspect: answer.picture.width / answer.picture.height,
        fresh,
        draft: draftOf(answer.shape),
        guessed: !answer.found,
      });
    } finally {
      setBusy(null);
    }
  };

  const find = async (cut: GarmentCut) => {
    if (!shown) return;
    setTrouble(null);
    setBusy({ kind: 'finding' });
    try {
      const answer = await inWorker({ kind: 'find', mask: await maskOf(shown.picture), cut });
      if ('refusal' in answer) return;
      setSaved(false);
      setShown({ ...shown, draft: stepped(shown.draft, answer.shape), guessed: !answer.found });
    } finally {
      setBusy(null);
    }
  };

  const save = async () => {
    if (!shown) return;
    setTrouble(null);
    setBusy({ kind: 'sending', share: 0 });
    try {
      let upload: string | null = null;
      if (shown.fresh) {
        const sent = await sendPicture(link, shown.fresh, (share) =>
          setBusy({ kind: 'sending', share }),
        );
        if (!sent.ok) return setTrouble({ kind: 'fault', fault: sent.fault });
        upload = sent.value;
      }
      const answer = await link.call('garments.save', {
        sku: entry.product.sku,
        shape: shown.draft.shape,
        upload,
      });
      if (!answer.ok) return setTrouble({ kind: 'fault', fault: answer.fault });
      setShown(shownOf(answer.value));
      setSaved(true);
      onSaved(answer.value);
    } finally {
      setBusy(null);
    }
  };

  const shape = shown?.draft.shape;
  const findings = shape ? garmentFindings(shape) : [];
  const wrong = new Set(findings.map(({ point }) => point));

  return (
    <section className={styles.editor} aria-labelledby={id} aria-busy={busy !== null}>
      <header>
        <h2 id={id}>{say(entry.product.name)}</h2>
        <p>{entry.product.sku}</p>
        <div className={styles.tools}>
          <input
            ref={chooser}
            className="unseen"
            type="file"
            accept="image/jpeg,image/png,image/webp"
            tabIndex={-1}
            aria-label={t('garments.choose')}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) void bring(file);
            }}
          />
          <Button
            look={shown ? 'plain' : 'ink'}
            busy={busy !== null}
            onClick={() => chooser.current?.click()}
          >
            <Icon name="camera" size={20} />
            {t(shown ? 'garments.another' : 'garments.choose')}
          </Button>
        </div>
      </header>
      <div role="status" className={styles.says}>
        {busy?.kind === 'sending' && (
          <p>
            {t('garments.sending')}
            <progress max={1} value={busy.share} />
          </p>
        )}
        {(busy?.kind === 'cutting' || busy?.kind === 'finding') && (
          <p>
            {t(`garments.${busy.kind}`)}
            <progress />
          </p>
        )}
        {trouble?.kind === 'refused' && (
          <p data-bad>
            <Icon name="alert" size={20} />
            {t(`garments.refused.${trouble.why}`)}
          </p>
        )}
        {trouble?.kind === 'fault' && (
          <p data-bad>
            <Icon name="alert" size={20} />
            {t(`fault.${trouble.fault.code}.title`)} {t(`fault.${trouble.fault.code}.text`)}
          </p>
        )}
        {shown?.guessed && !busy && (
          <p data-warn>
            <Icon name="alert" size={20} />
            {t('garments.guessed')}
          </p>
        )}
        {saved && !busy && (
          <p data-ok>
            <Icon name="passed" size={20} />
            {t('garments.saved')}
          </p>
        )}
      </div>
      {!shown && !busy && <p className={styles.how}>{t('garments.how')}</p>}
      {shown && shape && (
        <div className={styles.work}>
          <div className={styles.board}>
            {worn ? (
              <Preview picture={shown.picture} shape={shape} />
            ) : (
              <Stage
                picture={shown.picture}
                aspect={shown.aspect}
                shape={shape}
                wrong={wrong}
                onMove={move}
                onDone={done}
                onPlace={place}
              />
            )}
          </div>
          <div className={styles.side}>
            <div role="group" aria-label={t('garments.worn')} className={styles.cuts}>
              {garmentCut.options.map((cut) => (
                <button
                  key={cut}
                  type="button"
                  aria-pressed={cut === shape.cut}
                  onClick={() => cut !== shape.cut && busy === null && void find(cut)}
                >
                  {t(`garments.cut.${cut}`)}
                </button>
              ))}
            </div>
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={both}
                onChange={(event) => setBoth(event.target.checked)}
              />
              {t('garments.both')}
            </label>
            {canWear && (
              <label className={styles.check}>
                <input
                  type="checkbox"
                  checked={worn}
                  onChange={(event) => setWorn(event.target.checked)}
                />
                {t('garments.tryOn')}
              </label>
            )}
            <div className={styles.buttons}>
              <Button
                disabled={shown.draft.past.length === 0}
                onClick={() => change(undone(shown.draft))}
              >
                <Icon name="undo" size={20} />
                {t('garments.undo')}
              </Button>
              <Button busy={busy !== null} onClick={() => void find(shape.cut)}>
                <Icon name="search" size={20} />
                {t('garments.find')}
              </Button>
            </div>
            {findings.map(({ code, point, to }) => (
              <p key={`${code}${point}`} className={styles.finding}>
                <Icon name="alert" size={18} />
                {t(`garments.finding.${code}`, {
                  point: pointWords(t, point),
                  to: pointWords(t, to),
                })}
              </p>
            ))}
            <Button
              look="red"
              className={styles.save ?? ''}
              busy={busy !== null}
              disabled={findings.length > 0}
              onClick={() => void save()}
            >
              <Icon name="check" size={20} />
              {t('garments.save')}
            </Button>
            <p className={styles.hint}>{t('garments.keys')}</p>
            <details className={styles.table}>
              <summary>{t('garments.numbers')}</summary>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('garments.pointHead')}</th>
                    <th scope="col">{t('garments.x')}</th>
                    <th scope="col">{t('garments.y')}</th>
                  </tr>
                </thead>
                <tbody>
                  {[...pointsOf(shape)].map(([name, [x, y]]) => (
                    <tr key={name}>
                      <th scope="row">{pointWords(t, name)}</th>
                      {([x, y] as const).map((value, axis) => (
                        <td key={axis === 0 ? 'x' : 'y'}>
                          <input
                            type="number"
                            min={0}
                            max={100}
                            step={0.5}
                            value={Math.round(value * 1000) / 10}
                            aria-label={t('garments.field', {
                              point: pointWords(t, name),
                              axis: t(axis === 0 ? 'garments.x' : 'garments.y'),
                            })}
                            onChange={(event) => {
                              const next = event.target.valueAsNumber / 100;
                              if (Number.isNaN(next)) return;
                              place(name, axis === 0 ? [next, y] : [x, next]);
                            }}
                          />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          </div>
        </div>
      )}
    </section>
  );
};
