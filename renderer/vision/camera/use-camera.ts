import { useCallback, useEffect } from 'react';
import { useStore } from 'zustand';
import type { CameraPurpose } from '../../../preload/contract/index.ts';
import { useHouse, useStage } from '../../kernel/react.tsx';
import type { CameraState } from './camera-state.ts';
import { theCamera } from './the-camera.ts';

export type UsedCamera = {
  readonly state: CameraState;
  /** To a <video> or a tracker; upright, as the lens sees. Null unless previewing. */
  readonly stream: MediaStream | null;
  /** Whether this screen shows people as a mirror does: turn left and right where it is drawn. */
  readonly mirror: boolean;
  /** Of the wide side, in degrees. */
  readonly fieldOfView: number;
  /** `consent` is the id of the record. */
  start(consent: string): Promise<void>;
  stop(): void;
};

/**
 * One camera stream for all experiences. It is off until `start`; its tracks are stopped by `stop`, when the last view
 * that uses it goes, and at the end of the visit.
 */
export const useCamera = (purpose: CameraPurpose): UsedCamera => {
  const { link } = useHouse();
  const { screen } = useStage();
  const camera = theCamera(link);
  const { state, stream } = useStore(camera.store);
  const settings = screen.camera;
  useEffect(() => camera.hold(screen.id), [camera, screen.id]);
  const start = useCallback(
    (consent: string) => {
      if (settings) camera.start(consent, settings, purpose);
      return Promise.resolve();
    },
    [camera, settings, purpose],
  );
  return {
    state,
    stream,
    mirror: settings?.mirror ?? true,
    fieldOfView: settings?.fieldOfView ?? 65,
    start,
    stop: camera.stop,
  };
};
