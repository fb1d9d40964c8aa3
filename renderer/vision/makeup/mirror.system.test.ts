import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from '@playwright/test';
import { launchChromium } from '../../../tests/fakes/chromium.ts';
import { drawFace, NEUTRAL_SKIN, type DrawnFace } from '../../../tests/fakes/drawn-face.ts';
import { labOfHex } from './colour.ts';
import { lightOf } from './light.ts';
import type { Finish, Sides } from './look.ts';
import { masksOf } from './masks.ts';
import type { Mirror, Painting } from './mirror.ts';
import { paint } from './paint.ts';

let browser: Browser;
let page: Page;

/** The module as a page gets it, under a name that the page's own functions below can reach. */
const bundled = async (): Promise<string> => {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: new URL('./mirror.ts', import.meta.url).pathname,
        formats: ['iife'],
        name: 'mirror',
      },
    },
  });
  const [one] = Array.isArray(made) ? made : [made];
  if (!one || !('output' in one)) throw new Error('Nothing was built');
  return one.output[0].code;
};

beforeAll(async () => {
  const [code, opened] = await Promise.all([bundled(), launchChromium()]);
  browser = opened;
  page = await browser.newPage();
  await page.addScriptTag({ content: `${code}\nglobalThis.mirror = mirror;` });
});
afterAll(() => browser.close());

type InPage = { mirror: { openMirror: (canvas: OffscreenCanvas) => Mirror | null } };

/** Draws in Chromium and reads the canvas back, pixel by pixel. */
const drawn = async (face: DrawnFace, painting: Painting | null): Promise<Uint8Array> => {
  const inside = {
    width: face.width,
    height: face.height,
    data: Buffer.from(face.data).toString('base64'),
    painting: painting && {
      ...painting,
      masks: { ...painting.masks, data: Buffer.from(painting.masks.data).toString('base64') },
    },
  };
  const read = await page.evaluate(({ width, height, data, painting }) => {
    const bytes = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const canvas = new OffscreenCanvas(width, height);
    const mirror = (globalThis as unknown as InPage).mirror.openMirror(canvas);
    if (!mirror) return null;
    const frame = new ImageData(new Uint8ClampedArray(bytes(data)), width, height);
    mirror.draw(
      frame,
      painting && {
        ...painting,
        masks: { ...painting.masks, data: bytes(painting.masks.data) },
      },
    );
    const gl = canvas.getContext('webgl2');
    if (!gl) return null;
    const pixels = new Uint8Array(width * height * 4);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    mirror.dispose();
    let text = '';
    for (let i = 0; i < pixels.length; i += 8192)
      text += String.fromCharCode(...pixels.subarray(i, i + 8192));
    return { pixels: btoa(text), lost: gl.isContextLost() };
  }, inside);
  if (!read) throw new Error('No WebGL2 in this Chromium');
  expect(read.lost).toBe(true);
  const upsideDown = Buffer.from(read.pixels, 'base64');
  const row = face.width * 4;
  return Uint8Array.from({ length: upsideDown.length }, (_, i) => {
    const y = face.height - 1 - Math.floor(i / row);
    return upsideDown[y * row + (i % row)] ?? 0;
  });
};

const worn = (hex: string, finish: Finish = 'satin', intensity = 1) => ({
  colour: labOfHex(hex),
  finish,
  intensity,
});

const SIDES: readonly Sides[] = [
  { left: {}, right: { lips: worn('#b3261e', 'matte') }, at: 0 },
  {
    left: { lips: worn('#5a1e2b', 'gloss', 0.8), cheeks: worn('#e2786e') },
    right: {
      lips: worn('#a52a4d'),
      cheeks: worn('#d98a6a', 'satin', 0.6),
      lids: worn('#7a5a6a'),
      brows: worn('#4a3426', 'matte', 0.7),
    },
    at: 0.5,
  },
];

describe('the mirror on a graphics card', () => {
  it.each([NEUTRAL_SKIN, '#f6ede4', '#3a312a'])(
    'draws what the reference says on %s',
    async (skin) => {
      const face = drawFace({ faceWidth: 300, skin, open: 0.5, yaw: 0.15 });
      const masks = masksOf(face.landmarks, face.width, face.height);
      const light = lightOf(face, masks);
      for (const sides of SIDES) {
        const want = paint(face, masks, light, sides);
        const got = await drawn(face, { masks, light, sides });
        let worst = 0;
        let changed = 0;
        for (let i = 0; i < want.length; i += 1) {
          worst = Math.max(worst, Math.abs((want[i] ?? 0) - (got[i] ?? 0)));
          if (want[i] !== face.data[i]) changed += 1;
        }
        expect(changed).toBeGreaterThan(3000);
        // Textures are sampled in steps of 1/256 of a pixel.
        expect(worst).toBeLessThanOrEqual(2);
      }
    },
  );

  it('shows the very frame where nothing is painted', async () => {
    const face = drawFace({ faceWidth: 150 });
    expect(Buffer.from(await drawn(face, null)).equals(Buffer.from(face.data))).toBe(true);
  });
});
