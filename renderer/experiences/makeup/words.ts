import { useTranslation } from 'react-i18next';
import { useStage } from '../../kernel/react.tsx';
import { inWords } from '../../kit/language.ts';
import type { Line, Piece } from './wardrobe.ts';

/** What things are called here, in the shopper's language. */
export const useNames = () => {
  const { t } = useTranslation('makeup');
  const { language } = useStage();
  /** "304 Vermilion", or the number alone where it has no name. */
  const ofShade = ({ shade, name }: Piece): string =>
    name ? `${shade} ${inWords(name, language)}` : shade;
  const ofProduct = ({ product }: Piece | Line): string => inWords(product.name, language);
  /** Where each product of a part has a finish of its own, that says enough. */
  const ofLines = (lines: readonly Line[]): readonly string[] => {
    const finishes = lines.map(({ finish }) => finish);
    const tells = !finishes.includes(null) && new Set(finishes).size === finishes.length;
    return lines.map((line) => (tells ? t(`finish.${line.finish ?? 'satin'}`) : ofProduct(line)));
  };
  return { ofShade, ofProduct, ofLines };
};
