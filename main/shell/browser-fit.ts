import { z } from 'zod';
import type { DevTools } from './browser-pipe.ts';

const evaluated = z.object({ result: z.object({ value: z.string() }) });
const sizes = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const windowFor = z.object({ windowId: z.number() });

const SIZES = 'JSON.stringify([screen.width, screen.height, innerWidth, innerHeight])';

/**
 * Makes a kiosk's window fill its display. A window manager does that; on a bare X server there is none, and the
 * window believes it fills the display while it does not.
 */
export const fillDisplay = async (
  devTools: DevTools,
  sessionId: string,
  targetId: string,
): Promise<void> => {
  const asked = { expression: SIZES, returnByValue: true };
  const answer = evaluated.parse(await devTools.send('Runtime.evaluate', asked, sessionId));
  const [width, height, innerWidth, innerHeight] = sizes.parse(JSON.parse(answer.result.value));
  if (innerWidth >= width && innerHeight >= height) return;
  const { windowId } = windowFor.parse(
    await devTools.send('Browser.getWindowForTarget', { targetId }),
  );
  // Bounds are refused to a window that calls itself fullscreen.
  for (const bounds of [
    { windowState: 'normal' },
    { left: 0, top: 0, width, height },
    { windowState: 'fullscreen' },
  ])
    await devTools.send('Browser.setWindowBounds', { windowId, bounds });
};
