import type {
  Outfit,
  OutfitReason,
  Product,
  ProductAnswer,
} from '../../../preload/contract/index.ts';

const nameOf = ({ name }: Product): string => name['en'] ?? Object.values(name)[0] ?? '';
const factsOf = ({ category, gender, colour, season }: Product): string =>
  [category, gender, colour, season].filter((fact) => fact !== '').join(' · ');

const reasonText = ({ kind, ...facts }: OutfitReason): string =>
  [kind, ...Object.values(facts as Record<string, unknown>).map(String)].join(' ');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const card = (product: Product, picture: (sku: string) => string): string => {
  const source = picture(product.sku);
  return `<figure>${source === '' ? '<i></i>' : `<img src="${source}" alt="">`}<figcaption><b>${escaped(nameOf(product))}</b><br>${escaped(factsOf(product))}</figcaption></figure>`;
};

const lookOf = ({ pieces, reasons }: Outfit, picture: (sku: string) => string): string =>
  `<section><p>${escaped(reasons.map(reasonText).join('; '))}</p><div>${pieces
    .map(({ product }) => card(product, picture))
    .join('')}</div></section>`;

const STYLE = `body{margin:12px;font:11px/1.25 sans-serif;width:1476px}
article{display:grid;grid-template-columns:24px 130px 1fr 1fr 1fr;gap:10px;border-bottom:2px solid #999;padding:8px 0}
article>figure{background:#ffeec2}section{border-left:1px solid #ccc;padding-left:8px}
p{margin:0 0 4px;color:#760}div{display:flex;flex-wrap:wrap;gap:4px}
figure{margin:0;width:98px}figure img,figure i{display:block;width:90px;height:96px;object-fit:contain;background:#f4f4f4}
figcaption{font-size:9.5px}h2{margin:0}`;

/** A page of a contact sheet: a row an answer, the lifted garment first. */
export const pageOf = (
  answers: readonly ProductAnswer[],
  from: number,
  picture: (sku: string) => string,
): string =>
  `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${answers
    .map(
      ({ product, outfits }, i) =>
        `<article><h2>${from + i + 1}</h2>${card(product, picture)}${outfits.map((outfit) => lookOf(outfit, picture)).join('')}</article>`,
    )
    .join('')}`;

/** The same in words. */
export const textOf = (answers: readonly ProductAnswer[]): string =>
  answers
    .map(({ product, outfits }, i) => {
      const looks = outfits.map(
        ({ pieces, reasons }) =>
          `  ${reasons.map(reasonText).join('; ')}\n${pieces.map((piece) => `    ${piece.slot}: ${nameOf(piece.product)} (${factsOf(piece.product)})\n`).join('')}`,
      );
      return `${i + 1}. ${nameOf(product)} (${factsOf(product)})\n${looks.join('')}`;
    })
    .join('\n');
