import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Redemption } from '../../../preload/contract/index.ts';
import type { Scan } from '../../kernel/scanner/burst.ts';
import { useScanner } from '../../kernel/scanner/useScanner.ts';
import { keepSound, keepTill, keptTill, soundIsOn, type Shelf } from '../keep.ts';
import { useStaffLanguage } from '../parts/language.ts';
import { readHeard, spacedCoupon } from './couponText.ts';
import { DeskContext, type Desk } from './desk.ts';
import type { Till } from './redeem.ts';
import { play, wakeSound, type Sound } from './sounds.ts';
import { UndoDialog } from './UndoDialog.tsx';
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
  const [text, setText] = useState(() =>
    state.kind === 'unsure' ? spacedCoupon(state.pending.code) : '',
  );
  const [sound, setSound] = useState(() => soundIsOn(shelf));
  const [undoing, setUndoing] = useState<Redemption | null>(null);
  const [stray, setStray] = useState<string | null>(null);

  useScanner((heard: Scan) => {
    if (undoing || document.querySelector('dialog[open]')) {
      if (sound) play('no');
      setStray(heard.text);
      return;
    }
    const meant = heard.kind === 'code' ? readHeard(heard, text) : null;
    if (heard.kind === 'code' && !meant) return;
    setStray(null);
    window.location.hash = '#redeem';
    setText(meant ? spacedCoupon(meant.text).slice(0, 40) : '');
    if (meant) take(meant.reading, meant.text, 'scanner');
    else mixed(heard.text);
  });

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
      text,
      setText,
      take,
      retry,
      clear() {
        setText('');
        clear();
      },
      startUndo(redemption) {
        setStray(null);
        setUndoing(redemption);
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
    [state, text, take, retry, clear, stray, name, keptName, shelf, sound],
  );

  return (
    <DeskContext value={desk}>
      {children}
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
