import { openSync, closeSync, writeSync } from 'node:fs';
import { openVisionPage } from '../vision/vision-page.ts';

const WIDTH = 1280;
const HEIGHT = 720;
const MOMENTS = 20;

const clamp = (value: number): number => Math.min(255, Math.max(0, Math.round(value)));

/** BT.601 within 16 to 235, a colour for each square of four: what Chromium's camera of a file takes. */
const planes = (rgba: Buffer): Buffer => {
  const [wide, high] = [WIDTH / 2, HEIGHT / 2];
  const out = Buffer.alloc(WIDTH * HEIGHT + 2 * wide * high);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const at = (y * WIDTH + x) * 4;
      const [r = 0, g = 0, b = 0] = [rgba[at], rgba[at + 1], rgba[at + 2]];
      out[y * WIDTH + x] = clamp(16 + 0.257 * r + 0.504 * g + 0.098 * b);
      if (y % 2 || x % 2) continue;
      const small = (y / 2) * wide + x / 2;
      out[WIDTH * HEIGHT + small] = clamp(128 - 0.148 * r - 0.291 * g + 0.439 * b);
      out[WIDTH * HEIGHT + wide * high + small] = clamp(128 + 0.439 * r - 0.368 * g - 0.071 * b);
    }
  return out;
};

/**
 * Films the drawn person into a file that Chromium takes for a camera: a screen then does for a picture what it does in a
 * shop, where nobody is drawn. Answers with what to start Chromium with.
 */
export const filmPerson = async (file: string): Promise<readonly string[]> => {
  const vision = await openVisionPage('tests/vision/page/index.html');
  try {
    await vision.page.waitForFunction(() => 'vision' in window);
    const pictures = await vision.page.evaluate((given) => window.vision.film(...given), [
      WIDTH,
      HEIGHT,
      MOMENTS,
    ] as const);
    const out = openSync(file, 'w');
    writeSync(out, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F15:1 Ip A1:1 C420jpeg\n`);
    for (const picture of pictures) {
      writeSync(out, 'FRAME\n');
      writeSync(out, planes(Buffer.from(picture, 'base64')));
    }
    closeSync(out);
  } finally {
    await vision.close();
  }
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
};
