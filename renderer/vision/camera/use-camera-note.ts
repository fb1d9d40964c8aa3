import { useTranslation } from 'react-i18next';
import type { IconName } from '../../kit/icons.tsx';
import type { CameraState } from './camera-state.ts';

export type CameraNote = { readonly icon: IconName; readonly words: string };

/** The state of the camera in words, as the line at the foot of every page says it. */
export const useCameraNote = (state: CameraState): CameraNote => {
  const { t } = useTranslation('vision');
  const looking = state.kind === 'previewing' || state.kind === 'starting';
  return {
    icon: looking ? 'camera' : 'camera-off',
    words: state.kind === 'refused' ? t(`camera.refused.${state.why}`) : t(`camera.${state.kind}`),
  };
};
