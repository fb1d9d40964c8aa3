/** What a keypad, a switch or a keyboard means on this screen. */
export type KeyWish = 'next' | 'previous' | 'back' | 'help' | null;

export const wishOf = (key: string): KeyWish => {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return 'next';
    case 'ArrowLeft':
    case 'ArrowUp':
      return 'previous';
    case 'Escape':
    case 'BrowserBack':
    case 'GoBack':
      return 'back';
    case 'Help':
    case 'F1':
      return 'help';
    default:
      return null;
  }
};

const FOCUSABLE = 'button, a[href], input, select, textarea, [tabindex]:not([tabindex="-1"])';

/** The focus order is the document's; it goes round at both ends, as a keypad has no other way back. */
export const moveFocus = (root: ParentNode, by: 1 | -1): void => {
  const stops = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (one) => !one.closest('[inert]') && one.getClientRects().length > 0,
  );
  if (stops.length === 0) return;
  const at = stops.findIndex((one) => one === document.activeElement);
  const next =
    at === -1 ? (by === 1 ? 0 : stops.length - 1) : (at + by + stops.length) % stops.length;
  stops[next]?.focus({ preventScroll: true });
};
