import { z } from 'zod';
import { defineExperience } from '../../kernel/experience.ts';
import { initial, transition } from './machine.ts';

/** Lift a garment and the screen answers: what it is, what goes with it, what others say. */
export const experience = defineExperience({
  id: 'lookbook',
  needs: ['catalog'],
  settings: z.object({}),
  occasions: ['held'],
  initial,
  transition,
  pace: (state) => (state.step === 'goodbye' ? 'parting' : 'browse'),
  load: () => import('./view.tsx'),
});
