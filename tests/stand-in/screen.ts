import { EventEmitter } from 'node:events';
import type { Display, Screen } from 'electron';

const size = { width: 1080, height: 1920 };

/** A portrait panel, as most stores hang it. */
const panel = {
  id: 1,
  label: 'stand-in',
  bounds: { x: 0, y: 0, ...size },
  workArea: { x: 0, y: 0, ...size },
  size,
  workAreaSize: size,
  scaleFactor: 1,
  rotation: 0,
  touchSupport: 'available',
  internal: false,
} satisfies Partial<Display>;

class StandInScreen
  extends EventEmitter
  implements Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>
{
  /** Tests change this and emit `display-metrics-changed`, as a turned panel would. */
  displays = [panel as unknown as Display];

  getAllDisplays = (): Display[] => this.displays;
  getPrimaryDisplay = (): Display => {
    const [first] = this.displays;
    if (!first) throw new Error('no display');
    return first;
  };
}

export const screen = new StandInScreen();
