import { isSoftware, type Graphics } from './tier.ts';

/** Looks at the machine's graphics once and gives the context back: a browser has few of them. */
export const probeGraphics = (): Graphics => {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2', { failIfMajorPerformanceCaveat: false });
  const facts = {
    reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
    cores: navigator.hardwareConcurrency,
  };
  if (!gl) return { ...facts, webgl2: false, software: false, maxTextureSize: 0 };
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  const maxTextureSize = Number(gl.getParameter(gl.MAX_TEXTURE_SIZE));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { ...facts, webgl2: true, software: isSoftware(renderer), maxTextureSize };
};
