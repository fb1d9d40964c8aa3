/**
 * Frozen questions to a shop of 44,446 products whose names are English alone. What a good answer is follows from the
 * list's own columns, never from its names: a product is right where every column named here holds one of the values.
 * The forms of a question ask for the same in other ways. Not one of them was changed after the first measurement.
 */
export type Wanted = {
  readonly articleType?: readonly string[];
  readonly baseColour?: readonly string[];
  readonly gender?: readonly string[];
  readonly season?: readonly string[];
  readonly usage?: readonly string[];
  /** A brand is in no column of its own: it begins the name. */
  readonly brand?: string;
};
export const FORMS = ['English', '中文', 'pinyin', 'slips'] as const;
export type Form = (typeof FORMS)[number];
export type Question = Readonly<Record<Form, string>> & { readonly wanted: Wanted };

const BLUE = ['Blue', 'Navy Blue', 'Turquoise Blue', 'Teal'];
const GREY = ['Grey', 'Grey Melange', 'Charcoal', 'Silver', 'Steel'];
const RED = ['Red', 'Maroon', 'Burgundy', 'Rust'];
const BROWN = ['Brown', 'Coffee Brown', 'Tan', 'Mushroom Brown', 'Copper', 'Bronze', 'Rust'];
const PINK = ['Pink', 'Rose', 'Magenta', 'Peach'];
const GREEN = ['Green', 'Olive', 'Sea Green', 'Lime Green', 'Fluorescent Green', 'Teal'];
const WHITE = ['White', 'Off White', 'Cream'];
const PURPLE = ['Purple', 'Lavender', 'Mauve'];
const MEN = ['Men', 'Unisex'];
const WOMEN = ['Women', 'Unisex'];
const SPORTS_SHOES = ['Sports Shoes', 'Casual Shoes'];

const ask = (wanted: Wanted, forms: readonly [string, string, string, string]): Question => ({
  wanted,
  English: forms[0],
  中文: forms[1],
  pinyin: forms[2],
  slips: forms[3],
});

