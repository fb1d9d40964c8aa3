import { z } from 'zod';
import { outfitSlot, type OutfitSlot } from '../../preload/contract/index.ts';
import { fold } from './attributes.ts';
import { byLastNoun, headOfTitle, nounTable } from './nouns.ts';

/** Where a product sits in an outfit. `innerwear` is never recommended; `other` (perfume, vouchers) is not worn. */
export const slotShape = z.enum([...outfitSlot.options, 'innerwear', 'other']);
export type Slot = z.infer<typeof slotShape>;

/** Singular English and Chinese nouns, each list one slot. A category's last known noun decides: "wool coat" is a coat. */
const NOUNS: Readonly<Record<Slot, string>> = {
  outerwear:
    'outerwear outer coat overcoat trench parka jacket blazer cardigan waistcoat gilet cape poncho shrug windbreaker anorak bomber puffer 外套 大衣 风衣 夹克 羽绒服 棉服 棉衣 西装外套 西服 马甲 背心外套 开衫 斗篷 冲锋衣 皮衣 披肩外套',
  top: 'top upper topwear tshirt tee shirt blouse sweater sweatshirt hoodie jumper pullover knitwear knit turtleneck polo tank tunic kurta kurti vest jersey 上衣 上装 衬衫 衬衣 恤 t恤 毛衣 针织 针织衫 卫衣 打底衫 吊带衫 背心 polo衫 雪纺衫 罩衫 毛衫',
  bottom:
    'bottom bottomwear trouser pant jean short skirt capri jegging legging churidar salwar patiala culotte chino jogger 下装 裤 裤子 长裤 短裤 牛仔裤 阔腿裤 西裤 休闲裤 运动裤 半裙 半身裙 百褶裙 短裙 裙裤 打底裤',
  dress:
    'dress gown jumpsuit romper saree overall dungaree playsuit suit tracksuit 连衣裙 裙子 裙 长裙 礼服 旗袍 连体裤 背带裤 套装 西装套装',
  shoes:
    'shoe footwear boot bootie sneaker trainer loafer heel pump flat sandal slipper flop mule espadrille oxford brogue 鞋 鞋子 靴 靴子 短靴 长靴 运动鞋 高跟鞋 平底鞋 凉鞋 拖鞋 乐福鞋 皮鞋 帆布鞋',
  bag: 'bag handbag backpack rucksack tote clutch satchel crossbody purse messenger duffel pouch 包 包袋 手提包 手袋 托特包 双肩包 斜挎包 单肩包 背包 手拿包 腰包',
  accessory:
    'accessory accessorie scarf scarve muffler stole shawl dupatta belt hat cap beanie headband glove tie cufflink watch sunglass eyewear glasses jewellery jewelry necklace earring bracelet bangle ring pendant chain brooch wallet suspender umbrella wristband headwear 配饰 配件 饰品 围巾 丝巾 披肩 腰带 皮带 帽 帽子 手套 领带 手表 腕表 眼镜 太阳镜 墨镜 项链 耳环 耳饰 手链 手镯 戒指 胸针 钱包 发饰 首饰',
  innerwear:
    'innerwear underwear lingerie bra brief boxer trunk camisole shapewear panty pantie thong sock stocking tight hosiery pantyhose pyjama pajama nightwear nightdress nightgown sleepwear loungewear robe bathrobe swimwear swimsuit bikini 内衣 内裤 文胸 胸罩 袜 袜子 丝袜 连裤袜 睡衣 睡裙 睡袍 浴袍 家居服 泳衣 泳装 塑身衣 保暖内衣 秋裤 秋衣',
  other:
    'perfume fragrance cologne lipstick mascara eyeshadow candle pillow blanket poster mug book phone iphone ipad laptop charger keychain 香水 口红 手机壳 蜡烛',
};

const BY_NOUN = nounTable(
  Object.entries(NOUNS).flatMap(([slot, nouns]) =>
    nouns.split(' ').map((noun) => [slot as Slot, noun] as const),
  ),
);

/** A heading over all kinds of a place: what the piece is, its title knows better ("upper": "hooded leather jacket"). */
const HEADINGS = new Set('upper bottom shoe bag accessory outer'.split(' '));

/**
 * The article types of the Kaggle fashion catalogue whose noun misleads, or which have none of ours. "Innerwear Vests"
 * would be a top by its last noun, a "Clothing Set" is the whole outfit.
 */
const ARTICLE_TYPES = new Map(
  Object.entries({
    innerwear:
      'innerwear vests|baby dolls|night suits|lounge pants|lounge shorts|lounge tshirts|bath robe|booties',
    dress: 'clothing set|kurta sets|lehenga choli',
    bottom: 'salwar and dupatta|track pants|rain trousers',
    outerwear: 'nehru jackets|rain jacket',
    shoes: 'flip flops',
    bag: 'laptop bag|waist pouch',
    accessory: 'ties and cufflinks|necklace and chains|jewellery set',
    other:
      'accessory gift set|travel accessory|shoe accessories|shoe laces|beauty accessory|key chain|hair accessory|mobile pouch|tablet sleeve|trolley bag|water bottle|cushion covers',
  } satisfies Partial<Record<Slot, string>>).flatMap(([slot, types]) =>
    types.split('|').map((type) => [type, slot as Slot] as const),
  ),
);

/** Departments nobody wears, whatever the noun: a free gift "Handbags" is a voucher line, "Mask and Peel" no mask. */
const NOT_WORN = new Set([
  'personal care',
  'free items',
  'home',
  'sporting goods',
  'beauty',
  '美妆',
  '个护',
  '家居',
  '赠品',
]);
const NEVER_SHOWN = new Set([
  'innerwear',
  'loungewear and nightwear',
  'socks',
  'underwear',
  '内衣',
]);

export type CategoryPlace = {
  readonly category: string;
  /** Broader headings, where the file has them. */
  readonly department?: string;
  readonly line?: string;
  /** Asked only where the category is a mere heading. */
  readonly title?: string;
};

export const slotOf = ({
  category,
  department = '',
  line = '',
  title = '',
}: CategoryPlace): Slot => {
  if (NOT_WORN.has(fold(department))) return 'other';
  if (NEVER_SHOWN.has(fold(line))) return 'innerwear';
  const folded = fold(category);
  const known = outfitSlot.safeParse(folded);
  if (HEADINGS.has(folded) && title !== '') {
    const told = byLastNoun(headOfTitle(fold(title)), BY_NOUN);
    if (told) return told;
  }
  if (known.success) return known.data;
  return ARTICLE_TYPES.get(folded) ?? byLastNoun(folded, BY_NOUN) ?? 'other';
};

/** Where the head of a title puts it, whatever list it stands in; null where it names nothing worn. */
export const slotOfTitle = (title: string): Slot | null =>
  byLastNoun(headOfTitle(fold(title)), BY_NOUN);

/** A slot named outright in a file: our names, their usual plurals and Chinese. Null where it names none. */
export const slotNamed = (text: string): Slot | null => {
  const slot = slotOf({ category: text });
  return slot === 'other' && fold(text) !== 'other' ? null : slot;
};

export const isOutfitSlot = (slot: string): slot is OutfitSlot =>
  outfitSlot.safeParse(slot).success;
