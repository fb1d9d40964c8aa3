import type {
  CameraSetting,
  CameraStanding,
  ScreenCamera,
} from '../../../preload/contract/index.ts';

export const TURNS = [0, 90, 180, 270] as const;

export type Camera = {
  readonly name: string;
  readonly standing: CameraStanding;
  /** As it is now, whoever set it. */
  readonly set: ScreenCamera;
};

/** The whole of what can be set, as it is now: one thing changed leaves the others. */
export const settingOf = ({
  device,
  rotation,
  mirror,
  fieldOfView,
}: ScreenCamera): CameraSetting => ({ device: device ?? null, rotation, mirror, fieldOfView });
