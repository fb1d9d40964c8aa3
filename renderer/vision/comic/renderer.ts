import { linked } from '../graphics.ts';
import { comic } from './parameters.ts';
import { drawComic } from './reference.ts';
import { BLUR, COVER, DRAW, SMOOTH } from './shaders.ts';

/** Draws the comic of one picture after another onto its canvas; reading the canvas in the same task gets the picture. */
export type ComicRenderer = {
  readonly canvas: OffscreenCanvas;
  draw(source: TexImageSource & CanvasImageSource, width: number, height: number): void;
  /** Gives back every texture, and the context itself. */
  close(): void;
};

type Target = { readonly texture: WebGLTexture; readonly frame: WebGLFramebuffer };
type Names = 'source' | 'size' | 'axis' | 'grey' | 'blurred';

const program = (gl: WebGL2RenderingContext, fragment: string) => {
  const made = linked(gl, COVER, fragment);
  return made && { made, uniform: (name: Names) => gl.getUniformLocation(made, name) };
};
type Program = NonNullable<ReturnType<typeof program>>;

/** Whole pixels: nothing is blended. */
const texture = (gl: WebGL2RenderingContext): WebGLTexture => {
  const made = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, made);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
  return made;
};

const target = (gl: WebGL2RenderingContext, width: number, height: number): Target => {
  const kept = texture(gl);
  // Lines are small differences of two blurs, made 18 times as large: bytes would show as noise.
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, width, height);
  const frame = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, kept, 0);
  return { texture: kept, frame };
};

/** Null where this machine cannot: `plainRenderer` draws the same, slower. */
const webglRenderer = (): ComicRenderer | null => {
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false });
  if (!gl?.getExtension('EXT_color_buffer_float')) return null;
  const smooth = program(gl, SMOOTH);
  const blur = program(gl, BLUR);
  const last = program(gl, DRAW);
  if (!smooth || !blur || !last) return null;
  const photograph = texture(gl);
  let targets: readonly [Target, Target, Target] | null = null;
  let [width, height] = [0, 0];

  const forget = () => {
    for (const { texture: kept, frame } of targets ?? []) {
      gl.deleteTexture(kept);
      gl.deleteFramebuffer(frame);
    }
    targets = null;
  };

  const resize = (w: number, h: number) => {
    if (targets && w === width && h === height) return targets;
    forget();
    [width, height] = [w, h];
    canvas.width = w;
    canvas.height = h;
    return (targets = [target(gl, w, h), target(gl, w, h), target(gl, w, h)]);
  };

  const pass = (
    { made, uniform }: Program,
    from: WebGLTexture,
    to: Target | null,
    [dx, dy]: readonly [number, number],
    more?: (at: typeof uniform) => void,
  ) => {
    gl.useProgram(made);
    gl.bindFramebuffer(gl.FRAMEBUFFER, to?.frame ?? null);
    gl.viewport(0, 0, width, height);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, from);
    gl.uniform1i(uniform('source'), 0);
    gl.uniform2i(uniform('size'), width, height);
    gl.uniform2i(uniform('axis'), dx, dy);
    more?.(uniform);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  };

  return {
    canvas,
    draw(source, w, h) {
      const [a, b, c] = resize(w, h);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, photograph);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, source);
      let from = photograph;
      for (const step of comic.smooth.steps) {
        pass(smooth, from, a, [step, 0]);
        pass(smooth, a.texture, b, [0, step]);
        from = b.texture;
      }
      pass(blur, b.texture, a, [1, 0], (at) => gl.uniform1i(at('grey'), 1));
      pass(blur, a.texture, c, [0, 1], (at) => gl.uniform1i(at('grey'), 0));
      pass(last, b.texture, null, [0, 0], (at) => {
        gl.activeTexture(gl.TEXTURE1);
        gl.bindTexture(gl.TEXTURE_2D, c.texture);
        gl.uniform1i(at('blurred'), 1);
      });
    },
    close() {
      forget();
      gl.deleteTexture(photograph);
      for (const { made } of [smooth, blur, last]) gl.deleteProgram(made);
      gl.getExtension('WEBGL_lose_context')?.loseContext();
      canvas.width = canvas.height = 0;
    },
  };
};

const plainRenderer = (): ComicRenderer => {
  const canvas = new OffscreenCanvas(1, 1);
  return {
    canvas,
    draw(source, width, height) {
      canvas.width = width;
      canvas.height = height;
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      if (!pen) return;
      pen.drawImage(source, 0, 0, width, height);
      const { picture } = drawComic(pen.getImageData(0, 0, width, height));
      pen.putImageData(new ImageData(new Uint8ClampedArray(picture.data), width, height), 0, 0);
    },
    close() {
      canvas.width = canvas.height = 0;
    },
  };
};

export const openComicRenderer = (): ComicRenderer => webglRenderer() ?? plainRenderer();
