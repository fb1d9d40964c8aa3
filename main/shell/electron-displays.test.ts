import { EventEmitter } from 'node:events';
import type { BrowserWindow, Display, Rectangle, Screen } from 'electron';
import { expect, test } from 'vitest';
import { displayOf, followDisplay } from './electron-displays.ts';

const display = (id: number, x: number) =>
  ({ id, bounds: { x, y: 0, width: 1080, height: 1920 } }) as Display;

class Panels extends EventEmitter {
  all = [display(7, 0), display(3, 1080)];
  getPrimaryDisplay = () => display(3, 1080);
  getAllDisplays = () => this.all;
}

test('gives screens the primary display first, and it again where there are no more', () => {
  const panels = new Panels() as unknown as Screen;
  expect([0, 1, 2].map((index) => displayOf(panels, index).id)).toEqual([3, 7, 3]);
});

test('moves a window to where its display went, and back into kiosk mode', () => {
  const panels = new Panels();
  const did: unknown[] = [];
  const window = {
    isDestroyed: () => false,
    setKiosk: (flag: boolean) => did.push(flag),
    setBounds: (bounds: Rectangle) => did.push(bounds.x),
  } as unknown as BrowserWindow;
  const stop = followDisplay(panels as unknown as Screen, window, 1);
  panels.emit('display-metrics-changed');
  expect(did).toEqual([false, 0, true]);
  panels.all = [display(3, 1080)];
  panels.emit('display-removed');
  expect(did.slice(3)).toEqual([false, 1080, true]);
  stop();
  panels.emit('display-added');
  expect(did).toHaveLength(6);
});
