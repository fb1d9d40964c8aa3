import type { Page } from '@playwright/test';

/**
 * As a keyboard wedge types it: in the page at once, since keys that each come from another process have gaps on a busy
 * machine that no scanner has.
 */
export const wedge = (page: Page, text: string): Promise<void> =>
  page.evaluate((typed) => {
    // All made before the first is heard: an event is as old as it was made, however busy the page is then.
    const keys = [...Array.from(typed), 'Enter'].map(
      (key) => new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
    for (const key of keys) (document.activeElement ?? document.body).dispatchEvent(key);
  }, text);
