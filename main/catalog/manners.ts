import { fold } from './attributes.ts';
import { byLastNoun, headOfTitle, nounTable } from './nouns.ts';
import { isOutfitSlot, slotOfTitle, type Slot } from './slots.ts';

/** In what manner a piece can be worn. Pieces of one look share at least one: nobody wears a saree with trainers. */
export const MANNERS = ['casual', 'smart', 'formal', 'party', 'sports', 'ethnic'] as const;
export type Manner = (typeof MANNERS)[number];

/** A set of manners, a bit for each. */
export type Manners = number;
export const bitOf = (manner: Manner): Manners => 1 << MANNERS.indexOf(manner);
const setOf = (names: string): Manners =>
  names.split(' ').reduce((set, name) => set | bitOf(name as Manner), 0);
export const mannersIn = (set: Manners): Manner[] =>
  MANNERS.filter((manner) => (set & bitOf(manner)) !== 0);

/** What a piece is made for; pieces for opposite weather are not worn together, whatever their season says. */
export type Weather = 'warm' | 'cold' | 'any';

export type Wear = {
  readonly manners: Manners;
  readonly weather: Weather;
  /** How gladly it is shown as the piece that completes a look, where all else is equal; at -1 it never is. */
  readonly charm: number;
  /** The noun it was known by; null where none was. */
  readonly noun: string | null;
};

