import { createContext, useContext } from 'react';

/** How many CSS pixels of the window one pixel of the page's own layout takes. */
export const ScaleContext = createContext(1);

/** Device pixels per layout pixel: what has to be whole where edges must be crisp. */
export const useDeviceScale = (): number => {
  const zoom = useContext(ScaleContext);
  return zoom * (typeof window === 'undefined' ? 1 : window.devicePixelRatio);
};

/** The nearest length, at least one device pixel, that is whole in device pixels. */
export const crisp = (length: number, deviceScale: number): number =>
  Math.max(1, Math.round(length * deviceScale)) / deviceScale;
