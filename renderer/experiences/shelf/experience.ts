import { z } from 'zod';
import { defineExperience } from '../../kernel/experience.ts';
import { initial, transition } from './machine.ts';

const settings = z.object({
  /** How a product is turned: `auto` measures; `poster` is a card of paper, `low` and `high` are 3D. */
  picture: z.enum(['auto', 'poster', 'low', 'high']).default('auto'),
});

export type Settings = z.output<typeof settings>;

/** The whole shop on one rail without an end, moved by touch; by hand where there is a camera and a yes to it. */
export const experience = defineExperience({
  id: 'shelf',
  needs: ['catalog'],
  settings,
  occasions: [],
  door: { icon: 'shelf', order: 5 },
  initial,
  transition,
  pace: () => 'browse',
  load: () => import('./view.tsx'),
});
