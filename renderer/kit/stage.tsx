import {
  useLayoutEffect,
  useMemo,
  useSyncExternalStore,
  type CSSProperties,
  type HTMLAttributes,
} from 'react';
import type { Theme } from '../../preload/contract/index.ts';
import { measure } from './measure.ts';
import { ScaleContext } from './scale.ts';
import styles from './stage.module.css';

const onResize = (changed: () => void): (() => void) => {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
};

/** One string, so that React sees an equal size as no change. */
const windowSize = (): string => `${window.innerWidth}x${window.innerHeight}`;

type StageProps = HTMLAttributes<HTMLDivElement> & {
  theme: Theme;
  accessible: boolean;
  diagonalInches: number;
  lowerEdgeMm: number;
};

/** The whole screen: the reference canvas scaled to the window, with its physical measures and its theme. */
export const Stage = ({
  theme,
  accessible,
  diagonalInches,
  lowerEdgeMm,
  children,
  ...rest
}: StageProps) => {
  const size = useSyncExternalStore(onResize, windowSize, () => '1080x1920');
  const at = useMemo(() => {
    const [width = 1080, height = 1920] = size.split('x').map(Number);
    return measure({ width, height }, { diagonalInches, lowerEdgeMm });
  }, [size, diagonalInches, lowerEdgeMm]);

  // On the root element: sizes in tokens.css are worked out there, and a dialog stands beside the stage.
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = accessible ? 'hc' : theme;
    root.dataset.orientation = at.orientation;
    root.dataset.reach = at.reach;
    root.dataset.mode = accessible ? 'accessible' : 'standard';
    root.style.setProperty('--mm', `${at.mm}px`);
    root.style.setProperty('--reach-top', `${at.reachTop}px`);
  }, [theme, accessible, at]);

  const style: CSSProperties = { zoom: at.zoom, width: at.width, height: at.height };
  return (
    <ScaleContext value={at.zoom}>
      <div {...rest} className={styles.stage} style={style}>
        {children}
      </div>
    </ScaleContext>
  );
};
