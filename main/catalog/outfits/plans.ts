import type { OutfitSlot } from '../../../preload/contract/index.ts';

/** What an outfit round a lifted piece consists of: `core` always, and one of `extras` in turn so that looks differ. */
export type Plan = { readonly core: readonly OutfitSlot[]; readonly extras: readonly OutfitSlot[] };

const SEPARATES: Readonly<Record<'top' | 'bottom', Plan>> = {
  top: { core: ['bottom', 'shoes'], extras: ['outerwear', 'bag', 'accessory'] },
  bottom: { core: ['top', 'shoes'], extras: ['outerwear', 'bag', 'accessory'] },
};
const WITH_A_DRESS: Plan = { core: ['dress'], extras: ['accessory', 'outerwear', 'bag'] };

/** Up to three plans, tried in this order. A dress stands in for top and bottom, never beside them, and not for men. */
export const plansFor = (lifted: OutfitSlot, gender: string): readonly Plan[] =>
  gender === 'men' || gender === 'boys'
    ? plansOf(lifted).filter(({ core }) => !core.includes('dress'))
    : plansOf(lifted);

const plansOf = (lifted: OutfitSlot): readonly Plan[] => {
  switch (lifted) {
    case 'top':
    case 'bottom':
      return [SEPARATES[lifted]];
    case 'dress':
      return [{ core: ['shoes', 'bag'], extras: ['outerwear', 'accessory'] }];
    case 'outerwear':
      return [
        { core: ['top', 'bottom', 'shoes'], extras: ['bag', 'accessory'] },
        { core: ['dress', 'shoes'], extras: ['bag', 'accessory'] },
      ];
    case 'shoes':
      return [
        { core: ['top', 'bottom'], extras: ['outerwear', 'bag', 'accessory'] },
        { ...WITH_A_DRESS, core: ['dress', 'bag'] },
      ];
    case 'bag':
    case 'accessory':
      return [
        { core: ['top', 'bottom', 'shoes'], extras: ['outerwear', 'bag', 'accessory'] },
        { ...WITH_A_DRESS, core: ['dress', 'shoes'] },
      ];
  }
};
