import { useTranslation } from 'react-i18next';
import type { OutfitReason } from '../../../preload/contract/index.ts';
import { useStage } from '../../kernel/react.tsx';
import { inWords } from '../../kit/language.ts';
import { isReadable } from './in-language.ts';

/** Nothing longer than this is read while standing: what a list of sizes is cut to. */
const SIZES_SHOWN = 4;

/** Why a look is shown, in the shopper's words: every part is a fact the host has checked. */
export const useReasonWords = () => {
  const { t } = useTranslation('lookbook');
  const { language, site } = useStage();
  /** A list names a brand in one language; the site may know it in the shopper's. */
  const brandName = (brand: string): string => {
    const known = site.brands.find(
      ({ id, name }) => id === brand || Object.values(name).includes(brand),
    );
    if (known) return inWords(known.name, language);
    return isReadable(brand, language) ? brand : '';
  };
  return (reason: OutfitReason): string => {
    switch (reason.kind) {
      case 'worn-together':
        return reason.slot === null
          ? t('reason.worn-together', { looks: reason.looks })
          : t(`reason.worn.${reason.slot}`, { looks: reason.looks });
      case 'kinds-worn-together':
        return t(`reason.kinds.${reason.slot}`, { looks: reason.looks });
      case 'tone-on-tone':
      case 'accent':
      case 'same-palette':
        return t(`reason.${reason.kind}`, { colour: t(`family.${reason.colour}`) });
      case 'same-occasion':
        return t(`occasion.${reason.occasion}`, { defaultValue: t('reason.same-occasion') });
      case 'same-season':
        return t('reason.same-season', { season: t(`season.${reason.season}`).toLowerCase() });
      case 'same-brand': {
        const brand = brandName(reason.brand);
        return brand === '' ? '' : t('reason.same-brand', { brand });
      }
      case 'in-store':
        return reason.sizes.length === 0
          ? t('reason.in-store')
          : t('reason.in-store-sizes', {
              sizes: reason.sizes.slice(0, SIZES_SHOWN).join(language === 'zh' ? '、' : ', '),
            });
      case 'stylist':
      case 'neutrals':
      case 'suggested':
        return t(`reason.${reason.kind}`);
    }
  };
};
