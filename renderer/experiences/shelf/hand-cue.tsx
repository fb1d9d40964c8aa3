import { useEffect, useState } from 'react';
import { cueAt, cueStill, type CueMoment } from './cue-motion.ts';
import { HandDrawing } from './hand-drawing.tsx';
import type { Lesson } from './machine.ts';
import { RingAround } from './ring-around.tsx';
import styles from './hands.module.css';

const SIZE = 320;
const FRAME_MS = 1_000 / 24;

/** Seconds since the lesson began; still where motion is not wanted. */
const useCue = (lesson: Lesson): CueMoment => {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
    const began = performance.now();
    const timer = setInterval(() => setSeconds((performance.now() - began) / 1_000), FRAME_MS);
    return () => clearInterval(timer);
  }, []);
  return seconds === null ? cueStill(lesson) : cueAt(lesson, seconds);
};

/** A drawn hand that shows over the shelf what a hand can do; the words say the same. */
export const HandCue = ({ lesson, words }: { lesson: Lesson; words: string }) => {
  const { pose, x, y, ring, shown } = useCue(lesson);
  return (
    <div className={styles.cue} data-lesson={lesson} role="status">
      <div
        className={styles.teacher}
        style={{ left: `${x * 100}%`, top: `${y * 100}%`, opacity: 0.25 + 0.75 * shown }}
        aria-hidden="true"
      >
        <HandDrawing pose={pose} size={SIZE} />
        {lesson === 'point' && <RingAround part={ring} size={SIZE * 0.5} />}
      </div>
      <p>{words}</p>
    </div>
  );
};
