import { useEffect, useState, type ReactNode } from 'react';
import styles from './patience.module.css';

const SPINNER_MS = 400;
const WORDS_MS = 2_000;
const SORRY_MS = 8_000;

/** Waiting, honestly: nothing for a moment, then a spinner, then words, then an apology with a way on. */
export const Patience = ({ words, sorry }: { words: ReactNode; sorry: ReactNode }) => {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    const timers = [SPINNER_MS, WORDS_MS, SORRY_MS].map((ms, i) =>
      setTimeout(() => setStage(i + 1), ms),
    );
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <div className={styles.patience} role="status">
      {stage > 0 && <span className={styles.spinner} aria-hidden="true" />}
      {stage === 2 && <p>{words}</p>}
      {stage === 3 && <p>{sorry}</p>}
    </div>
  );
};
