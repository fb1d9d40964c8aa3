/** Two seconds of a tracker at its pace. One that is slow, and hides whoever is new for its first looks, takes longer. */
export const EMPTY_LOOKS = 25;

/** Whether anybody is there, by what a mirror found look after look; null until it can be said. */
export const absence = () => {
  let empty = 0;
  return (found: boolean): boolean | null => {
    empty = found ? 0 : empty + 1;
    if (found) return true;
    return empty >= EMPTY_LOOKS ? false : null;
  };
};