/** What a stylist knows of a kind of thing. Nouns in English (singular) and Chinese. */
const KINDS: readonly (readonly [string, Weather, number, string])[] = [
  // Tops
  ['casual smart', 'any', 0, 'tshirt tee t恤 上衣 上装 top upper topwear 打底衫'],
  ['casual smart sports', 'any', 0, 'polo polo衫|polo shirt'],
  ['casual', 'warm', 0, 'tank vest camisole 背心 吊带衫|tank top|crop top'],
  ['casual smart formal', 'any', 0, 'shirt 衬衫 衬衣'],
  ['casual smart party formal', 'any', 0, 'blouse 雪纺衫 真丝衬衫'],
  ['casual smart party', 'any', 0, 'tunic 罩衫'],
  ['casual smart', 'cold', 0, 'sweater jumper pullover turtleneck 毛衣 毛衫 羊绒衫 高领衫'],
  ['casual smart', 'any', 0, 'knitwear knit 针织 针织衫'],
  ['casual sports', 'any', 0, 'sweatshirt hoodie jersey 卫衣'],
  ['ethnic casual', 'any', 0, 'kurta kurti'],
  // Bottoms
  ['casual smart', 'any', 0.1, 'jean denim 牛仔裤 bottom bottomwear 下装 裤 裤子 长裤 休闲裤'],
  ['casual ethnic sports', 'any', -0.1, 'legging jegging 打底裤'],
  ['casual smart formal', 'any', 0, 'trouser pant chino culotte 阔腿裤'],
  ['smart formal', 'any', 0, '西裤 西装裤|suit trouser|dress pant'],
  ['casual sports', 'warm', 0, 'short 短裤'],
  ['casual sports', 'any', 0, 'capri'],
  ['casual smart party formal', 'any', 0, 'skirt 半裙 半身裙 百褶裙 短裙 裙裤 包臀裙'],
  ['sports casual', 'any', 0, 'jogger 运动裤|sweat pant'],
  ['sports', 'any', 0, 'trackpant|track pant|rain trouser'],
  ['ethnic', 'any', 0, 'churidar salwar patiala'],
  // Whole garments
  ['casual smart party', 'any', 0, 'dress 连衣裙 裙子 裙 长裙 jumpsuit 连体裤'],
  ['party', 'any', 0, 'gown 礼服 晚礼服|evening dress|cocktail dress'],
  ['party smart', 'any', 0, '旗袍 cheongsam qipao'],
  ['casual', 'warm', 0, 'sundress 吊带裙|sun dress|slip dress|maxi dress'],
  ['casual smart party', 'cold', 0, '针织裙 毛衣裙|sweater dress|knit dress'],
  ['casual', 'any', 0, 'romper playsuit overall dungaree 背带裤|clothing set'],
  ['ethnic', 'any', 0, 'saree sari lehenga anarkali|kurta set|lehenga choli'],
  ['formal smart', 'any', 0, 'suit 套装 西装套装'],
  ['sports', 'any', 0, 'tracksuit 运动套装|track suit'],
  // Over it
  ['casual smart formal party', 'cold', 0, 'coat overcoat cape 大衣 外套大衣 呢大衣 斗篷 羊绒大衣'],
  ['casual smart formal party', 'any', 0, 'trench 风衣|trench coat|rain coat'],
  ['casual smart', 'cold', 0, 'jacket outerwear outer 外套 夹克 皮衣 bomber 背心外套 gilet'],
  ['casual', 'any', 0, '|denim jacket|jean jacket'],
  ['casual sports', 'any', 0, 'windbreaker anorak 冲锋衣|track jacket'],
  ['casual sports', 'any', -1, '|rain jacket'],
  ['casual', 'cold', 0, 'parka puffer 羽绒服 棉服 棉衣 poncho 马甲|down jacket|puffer jacket'],
  ['smart formal party', 'any', 0, 'blazer 西装 西服 西装外套|suit jacket'],
  ['formal smart party', 'any', 0, 'waistcoat'],
  ['ethnic formal', 'any', 0, 'nehru|nehru jacket'],
  ['casual smart', 'any', 0, 'cardigan 开衫'],
  ['casual smart party', 'any', 0, 'shrug 披肩外套'],
  // Shoes
  ['casual smart', 'any', 0.1, 'sneaker shoe footwear 鞋 鞋子 帆布鞋 小白鞋 板鞋|casual shoe'],
  ['sports casual', 'any', 0, 'trainer 运动鞋 跑鞋|sport shoe|sports shoe|running shoe'],
  ['casual smart formal', 'any', 0.1, 'loafer 乐福鞋 moccasin'],
  ['formal smart', 'any', 0, 'oxford brogue derby 皮鞋|formal shoe'],
  ['casual smart', 'any', 0.1, 'boot bootie 靴 靴子 短靴 长靴 切尔西靴'],
  ['smart formal party ethnic', 'any', 0.1, 'heel pump stiletto 高跟鞋'],
  ['casual smart formal ethnic', 'any', 0, 'flat mule ballerina 平底鞋 单鞋'],
  ['casual smart party ethnic', 'warm', 0, 'sandal wedge 凉鞋'],
  ['casual smart', 'warm', 0, 'espadrille'],
  ['casual', 'warm', -0.3, 'slipper flop clog slide 拖鞋 人字拖|flip flop'],
  ['casual sports', 'warm', -0.1, '|sport sandal|sports sandal'],
  // Bags
  ['casual smart formal ethnic', 'any', 0.1, 'handbag bag purse 包 包袋 手提包 手袋'],
  ['casual smart', 'any', 0.1, 'tote satchel crossbody hobo 托特包 斜挎包 单肩包'],
  ['party ethnic smart formal', 'any', 0, 'clutch 手拿包|evening bag'],
  ['casual sports', 'any', -0.1, 'backpack rucksack 双肩包 背包'],
  ['sports', 'any', -0.1, 'duffel 健身包|duffel bag|gym bag|sports bag'],
  ['smart formal', 'any', -0.1, 'messenger briefcase 公文包 电脑包|laptop bag|messenger bag'],
  ['casual sports', 'any', -0.4, 'pouch 腰包|waist pouch'],
  // Accessories
  ['casual smart formal party sports ethnic', 'any', 0.1, 'watch 手表 腕表'],
  ['casual smart', 'any', 0.1, 'sunglass sunglasses eyewear glasses 眼镜 太阳镜 墨镜'],
  ['casual smart formal', 'any', 0, 'belt 腰带 皮带'],
  ['formal smart', 'any', 0, 'tie cufflink 领带 袖扣 bowtie|bow tie'],
  ['formal smart', 'any', -0.4, 'suspender'],
  ['casual smart formal', 'any', -0.5, 'wallet 钱包 keychain|key chain'],
  ['casual sports', 'any', 0, 'cap headband 棒球帽 鸭舌帽'],
  ['casual smart', 'any', 0, 'hat beret headwear 帽 帽子 贝雷帽'],
  ['casual', 'cold', 0, 'beanie 毛线帽'],
  ['casual smart formal', 'cold', 0.1, 'muffler'],
  ['casual smart formal', 'cold', -0.5, 'glove 手套'],
  ['casual smart formal', 'cold', 0.1, 'scarf scarve 围巾'],
  ['smart party ethnic casual', 'any', 0, 'stole shawl 丝巾 披肩'],
  ['ethnic', 'any', 0, 'dupatta'],
  [
    'casual smart formal party ethnic',
    'any',
    0.1,
    'jewellery jewelry necklace earring bracelet pendant chain brooch 首饰 项链 耳环 耳饰 手链 胸针 饰品|jewellery set',
  ],
  ['party ethnic casual smart', 'any', -0.1, 'bangle ring 手镯 戒指'],
  ['casual smart formal', 'any', -1, 'umbrella'],
  ['sports', 'any', -0.1, 'wristband'],
];

