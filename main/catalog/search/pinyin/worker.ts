import { parentPort } from 'node:worker_threads';
import { pinyin } from 'pinyin-pro';

/**
 * Reads Chinese words aloud in a thread of its own: the dictionary takes a quarter of a second to load and tens of
 * megabytes to keep, so it is loaded where nobody waits and given back when it has answered.
 */
parentPort?.on('message', (words: readonly string[]) => {
  parentPort?.postMessage(
    words.map((word) => pinyin(word, { toneType: 'none', type: 'array', v: true }).join(' ')),
  );
});
