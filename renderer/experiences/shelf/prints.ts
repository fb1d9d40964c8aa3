/** What is printed on the two sides of a card that is drawn in 3D; the card of paper has the same as a page. */
export type Print = {
  readonly picture: string | null;
  readonly brand: string;
  readonly name: string;
  readonly price: string;
  readonly sizes: string;
  /** Of the theme. */
  readonly colours: {
    readonly paper: string;
    readonly ink: string;
    readonly ink2: string;
    readonly gold: string;
    readonly accent: string;
  };
  readonly serif: string;
  readonly sans: string;
};

/** Width over height. */
export const ASPECT = 2 / 3;
const MARGIN = 0.06;

const sheet = (edge: number, paper: string) => {
  const canvas = document.createElement('canvas');
  canvas.height = edge;
  canvas.width = Math.round(edge * ASPECT);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no 2D context for a card');
  pen.fillStyle = paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  return { canvas, pen, width: canvas.width, height: canvas.height };
};

/** Refuses where the picture cannot be read: the card of paper then shows what there is. */
export const printFront = async (print: Print, edge: number): Promise<HTMLCanvasElement> => {
  if (print.picture === null) throw new Error('a card without a picture');
  const image = new Image();
  image.src = print.picture;
  await image.decode();
  const { canvas, pen, width, height } = sheet(edge, print.colours.paper);
  const [w, h] = [image.naturalWidth || 2, image.naturalHeight || 3];
  const scale = Math.min((width * (1 - 2 * MARGIN)) / w, (height * (1 - 2 * MARGIN)) / h);
  pen.drawImage(image, (width - w * scale) / 2, (height - h * scale) / 2, w * scale, h * scale);
  return canvas;
};

/** Words in as many lines as they take; Chinese breaks anywhere, others between words. */
const lettersOf = (text: string): string[] =>
  [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
const lines = (pen: CanvasRenderingContext2D, text: string, most: number): string[] => {
  const parts = /[\u3400-\u9fff]/.test(text) ? lettersOf(text) : text.split(/(?<= )/);
  const made: string[] = [''];
  for (const part of parts) {
    const last = made.at(-1) ?? '';
    if (last !== '' && pen.measureText(last + part).width > most) made.push(part);
    else made[made.length - 1] = last + part;
  }
  return made.map((one) => one.trim());
};

export const printBack = (print: Print, edge: number): HTMLCanvasElement => {
  const { colours, serif, sans } = print;
  const { canvas, pen, width, height } = sheet(edge, colours.paper);
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  const most = width * 0.8;
  const blocks = [
    { text: print.brand, font: `500 ${edge * 0.034}px ${sans}`, colour: colours.gold, high: 0.075 },
    { text: print.name, font: `600 ${edge * 0.055}px ${serif}`, colour: colours.ink, high: 0.075 },
    { text: print.price, font: `600 ${edge * 0.072}px ${serif}`, colour: colours.ink, high: 0.12 },
    { text: print.sizes, font: `500 ${edge * 0.036}px ${sans}`, colour: colours.ink2, high: 0.055 },
  ].flatMap(({ text, font, colour, high }) => {
    pen.font = font;
    return text
      .split('\n')
      .flatMap((one) => lines(pen, one, most))
      .filter((one) => one !== '')
      .map((line) => ({ line, font, colour, high: high * edge }));
  });
  let y = (height - blocks.reduce((sum, { high }) => sum + high, 0)) / 2;
  for (const { line, font, colour, high } of blocks) {
    pen.font = font;
    pen.fillStyle = colour;
    pen.fillText(line, width / 2, y + high / 2, most);
    y += high;
  }
  pen.fillStyle = colours.accent;
  pen.fillRect(width / 2 - edge * 0.05, height * 0.9, edge * 0.1, 4);
  return canvas;
};
