import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Redemption } from '../../../preload/contract/index.ts';
import type { Scan } from '../../kernel/scanner/burst.ts';
import { useScanner } from '../../kernel/scanner/useScanner.ts';
import { keepSound, keepTill, keptTill, soundIsOn, type Shelf } from '../keep.ts';
import { useStaffLanguage } from '../parts/language.ts';
import { readHeard, spacedCoupon } from './couponText.ts';
import { DeskContext, type Desk } from './desk.ts';
import type { Till } from './redeem.ts';
import { play, wakeSound, type Sound } from './sounds.ts';
import { RelayDialog } from './RelayDialog.tsx';
import { UndoDialog } from './UndoDialog.tsx';
import { VoidDialog } from './VoidDialog.tsx';
import { useBasket } from './useBasket.ts';
import { useTill } from './useTill.ts';

const soundOf = (state: Till): Sound | null => {
  switch (state.kind) {
    case 'yes':
    case 'undone':
      return 'yes';
    case 'no':
    case 'unsent':
    case 'unclear':
      return 'no';
    case 'unsure':
      return 'unsure';
    case 'ready':
    case 'asking':
      return null;
  }
};

/** Owns the scanner, the sounds and the undo for the whole console. */
export const TillDesk = ({
  shelf,
  visit,
  children,
}: {
  shelf: Shelf;
  visit: Shelf;
  children: ReactNode;
}) => {
  const { t } = useStaffLanguage();
  const [keptName, setKeptName] = useState(() => keptTill(shelf));
  const name = keptName ?? t('till.default');
  const { state, mixed, take, retry, clear, undone } = useTill(visit, name);
  const basket = useBasket(name, visit);
  const [text, setText] = useState(() =>
    state.kind === 'unsure' ? spacedCoupon(state.pending.code) : '',
  );
  const [sound, setSound] = useState(() => soundIsOn(shelf));
  const [undoing, setUndoing] = useState<Redemption | null>(null);
  const [stray, setStray] = useState<string | null>(null);
  const [relaying, setRelaying] = useState(false);
  const [voiding, setVoiding] = useState(false);
  const [shown, setShown] = useState<string | null>(null);

  /** With a basket on the till a coupon is laid beside it; without one it is redeemed at once. */
  const takeIn: Desk['take'] = useCallback(
    (reading, said, from) => {
      if (!basket.active || reading.kind !== 'coupon') return take(reading, said, from);
      const { code, live } = reading;
      basket.tell({ kind: 'coupon', code, live, seen: live === undefined && from === 'keys' });
      setText('');
    },
    [basket, take],
  );

  useScanner((heard: Scan) => {
    if (relaying || voiding) return setShown(heard.kind === 'code' ? heard.text : null);
    if (undoing || document.querySelector('dialog[open]')) {
      if (sound) play('no');
      setStray(heard.text);
      return;
    }
    const meant = heard.kind === 'code' ? readHeard(heard, text) : null;
    if (heard.kind === 'code' && !meant) return;
    if (document.activeElement?.id === 'basket-amount') basket.restore();
    setStray(null);
    window.location.hash = '#redeem';
    setText(meant ? spacedCoupon(meant.text).slice(0, 40) : '');
    if (meant) takeIn(meant.reading, meant.text, 'scanner');
    else mixed(heard.text);
  });

  const phase = basket.basket.phase.kind;
  useEffect(() => {
    if (sound && (phase === 'yes' || phase === 'no' || phase === 'unsure')) play(phase);
    // Switching the sound on is no answer.
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies
  }, [phase]);

  const heard = useRef<Till>(state);
  useEffect(() => {
    const tune = heard.current === state ? null : soundOf(state);
    heard.current = state;
    if (tune && sound) play(tune);
  }, [state, sound]);

  useEffect(() => {
    window.addEventListener('pointerdown', wakeSound, { once: true });
    window.addEventListener('keydown', wakeSound, { once: true });
    return () => {
      window.removeEventListener('pointerdown', wakeSound);
      window.removeEventListener('keydown', wakeSound);
    };
  }, []);

  const desk = useMemo(
    (): Desk => ({
      state,
      purchase: basket,
      text,
      setText,
      take: takeIn,
      retry,
      clear() {
        setText('');
        basket.tell({ kind: 'clear' });
        clear();
      },
      startUndo(redemption) {
        setStray(null);
        setUndoing(redemption);
      },
      startRelay() {
        setShown(null);
        setRelaying(true);
      },
      startVoid() {
        setShown(null);
        setVoiding(true);
      },
      stray,
      name,
      keptName,
      rename(next) {
        keepTill(shelf, next);
        setKeptName(next);
      },
      sound,
      switchSound() {
        keepSound(shelf, !sound);
        setSound(!sound);
        if (!sound) play('yes');
      },
    }),
    [state, basket, text, takeIn, retry, clear, stray, name, keptName, shelf, sound],
  );

  return (
    <DeskContext value={desk}>
      {children}
      {relaying && (
        <RelayDialog
          shown={shown}
          onClose={() => setRelaying(false)}
          onAgain={() => setShown(null)}
        />
      )}
      {voiding && (
        <VoidDialog
          scanned={shown}
          onClose={() => setVoiding(false)}
          onAgain={() => setShown(null)}
        />
      )}
      {undoing && (
        <UndoDialog
          redemption={undoing}
          onClose={() => setUndoing(null)}
          onDone={(reversed) => {
            setUndoing(null);
            setText('');
            undone(reversed);
          }}
        />
      )}
    </DeskContext>
  );
};
