/** How much a machine's graphics are asked for. `poster` is a still picture: complete, never an apology. */
export type Tier = 'poster' | 'low' | 'high';

export type Graphics = {
  readonly webgl2: boolean;
  /** Drawn by the processor: it has better things to do on a kiosk. */
  readonly software: boolean;
  readonly reducedMotion: boolean;
  readonly cores: number;
  readonly maxTextureSize: number;
};

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|microsoft basic render/i;

export const isSoftware = (renderer: string): boolean => SOFTWARE.test(renderer);

/** `asked` is what the site set; it may ask for 3D on a machine that would not choose it, never against no WebGL. */
export const chooseTier = (graphics: Graphics, asked: Tier | 'auto'): Tier => {
  if (!graphics.webgl2 || asked === 'poster') return 'poster';
  if (asked !== 'auto') return asked;
  if (graphics.reducedMotion || graphics.software) return 'poster';
  return graphics.cores >= 4 && graphics.maxTextureSize >= 8192 ? 'high' : 'low';
};

export const lower = (tier: Tier): Tier => (tier === 'high' ? 'low' : 'poster');
