import type { Wearable } from '../../../preload/contract/index.ts';

/** What was frozen: a picture, and what is worn in it. In memory alone, until it is deleted or the view goes. */
export type Look = { readonly picture: HTMLCanvasElement; readonly worn: readonly Wearable[] };

/** Upright, as one stands: what the portrait screen shows of a wide picture, too. */
const ASPECT = 3 / 4;
const MOST_TALL = 1_280;

/** A copy of what the mirror shows, its middle cut upright; null where it shows nothing. */
export const copyOf = (source: HTMLCanvasElement, mirror: boolean): HTMLCanvasElement | null => {
  const { width, height } = source;
  if (width === 0 || height === 0) return null;
  const cutWide = Math.min(width, height * ASPECT);
  const times = Math.min(1, MOST_TALL / height);
  const picture = document.createElement('canvas');
  picture.width = Math.round(cutWide * times);
  picture.height = Math.round(height * times);
  const pen = picture.getContext('2d', { alpha: false });
  if (!pen) return null;
  if (mirror) pen.setTransform(-1, 0, 0, 1, picture.width, 0);
  pen.drawImage(
    source,
    (width - cutWide) / 2,
    0,
    cutWide,
    height,
    0,
    0,
    picture.width,
    picture.height,
  );
  return picture;
};

export const empty = ({ picture }: Look): void => {
  picture.width = picture.height = 0;
};

const FOOT = 0.13;

/** For a phone: the look, and below it what is worn and whose it is. */
export const printLook = (
  { picture }: Look,
  lines: readonly string[],
  brand: string,
  font: string,
): HTMLCanvasElement => {
  const sheet = document.createElement('canvas');
  const times = Math.max(1, 720 / picture.width);
  const width = Math.round(picture.width * times);
  const tall = Math.round(picture.height * times);
  const foot = Math.round(tall * FOOT);
  sheet.width = width;
  sheet.height = tall + foot;
  const pen = sheet.getContext('2d', { alpha: false });
  if (!pen) return sheet;
  pen.fillStyle = '#fffdf9';
  pen.fillRect(0, 0, width, tall + foot);
  pen.drawImage(picture, 0, 0, width, tall);
  const edge = Math.round(width * 0.045);
  const size = Math.round(foot * 0.24);
  pen.fillStyle = '#b3261e';
  pen.fillRect(edge, tall + foot * 0.2, size * 0.32, size * 1.05);
  pen.fillStyle = '#17130f';
  pen.textBaseline = 'middle';
  pen.font = `600 ${size}px ${font}`;
  pen.fillText(brand, edge + size * 0.7, tall + foot * 0.2 + size * 0.55, width - 2 * edge - size);
  pen.font = `400 ${Math.round(size * 0.8)}px ${font}`;
  pen.fillText(lines.join(' · '), edge, tall + foot * 0.7, width - 2 * edge);
  return sheet;
};
