import { z } from 'zod';
import { defineExperience } from '../../kernel/experience.ts';
import { GUIDE, initial, transition } from './machine.ts';

/** Scan, and it is on the phone: the rotating code, and the screen's answer when it was claimed. */
export const experience = defineExperience({
  id: 'coupon',
  needs: ['offers'],
  settings: z.object({}),
  occasions: ['claimed'],
  door: { icon: 'ticket', order: 1, guide: GUIDE },
  initial,
  transition,
  pace: () => 'result',
  load: () => import('./view.tsx'),
});
