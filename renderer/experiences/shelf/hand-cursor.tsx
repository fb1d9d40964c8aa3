import { FIST, OPEN, POINTING, restingPose } from '../../vision/gestures/hand-model.ts';
import type { Pose } from '../../vision/gestures/pose.ts';
import { HandDrawing } from './hand-drawing.tsx';
import { RingAround } from './ring-around.tsx';
import styles from './hands.module.css';

/** Where the shopper's hand is on the shelf; parts of the field, from 0 to 1. */
export type Cursor = {
  readonly x: number;
  readonly y: number;
  readonly pose: Pose;
  readonly waited: number;
};

const SIZE = 132;

const drawn = (pose: Pose) => {
  switch (pose) {
    case 'point':
      return { ...restingPose, curl: POINTING };
    case 'fist':
      return { ...restingPose, curl: FIST };
    case 'pinch':
      return { ...restingPose, pinch: 1 };
    case 'palm':
    case 'none':
      return { ...restingPose, curl: OPEN, spread: 1 };
  }
};

export const HandCursor = ({ cursor }: { cursor: Cursor }) => (
  <div
    className={styles.cursor}
    data-cursor={cursor.pose}
    style={{ left: `${cursor.x * 100}%`, top: `${cursor.y * 100}%` }}
    aria-hidden="true"
  >
    <RingAround part={cursor.waited} size={SIZE} />
    <HandDrawing pose={drawn(cursor.pose)} size={SIZE * 0.62} />
  </div>
);
