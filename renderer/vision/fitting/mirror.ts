import type { Garment } from '../../../preload/contract/index.ts';
import { isSoftware } from '../../scene/tier.ts';
import { COVER, linked, texture } from '../graphics.ts';
import { NO_HAIR, type Hair } from './hair.ts';
import { openHandMirror } from './by-hand.ts';
import type { Mask } from '../tracker/kinds.ts';
import { litOf } from './lit.ts';
import { seamsOf } from './seams.ts';
import { CLOTH, DRAPE, PERSON, SHOW } from './shaders.ts';
import { FALLS, MOST_CAPSULES, type Piece, type Wearing } from './wearing.ts';

export type FittingMirror = {
  /** A garment is drawn from the moment its picture is there; the picture is closed. */
  hang(garment: Garment, picture: ImageBitmap): void;
  /** The picture with what is worn, null shows it bare. It may be painted in the one that is given. */
  paint(
    picture: ImageData,
    worn: { readonly wearing: Wearing; readonly mask: Mask } | null,
  ): ImageBitmap;
  /** Gives everything back to the graphics card, the context among it. */
  dispose(): void;
};

type Hung = { readonly picture: WebGLTexture; readonly seams: WebGLTexture; readonly cut: boolean };

const sized = (canvas: OffscreenCanvas, { width, height }: ImageData) => {
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
};

/** The person's picture is this part of the frame, in each direction. */
const SMALLER = 4;

