import type { Review } from '../review.ts';

/** What is counted in the words of a review, in either language: what tells a shopper more than "love it" does. */
const COUNTED: Readonly<Record<string, readonly [english: RegExp, chinese: RegExp]>> = {
  height: [
    /\b[4-6]\s?['’]\s?\d{0,2}|\b[4-6]\s?(?:ft|feet|foot)\b|\b1\d\d\s?cm\b/giu,
    /身高|1[4-9]\d\s?(?:cm|厘米|公分|的|，|,|穿|$)|[一1]米[五六七八5-8]/giu,
  ],
  weight: [/\b\d{2,3}\s?(?:lbs?|pounds|#|kgs?)/giu, /体重|\d{2,3}\s?(?:斤|公斤|kg)/giu],
  bra: [/\b\d{2}\s?(?:a{1,2}|b|c|d{1,3}|e|f|g|h)\b/giu, /\d{2}[a-e]\b|胸围/giu],
  measures: [/\b\d{2}\s?-\s?\d{2}\b|\b\d{2}(?:"|”| inch)/giu, /腰围|臀围|肩宽|\d\s?(?:尺|寸)/giu],
  sizeNumber: [/\bsizes? \d+|\b(?:a|an|the|in|my|to) \d{1,2}\b/giu, /\d{2,3}\s?码/giu],
  sizeLetter: [
    /\b(?:xxs|xs|xl|xxl|0p|2p|4p|small|medium|large|petite|s|m|l)\b/giu,
    /(?<![a-z])(?:x{0,3}[sl]|m)(?:码|号)?(?![a-z])|[大中小]码/giu,
  ],
  usual: [
    /\b(?:usually|normally|typically|generally|usual size|always wear)\b/giu,
    /平时|一般穿|通常|以前穿/gu,
  ],
  sizing: [
    /\b(?:runs? (?:very |a little |a bit |rather )?(?:small|large|big|true)|true to size|tts|sized? (?:up|down))\b/giu,
    /偏大|偏小|标准码|尺码|码数|大一码|小一码|大一号|小一号/gu,
  ],
  others: [
    /other reviews?|previous review|last review|as others|agree with|reviewers?\b/giu,
    /其他评价|看评价|评论里|大家都?说/gu,
  ],
  sale: [/\bsale\b|discount|% off|marked down|promo/giu, /打折|折扣|活动|优惠|双十一|618/gu],
  price: [
    /\$\s?\d+|\bprice|expensive|worth|pricey|\bcost/giu,
    /价格|价钱|性价比|便宜|\d+\s?元|值/gu,
  ],
  returned: [
    /return|sent (?:it|them) back|going back|send (?:it|them|this) back/giu,
    /退货|退了|换货|退换/gu,
  ],
  but: [
    /\b(?:but|however|although|though|unfortunately|only (?:complaint|issue|problem|downside|negative|thing))\b/giu,
    /但|不过|就是|可惜|唯一|缺点|除了/gu,
  ],
  tried: [
    /\bin (?:the|my|a) (?:local )?(?:store|retailer)|in store\b|tried (?:it|this|them|these)? ?on/giu,
    /试穿|试了|上身|穿上/gu,
  ],
  pictured: [/\bonline\b|website|picture|photo|model|pictured/giu, /图片|照片|实物|描述|模特/gu],
  body: [
    /\b(?:bust|chest|hips?|waist|torso|legs?|shoulders?|arms?|curvy|busty|tummy|belly|thighs?|calves|short|tall|pear|athletic|slim|slender|chested|boobs?)\b/giu,
    /肩|腰|胸|腿|臀|肚子|胳膊|袖|偏瘦|偏胖|微胖|瘦|胖/gu,
  ],
  fabric: [
    /\b(?:fabric|material|cotton|silk|wool|linen|sheer|thin|thick|soft|itchy|scratchy|stretchy?|lined|lining|cashmere|polyester|lightweight|heavy)\b/giu,
    /面料|布料|料子|材质|棉|羊毛|羊绒|亚麻|真丝|里衬|内衬|薄|厚|弹/gu,
  ],
  care: [
    /\b(?:wash|washed|dry clean|shrink|shrunk|iron|wrinkles?|pill|pilling)\b/giu,
    /洗|缩水|熨|皱|起球|掉色|褪色/gu,
  ],
  colour: [
    /\bcolou?rs?\b|\b(?:black|white|blue|navy|red|green|pink|grey|gray|ivory|cream|orange|yellow|purple|coral|mint|brown|tan)\b/giu,
    /色/gu,
  ],
  self: [/\b(?:i|i'm|i've|my|me)\b/giu, /我|本人|自己/gu],
  compliments: [/compliment/giu, /同事都|朋友都|都说好|都夸/gu],
  praise: [
    /\b(?:love|loved|perfect|beautiful|gorgeous|amazing|stunning|great|adorable|flattering|comfortable|fabulous)\b/giu,
    /喜欢|满意|好看|漂亮|完美|舒服|不错|很好|推荐/gu,
  ],
  complaint: [
    /\b(?:disappoint\w*|cheap|poor|bad|awful|terrible|horrible|unflattering|huge|boxy|weird|odd|ill|baggy|shapeless|maternity|pregnant|tent|sack)\b/giu,
    /失望|差|难看|后悔|不好|不值|破|线头|味道|粗糙/gu,
  ],
  worn: [
    /\b(?:wear|wore|worn|pair|paired|layer|jeans|leggings|boots|heels|sandals|jacket|cardigan|belt)\b/giu,
    /搭配|配|牛仔|毛衣|外套|靴|裙|裤/gu,
  ],
  occasion: [
    /\b(?:wedding|work|office|party|summer|fall|winter|spring|vacation|holiday|casual|dressy)\b/giu,
    /上班|通勤|婚礼|聚会|约会|春|夏|秋|冬|出门/gu,
  ],
  unsure: [/on the fence|debat|hesita|undecided/giu, /犹豫|纠结|考虑/gu],
  ordered: [/\b(?:ordered|bought|purchased|received|arrived)\b/giu, /买|收到|下单|到货|拍/gu],
};

const WORD = /\p{Script=Han}|[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu;
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** A Han character says about as much as three letters. */
const HAN_WORTH = 3;

export const FACTS: readonly string[] = [
  'length',
  'words',
  'sentences',
  'words a sentence',
  'different words',
  'share of different words',
  'letters a word',
  'exclamations',
  'questions',
  'commas',
  'asides',
  'paragraphs',
  'numbers',
  'title length',
  'title exclamations',
  'title praise',
  'title complaint',
  'rating',
  'not recommended',
  ...Object.keys(COUNTED),
];

/**
 * Nothing of the other reviews, the order or the votes is among them, so that a review is judged alone and as it is
 * read; and nothing of the writer but what the words say.
 */
export const factsOf = (review: Review): Float32Array => {
  const chinese = review.language.startsWith('zh');
  const { text, title } = review;
  const words = text.toLowerCase().match(WORD) ?? [];
  const different = new Set(words).size;
  const sentences = Math.max(1, count(text, /[.!?。！？…]+/gu));
  const side = chinese ? 1 : 0;
  const said = Object.values(COUNTED).map((patterns) => count(text, patterns[side]));
  const titled = (name: string) => count(title, COUNTED[name]?.[side] ?? /$^/u);
  return Float32Array.from([
    text.length * (chinese ? HAN_WORTH : 1),
    words.length,
    sentences,
    words.length / sentences,
    different,
    different / Math.max(1, words.length),
    words.reduce((sum, word) => sum + word.length, 0) / Math.max(1, words.length),
    count(text, /[!！]/gu),
    count(text, /[?？]/gu),
    count(text, /[,，、]/gu),
    count(text, /[(（]/gu),
    count(text, /\n/gu),
    count(text, /\d+/gu),
    title.length * (chinese ? HAN_WORTH : 1),
    count(title, /[!！]/gu),
    titled('praise'),
    titled('complaint'),
    review.rating,
    review.recommended === false ? 1 : 0,
    ...said,
  ]);
};
