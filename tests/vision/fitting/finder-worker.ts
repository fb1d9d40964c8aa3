import type { Effort, Found } from '../../../renderer/vision/tracker/kinds.ts';
import { openTask, type Task } from '../../../renderer/vision/tracker/tasks.ts';

/** The product's own pose task, asked picture by picture, so that a test says when and how often. */
let task: Promise<Task<'pose'>> | null = null;

globalThis.onmessage = async ({
  data: { pose, picture, at },
}: MessageEvent<{ pose: Effort['pose']; picture: ImageData; at: number }>) => {
  task ??= openTask('pose', '/vision', { pose, size: 'whole', fps: 30 }) as Promise<Task<'pose'>>;
  const found: Found['pose'] = (await task).find(picture, at);
  globalThis.postMessage(found);
};
