import type {
  Garment,
  Makeup,
  Offer,
  Outfit,
  OutfitSlot,
  Product,
  ProductAnswer,
  ReviewDigest,
  Site,
} from '../../preload/contract/index.ts';

/** A small shop in memory, with one of every kind of gap a real catalogue has. */
export type FakeShop = {
  readonly site: Site;
  readonly products: readonly ProductAnswer[];
  readonly makeup: readonly Makeup[];
};

const svg = (body: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 600">${body}</svg>`)}`;

const garment = (fill: string): string =>
  svg(
    `<path d="M200 20c14 0 20 10 16 22l-16 16" fill="none" stroke="#8a5f20" stroke-width="6"/><path d="M150 60c20 16 80 16 100 0l66 30 44 210-50 14-26-110 10 360H106l10-360-26 110-50-14L84 90z" fill="${fill}"/><path d="M200 90v470" stroke="#0003" stroke-width="4"/>`,
  );

/** As `garment` draws them: a shirt's outline on a field of 400 by 600. */
const at = (x: number, y: number) => [x / 400, y / 600] as const;
const worn = (sku: string, fill: string, cut: 'top' | 'outerwear', reviewed: boolean): Garment => ({
  sku,
  picture: garment(fill),
  width: 400,
  height: 600,
  reviewed,
  shape: {
    cut,
    anchors: {
      neckLeft: at(150, 60),
      neckRight: at(250, 60),
      shoulderLeft: at(84, 90),
      shoulderRight: at(316, 90),
      armpitLeft: at(116, 204),
      armpitRight: at(284, 204),
      waistLeft: at(113, 330),
      waistRight: at(287, 330),
      hemLeft: at(106, 564),
      hemRight: at(294, 564),
      sleeves: {
        left: { out: at(40, 300), in: at(90, 314) },
        right: { out: at(360, 300), in: at(310, 314) },
      },
    },
  },
});
const garments = new Map(
  [worn('COAT', '#b9b1a5', 'outerwear', true), worn('SHIRT', '#f2efe8', 'top', false)].map(
    (one) => [one.sku, one],
  ),
);

const product = (sku: string, zh: string, en: string, over: Partial<Product> = {}): Product => ({
  sku,
  gtin: null,
  name: { zh, en },
  brand: 'hebai',
  category: sku.toLowerCase(),
  gender: 'women',
  colour: '',
  season: 'winter',
  price: 129_900,
  listPrice: 169_900,
  currency: 'CNY',
  image: garment('#b9b1a5'),
  sizes: [
    { label: 'S', stock: 2 },
    { label: 'M', stock: 5 },
    { label: 'L', stock: 1 },
    { label: 'XL', stock: 0 },
  ],
  ...over,
});

const coat = product('COAT', '雾灰羊毛大衣', 'Mist Wool Coat', { colour: '雾灰' });
const shirt = product('SHIRT', '白衬衫', 'White Shirt', {
  price: 35_900,
  listPrice: null,
  image: garment('#f2efe8'),
});
const knit = product('KNIT', '高领羊绒针织衫', 'Cashmere Turtleneck', {
  price: 59_800,
  image: garment('#d9c9a8'),
});
const trousers = product('TROUSERS', '阔腿裤', 'Wide-leg Trousers', {
  price: 49_900,
  image: garment('#4b443b'),
});
const boots = product('BOOTS', '切尔西短靴', 'Chelsea Boots', {
  price: 79_900,
  image: garment('#2a231c'),
});
const bag = product('BAG', '托特包', 'Tote Bag', {
  price: 89_900,
  sizes: [],
  image: garment('#6a3f1d'),
});
const skirt = product('SKIRT', '百褶半身裙', 'Pleated Skirt', {
  price: 45_900,
  image: garment('#7a2420'),
});
const long = product(
  'LONG',
  '意大利进口双面羊绒系带中长款廓形大衣',
  'Italian Double-Faced Cashmere Belted Midi Coat with Storm Flap',
  { image: garment('#5d6660') },
);
/** Nothing but a name: no picture, price, size, outfit or review. */
const bare = product('BARE', '神秘新品', 'Mystery Piece', {
  price: null,
  listPrice: null,
  image: null,
  sizes: [],
  season: '',
});
/** A picture that cannot be read, and everything sold out. */
const gone = product('GONE', '限量围巾', 'Limited Scarf', {
  image: '/images/not-there.svg',
  sizes: [{ label: '均码', stock: 0 }],
});

/** Colours for a face: two products for lips, one for cheeks, one whose finish nobody states. */
export const makeup: readonly Makeup[] = [
  {
    part: 'lips',
    finish: 'satin',
    product: product('LIP', '缎光唇膏', 'Satin Lipstick', {
      category: 'lipstick',
      price: 6_800,
      sizes: [
        { label: '301', stock: 4, shade: { hex: '#a8605c', name: { zh: '豆沙', en: 'Bean' } } },
        {
          label: '304',
          stock: 2,
          shade: { hex: '#b3261e', name: { zh: '朱砂', en: 'Vermilion' } },
        },
        { label: '310', stock: 0, shade: { hex: '#5a1e2b' } },
      ],
    }),
  },
  {
    part: 'lips',
    finish: 'gloss',
    product: product('GLOSS', '水光唇釉', 'Lip Gloss', {
      category: 'lip gloss',
      price: 7_200,
      sizes: [
        { label: '701', stock: 5, shade: { hex: '#d08a80', name: { zh: '杏露', en: 'Dew' } } },
        { label: '704', stock: 5, shade: { hex: '#c0444b', name: { zh: '石榴', en: 'Garnet' } } },
      ],
    }),
  },
  {
    part: 'cheeks',
    finish: null,
    product: product('BLUSH', '腮红', 'Blush', {
      category: 'blush',
      price: null,
      sizes: [
        { label: '12', stock: 5, shade: { hex: '#d9756b', name: { zh: '珊瑚', en: 'Coral' } } },
      ],
    }),
  },
];

const outfit = (
  id: string,
  name: Outfit['name'],
  reasons: Outfit['reasons'],
  pieces: readonly (readonly [OutfitSlot, Product])[],
  lifted: Product,
): Outfit => ({
  id,
  name,
  reasons,
  pieces: pieces.map(([slot, piece], i) => ({
    slot,
    product: piece,
    promoted: id === 'o2' && i === 1,
  })),
  total: [lifted, ...pieces.map(([, piece]) => piece)].reduce<number | null>(
    (sum, one) => (sum === null || one.price === null ? null : sum + one.price),
    0,
  ),
});

const outfitsOf = (lifted: Product): Outfit[] => [
  outfit(
    'o1',
    { zh: '通勤 · 克制', en: 'Weekday, restrained' },
    [{ kind: 'stylist' }, { kind: 'in-store', sizes: ['S', 'M'] }],
    [
      ['top', knit],
      ['bottom', trousers],
      ['shoes', boots],
    ],
    lifted,
  ),
  outfit(
    'o2',
    null,
    [
      { kind: 'worn-together', slot: null, looks: 128 },
      { kind: 'accent', colour: 'red' },
    ],
    [
      ['top', shirt],
      ['bag', bag],
    ],
    lifted,
  ),
  outfit(
    'o3',
    { zh: '赴约 · 一抹红', en: 'Dinner, a touch of red' },
    [{ kind: 'suggested' }],
    [['bottom', skirt]],
    lifted,
  ),
];

const reviews: ReviewDigest = {
  count: 2318,
  score: 4.9,
  highlights: [
    { text: '挺括但不重，地铁里也不闷。', rating: 5, language: 'zh', happy: true },
    { text: '颜色比图片更温柔，很衬肤色。', rating: 5, language: 'zh', happy: true },
    { text: '袖子略长，小个子建议小一码。', rating: 4, language: 'zh', happy: false },
  ],
  keywords: [
    { aspect: 'fit', text: '版型好', language: 'zh', happy: true, count: 412 },
    { aspect: 'fabric', text: '不扎人', language: 'zh', happy: true, count: 305 },
    { aspect: 'fit', text: '显瘦', language: 'zh', happy: true, count: 280 },
    { aspect: 'fit', text: 'great cut', language: 'en', happy: true, count: 61 },
  ],
  sizeHint: { leaning: 'large', said: 381, of: 2290 },
  sources: [
    {
      name: '天猫旗舰店',
      file: 'reviews.csv',
      count: 2318,
      newest: '2026-03-11',
      imported: 1_773_300_000_000,
    },
  ],
};
const noReviews: ReviewDigest = {
  count: 0,
  score: null,
  highlights: [],
  keywords: [],
  sizeHint: null,
  sources: [],
};

const whole = (one: Product): ProductAnswer => ({
  product: one,
  outfits: outfitsOf(one),
  reviews,
  garment: garments.get(one.sku) ?? null,
});

const DAY_MS = 86_400_000;

export const fakeShop = (now: number): FakeShop => {
  const offer: Offer = {
    id: 'winter',
    brand: 'hebai',
    kind: 'full-reduction',
    title: { zh: '冬季限定券', en: 'Winter coupon' },
    terms: { zh: '线上线下通用', en: 'In store and online' },
    value: 10_000,
    threshold: 99_900,
    validFrom: now - DAY_MS,
    validUntil: now + DAY_MS,
  };
  const screen = {
    name: { zh: '中庭屏', en: 'Atrium screen' },
    place: { zh: '湖滨店 · 一层中庭', en: 'Lakeside · Ground-floor atrium' },
    brand: 'hebai',
    diagonalInches: 43,
    lowerEdgeMm: 734,
  };
  const camera = {
    rotation: 0,
    mirror: true,
    fieldOfView: 65,
    demo: true,
    passers: false,
  } as const;
  return {
    site: {
      name: { zh: '鹤白湖滨店', en: 'Hèbái Lakeside' },
      languages: ['zh', 'en'],
      currency: 'CNY',
      brands: [
        {
          id: 'hebai',
          name: { zh: '鹤白', en: 'HÈBÁI' },
          follow: {
            label: { zh: '鹤白官方账号', en: 'HÈBÁI, official' },
            url: 'https://hebai.example/follow',
          },
        },
        { id: 'plain', name: { zh: '素', en: 'PLAIN' } },
      ],
      screens: [
        { ...screen, id: 'atrium', theme: 'paper', zones: ['mirror', 'shelf'], camera },
        { ...screen, id: 'glass', theme: 'mirror', zones: ['mirror'], camera },
        /** Neither zones nor offers nor an account to follow, nor a camera. */
        { ...screen, id: 'poor', theme: 'paper', brand: 'plain', zones: [] },
      ],
      offers: [offer],
      shades: true,
      version: '1',
    },
    makeup,
    products: [
      whole(coat),
      whole(shirt),
      whole(knit),
      whole(trousers),
      whole(boots),
      whole(bag),
      whole(skirt),
      whole(long),
      { product: bare, outfits: [], reviews: noReviews, garment: null },
      { product: gone, outfits: outfitsOf(gone).slice(0, 1), reviews: noReviews, garment: null },
    ],
  };
};