/** Single words first, then what is said in two. */
const nouns = (words: string): string[] => {
  const [single = '', ...phrases] = words.split('|');
  return [...single.split(' ').filter(Boolean), ...phrases];
};
const BY_NOUN = nounTable(
  KINDS.flatMap(([manners, weather, charm, words]) =>
    nouns(words).map(
      (noun) => [{ manners: setOf(manners), weather, charm, noun } satisfies Wear, noun] as const,
    ),
  ),
);
const UNKNOWN: Wear = { manners: setOf('casual smart'), weather: 'any', charm: -0.2, noun: null };

/** A heading over many kinds says nothing that a title does not say better. */
const HEADINGS = new Set(
  'upper top topwear bottom bottomwear shoe shoes footwear bag bags accessory accessories outerwear outer dress 上装 下装 外套 鞋履 包袋 配饰 上衣 鞋 包'.split(
    ' ',
  ),
);
const isHeading = (category: string): boolean => HEADINGS.has(category);

/** What an occasion a shop states leaves of what a kind could be worn for. */
const OCCASIONS: readonly (readonly [RegExp, Manners])[] = [
  [/smart.?casual|商务休闲/, setOf('smart casual')],
  [/formal|office|business|work|通勤|商务|正式/, setOf('formal smart')],
  [/ethnic|traditional|民族|国风|新中式/, setOf('ethnic')],
  [/sport|gym|running|training|运动|健身/, setOf('sports')],
  [/party|evening|wedding|cocktail|派对|晚宴|宴会|婚礼|赴约/, setOf('party smart')],
  [/casual|everyday|travel|weekend|休闲|日常|周末|旅行/, setOf('casual smart party ethnic sports')],
];

/** What a title gives away where the shop does not say what a piece is for. */
const IN_TITLES: readonly (readonly [RegExp, Manners])[] = [
  [
    /\b(?:anarkali|banarasi|mojari|juttis?|kolhapuri|ethnic|traditional)\b|民族|国风/,
    setOf('ethnic'),
  ],
  [
    /\b(?:running|training|gym|football|soccer|cricket|tennis|yoga|athletic|workout|sports?)\b|运动|跑步|健身/,
    setOf('sports'),
  ],
  [/\b(?:formal|office|business)\b|商务|通勤/, setOf('formal smart')],
  [/\b(?:party|sequin\w*|cocktail|evening|gown|prom)\b|晚宴|亮片|礼服/, setOf('party smart')],
];

/** Makers of sportswear: what they make is casual at the smartest, whatever the list calls it. */
const SPORTSWEAR =
  /\b(?:nike|adidas|puma|reebok|fila|asics|lotto|speedo|umbro|wilson|spalding|quechua|domyos|kalenji|newfeel|artengo|nabaiji|wildcraft|under armour|new balance|crocs)\b|李宁|安踏|特步/;
/** A T-shirt with something on it is no smart one. */
const SLOGAN =
  /\b(?:print|printed|graphic|photo|slogan|comics?|disney|marvel|fifa|united t-?shirt)\b|印花|图案/;
const TEE = /^(?:tshirt|tee|t恤)$/;
/** Taken along for a purpose, never to complete a look. */
const CARRIED =
  /\b(?:lunch|camera|sleeve|toiletry|cosmetic|diaper|trolley|luggage|laptop|netbook|toploader|organi[sz]er|rain)\b/;
