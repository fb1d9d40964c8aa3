import { useState, type RefObject } from 'react';
import { useHouse } from '../../kernel/react.tsx';
import type { GestureEvent } from '../../vision/gestures/gestures.ts';
import { useGestures } from '../../vision/gestures/use-gestures.ts';
import type { Cursor } from './hand-cursor.tsx';
import type { Lesson } from './machine.ts';
import type { Turned } from './turned.ts';

export type Doing = {
  move(by: number): void;
  /** The product under the hand, by what it is called. */
  open(sku: string): void;
  turn(by: Turned, phase: 'move' | 'end'): void;
  learned(lesson: Lesson): void;
};

/** What hangs where the hand is. */
const under = (field: HTMLElement | null, { x, y }: { readonly x: number; readonly y: number }) => {
  if (!field) return null;
  const box = field.getBoundingClientRect();
  return (
    document
      .elementsFromPoint(box.left + x * box.width, box.top + y * box.height)
      .map((one) => one.closest<HTMLElement>('[data-sku]'))
      .find((one) => one !== null && field.contains(one)) ?? null
  );
};

/** Hands move the shelf as fingers do; where one is, is shown: null where none means the screen. */
export const useHands = (
  stream: MediaStream | null,
  field: RefObject<HTMLElement | null>,
  doing: Doing,
): { readonly cursor: Cursor | null; readonly isLooking: boolean } => {
  const { kernel } = useHouse();
  const [cursor, setCursor] = useState<Cursor | null>(null);

  /** Whoever moves a hand on purpose is there, though nobody touches. */
  const stir = () => {
    kernel.press('hand');
    kernel.release('hand');
  };

  const isLooking = useGestures(stream, (event: GestureEvent) => {
    switch (event.kind) {
      case 'hover': {
        const { x, y, pose } = event;
        setCursor((before) => ({ x, y, pose, waited: before?.waited ?? 0 }));
        break;
      }
      case 'dwell':
        setCursor((before) => {
          // A wait for nothing is not shown.
          const waited = before && under(field.current, before) ? event.part : 0;
          return before && { ...before, waited };
        });
        break;
      case 'select': {
        setCursor((before) => before && { ...before, waited: 0 });
        const sku = under(field.current, event)?.dataset['sku'];
        if (sku === undefined) break;
        stir();
        doing.learned('point');
        doing.open(sku);
        break;
      }
      case 'swipe':
        stir();
        doing.learned('swipe');
        doing.move(event.to === 'left' ? 1 : -1);
        break;
      case 'grab': {
        const { phase, turn, tilt, roll } = event;
        if (phase === 'start') {
          stir();
          doing.learned('grab');
        }
        setCursor((before) => before && { ...before, pose: phase === 'end' ? 'palm' : 'fist' });
        // The hand pushes the near side: the card turns as a thing on a string would.
        doing.turn({ turn, tilt: -tilt, roll }, phase === 'end' ? 'end' : 'move');
        break;
      }
      case 'lost':
        setCursor(null);
    }
  });
  return { cursor: stream ? cursor : null, isLooking };
};