export const QUESTIONS: readonly Question[] = [
  ask({ articleType: ['Shirts'], baseColour: ['Navy Blue'], gender: MEN }, [
    'navy blue shirts men',
    '藏青色男士衬衫',
    'zangqing nanshi chenshan',
    'nvay blue shirst men',
  ]),
  ask({ articleType: ['Jeans'], baseColour: ['Black'], gender: MEN }, [
    'black jeans for men',
    '男士黑色牛仔裤',
    'nan shi hei se niu zai ku',
    'blakc jeens men',
  ]),
  ask({ articleType: ['Watches'], baseColour: ['Silver', 'Steel'], gender: WOMEN }, [
    'silver watch women',
    '银色女士手表',
    'yinse nvshi shoubiao',
    'sliver wacth women',
  ]),
  ask({ articleType: ['Handbags'], baseColour: RED }, [
    'red handbag',
    '红色手提包',
    'hongse shoutibao',
    'red hanbdag',
  ]),
  ask({ articleType: ['Tshirts'], baseColour: WHITE, gender: MEN }, [
    'white t-shirt men',
    '白色男士T恤',
    'baise nanshi tixu',
    'whtie tshrit men',
  ]),
  ask({ articleType: SPORTS_SHOES, baseColour: WHITE, gender: MEN }, [
    "men's white sneakers",
    '男款白色运动鞋',
    'nankuan baise yundongxie',
    'mens whiet sneekers',
  ]),
  ask({ articleType: ['Dresses'], baseColour: ['Black'], gender: WOMEN }, [
    'black dress',
    '黑色连衣裙',
    'hei se lian yi qun',
    'blcak dres',
  ]),
  ask({ articleType: ['Kurtas', 'Kurtis'], baseColour: PURPLE }, [
    'purple kurta',
    '紫色库尔塔',
    'zise kuerta',
    'purpel kurta',
  ]),
  ask({ articleType: ['Sunglasses'], baseColour: BROWN }, [
    'brown sunglasses',
    '棕色太阳镜',
    'zongse taiyangjing',
    'bronw sunglases',
  ]),
  ask({ articleType: ['Heels'], baseColour: ['Beige', 'Nude', 'Skin', 'Khaki', 'Cream'] }, [
    'beige high heels',
    '米色高跟鞋',
    'mise gaogenxie',
    'biege high heals',
  ]),
  ask({ articleType: ['Jackets', 'Blazers', 'Rain Jacket', 'Nehru Jackets'], baseColour: GREY }, [
    'grey jacket',
    '灰色夹克',
    'huise jiake',
    'gery jackte',
  ]),
  ask({ articleType: ['Backpacks', 'Rucksacks'], baseColour: BLUE }, [
    'blue backpack',
    '蓝色双肩包',
    'lanse shuangjianbao',
    'bleu bakcpack',
  ]),
  ask({ articleType: ['Shorts'], gender: ['Boys', 'Girls'] }, [
    'kids shorts',
    '儿童短裤',
    'ertong duanku',
    'kids shrots',
  ]),
  ask(
    { articleType: ['Tops', 'Tshirts', 'Shirts', 'Tunics'], baseColour: PINK, gender: ['Girls'] },
    ['pink girls top', '女童粉色上衣', 'nvtong fense shangyi', 'pnik girls top'],
  ),
  ask({ articleType: ['Wallets'], baseColour: BROWN, gender: MEN }, [
    'brown wallet men',
    '男士棕色钱包',
    'nanshi zongse qianbao',
    'brwon walet men',
  ]),
  ask({ articleType: ['Belts'], baseColour: ['Black'] }, [
    'black belt',
    '黑色皮带',
    'heise pidai',
    'blakc belt',
  ]),
  ask({ articleType: ['Flip Flops', 'Sandals'], gender: WOMEN }, [
    'women slippers',
    '女士拖鞋',
    'nvshi tuoxie',
    'women slippres',
  ]),
  ask({ articleType: ['Sweaters'], baseColour: GREY }, [
    'gray jumper',
    '灰色毛衣',
    'huise maoyi',
    'gray sweaterr',
  ]),
  ask(
    {
      articleType: ['Sweatshirts', 'Sweaters', 'Jackets'],
      season: ['Winter', 'Fall'],
      gender: MEN,
    },
    ['winter hoodie men', '冬季男士卫衣', 'dongji nanshi weiyi', 'wintre hoodei men'],
  ),
  ask({ articleType: ['Formal Shoes'], baseColour: ['Black'], gender: MEN }, [
    'black formal shoes',
    '黑色皮鞋',
    'heise pixie',
    'black fromal shoes',
  ]),
  ask({ articleType: ['Formal Shoes', 'Casual Shoes'], baseColour: BROWN, gender: MEN }, [
    'brown oxfords',
    '棕色牛津鞋',
    'zongse niujinxie',
    'brown oxfrods',
  ]),
  ask({ articleType: ['Skirts'], baseColour: BLUE }, [
    'blue skirts',
    '蓝色半身裙',
    'lanse banshenqun',
    'blue skrits',
  ]),
  ask({ articleType: ['Scarves', 'Mufflers', 'Stoles'], baseColour: RED }, [
    'red scarf',
    '红色围巾',
    'hongse weijin',
    'red scraf',
  ]),
  ask({ articleType: ['Caps', 'Hat'], baseColour: ['Black'] }, [
    'black cap',
    '黑色帽子',
    'heise maozi',
    'blakc caps',
  ]),
  ask({ articleType: ['Earrings'], baseColour: ['Gold'] }, [
    'gold earrings',
    '金色耳环',
    'jinse erhuan',
    'glod earings',
  ]),
  ask({ articleType: ['Necklace and Chains', 'Pendant'], baseColour: ['Silver', 'Steel'] }, [
    'silver necklace',
    '银色项链',
    'yinse xianglian',
    'silver neklace',
  ]),
  ask({ articleType: ['Ties'], baseColour: RED }, [
    'red ties',
    '红色领带',
    'hongse lingdai',
    'redd ties',
  ]),
  ask({ articleType: ['Track Pants'], baseColour: GREY, gender: MEN }, [
    'grey joggers men',
    '男士灰色运动裤',
    'nanshi huise yundongku',
    'grey joggres men',
  ]),
  ask(
    {
      articleType: ['Trousers', 'Track Pants', 'Jeans'],
      usage: ['Formal', 'Smart Casual'],
      gender: MEN,
    },
    ['formal trousers men', '男士正装长裤', 'nanshi zhengzhuang changku', 'fromal trosuers men'],
  ),
  ask({ articleType: ['Shirts'], usage: ['Formal'], baseColour: WHITE }, [
    'white office shirts',
    '白色正装衬衫',
    'baise zhengzhuang chenshan',
    'wihte formal shirts',
  ]),
  ask({ articleType: ['Leggings', 'Jeggings', 'Tights'], baseColour: ['Black'] }, [
    'black leggings',
    '黑色打底裤',
    'heise dadiku',
    'black legings',
  ]),
  ask({ articleType: ['Clutches'], baseColour: ['Gold', 'Bronze', 'Mustard', 'Yellow'] }, [
    'golden clutch',
    '金色手拿包',
    'jinse shounabao',
    'golden cluthc',
  ]),
  ask({ articleType: ['Sports Shoes'], gender: WOMEN, usage: ['Sports'] }, [
    'women running shoes',
    '女士跑步鞋',
    'nvshi paobuxie',
    'women runing shoes',
  ]),
  ask({ articleType: ['Tshirts'], gender: MEN, usage: ['Sports'] }, [
    'sports tee men',
    '男士运动T恤',
    'nanshi yundong tixu',
    'sprots tee men',
  ]),
  ask({ articleType: ['Tunics', 'Tops', 'Kurtis', 'Shirts'], baseColour: GREEN, gender: WOMEN }, [
    'green blouse',
    '绿色女士上衣',
    'lvse nvshi shangyi',
    'gren blouse',
  ]),
  ask({ articleType: ['Perfume and Body Mist'], gender: WOMEN }, [
    'perfume for women',
    '女士香水',
    'nvshi xiangshui',
    'pefume women',
  ]),
  ask({ articleType: ['Lipstick', 'Lip Gloss'], baseColour: [...RED, ...PINK] }, [
    'red lipstick',
    '红色口红',
    'hongse kouhong',
    'red lipstik',
  ]),
  ask({ articleType: ['Socks'], baseColour: WHITE }, [
    'white socks',
    '白色袜子',
    'baise wazi',
    'white socsk',
  ]),
  ask({ articleType: ['Sports Shoes', 'Casual Shoes'], brand: 'nike' }, [
    'nike shoes',
    'nike 鞋子',
    'nike xiezi',
    'nkie shoes',
  ]),
  ask({ articleType: ['Tshirts'], baseColour: ['Black'], brand: 'puma' }, [
    'puma black tshirt',
    'puma 黑色T恤',
    'puma heise tixu',
    'puma blak t shirt',
  ]),
  ask({ articleType: ['Watches'], brand: 'fossil', gender: WOMEN }, [
    'fossil watches women',
    'fossil 女士手表',
    'fossil nvshi shoubiao',
    'fosil watches women',
  ]),
  ask({ articleType: ['Sarees'], baseColour: GREEN }, [
    'green saree',
    '绿色纱丽',
    'lvse shali',
    'green sarree',
  ]),
  ask(
    {
      articleType: ['Sandals', 'Sports Sandals', 'Heels', 'Flats'],
      baseColour: BROWN,
      gender: WOMEN,
    },
    ['brown sandals ladies', '女士棕色凉鞋', 'nvshi zongse liangxie', 'brown sandles ladies'],
  ),
  ask({ articleType: ['Bangle', 'Bracelet'], baseColour: ['Gold'] }, [
    'gold bangle',
    '金色手镯',
    'jinse shouzhuo',
    'gold bangel',
  ]),
  ask({ articleType: ['Laptop Bag', 'Messenger Bag', 'Backpacks'], baseColour: ['Black'] }, [
    'black laptop bag',
    '黑色电脑包',
    'heise diannaobao',
    'black latpop bag',
  ]),
  ask({ articleType: ['Flats'], baseColour: [...RED, ...PINK] }, [
    'red flats',
    '红色平底鞋',
    'hongse pingdixie',
    'red flast',
  ]),
  ask({ articleType: ['Jeans'], baseColour: BLUE, gender: WOMEN }, [
    'blue denim pants women',
    '女士蓝色牛仔裤',
    'nvshi lanse niuzaiku',
    'blue jeasn women',
  ]),
  ask({ articleType: ['Shirts'], baseColour: ['Olive', 'Khaki', 'Green'], gender: MEN }, [
    'olive shirt',
    '橄榄绿衬衫',
    'ganlanlv chenshan',
    'olvie shirt',
  ]),
];

/** Weights were chosen by looking at the first half of the questions alone. */
export const isChosenOn = (question: number): boolean => question % 2 === 0;
