/** How a comic page is laid out and printed: white paper, ink frames, the brand below. */
const PANEL = 520;
const GAP = 20;
const EDGE = 40;
const FOOT = 96;
const LINE = 4;
const WORDS = 34;

export const PANEL_EDGE = PANEL;

export const sizeOf = (panels: number): { width: number; height: number } => {
  const across = panels === 1 ? 1 : 2;
  const down = Math.ceil(panels / 2);
  return {
    width: 2 * EDGE + across * PANEL + (across - 1) * GAP,
    height: 2 * EDGE + down * PANEL + (down - 1) * GAP + FOOT,
  };
};

/** Top left of a panel; of three, the last one stands in the middle. */
export const placeOf = (panel: number, panels: number): { x: number; y: number } => {
  const alone = panels === 3 && panel === 2;
  return {
    x: EDGE + (alone ? (PANEL + GAP) / 2 : (panel % 2) * (PANEL + GAP)),
    y: EDGE + Math.floor(panel / 2) * (PANEL + GAP),
  };
};

const bubble = (
  pen: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  font: string,
) => {
  pen.font = `600 ${WORDS}px ${font}`;
  const width = Math.min(PANEL - 40, pen.measureText(text).width + 48);
  // Faces are in the upper half of what a camera sees: the words stand below and point up.
  const height = WORDS + 32;
  const [left, top] = [x + 20, y + PANEL - 20 - height];
  pen.beginPath();
  pen.roundRect(left, top, width, height, 20);
  pen.moveTo(left + 56, top + 1);
  pen.lineTo(left + 96, top - 26);
  pen.lineTo(left + 88, top + 1);
  pen.fillStyle = '#fff';
  pen.strokeStyle = '#17130f';
  pen.lineWidth = LINE;
  pen.stroke();
  pen.fill();
  pen.fillStyle = '#17130f';
  pen.textBaseline = 'middle';
  pen.fillText(text, left + 24, top + height / 2 + 2, width - 48);
};

/** Prints the page anew: the pictures are drawn, the words and the brand set. */
export const printPage = (
  canvas: HTMLCanvasElement,
  panels: readonly { readonly picture: CanvasImageSource; readonly words: string | null }[],
  brand: string,
  font: string,
): void => {
  const { width, height } = sizeOf(panels.length);
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) return;
  pen.fillStyle = '#fffdf9';
  pen.fillRect(0, 0, width, height);
  panels.forEach(({ picture, words }, i) => {
    const { x, y } = placeOf(i, panels.length);
    pen.drawImage(picture, x, y, PANEL, PANEL);
    pen.lineWidth = LINE * 2;
    pen.strokeStyle = '#17130f';
    pen.strokeRect(x, y, PANEL, PANEL);
    if (words !== null) bubble(pen, words, x, y, font);
  });
  pen.fillStyle = '#b3261e';
  pen.fillRect(EDGE, height - FOOT + 4, 14, 44);
  pen.fillStyle = '#17130f';
  pen.font = `600 40px ${font}`;
  pen.textBaseline = 'middle';
  pen.fillText(brand, EDGE + 34, height - FOOT + 28, width - 2 * EDGE - 34);
};
