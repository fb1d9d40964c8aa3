import type { Locator, Page } from '@playwright/test';

/** Pages that are touched. */
const panels = new WeakSet<Page>();
let taught = false;

/**
 * From now on a journey's `click` on this page is a finger's tap: a panel and a phone have no mouse, and what a browser
 * makes of a finger (pointer, touch, and then what a mouse would have sent) is more than what it makes of a click. The
 * page needs touch. The other shell's panel keeps its mouse, so that every journey is walked both ways.
 */
export const touchOnly = (page: Page): void => {
  panels.add(page);
  if (taught) return;
  taught = true;
  const locators = Object.getPrototypeOf(page.locator('html')) as Locator;
  const { click } = locators;
  locators.click = function (this: Locator, options) {
    return panels.has(this.page()) ? this.tap(options) : click.call(this, options);
  };
};
