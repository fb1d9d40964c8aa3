import { z } from 'zod';
import { words } from '../../../preload/contract/index.ts';
import { defineExperience } from '../../kernel/experience.ts';
import { initial, transition } from './machine.ts';

const settings = z.object({
  /** A make-up artist's own looks, by product and shade; put together from the shop's shades where there are none. */
  looks: z
    .array(
      z.object({
        name: words,
        wear: z.array(z.object({ sku: z.string(), shade: z.string() })).min(1),
      }),
    )
    .max(4)
    .default([]),
});
export type Settings = z.infer<typeof settings>;

/** Shades of the shop on one's own face, one by one, before and after; or as swatches without a camera. */
export const experience = defineExperience({
  id: 'makeup',
  needs: ['camera', 'shades'],
  settings,
  occasions: [],
  door: { icon: 'lips', order: 3 },
  initial,
  transition,
  pace: () => 'browse',
  load: () => import('./view.tsx'),
});
