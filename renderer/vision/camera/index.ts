export { CameraConsent } from './camera-consent.tsx';
export { ThreeTwoOne, useThreeTwoOne } from './three-two-one.tsx';
export type { CameraState } from './camera-state.ts';
export { useCamera, type UsedCamera } from './use-camera.ts';
export { useCameraNote, type CameraNote } from './use-camera-note.ts';
export type { CameraPurpose } from '../../../preload/contract/index.ts';
export { usePreview } from './use-preview.ts';
