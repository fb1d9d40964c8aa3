/** Whether a stretch of text praises or complains: words counted, a "not" before one turns it round. */
const GOOD_EN =
  /\b(?:love[sd]?|perfect(?:ly)?|great|beautiful(?:ly)?|comfortable|comfy|soft|flattering|gorgeous|excellent|nice|lovely|recommend|compliments?|cute|amazing|adorable|fabulous|versatile|well[- ]made|true to size|pretty|favorite|favourite|happy|classy|elegant)\b/giu;
const BAD_EN =
  /\b(?:disappoint(?:ed|ing|ment)|poor(?:ly)?|cheap(?:ly)?|itchy|scratchy|returned|returning|return|sent back|thin|see[- ]through|unflattering|awkward|uncomfortable|shrunk|faded|boxy|stiff|waste|bad|terrible|horrible|unfortunately|hole|ripped|huge|ridiculous|sadly|weird|wrong|flaws?|too (?:tight|small|big|large|short|long|wide))\b/giu;
const GOOD_ZH =
  /很好|真好|不错|喜欢|满意|舒服|柔软|合身|合适|显瘦|漂亮|好看|值得|推荐|好评|精致|精细|挺括|正品|厚实|透气|保暖|暖和|标准|实惠|完美|给力|赞|划算|质量好|放心/gu;
const BAD_ZH =
  /失望|太差|很差|差评|差劲|质量差|不好|掉色|褪色|起球|色差|太小|太大|偏小|偏大|太薄|破了|破洞|线头|味道|退货|退了|垃圾|后悔|太慢|不值|缩水|粗糙|扎人|假货|难看|上当|开线|一般般|不满意|不喜欢|不舒服|不合适|不推荐/gu;
const TURNED_EN = /(?:\b(?:not|no|never|hardly)|n['’]t)\s+(?:\w+\s+){0,2}$/iu;
const TURNED_ZH = /(?:不|没|没有|无|不会|不太|不是|并不)(?:很|太|那么)?$/u;

const count = (text: string, words: RegExp, turned: RegExp) => {
  let plain = 0;
  let negated = 0;
  for (const match of text.matchAll(words)) {
    if (turned.test(text.slice(Math.max(0, match.index - 24), match.index))) negated++;
    else plain++;
  }
  return { plain, negated };
};

/** Above 0 praise, below 0 complaint, 0 where the words say neither. */
export const moodOf = (text: string, language: string): number => {
  const chinese = language.startsWith('zh');
  const turned = chinese ? TURNED_ZH : TURNED_EN;
  const good = count(text, chinese ? GOOD_ZH : GOOD_EN, turned);
  const bad = count(text, chinese ? BAD_ZH : BAD_EN, turned);
  // "Not bad" is only half a praise; "not good" is a whole complaint.
  return good.plain - good.negated - bad.plain + bad.negated / 2;
};
