import { describe, expect, it, vi } from 'vitest';
import { trackObjectUrls, wipe } from './wipe.ts';

const url = () => {
  let made = 0;
  return {
    createObjectURL: vi.fn((_object: Blob | MediaSource) => `blob:${++made}`),
    revokeObjectURL: vi.fn(),
  };
};

describe('trackObjectUrls', () => {
  it('revokes what was made and not given back, once', () => {
    const browser = url();
    const revoked = browser.revokeObjectURL;
    const tracked = trackObjectUrls(browser);
    const first = browser.createObjectURL(new Blob());
    browser.createObjectURL(new Blob());
    browser.revokeObjectURL(first);
    tracked.revokeAll();
    tracked.revokeAll();
    expect(revoked.mock.calls.flat()).toEqual(['blob:1', 'blob:2']);
  });
});

describe('wipe', () => {
  it('empties every place a page can write to', async () => {
    const written: string[] = [];
    const document = {
      removed: false,
      get cookie() {
        return 'taste=red; size=M';
      },
      set cookie(text: string) {
        written.push(text);
      },
      getSelection: () => ({ removeAllRanges: () => void (document.removed = true) }),
    };
    const clear = vi.fn();
    const deleteDatabase = vi.fn();
    const deleteCache = vi.fn(() => Promise.resolve(true));
    wipe({
      localStorage: { clear },
      sessionStorage: { clear },
      indexedDB: {
        databases: () => Promise.resolve([{ name: 'wardrobe', version: 1 }]),
        deleteDatabase,
      },
      caches: { keys: () => Promise.resolve(['pictures']), delete: deleteCache },
      document,
      urls: { revokeAll: clear },
      streams: { stopAll: clear },
    });
    await vi.waitFor(() => expect(deleteCache).toHaveBeenCalledWith('pictures'));
    expect(clear).toHaveBeenCalledTimes(4);
    expect(deleteDatabase).toHaveBeenCalledWith('wardrobe');
    expect(written).toEqual(
      ['taste', 'size'].flatMap((name) =>
        ['/', '/screen', '/screen/'].map((path) => `${name}=; max-age=0; path=${path}`),
      ),
    );
    expect(document.removed).toBe(true);
  });
});
