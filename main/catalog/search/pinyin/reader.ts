import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** `雾灰` -> `wu hui`: syllables without tones, ü written v. */
export type PinyinReader = {
  read(words: readonly string[]): Promise<string[]>;
  close(): Promise<void>;
};

/** The built program has its own file for the thread, beside its entries. */
const WORKER = ['./worker.ts', './pinyin.js', '../pinyin.js'];

const workerFile = (): URL => {
  const found = WORKER.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
  if (!found) throw new Error('the pinyin worker is missing from this build');
  return found;
};

/** One thread for a batch of words, gone when it has answered. */
export const openPinyinReader = (): PinyinReader => {
  const running = new Set<Worker>();
  return {
    read: (words) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(workerFile());
        worker.unref();
        running.add(worker);
        const end = () => {
          running.delete(worker);
          void worker.terminate();
        };
        worker.once('message', (readings: string[]) => {
          resolve(readings);
          end();
        });
        worker.once('error', (error) => {
          reject(error);
          end();
        });
        worker.once('exit', () => {
          running.delete(worker);
          reject(new Error('the pinyin worker ended before it answered'));
        });
        worker.postMessage(words);
      }),
    async close() {
      await Promise.all(Array.from(running, (worker) => worker.terminate()));
    },
  };
};
