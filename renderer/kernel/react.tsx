import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Link } from '../../preload/contract/index.ts';
import { doorsOf, leadsBackOf, type Kernel, type KernelState } from './kernel.ts';
import type { ViewShelf } from './views.ts';

export type House = {
  readonly kernel: Kernel;
  readonly link: Link;
  readonly views: ViewShelf;
  /** Languages there is copy for, by tag. */
  readonly languages: readonly string[];
};

const HouseContext = createContext<House | null>(null);

export const HouseProvider = ({ house, children }: { house: House; children: ReactNode }) => (
  <HouseContext value={house}>{children}</HouseContext>
);

export const useHouse = (): House => {
  const house = useContext(HouseContext);
  if (!house) throw new Error('useHouse outside HouseProvider');
  return house;
};

export const useKernelState = <T,>(select: (state: KernelState) => T): T =>
  useStore(useHouse().kernel.store, select);

/** What every view may know of the stage it plays on. */
export const useStage = () => {
  const { kernel, languages } = useHouse();
  const place = useKernelState((state) => state.place);
  const language = useKernelState((state) => state.course.language);
  const accessible = useKernelState((state) => state.course.accessible);
  const line = useKernelState((state) => state.line);
  const seesTags = useKernelState((state) => state.seesTags);
  const doors = useKernelState(useShallow(doorsOf));
  const leadsBack = useKernelState(leadsBackOf);
  if (!place) throw new Error('a view is shown before the screen knows where it is');
  return useMemo(
    () => ({
      ...place,
      language,
      languages: place.site.languages.filter((one) => languages.includes(one)),
      accessible,
      online: line === 'connected',
      seesTags,
      doors,
      leadsBack,
      open: (id: string, to: { at?: string; sku?: string } = {}) =>
        kernel.send({ kind: 'open', id, ...to }),
      show: (sku: string) => kernel.send({ kind: 'show', sku }),
      back: () => kernel.send({ kind: 'back' }),
      home: () => kernel.send({ kind: 'home' }),
      done: () => kernel.send({ kind: 'over', reason: 'done' }),
      speak: (next: string) => kernel.send({ kind: 'language', language: next }),
      setAccessible: (on: boolean) => kernel.send({ kind: 'accessible', accessible: on }),
    }),
    [place, language, languages, accessible, line, seesTags, doors, leadsBack, kernel],
  );
};

/** Every finger and key on the page, so that nobody is called idle who is not. */
export const useTouches = (kernel: Kernel): void => {
  useEffect(() => {
    const stop = new AbortController();
    const options = { capture: true, passive: true, signal: stop.signal } as const;
    const finger = (event: PointerEvent) => `pointer ${event.pointerId}`;
    const down = (event: PointerEvent) => kernel.press(finger(event));
    const up = (event: PointerEvent) => kernel.release(finger(event));
    const keyDown = (event: KeyboardEvent) => {
      if (!event.repeat) kernel.press(`key ${event.code}`);
    };
    const keyUp = (event: KeyboardEvent) => kernel.release(`key ${event.code}`);
    window.addEventListener('pointerdown', down, options);
    window.addEventListener('pointerup', up, options);
    window.addEventListener('pointercancel', up, options);
    // A screen reader or a switch clicks without any pointer.
    const click = (event: MouseEvent) => {
      if (event.detail !== 0) return;
      kernel.press('click');
      kernel.release('click');
    };
    window.addEventListener('click', click, options);
    window.addEventListener('keydown', keyDown, options);
    window.addEventListener('keyup', keyUp, options);
    // Whatever is held down when the window loses the keyboard is never heard to come up.
    window.addEventListener('blur', () => kernel.releaseAll(), options);
    return () => stop.abort();
  }, [kernel]);
};
