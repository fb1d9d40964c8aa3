import type { Page } from '@playwright/test';

/**
 * As a keyboard wedge types it: in the page at once, since keys that each come from another process have gaps on a busy
 * machine that no scanner has.
 */
export const wedge = (page: Page, text: string): Promise<void> =>
  page.evaluate((typed) => {
    for (const key of [...Array.from(typed), 'Enter'])
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
  }, text);
