/** What a browser still sends of a finger comes this soon after it was let go, in ms. */
const FRESH_MS = 700;
/** And this near to where it was, in CSS pixels: a tap may drift. */
const NEAR = 48;
const ECHOES = ['mousedown', 'mouseup', 'click'] as const;
/** What answers a finger as a whole, whichever part of it was touched. */
const ANSWERS = 'button, a, label, input, select, textarea, summary';

type LetGo = {
  readonly touched: Element;
  readonly x: number;
  readonly y: number;
  readonly at: number;
};

const isFor = (touched: Element, target: Node): boolean =>
  touched === target ||
  (touched.matches(ANSWERS) && touched.contains(target)) ||
  (touched instanceof HTMLLabelElement && touched.control === target);

/**
 * Once a finger is let go, a browser sends what a mouse would have sent, to whatever lies there by then. Where the touch
 * opened or closed something, that is what has just come up: it would be pressed by a finger that never was on it. Keeps
 * these echoes from all but what the finger was on; keys, switches, screen readers and mice send none.
 */
export const keepEchoes = (page: Window): void => {
  const down = new Map<number, Element>();
  let letGo: LetGo[] = [];
  const isNear = ({ x, y }: LetGo, { clientX, clientY }: MouseEvent) =>
    Math.hypot(clientX - x, clientY - y) <= NEAR;

  const touch = (event: PointerEvent) => {
    if (event.pointerType === 'mouse' || !(event.target instanceof Element)) return;
    down.set(event.pointerId, event.target.closest(ANSWERS) ?? event.target);
    // Whatever comes now is of this touch.
    letGo = letGo.filter((one) => !isNear(one, event));
  };
  const release = ({ pointerId, clientX, clientY, timeStamp }: PointerEvent) => {
    const touched = down.get(pointerId);
    down.delete(pointerId);
    letGo = letGo.filter(({ at }) => timeStamp - at < FRESH_MS);
    if (touched) letGo.push({ touched, x: clientX, y: clientY, at: timeStamp });
  };
  const swallow = (event: MouseEvent) => {
    const isOfKeys = event.type === 'click' && event.detail === 0;
    if (isOfKeys || !(event.target instanceof Node)) return;
    const { target, timeStamp } = event;
    const of = letGo.find((one) => timeStamp - one.at < FRESH_MS && isNear(one, event));
    if (!of || isFor(of.touched, target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  page.addEventListener('pointerdown', touch, true);
  page.addEventListener('pointerup', release, true);
  page.addEventListener('pointercancel', ({ pointerId }) => void down.delete(pointerId), true);
  for (const type of ECHOES) page.addEventListener(type, swallow, true);
};
