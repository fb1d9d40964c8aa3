import { z } from 'zod';
import { defineExperience } from '../../kernel/experience.ts';
import { initial, transition } from './machine.ts';

const settings = z.object({
  /** How the garment is drawn: `auto` measures; `poster` is a still picture, `low` and `high` are 3D. */
  picture: z.enum(['auto', 'poster', 'low', 'high']).default('auto'),
  /** How long each garment hangs, in seconds. */
  seconds: z.number().min(5).max(120).default(14),
});

export type Settings = z.output<typeof settings>;

/** The gallery wall: one lit garment, the ticket, and the invitation to pick something up. */
export const experience = defineExperience({
  id: 'attract',
  needs: ['catalog'],
  settings,
  occasions: ['rest'],
  initial,
  transition,
  pace: () => 'rest',
  load: () => import('./view.tsx'),
});
