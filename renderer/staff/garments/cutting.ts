import type { Answered, Asked } from './cutting.worker.ts';

/** One question, one worker: it is over with the answer, and with it all the memory it took. */
export const inWorker = (asked: Asked): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./cutting.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener('error', (event) => {
      worker.terminate();
      reject(new Error(event.message));
    });
    worker.postMessage(asked);
  });
