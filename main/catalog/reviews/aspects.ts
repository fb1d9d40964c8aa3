import type { ReviewDigest } from '../../../preload/contract/index.ts';

export type Aspect = ReviewDigest['keywords'][number]['aspect'];

/** Something said about one side of a garment: always the very characters of the review. */
export type Remark = {
  readonly aspect: Aspect;
  readonly happy: boolean;
  readonly text: string;
  /** The same for "so soft" and "very soft": what is counted together. */
  readonly key: string;
};

type Phrases = Readonly<Record<Aspect, readonly [good: RegExp, bad: RegExp]>>;

/** Before praise and complaint alike; "a bit warm" is no praise, so those stand before complaints only. */
const VERY_EN = 'so |very |really |super |quite |just |even more ';
const RATHER_EN = 'a little |a bit |rather ';
const VERY_ZH = '也|都|还|挺|很|太|真心|真的|真|非常|特别|超级|超|比较|蛮|够|十分|的|是';
const RATHER_ZH = '有点|有些|稍微';
const en = (good: string, bad: string) =>
  [
    new RegExp(`\\b(?:${good})\\b`.replaceAll('~', `(?:${VERY_EN})*`), 'giu'),
    new RegExp(`\\b(?:${bad})\\b`.replaceAll('~', `(?:${VERY_EN}|${RATHER_EN})*`), 'giu'),
  ] as const;
const zh = (good: string, bad: string) =>
  [
    new RegExp(`(?:${good})`.replaceAll('~', `(?:${VERY_ZH})*`), 'gu'),
    new RegExp(`(?:${bad})`.replaceAll('~', `(?:${VERY_ZH}|${RATHER_ZH})*`), 'gu'),
  ] as const;

const ENGLISH: Phrases = {
  fit: en(
    'fits? ~(?:perfectly|great|well|beautifully|nicely|like a glove)|(?:holds|keeps) its shape|(?:perfect|great|flattering|lovely) fit|~flattering',
    "(?:poor|bad|odd|weird|awkward|strange) fit|unflattering|~boxy|(?:does not|doesn't|did not|didn't) fit|(?:(?:sleeves|shoulders|legs) (?:are|is) )?too (?:tight|loose|baggy|short|long|wide)",
  ),
  size: en(
    'true to size|(?:perfect|right) size',
    'runs? ~(?:small|large|big|short|long)|too (?:small|big|large)|size (?:down|up)|sized (?:down|up)',
  ),
  fabric: en(
    '(?:soft|comfortable|beautiful|nice|great|lovely|high|good|gorgeous) (?:fabric|material|quality)|(?:fabric|material|quality) is ~(?:soft|nice|beautiful|great|lovely|good|excellent)|well[- ]made|~(?:soft|comfortable|comfy|warm)',
    '(?:cheap|thin|scratchy|itchy|stiff|poor|rough) (?:fabric|material|quality)|~(?:itchy|scratchy|see[- ]through|sheer)|(?:fabric|material|quality) is ~(?:thin|cheap|itchy|scratchy|stiff|poor|rough)|poorly made|too (?:thin|sheer|heavy)|fell apart|shrunk|snags? easily',
  ),
  colour: en(
    '(?:beautiful|gorgeous|vibrant|lovely|great|pretty|rich|nice) colou?rs?|colou?rs? (?:is|are) ~(?:beautiful|gorgeous|vibrant|lovely|great|pretty|rich)|love the colou?rs?',
    'colou?rs? (?:is|was|are|were) ~(?:off|wrong|different|dull|faded)|washed[- ]out|colou?r (?:bled|faded)',
  ),
  service: en(
    '(?:fast|quick) (?:shipping|delivery)|(?:great|excellent|good|helpful) (?:customer )?service|arrived (?:quickly|early|on time)',
    '(?:poor|bad|terrible) (?:customer )?service|slow (?:shipping|delivery)|arrived late|never arrived',
  ),
};

