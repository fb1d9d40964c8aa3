import type { FaceMesh } from './head.ts';
import { drawPerson, type Framing } from './person.ts';

const FACE_MESH = '/vision/face-mesh.json';
const FRAMES_PER_SECOND = 24;

/** Another person stands there for every shopper; nobody of them exists. */
let seed = 4;

/** A stream of the drawn person. Drawing ends, and everything is given back, when its track is stopped. */
export const openDemoCamera = async (framing: Framing): Promise<MediaStream> => {
  const answer = await fetch(FACE_MESH);
  if (!answer.ok) throw new DOMException('the drawn person has no face here', 'NotFoundError');
  const person = drawPerson((await answer.json()) as FaceMesh, seed++, { framing });
  const started = performance.now();
  person.draw(0);
  const stream = person.canvas.captureStream(FRAMES_PER_SECOND);
  const [track] = stream.getVideoTracks();
  const timer = setInterval(() => {
    if (track?.readyState === 'live') {
      person.draw((performance.now() - started) / 1000);
      return;
    }
    clearInterval(timer);
    person.dispose();
  }, 1000 / FRAMES_PER_SECOND);
  return stream;
};
