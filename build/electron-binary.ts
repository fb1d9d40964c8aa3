import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { places } from './places.ts';

const PACKAGE = join(places.root, 'node_modules', 'electron');

/** Electron's program, or null. The package itself is never imported: asked for its path, it starts a download. */
export const electronBinary = (): string | null => {
  const mark = join(PACKAGE, 'path.txt');
  if (!existsSync(mark)) return null;
  const name = readFileSync(mark, 'utf8').trim();
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(PACKAGE, 'dist');
  const binary = join(folder, name);
  return existsSync(binary) ? binary : null;
};

/** Whether there is anything to open a window on. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
