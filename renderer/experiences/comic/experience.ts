import { z } from 'zod';
import { defineExperience } from '../../kernel/experience.ts';
import { initial, transition, type State } from './machine.ts';

/** Up to four photographs, a comic page of them, and one phone that takes it home. */
export const experience = defineExperience({
  id: 'comic',
  needs: ['camera', 'handoff'],
  settings: z.object({}),
  occasions: [],
  door: { icon: 'camera', order: 4 },
  initial,
  transition,
  pace: (state: State) => (state.step === 'code' || state.step === 'done' ? 'result' : 'browse'),
  load: () => import('./view.tsx'),
});
