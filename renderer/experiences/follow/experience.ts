import { z } from 'zod';
import { defineExperience } from '../../kernel/experience.ts';
import { initial, transition } from './machine.ts';

/** One code, and the shopper follows the brand's own account. */
export const experience = defineExperience({
  id: 'follow',
  needs: ['follow'],
  settings: z.object({}),
  occasions: [],
  door: { icon: 'heart', order: 2 },
  initial,
  transition,
  pace: () => 'result',
  load: () => import('./view.tsx'),
});
