import { z } from 'zod';
import { defineExperience } from '../../kernel/experience.ts';
import { initial, transition } from './machine.ts';

/** The phone as the keys a screen has not: words are typed there, and what is found is shown here. */
export const experience = defineExperience({
  id: 'find',
  needs: ['phone'],
  settings: z.object({}),
  occasions: [],
  door: { icon: 'search', order: 6 },
  initial,
  transition,
  pace: () => 'result',
  load: () => import('./view.tsx'),
});
