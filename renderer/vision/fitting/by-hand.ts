import type { Mask } from '../tracker/kinds.ts';
import { clamp, smoothstep } from './geometry.ts';
import { hairAt } from './hair.ts';
import { litOf, luminance } from './lit.ts';
import type { FittingMirror } from './mirror.ts';
import { look, pyramidOf, type Colour, type Level, type Pyramid } from './pyramid.ts';
import { dressedIn, stitches, type Stitch, type Window } from './raster.ts';
import { seamsOf, type Seams } from './seams.ts';
import { unlikeSkin, UNLIKE_SKIN, type Rgb } from './skin.ts';
import { FALLS, MOST_CAPSULES, SOFT, type Piece, type Wearing } from './wearing.ts';

/*
 * What `shaders.ts` says, by the processor, in the picture itself. Where no graphics card is, a shader is run by the
 * processor as well, for every pixel of the picture and then waited for; here it is those of the garment.
 */

type Size = readonly [width: number, height: number];
type Shades = { readonly wide: number; readonly values: Float32Array };
type Hung = { readonly picture: Pyramid; readonly seams: Seams | null };

/** The person's picture is this part of the frame, in each direction. */
const SMALLER = 4;
/** What is thinner than this in a garment's picture is none of it. */
const LEAST_CLOTH = 0.2;
/** Through more than this nothing is seen. */
const SOLID = 0.998;
/** Light and shade change slowly: they are looked at so many pixels apart. */
const APART = 8;

const premultiplied = ({ width, height, data }: ImageData): Level => {
  for (let i = 0; i < data.length; i += 4) {
    const share = (data[i + 3] ?? 0) / 255;
    for (let c = 0; c < 3; c += 1) data[i + c] = (data[i + c] ?? 0) * share;
  }
  return { width, height, data };
};

/** 0 to 255, between the middles of pixels. */
const read = ({ width, height, values }: Seams | Mask, u: number, v: number): number => {
  const x = u * width - 0.5;
  const y = v * height - 0.5;
  const column = x <= 0 ? 0 : x >= width - 1 ? width - 1 : x | 0;
  const row = y <= 0 ? 0 : y >= height - 1 ? height - 1 : y | 0;
  const across = column < width - 1 && x > 0 ? x - column : 0;
  const down = row < height - 1 && y > 0 ? y - row : 0;
  const at = row * width + column;
  const right = across > 0 ? 1 : 0;
  const below = down > 0 ? width : 0;
  const upper = (values[at] ?? 0) * (1 - across) + (values[at + right] ?? 0) * across;
  const lower =
    (values[at + below] ?? 0) * (1 - across) + (values[at + below + right] ?? 0) * across;
  return upper * (1 - down) + lower * down;
};

/** The person alone, small. */
const personIn = ({ width, height, data }: ImageData, mask: Mask): Pyramid => {
  const [wide, tall] = [Math.ceil(width / SMALLER), Math.ceil(height / SMALLER)];
  const small = new Uint8ClampedArray(wide * tall * 4);
  for (let y = 0; y < tall; y += 1)
    for (let x = 0; x < wide; x += 1) {
      const here = smoothstep(0.4, 0.8, read(mask, (x + 0.5) / wide, (y + 0.5) / tall) / 255);
      if (here === 0) continue;
      let [r, g, b, many] = [0, 0, 0, 0];
      for (let dy = 0; dy < SMALLER; dy += 1)
        for (let dx = 0; dx < SMALLER; dx += 1) {
          const [px, py] = [x * SMALLER + dx, y * SMALLER + dy];
          if (px >= width || py >= height) continue;
          const at = (py * width + px) * 4;
          r += data[at] ?? 0;
          g += data[at + 1] ?? 0;
          b += data[at + 2] ?? 0;
          many += 1;
        }
      const to = (y * wide + x) * 4;
      const share = here / (many || 1);
      small[to] = r * share;
      small[to + 1] = g * share;
      small[to + 2] = b * share;
      small[to + 3] = 255 * here;
    }
  return pyramidOf({ width: wide, height: tall, data: small });
};