/** Worn under things, though a list of tops has them for sport. */
const UNDER = /\b(?:bras?|bralette|panty|panties)\b|内衣|文胸/;
/** Rows somebody made to try the list with. */
const TRIAL = /^(?:test|dummy|sample|untitled)\b|\bdispname\b|^测试/;
/** One listing of several pieces is named after any of them. */
const OF_SEVERAL = /\b(?:sets?|and)\b|&/;
/** Worn at home, whatever rail it hangs on. */
const AT_HOME = /\b(?:lounge|night|sleep|nightwear|sleepwear|pyjamas?|boxers?)\b|家居|睡/;

const LEISURE = setOf('casual sports');
const SMART = setOf('smart');
const ETHNIC = setOf('ethnic');
const SPORT = setOf('sports');
const CLOTHING: ReadonlySet<Slot> = new Set(['top', 'bottom', 'dress', 'outerwear']);

/**
 * A kind narrowed to nothing: what is called ethnic is, whatever its cut, and so is clothing for sport; but heels a list
 * calls sporty are heels, and trainers it calls formal trainers.
 */
const narrowed = (manners: Manners, to: Manners, slot: Slot): Manners =>
  manners & to || (to === ETHNIC || (to === SPORT && CLOTHING.has(slot)) ? to : manners);

const ofTitle = (words: string): Wear | null => byLastNoun(headOfTitle(words), BY_NOUN);
/** A shop has some hundred categories and asks for each of them thousands of times. */
const KNOWN_CATEGORIES = 4096;
const categories = new Map<string, Wear | null>();
const ofCategory = (category: string): Wear | null => {
  const known = categories.get(category);
  if (known !== undefined) return known;
  const found = byLastNoun(category, BY_NOUN);
  if (categories.size >= KNOWN_CATEGORIES) categories.clear();
  categories.set(category, found);
  return found;
};

/**
 * A tracksuit listed under trousers, a jacket under sweatshirts: the list or the title is wrong, and a look of two
 * jackets would come of it.
 */
const isMislaid = (slot: Slot, category: string, title: string): boolean => {
  if (OF_SEVERAL.test(category)) return false;
  const told = slotOfTitle(title);
  return told !== null && told !== slot && told !== 'other';
};

export type WearFacts = {
  readonly category: string;
  readonly title: string;
  readonly occasion: string;
  readonly slot: Slot;
};

/** A category as compared; the noun of the title where the category is a mere heading. */
export const kindOf = (category: string, noun: string | null): string =>
  isHeading(category) ? (noun ?? category) : category;

/** How, and in what weather, a piece is worn, by the shop's words for it. */
export const wearOf = ({ category, title, occasion, slot }: WearFacts): Wear => {
  if (!isOutfitSlot(slot) || (CLOTHING.has(slot) && AT_HOME.test(fold(title))))
    return { manners: 0, weather: 'any', charm: 0, noun: null };
  const folded = fold(category);
  const words = fold(title);
  const kind =
    (isHeading(folded) ? (ofTitle(words) ?? ofCategory(folded)) : null) ??
    ofCategory(folded) ??
    ofTitle(words) ??
    UNKNOWN;
  const stated = OCCASIONS.find(([pattern]) => pattern.test(occasion))?.[1];
  const hinted = IN_TITLES.find(([pattern]) => pattern.test(words))?.[1];
  // "Casual" is what lists say of nearly everything; a word in the title says more.
  const vague = stated === undefined || /casual|休闲|日常/.test(occasion);
  let manners = stated === undefined ? kind.manners : narrowed(kind.manners, stated, slot);
  if (hinted !== undefined && vague) manners = narrowed(manners, hinted, slot);
  if (SPORTSWEAR.test(words)) manners = manners & LEISURE || LEISURE;
  if (TEE.test(kind.noun ?? '') && SLOGAN.test(words)) manners &= ~SMART;
  const isCarried =
    (slot === 'bag' || slot === 'outerwear') && (CARRIED.test(words) || CARRIED.test(folded));
  const never =
    isCarried || TRIAL.test(words) || UNDER.test(words) || isMislaid(slot, folded, title);
  const charm = never ? -1 : kind.charm;
  return { ...kind, manners, charm };
};