/** Drawn by WebGL2; null where there is none. `software`: the processor runs the shaders. */
export const openCardMirror = (): (FittingMirror & { readonly software: boolean }) | null => {
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false });
  if (!(gl instanceof WebGL2RenderingContext)) return null;
  const show = linked(gl, COVER, SHOW);
  const person = linked(gl, COVER, PERSON);
  const cloth = linked(gl, DRAPE, CLOTH);
  if (!show || !person || !cloth) return null;
  const names = new Map<string, WebGLUniformLocation | null>();
  const uniform = (program: WebGLProgram, name: string) => {
    const key = `${program === cloth ? 'cloth' : program === person ? 'person' : 'show'} ${name}`;
    if (!names.has(key)) names.set(key, gl.getUniformLocation(program, name));
    return names.get(key) ?? null;
  };
  const frame = texture(gl);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
  const mask = texture(gl);
  const light = texture(gl);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
  const target = gl.createFramebuffer();
  const hair = texture(gl);
  const noSeams = texture(gl);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, 1, 1, 0, gl.RED, gl.UNSIGNED_BYTE, new Uint8Array([0]));
  const hung = new Map<string, Hung>();
  const full = gl.createVertexArray();
  const drape = gl.createVertexArray();
  const buffers = {
    places: gl.createBuffer(),
    cloth: gl.createBuffer(),
    round: gl.createBuffer(),
    triangles: gl.createBuffer(),
  };
  gl.bindVertexArray(drape);
  for (const [name, buffer, size] of [
    ['spot', buffers.places, 2],
    ['cloth', buffers.cloth, 2],
    ['bend', buffers.round, 1],
  ] as const) {
    const at = gl.getAttribLocation(cloth, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, size, gl.FLOAT, false, 0, 0);
  }
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffers.triangles);
  gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  let [lightWide, lightTall] = [0, 0];
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const drawnBy = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));

  const bind = (unit: number, bound: WebGLTexture) => {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, bound);
  };

  const lightOf = (width: number, height: number, found: Mask) => {
    bind(1, mask);
    gl.texImage2D(
      gl.TEXTURE_2D,
      0,
      gl.R8,
      found.width,
      found.height,
      0,
      gl.RED,
      gl.UNSIGNED_BYTE,
      found.values,
    );
    const [wide, tall] = [Math.ceil(width / SMALLER), Math.ceil(height / SMALLER)];
    bind(2, light);
    if (wide !== lightWide || tall !== lightTall) {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, wide, tall, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
      [lightWide, lightTall] = [wide, tall];
    }
    gl.bindFramebuffer(gl.FRAMEBUFFER, target);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, light, 0);
    gl.viewport(0, 0, wide, tall);
    gl.useProgram(person);
    gl.uniform1i(uniform(person, 'frame'), 0);
    gl.uniform1i(uniform(person, 'mask'), 1);
    gl.bindVertexArray(full);
    // Its own texture may not be bound where it is drawn into.
    bind(2, noSeams);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    bind(2, light);
    gl.generateMipmap(gl.TEXTURE_2D);
  };

  const combOut = (found: Hair | null) => {
    bind(5, hair);
    const { left, top, cell, width, height, cells } = found ?? NO_HAIR;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, cells);
    gl.uniform3f(uniform(cloth, 'strands'), left, top, found ? cell : 0);
  };

  const drawPiece = ({ garment, part, mesh, arms, tuck }: Piece, span: number) => {
    const one = hung.get(garment.sku);
    if (!one) return;
    bind(3, one.picture);
    bind(4, one.seams);
    gl.uniform1i(uniform(cloth, 'part'), !one.cut ? 0 : part === 'trunk' ? 1 : 2);
    const before = arms.slice(0, MOST_CAPSULES);
    gl.uniform1i(uniform(cloth, 'arms'), before.length);
    if (before.length > 0) {
      gl.uniform4fv(
        uniform(cloth, 'arm'),
        before.flatMap(({ from, to }) => [...from, ...to]),
      );
      gl.uniform3fv(
        uniform(cloth, 'thick'),
        before.flatMap(({ thick, thin, isHand }) => [thick, thin, isHand ? 1 : 0]),
      );
    }
    gl.uniform4f(
      uniform(cloth, 'tuck'),
      ...(tuck ? ([...tuck.from, ...tuck.away] as const) : ([0, 0, 0, 0] as const)),
    );
    for (const [buffer, data] of [
      [buffers.places, mesh.places],
      [buffers.cloth, mesh.cloth],
      [buffers.round, mesh.round],
    ] as const) {
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, data, gl.STREAM_DRAW);
    }
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, mesh.triangles, gl.STREAM_DRAW);
    for (const isShadow of [true, false]) {
      const from = isShadow ? mesh.shadowFrom : 0;
      gl.uniform1i(uniform(cloth, 'shadow'), isShadow ? 1 : 0);
      gl.uniform2f(uniform(cloth, 'shift'), 0, isShadow ? FALLS * span : 0);
      gl.drawElements(gl.TRIANGLES, mesh.triangles.length - from, gl.UNSIGNED_SHORT, from * 2);
    }
  };

  const draw = (
    picture: ImageData,
    worn: { readonly wearing: Wearing; readonly mask: Mask } | null,
  ) => {
    const { width, height } = picture;
    bind(0, frame);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture);
    gl.generateMipmap(gl.TEXTURE_2D);
    gl.disable(gl.BLEND);
    if (worn) lightOf(width, height, worn.mask);
    gl.viewport(0, 0, canvas.width, canvas.height);
    gl.useProgram(show);
    gl.uniform1i(uniform(show, 'frame'), 0);
    gl.bindVertexArray(full);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    if (!worn) return;
    const { body, pieces } = worn.wearing;
    const { span, head } = body;
    gl.useProgram(cloth);
    gl.bindVertexArray(drape);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    for (const [name, unit] of [
      ['frame', 0],
      ['mask', 1],
      ['person', 2],
      ['picture', 3],
      ['seams', 4],
      ['hair', 5],
    ] as const)
      gl.uniform1i(uniform(cloth, name), unit);
    gl.uniform2f(uniform(cloth, 'size'), width, height);
    gl.uniform1f(uniform(cloth, 'span'), span);
    gl.uniform1f(uniform(cloth, 'lit'), litOf(picture));
    gl.uniform1f(uniform(cloth, 'level'), Math.log2(Math.max(1, (0.2 * span) / SMALLER)));
    gl.uniform1f(uniform(cloth, 'skin'), Math.log2(Math.max(1, (head?.wide ?? 0) / SMALLER)));
    gl.uniform4f(uniform(cloth, 'spine'), ...body.top, ...body.down);
    if (head) {
      gl.uniform4f(uniform(cloth, 'head'), ...head.centre, head.wide, head.tall);
      gl.uniform2f(uniform(cloth, 'crown'), ...head.up);
    } else gl.uniform4f(uniform(cloth, 'head'), 0, 0, 0, 0);
    combOut(worn.wearing.hair);
    for (const piece of pieces) drawPiece(piece, span);
  };

  return {
    software: isSoftware(drawnBy),
    hang(garment, picture) {
      const cut = seamsOf(garment);
      const kept = {
        picture: texture(gl),
        seams: cut ? texture(gl) : noSeams,
        cut: cut !== null,
      };
      if (cut)
        gl.texImage2D(
          gl.TEXTURE_2D,
          0,
          gl.R8,
          cut.width,
          cut.height,
          0,
          gl.RED,
          gl.UNSIGNED_BYTE,
          cut.values,
        );
      bind(3, kept.picture);
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture);
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
      gl.generateMipmap(gl.TEXTURE_2D);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
      picture.close();
      hung.set(garment.sku, kept);
    },
    paint(picture, worn) {
      // Whoever attends to this worker begins another one, with another context.
      if (gl.isContextLost()) throw new Error('the graphics were lost');
      sized(canvas, picture);
      draw(picture, worn);
      return canvas.transferToImageBitmap();
    },
    dispose() {
      for (const { picture, seams } of hung.values()) {
        gl.deleteTexture(picture);
        if (seams !== noSeams) gl.deleteTexture(seams);
      }
      hung.clear();
      for (const one of [frame, mask, light, hair, noSeams]) gl.deleteTexture(one);
      for (const one of Object.values(buffers)) gl.deleteBuffer(one);
      gl.deleteVertexArray(full);
      gl.deleteVertexArray(drape);
      gl.deleteFramebuffer(target);
      for (const one of [show, person, cloth]) gl.deleteProgram(one);
      gl.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
};

/** Without a graphics card the processor draws, and nothing but what is worn. */
export const openFittingMirror = (): FittingMirror => {
  const card = openCardMirror();
  if (card && !card.software) return card;
  card?.dispose();
  return openHandMirror();
};