/** The side the light comes from, as `shaders.ts` has it; in places that lie `APART`, row by row. */
const shadesOf = (
  person: Pyramid,
  { span, top, down }: Wearing['body'],
  [width, height]: Size,
  { left, top: first, right, bottom }: Window,
): Shades => {
  const wide = Math.ceil(width / APART) + 2;
  const values = new Float32Array(wide * (Math.ceil(height / APART) + 2));
  const level = Math.log2(Math.max(1, (0.2 * span) / SMALLER));
  const [asideX, asideY] = [(span * 0.07) / width, (span * 0.07) / height];
  const one: Colour = new Float32Array(4);
  const lightAt = (u: number, v: number): readonly [light: number, share: number] => {
    let [light, share] = [0, 0];
    for (let i = 0; i < 4; i += 1) {
      const x = u + (i < 2 ? -asideX : asideX);
      look(person, level, x, v + ((i & 1) === 0 ? -asideY : asideY), one);
      light += luminance(one[0] ?? 0, one[1] ?? 0, one[2] ?? 0) / (4 * 255);
      share += (one[3] ?? 0) / (4 * 255);
    }
    return [light / Math.max(share, 0.02), share];
  };
  for (let row = Math.floor(first / APART); row <= Math.ceil(bottom / APART); row += 1)
    for (let column = Math.floor(left / APART); column <= Math.ceil(right / APART); column += 1) {
      const [x, y] = [column * APART, row * APART];
      const [mine, mineSeen] = lightAt(x / width, y / height);
      const [offX, offY] = [x - top[0], y - top[1]];
      const along = 2 * (offX * down[0] + offY * down[1]);
      const [theirs, theirsSeen] = lightAt(
        (x - 2 * offX + along * down[0]) / width,
        (y - 2 * offY + along * down[1]) / height,
      );
      const known = smoothstep(0.1, 0.5, Math.min(mineSeen, theirsSeen));
      values[row * wide + column] = clamp(
        1 + (0.45 * known * (mine - theirs)) / Math.max(mine + theirs, 0.2),
        0.82,
        1.12,
      );
    }
  return { wide, values };
};

const shadeAt = ({ wide, values }: Shades, x: number, y: number): number => {
  const column = (x / APART) | 0;
  const row = (y / APART) | 0;
  const across = x / APART - column;
  const below = y / APART - row;
  const at = row * wide + column;
  const upper = (values[at] ?? 1) * (1 - across) + (values[at + 1] ?? 1) * across;
  const lower = (values[at + wide] ?? 1) * (1 - across) + (values[at + wide + 1] ?? 1) * across;
  return upper * (1 - below) + lower * below;
};