const CHINESE: Phrases = {
  fit: zh(
    '版型~(?:好|不错|正|赞|漂亮)|~显(?:瘦|高)|~合身|~修身|(?:不|也不)臃肿|(?:长度|肩线)~(?:刚好|正好|合适)|垂感~好|上身(?:效果)?~(?:好看|好|不错)|穿着~(?:好看|有型|漂亮|精神)|穿上~(?:好看|有型|精神)|裤型~(?:好|不错)',
    '版型~(?:不好|差|一般|奇怪)|不~合身|~显胖|(?:袖子|肩膀|腰|裤脚)?太(?:紧|松|肥|瘦|长|短|宽|窄)了?|不好看|~难看',
  ),
  size: zh(
    '(?:尺码|码数|尺寸|大小)~(?:标准|合适|正好|刚好|刚刚好|刚刚合适|准确|准)|正合适|刚好合适',
    '(?:尺码|码数|尺寸)?~偏(?:大|小)|太(?:大|小)了?|(?:尺码|码数|尺寸)~(?:不准|不标准|不对|不合适)|不合适',
  ),
  fabric: zh(
    '(?:面料|布料|料子|质量|做工|材质|手感|质地)~(?:好|不错|舒服|柔软|精细|精致|可以|棒|赞|厚实|满意)|不(?:起球|掉色|褪色|扎人|透|缩水)|~(?:舒服|柔软|透气|厚实|保暖|暖和|挺括|有质感)|挡风|不(?:磨脚|勾丝|沾毛)|(?:没有|没|无)(?:线头|异味)',
    '(?:面料|布料|料子|质量|做工|材质|手感)~(?:差|不好|不行|不咋地|不怎么样|粗糙|一般|硬|薄|烂)|起球|掉色|褪色|~扎人|线头~(?:多)?|~(?:沾毛|起静电|起皱|磨脚|勾丝)|容易皱|缩水|~异味|太薄了?|开线|掉毛',
  ),
  colour: zh(
    '颜色~(?:好看|漂亮|正|好|不错|喜欢)|(?:没有|没|无)色差',
    '色差~(?:大|严重)?|颜色~(?:不对|不正|不好看|难看)|颜色(?:有点|有些|太|偏)(?:深|浅|暗)',
  ),
  service: zh(
    '(?:客服|服务|店家|卖家|态度|快递|物流|发货)~(?:态度|速度)?~(?:好|快|不错|热情|给力|满意|赞|周到)',
    '(?:客服|服务|店家|卖家|态度|快递|物流|发货)~(?:态度|速度)?~(?:差|慢|不好|恶劣)|不理人',
  ),
};

const ASPECTS: readonly Aspect[] = ['fit', 'size', 'fabric', 'colour', 'service'];
const NOT_EN = /(?:\b(?:not|no|never|without|hardly)|n['’]t)\s+(?:\w+\s+){0,2}$/iu;
const NOT_ZH = /(?:不|没|没有|没那么|无|不会|不太|不是|并不|不怎么)(?:很|太|那么)?$/u;
/** "A bit warm" and "too soft" are no praise. */
const SPOILT = /\b(?:too|a bit|a little|rather|slightly)\s+$|(?:有点|有些|稍微)$/iu;
const ADVERBS_EN = new RegExp(`\\b(?:${VERY_EN}|${RATHER_EN})`, 'giu');
const ADVERBS_ZH = new RegExp(`${VERY_ZH}|${RATHER_ZH}|了$`, 'gu');

const isChinese = (language: string) => language.startsWith('zh');

/** All remarks of a text, in aspects' order. What stands behind a "not" is left out rather than turned round. */
export const remarksIn = (text: string, language: string): Remark[] => {
  const chinese = isChinese(language);
  const phrases = chinese ? CHINESE : ENGLISH;
  const negation = chinese ? NOT_ZH : NOT_EN;
  const remarks: Remark[] = [];
  for (const aspect of ASPECTS)
    for (const [side, pattern] of phrases[aspect].entries())
      for (const match of text.matchAll(pattern)) {
        const found = match[0].trim();
        const before = text.slice(Math.max(0, match.index - 24), match.index);
        if (negation.test(before) || (side === 0 && SPOILT.test(before))) continue;
        const key = chinese
          ? found.replaceAll(ADVERBS_ZH, '')
          : found.toLowerCase().replaceAll(ADVERBS_EN, '');
        remarks.push({ aspect, happy: side === 0, text: found, key });
      }
  return remarks;
};
