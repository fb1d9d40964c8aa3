import type { OfferTerms } from '../../../preload/contract/index.ts';

const allows = ({ conditions }: OfferTerms, other: OfferTerms): boolean => {
  const { stacking, excludes } = conditions;
  if (excludes.includes(other.id)) return false;
  switch (stacking.with) {
    case 'none':
      return false;
    case 'group': {
      const theirs = other.conditions.stacking;
      return theirs.with !== 'none' && theirs.group === stacking.group;
    }
    case 'all':
      return true;
  }
};

/** Two coupons go together where each allows the other; which one is asked first makes no difference. */
export const goTogether = (a: OfferTerms, b: OfferTerms): boolean => allows(a, b) && allows(b, a);