/** What is in front of cloth at a place, 0 to 1: the head, its hair, and the arms of one piece. */
const inFrontOf = (
  arms: Piece['arms'],
  { body: { head }, hair }: Wearing,
  person: Pyramid,
  bare: Uint8ClampedArray,
  [width, height]: Size,
) => {
  const there: Colour = new Float32Array(4);
  const colourAt = (x: number, y: number, level: number): Rgb => {
    look(person, level, x / width, y / height, there);
    const share = Math.max((there[3] ?? 0) / 255, 0.05) * 255;
    return [(there[0] ?? 0) / share, (there[1] ?? 0) / share, (there[2] ?? 0) / share];
  };
  const face = head ? colourAt(...head.centre, Math.log2(Math.max(1, head.wide / SMALLER))) : null;
  /** Objects of numbers alone: this is asked for every pixel of cloth. */
  const before = arms.slice(0, MOST_CAPSULES).map(({ from, to, thick, thin, isHand }) => {
    const alongX = to[0] - from[0];
    const alongY = to[1] - from[1];
    const long = Math.max(alongX * alongX + alongY * alongY, 1);
    const most = 1.1 * Math.max(thick, thin);
    const unlikeHand = isHand ? unlikeSkin(face, colourAt(...from, 1)) : null;
    return { fromX: from[0], fromY: from[1], alongX, alongY, long, thick, thin, most, unlikeHand };
  });
  const headX = head?.centre[0] ?? 0;
  const headY = head?.centre[1] ?? 0;
  const upX = head?.up[0] ?? 0;
  const upY = head?.up[1] ?? 0;
  const wide = head?.wide ?? 0;
  const tall = head?.tall ?? 0;
  const headReach = 1.06 * Math.max(wide, tall);
  /** The colour about a place: of three by three pixels. */
  const colourAbout = (x: number, y: number): Rgb => {
    let [r, g, b] = [0, 0, 0];
    for (let dy = -1; dy <= 1; dy += 1)
      for (let dx = -1; dx <= 1; dx += 1) {
        const at = (clamp(y + dy, 0, height - 1) * width + clamp(x + dx, 0, width - 1)) * 4;
        r += bare[at] ?? 0;
        g += bare[at + 1] ?? 0;
        b += bare[at + 2] ?? 0;
      }
    return [r / (9 * 255), g / (9 * 255), b / (9 * 255)];
  };
  const otherThan = ([r, g, b]: Rgb, [s, t, u]: Rgb): number => Math.hypot(r - s, g - t, b - u);
  return (column: number, row: number): number => {
    const x = column + 0.5;
    const y = row + 0.5;
    let front = 0;
    const headDx = x - headX;
    const headDy = y - headY;
    if (headDx * headDx + headDy * headDy < headReach * headReach) {
      const side = (headDy * upX - headDx * upY) / wide;
      const up = (headDx * upX + headDy * upY) / tall;
      front = 1 - smoothstep(0.94, 1.06, Math.sqrt(side * side + up * up));
    }
    if (hair && front < 1) {
      const at = (row * width + column) * 4;
      front = Math.max(
        front,
        hairAt(hair, x, y, bare[at] ?? 0, bare[at + 1] ?? 0, bare[at + 2] ?? 0),
      );
    }
    for (const { fromX, fromY, alongX, alongY, long, thick, thin, most, unlikeHand } of before) {
      const share = clamp(((x - fromX) * alongX + (y - fromY) * alongY) / long, 0, 1);
      const boneX = fromX + alongX * share;
      const boneY = fromY + alongY * share;
      const dx = x - boneX;
      const dy = y - boneY;
      const away = dx * dx + dy * dy;
      if (away > most * most) continue;
      const far = Math.sqrt(away) / (thick + (thin - thick) * share);
      if (far > 1.1) continue;
      const here = colourAbout(column, row);
      const edge = unlikeHand
        ? 1.08 - 1.08 * smoothstep(UNLIKE_SKIN.least, UNLIKE_SKIN.most, unlikeHand(here))
        : 1.08 - 0.53 * smoothstep(0.1, 0.24, otherThan(here, colourAt(boneX, boneY, 1)));
      front = Math.max(front, 1 - smoothstep(edge - 0.08, edge, far));
    }
    return front;
  };
};

