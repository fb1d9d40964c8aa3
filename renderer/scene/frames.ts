/** Frames that decide whether a machine keeps up, after the first ones that compile and upload. */
const WARM_UP = 20;
const JUDGED = 60;
/** Past this a sway no longer looks like one. */
const SLOW_MS = 40;

/** Tells once whether the frames it was given are too slow; null until it knows. */
export const frameMeter = () => {
  let seen = 0;
  let total = 0;
  return (ms: number): boolean | null => {
    seen++;
    if (seen <= WARM_UP) return null;
    total += ms;
    return seen - WARM_UP < JUDGED ? null : total / JUDGED > SLOW_MS;
  };
};

/**
 * Draws at most `fps` times a second, and not at all while the page is hidden: an attract loop runs all day, and heat
 * is what ends a mall computer. `onSlow` is called once where the machine does not keep up.
 */
export const runFrames = (
  draw: (seconds: number) => void,
  options: { readonly fps: number; readonly onSlow: () => void },
): (() => void) => {
  const meter = frameMeter();
  const least = 1_000 / options.fps - 2;
  let last = 0;
  let clock = 0;
  let request = 0;
  let judged = false;
  const frame = (now: number) => {
    request = requestAnimationFrame(frame);
    const passed = now - last;
    if (passed < least) return;
    last = now;
    // After a pause the garment goes on swaying from where it was.
    clock += Math.min(passed, 100) / 1_000;
    draw(clock);
    if (judged || passed > 1_000) return;
    const slow = meter(passed - least);
    if (slow === null) return;
    judged = true;
    if (slow) options.onSlow();
  };
  request = requestAnimationFrame(frame);
  return () => cancelAnimationFrame(request);
};
