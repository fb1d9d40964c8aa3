/**
 * What a browser does by itself under a hand on glass, and a public screen must not: menus after a long press, dragged
 * pictures, dropped files, zoom by wheel. Returns how to give it all back.
 */
export const guardGlass = (target: EventTarget): (() => void) => {
  const prevent = (event: Event) => event.preventDefault();
  const preventZoom = (event: Event) => {
    if (event instanceof WheelEvent && event.ctrlKey) event.preventDefault();
  };
  const always = ['contextmenu', 'dragstart', 'dragover', 'drop'] as const;
  for (const name of always) target.addEventListener(name, prevent);
  // A passive listener could not prevent anything.
  target.addEventListener('wheel', preventZoom, { passive: false });
  return () => {
    for (const name of always) target.removeEventListener(name, prevent);
    target.removeEventListener('wheel', preventZoom);
  };
};
