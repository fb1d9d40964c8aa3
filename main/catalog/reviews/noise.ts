import type { Review } from './review.ts';

/** Why nobody is quoted from a review and its words are not counted. Its stars are. */
export type Noise = 'wordless' | 'default-praise' | 'gibberish' | 'advertising';

const bare = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** What the platform writes where nobody wrote anything, and what is sent to be done with it. */
const DEFAULT_PRAISE =
  /^(?:(?:此|该|本)?(?:用户|顾客|买家|会员)(?:没有|未|没)(?:及时)?(?:填写|作出|做出|发表)(?:评价|评论)(?:内容)?|(?:系统)?默认(?:好评)?(?:系统默认好评)?|(?:评价方未及时做出评价)?系统默认好评|好评)+$/u;
const DEFAULT_PRAISE_EN =
  /^(?:(?:this|the)(?:customer|buyer|user)(?:didnot|didnt|hasnot|hasnt)(?:write|left|leave|written)(?:a|any)?(?:review|comment)s?|nocomments?|na|none|nothing)$/u;

const ADDRESS = /https?:|www\.|\b[\w-]+\.(?:com|net|cn|shop|top|xyz)\b|\[url/iu;
const CALL_ME =
  /(?:加|➕|\+)\s*(?:我|v|微|威|薇|q|群|vx|wx)|(?:微信|威信|薇信|vx|wx|qq|扣扣|whatsapp|telegram)\s*(?:号|群)?\s*[:：]?\s*[\w-]{5,}|(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|(?<!\d)\d{3}[\s.-]\d{3}[\s.-]\d{4}(?!\d)|\b(?:use|promo|coupon)\s+code\s+\w+|\bfollow me\b|(?:兼职|刷单|代购|出售)[^，。,.]{0,12}(?:联系|加|私聊)/iu;

/** Which kind of noise a review is, or null where somebody says something. */
export const noiseOf = ({ title, text }: Pick<Review, 'title' | 'text'>): Noise | null => {
  const whole = `${title} ${text}`;
  const said = bare(whole);
  if (said === '') return 'wordless';
  if (ADDRESS.test(whole) || CALL_ME.test(whole)) return 'advertising';
  if (DEFAULT_PRAISE.test(said) || DEFAULT_PRAISE_EN.test(said)) return 'default-praise';
  return isGibberish(said, whole) ? 'gibberish' : null;
};

const isGibberish = (said: string, whole: string): boolean => {
  if (/^\d+$/u.test(said)) return true;
  const characters = Array.from(said);
  if (characters.length >= 4 && new Set(characters).size <= 2) return true;
  const words = whole.toLowerCase().match(/[a-z]{5,}/gu) ?? [];
  if (/\p{Script=Han}/u.test(said) || words.length === 0) return false;
  // Keys struck at random: words without a vowel, or with more letters in a row than any word has.
  const struck = words.filter(
    (word) =>
      word.length > 24 || /[bcdfghjklmnpqrstvwxz]{6}/u.test(word) || !/[aeiouy]/u.test(word),
  );
  return struck.length * 2 > words.length;
};
