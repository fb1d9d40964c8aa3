import { isSoftware } from '../../scene/tier.ts';
import { COVER, linked, texture } from '../graphics.ts';
import type { Light } from './light.ts';
import { layOf, type Look, type Sides } from './look.ts';
import { PARTS, type Masks } from './masks.ts';
import { FRAGMENT } from './shader.ts';

/** What is painted onto a frame; `null` shows it bare. */
export type Painting = { readonly masks: Masks; readonly light: Light; readonly sides: Sides };

export type Mirror = {
  /** Drawn by the processor, pixel by pixel of all of a picture. */
  readonly software: boolean;
  /** Draws a frame in the size of the canvas, before the caller's task ends. */
  draw(frame: TexImageSource, painting: Painting | null): void;
  /** A context that was lost draws nothing any more. */
  isLost(): boolean;
  /** Gives everything back to the graphics card, the context among it. */
  dispose(): void;
};

/** `null` where there is no WebGL2: the caller then shows the plain picture and says so. */
export const openMirror = (canvas: HTMLCanvasElement | OffscreenCanvas): Mirror | null => {
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false });
  if (!(gl instanceof WebGL2RenderingContext)) return null;
  const program = linked(gl, COVER, FRAGMENT);
  if (!program) return null;
  const frame = texture(gl);
  const masks = texture(gl);
  const uniform = (name: string) => gl.getUniformLocation(program, name);
  const places = {
    at: uniform('at'),
    light: uniform('light'),
    colour: uniform('colour'),
    manner: uniform('manner'),
    finish: uniform('finish'),
  };
  gl.useProgram(program);
  gl.uniform1i(uniform('frame'), 0);
  gl.uniform1i(uniform('masks'), 1);
  // The browser would otherwise convert a frame's colours on their way, and the reference would not.
  gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const drawnBy = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  const bare = { width: 1, height: 1, data: new Uint8Array(4) };

  return {
    software: isSoftware(drawnBy),
    draw: (picture, painting) => {
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, frame);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture);
      const { width, height, data } = painting?.masks ?? bare;
      gl.activeTexture(gl.TEXTURE1);
      gl.bindTexture(gl.TEXTURE_2D, masks);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, data);
      if (painting) {
        const { left, right, at } = painting.sides;
        const worn = [...wornOf(left), ...wornOf(right)];
        gl.uniform1f(places.at, at);
        gl.uniform4fv(places.light, painting.light);
        gl.uniform4fv(
          places.colour,
          worn.flatMap(({ colour }) => colour),
        );
        gl.uniform4fv(
          places.manner,
          worn.flatMap(({ manner }) => manner),
        );
        gl.uniform2fv(
          places.finish,
          worn.flatMap(({ finish }) => finish),
        );
      }
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    },
    isLost: () => gl.isContextLost(),
    dispose: () => {
      gl.deleteTexture(frame);
      gl.deleteTexture(masks);
      gl.deleteProgram(program);
      gl.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
};

const NOTHING = { colour: [0, 0, 0, 0], manner: [0, 0, 0, 0], finish: [0, 0] };

const wornOf = (look: Look) =>
  PARTS.map((part) => {
    const worn = look[part];
    if (!worn) return NOTHING;
    const { cover, lift, relief, keep, shine, darkens } = layOf(part, worn.finish);
    return {
      colour: [...worn.colour, worn.intensity],
      manner: [cover, lift, relief, keep],
      finish: [shine, darkens ? 1 : 0],
    };
  });
