import { describe, expect, it } from 'vitest';
import { frameMeter } from './frames.ts';
import { chooseTier, isSoftware, lower, type Graphics } from './tier.ts';

const good: Graphics = {
  webgl2: true,
  software: false,
  reducedMotion: false,
  cores: 8,
  maxTextureSize: 16384,
};

describe('chooseTier', () => {
  it('draws in full on a good machine and plainly on a small one', () => {
    expect(chooseTier(good, 'auto')).toBe('high');
    expect(chooseTier({ ...good, cores: 2 }, 'auto')).toBe('low');
  });

  it('shows the poster without WebGL, in software, and to who wants less motion', () => {
    expect(chooseTier({ ...good, webgl2: false }, 'high')).toBe('poster');
    expect(chooseTier({ ...good, software: true }, 'auto')).toBe('poster');
    expect(chooseTier({ ...good, reducedMotion: true }, 'auto')).toBe('poster');
  });

  it('follows the site where it sets one', () => {
    expect(chooseTier({ ...good, software: true }, 'high')).toBe('high');
    expect(chooseTier(good, 'poster')).toBe('poster');
  });

  it('knows a software renderer by name', () => {
    expect(isSoftware('ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)))')).toBe(true);
    expect(isSoftware('Mesa/X.org llvmpipe (LLVM 15.0.6, 256 bits)')).toBe(true);
    expect(isSoftware('ANGLE (Intel, Mesa Intel(R) UHD Graphics 620)')).toBe(false);
  });

  it('steps down one at a time', () => {
    expect([lower('high'), lower('low'), lower('poster')]).toEqual(['low', 'poster', 'poster']);
  });
});

describe('frameMeter', () => {
  const judge = (ms: number) => {
    const meter = frameMeter();
    for (let i = 0; i < 200; i++) {
      const verdict = meter(i < 20 ? 500 : ms);
      if (verdict !== null) return verdict;
    }
    return null;
  };

  it('lets the first frames be slow and judges the rest', () => {
    expect(judge(16)).toBe(false);
    expect(judge(60)).toBe(true);
  });
});
