import { fold } from './attributes.ts';

/**
 * Who wears a piece. Lists put children's things on adults' rails ("Kids' Boys Shorts", gender men), and leave the
 * column blank where the title says it; the title is then believed.
 */
const CHILD = /\b(?:kid|kids|kidswear|infants?|toddlers?|juniors?|child|children|teens?)\b|童|婴/;
const GIRL = /\bgirls?\b|女童|女孩/;
const BOY = /\bboys?\b|男童|男孩/;
const WOMAN = /\b(?:women|womens|woman|ladies|lady)\b|女士|女装|女款/;
const MAN = /\b(?:men|mens|man|gents|gentlemen)\b|男士|男装|男款/;
/** Says "boy" or "girl" of what grown people wear. */
const NOT_A_CHILD = /\b(?:boy ?friend|girl ?friend|boy ?leg|boy ?shorts)\b/g;

/** Makers of children's things alone; lists give them adults' sizes now and then. */
const CHILDRENS_MAKER =
  /\b(?:gini (?:and |& )?jony|chhota bheem|hop scotch|kids ville|balabala|gymboree|oshkosh|carters)\b|巴拉巴拉|安奈儿|小猪班纳/;

/** One look over most titles of people whose list says who they are. */
const ANY_CHILD =
  /kid|infant|toddler|junior|child|teen|girl|boy|jony|bheem|hop scotch|balabala|gymboree|oshkosh|carter|童|婴|女孩|男孩|巴拉|安奈|小猪/;

export const wearerOf = (gender: string, title: string): string => {
  const folded = fold(title);
  if (gender !== '' && !ANY_CHILD.test(folded)) return gender;
  const words = folded.replaceAll("'", '').replaceAll('’', '').replaceAll(NOT_A_CHILD, ' ');
  const woman = WOMAN.test(words);
  const man = MAN.test(words);
  const girl = GIRL.test(words);
  const boy = BOY.test(words);
  const isChilds = CHILD.test(words) || CHILDRENS_MAKER.test(words);
  if (isChilds || ((girl || boy) && !woman && !man)) {
    if (gender === 'girls' || gender === 'boys') return gender;
    return girl === boy ? 'kids' : girl ? 'girls' : 'boys';
  }
  if (gender !== '') return gender;
  return woman === man ? '' : woman ? 'women' : 'men';
};
