import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ScreenCamera } from '../../../preload/contract/index.ts';
import { useHouse, useKernelState, useStage } from '../../kernel/react.tsx';
import { passersCamera } from '../camera/the-camera.ts';
import { openTracker } from '../tracker/tracker.ts';
import { passersBoard, watchPassers, type PassersBoard, type Seen } from './watch-passers.ts';

export type { Seen };

/** Whether staff let this screen look for passers-by now. */
const useLeave = (): boolean => {
  const { link } = useHouse();
  const { screen } = useStage();
  const [leave, setLeave] = useState(false);
  useEffect(
    () =>
      link.watch('cameras', ({ cameras }) => {
        const mine = cameras.find((one) => one.screen === screen.id);
        setLeave(
          mine !== undefined && mine.allowed && mine.passers === 'on' && mine.setUp === null,
        );
      }),
    [link, screen.id],
  );
  return leave;
};

export type UsedPassers = { readonly seen: Seen; readonly outline: PassersBoard['outline'] };

/**
 * Who passes the wall while nobody uses the screen: only where the site says so, under both of the staff's switches, and
 * over, camera and workers and all, with the first touch, lift or scan.
 */
export const usePassers = (outlined: boolean): UsedPassers => {
  const { link, kernel } = useHouse();
  const { screen } = useStage();
  const engaged = useKernelState((state) => state.course.engaged);
  const leave = useLeave();
  const [board] = useState(passersBoard);
  // Told anew, settings are another object: what is the same goes on.
  const told = JSON.stringify(screen.camera ?? null);
  const settings = useMemo(() => JSON.parse(told) as ScreenCamera | null, [told]);
  const wanted = settings?.passers === true && leave && !engaged;
  useEffect(() => {
    if (!wanted || !settings) return undefined;
    const watch = watchPassers({
      board,
      link,
      camera: passersCamera(link),
      screen: screen.id,
      settings,
      outlined,
      track: openTracker,
    });
    return () => watch.close(kernel.store.getState().course.engaged);
  }, [wanted, board, link, kernel, screen.id, settings, outlined]);
  return { seen: useStore(board.seen), outline: board.outline };
};
