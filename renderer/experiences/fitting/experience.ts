import { z } from 'zod';
import { defineExperience } from '../../kernel/experience.ts';
import { initial, transition, type State } from './machine.ts';

const settings = z.object({
  /** Whether staff are there to bring a size that is asked for. */
  bring: z.boolean().default(true),
});
export type Settings = z.infer<typeof settings>;

/** A garment worn by the shopper's own picture in the mirror; looks are kept to compare, and one goes onto a phone. */
export const experience = defineExperience({
  id: 'fitting',
  needs: ['camera', 'catalog', 'handoff', 'floor'],
  settings,
  occasions: [],
  door: { icon: 'hanger', order: 3 },
  initial,
  transition,
  pace: (state: State) => (state.step === 'code' || state.step === 'told' ? 'result' : 'browse'),
  load: () => import('./view.tsx'),
});
