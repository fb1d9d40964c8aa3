import type { ReviewDigest } from '../../../preload/contract/index.ts';
import type { Review } from './review.ts';

type Hint = NonNullable<ReviewDigest['sizeHint']>;
type Leaning = Hint['leaning'];

/** Of the whole garment, never of a sleeve: "armholes too small" is no word on which size to take. */
const SAID: Readonly<Record<Leaning, readonly [english: RegExp, chinese: RegExp]>> = {
  small: [
    /\b(?:runs?|ran|running|fits?|cut|sized) (?:(?:a|an|very|so|really|quite|rather|pretty|super|extremely|slightly|little|bit|tad|too|on the) )*(?:small|smaller|tight|side of small)\b|\b(?:sized?|go(?:ing)?|went|order(?:ed)?|moved?) (?:one )?(?:a )?(?:size )?up\b|\b(?:one|a|next) size (?:up|larger|bigger)\b/giu,
    /(?:尺码|码数|尺寸|码子|码|衣服|裤子|鞋子?|整体|有点|有些|稍微|稍|版型|型号|严重|^|[，。！,.!\s])偏小|(?:建议|最好|应该|要|得|可以)?(?:买|拍|选|换|穿|订|要)(?:了|个|件)?大[一1两2](?:个)?[码号]|(?:尺码|码数|尺寸|码子|号码|号)(?:做得|有点|有些|稍微|真的|都|也)?(?:太|小了|好小|很小)(?:小)?|小了?(?:一|半|两)(?:个)?[码号](?!也)/gu,
  ],
  large: [
    /\b(?:runs?|ran|running|fits?|cut|sized) (?:(?:a|an|very|so|really|quite|rather|pretty|super|extremely|slightly|little|bit|tad|too|on the) )*(?:large|larger|big|bigger|huge|roomy)\b|\b(?:sized?|go(?:ing)?|went|order(?:ed)?|moved?) (?:one )?(?:a )?(?:size )?down\b|\b(?:one|a|next) size (?:down|smaller)\b/giu,
    /(?:尺码|码数|尺寸|码子|码|衣服|裤子|鞋子?|整体|有点|有些|稍微|稍|版型|型号|严重|^|[，。！,.!\s])偏大|(?:建议|最好|应该|要|得|可以)?(?:买|拍|选|换|穿|订|要)(?:了|个|件)?小[一1两2](?:个)?[码号]|(?:尺码|码数|尺寸|码子|号码|号)(?:做得|有点|有些|稍微|真的|都|也)?(?:太大|大了|好大|很大)|大了(?:一|半|两)(?:个)?[码号]/gu,
  ],
  true: [
    /\btrue to (?:my )?size\b|\btts\b|\bfits? as expected\b|\b(?:my )?(?:usual|normal|regular) size (?:fits?|fit me|is|was) (?:perfect(?:ly)?|great|well|right|good|just right)/giu,
    /(?:尺码|码数|尺寸|大小|码子|号码)(?:也|都|很|挺|非常|真的|十分|还|刚|蛮|特别|比较)*(?:标准|合适|正好|刚好|刚刚好|准确|准|正|合身|正合适)/gu,
  ],
};
/** "No need to size up", "不偏小", "不用买大一码": said, and not meant. */
const NOT =
  /(?:\b(?:no|not|never|without|don['’]?t|doesn['’]?t|didn['’]?t|isn['’]?t|wasn['’]?t|wouldn['’]?t|needn['’]?t|shouldn['’]?t)\b[^.!?;,]{0,28}|(?:不|没|没有|不用|不要|无需|不会|并不|不是|别)[^，。！？,.!?]{0,3})$/iu;
const LEANINGS = ['small', 'large', 'true'] as const satisfies Leaning[];

/** What one review says of the size; null where it says nothing, or one thing and its opposite. */
export const leaningOf = ({ title, text, language }: Review): Leaning | null => {
  const side = language.startsWith('zh') ? 1 : 0;
  const said = LEANINGS.filter((leaning) =>
    [title, text].some((part) =>
      [...part.matchAll(SAID[leaning][side])].some(
        ({ index }) => !NOT.test(part.slice(Math.max(0, index - 36), index)),
      ),
    ),
  );
  const [only, ...others] = said;
  // "True to size, maybe size up if you are busty" leans nowhere.
  return only !== undefined && others.length === 0 ? only : null;
};

/** Fewer than these are anecdotes. */
const FEWEST = 3;
const SHARE = 0.1;
/** The opposite has to be rarer by this much, or shoppers simply differ. */
const AGAINST = 2;

export type SizeTally = { add(review: Review): void; hint(): Hint | null };

/** Counted over all reviews that are heard, whatever their language: "runs small: 38 of 120 say so". */
export const sizeTally = (): SizeTally => {
  const said: Record<Leaning, number> = { small: 0, large: 0, true: 0 };
  let of = 0;
  return {
    add(review) {
      of++;
      const leaning = leaningOf(review);
      if (leaning) said[leaning]++;
    },
    hint() {
      const leaning = LEANINGS.reduce((most, next) => (said[next] > said[most] ? next : most));
      const most = said[leaning];
      const others = LEANINGS.filter((one) => one !== leaning).map((one) => said[one]);
      if (most < FEWEST || most < SHARE * of || most < AGAINST * Math.max(...others)) return null;
      return { leaning, said: most, of };
    },
  };
};