export const openHandMirror = (): FittingMirror => {
  const sheet = new OffscreenCanvas(1, 1);
  const pen = sheet.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!pen) throw new Error('a worker without a 2D canvas');
  const hung = new Map<string, Hung>();
  /** The picture as it came, and where a piece is that nothing shines through: the same memory for all pictures. */
  let bare = new Uint8ClampedArray(0);
  let solid = new Uint8Array(0);

  const dress = (picture: ImageData, wearing: Wearing, mask: Mask) => {
    const { width, height, data } = picture;
    const size: Size = [width, height];
    const { body, pieces } = wearing;
    const within = dressedIn(wearing, width, height);
    if (bare.length !== data.length) {
      bare = new Uint8ClampedArray(data.length);
      solid = new Uint8Array(width * height);
    }
    bare.set(data);
    const person = personIn(picture, mask);
    const shades = shadesOf(person, body, size, within);
    const light = clamp(Math.sqrt(litOf(picture) / 0.42), 0.55, 1.04);
    const soft = Math.log2(Math.max(1, SOFT * body.span));
    const own: Colour = new Float32Array(4);
    const isPerson = (x: number, y: number): number =>
      smoothstep(0.35, 0.65, read(mask, (x + 0.5) / width, (y + 0.5) / height) / 255);

    for (const { garment, part, mesh, arms, tuck } of pieces) {
      const one = hung.get(garment.sku);
      const [first] = one?.picture ?? [];
      if (!one || !first) continue;
      const inFront = inFrontOf(arms, wearing, person, bare, size);
      const cloth = [first.width, first.height] as const;
      // Cloth first, and a shadow only where it is to be seen: under most of a garment there is none to paint.
      solid.fill(0);
      const rim: number[] = [];
      const blend = (at: number, r: number, g: number, b: number, over: number) => {
        data[at] = r + (data[at] ?? 0) * (1 - over);
        data[at + 1] = g + (data[at + 1] ?? 0) * (1 - over);
        data[at + 2] = b + (data[at + 2] ?? 0) * (1 - over);
      };
      /** How much of a stitch of this piece is there, 0 to 1, with its colour in `own`. */
      const seenOf = ({ x, y, u, v }: Stitch, level: number): number => {
        if (u < 0 || v < 0 || u > 1 || v > 1) return 0;
        look(one.picture, level, u, v, own);
        // What is left of a shadow on the table is no cloth.
        if ((own[3] ?? 0) <= LEAST_CLOTH * 255) return 0;
        let share = 1;
        if (one.seams) {
          const sleeve = read(one.seams, u, v) / 255;
          // The trunk reaches a little under the sleeve, so that no gap opens as they part.
          share =
            part === 'trunk' ? 1 - smoothstep(0.62, 0.68, sleeve) : smoothstep(0.44, 0.5, sleeve);
        }
        share *= smoothstep(LEAST_CLOTH, 0.6, ((own[3] ?? 0) / 255) * share);
        if (((own[3] ?? 0) / 255) * share < 0.004) return 0;
        if (tuck)
          share *=
            1 -
            smoothstep(
              -1,
              1,
              (x + 0.5 - tuck.from[0]) * tuck.away[0] + (y + 0.5 - tuck.from[1]) * tuck.away[1],
            );
        const front = inFront(x, y);
        return front > 0 ? share * (1 - front * isPerson(x, y)) : share;
      };
      stitches(mesh, cloth, 0, 0, within, (stitch, level) => {
        const share = seenOf(stitch, level);
        const over = ((own[3] ?? 0) / 255) * share;
        if (over === 0) return;
        const { x, y, turned } = stitch;
        const away = Math.abs(turned);
        const shade =
          share * light * shadeAt(shades, x + 0.5, y + 0.5) * (1 - 0.13 * away * away * away);
        const [r, g, b] = [(own[0] ?? 0) * shade, (own[1] ?? 0) * shade, (own[2] ?? 0) * shade];
        const pixel = y * width + x;
        if (over > SOLID) solid[pixel] = 1;
        if (solid[pixel] === 1) blend(pixel * 4, r, g, b, over);
        else rim.push(pixel * 4, r, g, b, over);
      });
      stitches(mesh, cloth, FALLS * body.span, mesh.shadowFrom, within, (stitch, level) => {
        const pixel = stitch.y * width + stitch.x;
        if (solid[pixel] === 1) return;
        // It is soft: which of two sizes it is read from is not to be seen.
        const share = seenOf(stitch, Math.round(level + soft));
        const over = ((own[3] ?? 0) / 255) * share;
        if (over > 0) blend(pixel * 4, 0, 0, 0, over * 0.3 * isPerson(stitch.x, stitch.y));
      });
      for (let i = 0; i < rim.length; i += 5) {
        const at = rim[i] ?? 0;
        if (solid[at / 4] === 1) continue;
        blend(at, rim[i + 1] ?? 0, rim[i + 2] ?? 0, rim[i + 3] ?? 0, rim[i + 4] ?? 0);
      }
    }
  };

  return {
    hang(garment, picture) {
      const { width, height } = picture;
      const canvas = new OffscreenCanvas(width, height);
      const reader = canvas.getContext('2d', { willReadFrequently: true });
      reader?.drawImage(picture, 0, 0);
      picture.close();
      const pixels = reader?.getImageData(0, 0, width, height);
      if (!pixels) return;
      hung.set(garment.sku, {
        picture: pyramidOf(premultiplied(pixels)),
        seams: seamsOf(garment),
      });
    },
    paint(picture, worn) {
      if (worn) dress(picture, worn.wearing, worn.mask);
      if (sheet.width !== picture.width || sheet.height !== picture.height) {
        sheet.width = picture.width;
        sheet.height = picture.height;
      }
      pen.putImageData(picture, 0, 0);
      return sheet.transferToImageBitmap();
    },
    dispose() {
      hung.clear();
      bare.fill(0);
      sheet.width = sheet.height = 0;
    },
  };
};
