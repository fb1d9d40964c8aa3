/** One value of a 1-euro filter (Casiez, Roussel, Vogel: CHI 2012): still when slow, prompt when fast. */
export type Euro = { readonly value: number; readonly speed: number; readonly at: number };

/** Hz below which speed itself is smoothed, as the authors have it. */
const SPEED_CUTOFF = 1;

const share = (cutoff: number, seconds: number): number => {
  const tau = 1 / (2 * Math.PI * cutoff);
  return 1 / (1 + tau / seconds);
};

/** `slow` is the cutoff at rest in Hz, `prompt` how much a unit of speed adds to it. */
export const euroStep = (
  last: Euro | null,
  value: number,
  at: number,
  slow: number,
  prompt: number,
): Euro => {
  if (!last) return { value, speed: 0, at };
  const seconds = at - last.at;
  if (seconds <= 0) return last;
  const raw = (value - last.value) / seconds;
  const speed = last.speed + share(SPEED_CUTOFF, seconds) * (raw - last.speed);
  const cutoff = slow + prompt * Math.abs(speed);
  return { value: last.value + share(cutoff, seconds) * (value - last.value), speed, at };
};
