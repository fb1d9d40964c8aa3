import { drawPerson } from '../../../renderer/vision/demo/person.ts';
import { labOfHex } from '../../../renderer/vision/makeup/colour.ts';
import { marked, pacedMirror, type Paced } from './marked.ts';
import { openTracker } from '../../../renderer/vision/tracker/tracker.ts';
import { canvasOf, mesh } from './sitters.ts';

const SETTLES = 8;

/** A person who moves, before the tracker alone or before the whole mirror. */
export const pace = async (seconds: number, dressed: boolean): Promise<Paced> => {
  const [width, height] = [640, 480];
  const { canvas, pen } = canvasOf(width, height);
  const person = drawPerson(mesh, 4, { width, height, framing: 'near' });
  person.draw(0);
  // Drawn once and moved: on a machine without a graphics card drawing a person costs more than finding one.
  const still = await createImageBitmap(person.canvas);
  person.dispose();
  const drawings = marked(pen);
  let turn = 0;
  const draw = () => {
    pen.drawImage(still, Math.sin(turn++ / 9) * 6, 0);
    drawings.mark();
  };
  draw();
  document.body.replaceChildren(canvas);
  const stream = canvas.captureStream(30);
  const timer = setInterval(draw, 33);
  const worn = (hex: string) => ({ colour: labOfHex(hex), finish: 'satin', intensity: 1 }) as const;
  const look = {
    lips: worn('#b3261e'),
    cheeks: worn('#d9756b'),
    lids: worn('#7d5a4a'),
    brows: worn('#4a3628'),
  };
  const end = () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    still.close();
  };
  if (dressed) {
    const scene = { sides: { left: {}, right: look, at: 0 }, asks: false };
    return pacedMirror(
      'face',
      stream,
      scene,
      drawings,
      seconds,
      SETTLES,
      ({ face }) => face !== null,
    ).finally(end);
  }
  const latencies: number[] = [];
  try {
    const fps = await new Promise<number>((resolve) => {
      let [seen, begun] = [0, 0];
      const tracker = openTracker('face', stream, (sight) => {
        if (!sight) return;
        const done = performance.now();
        if (++seen === SETTLES) begun = done;
        if (seen <= SETTLES) return;
        void drawings
          .age(sight.frame, done)
          .then((age) => latencies.push(age))
          // Closed before it was read: the next picture was there.
          .catch(() => {});
        if (done - begun < seconds * 1_000) return;
        setTimeout(() => tracker.close());
        resolve((seen - SETTLES) / ((done - begun) / 1_000));
      });
    });
    return { fps, latencies, steps: [], came: [] };
  } finally {
    end();
  }
};
