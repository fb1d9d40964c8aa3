export const GENDERS = `
women: woman, female, lady, womenswear, womens wear | 女, 女士, 女装, 女款, 女式, 女性, 女生, 女人
men: man, male, gent, gentleman, menswear, mens wear | 男, 男士, 男装, 男款, 男式, 男性, 男生, 男人
kids: kid, child, children, junior, kidswear, infant, baby | 儿童, 童装, 小孩, 孩子, 宝宝, 童
girls < kids: girl | 女童, 女孩
boys < kids: boy | 男童, 男孩
unisex: unisex | 中性, 男女同款, 情侣, 通用, 情侣款
`;

export const MATERIALS = `
wool: wool, woollen, woolen, merino | 羊毛, 毛呢, 呢子, 呢, 美利奴
cashmere < wool: cashmere | 羊绒, 山羊绒
cotton: cotton | 棉, 纯棉, 全棉, 棉质
linen: linen, flax | 麻, 亚麻, 棉麻
silk: silk | 真丝, 桑蚕丝, 丝绸, 丝质
satin: satin | 缎, 缎面, 醋酸
leather: leather, genuine leather | 皮, 真皮, 牛皮, 羊皮, 皮革, 皮质
faux-leather < leather: leatherette, faux leather, pu leather | 人造革, 仿皮, 皮革感
suede < leather: suede, nubuck | 麂皮, 绒面, 反绒
denim: denim | 牛仔, 丹宁
canvas: canvas | 帆布
chiffon: chiffon | 雪纺
lace: lace | 蕾丝
velvet: velvet | 丝绒, 天鹅绒, 金丝绒
corduroy: corduroy | 灯芯绒
fleece: fleece | 抓绒, 摇粒绒
fur: fur, faux fur, shearling | 皮草, 毛皮, 毛绒
knit-fabric: knit, knitted | 针织
down: down, goose down, duck down | 羽绒, 鹅绒, 鸭绒
polyester: polyester | 涤纶, 聚酯纤维
nylon: nylon | 尼龙, 锦纶
jersey: jersey | 汗布
tweed: tweed | 粗花呢
`;

export const SEASONS = `
spring: spring | 春, 春季, 春天, 春装, 春款
summer: summer, summery | 夏, 夏季, 夏天, 夏装, 夏款
autumn: autumn, fall | 秋, 秋季, 秋天, 秋装, 秋款
winter: winter, wintry | 冬, 冬季, 冬天, 冬装, 冬款
`;

export const OCCASIONS = `
casual: casual, everyday, daily, leisure | 休闲, 日常, 百搭
formal: formal, business | 正式, 正装, 商务
commute < formal: office, work, workwear, commute | 通勤, 上班, 办公, 职场
sports: sport, sporty, athletic, gym, running, training, yoga, fitness | 运动, 健身, 跑步, 瑜伽, 训练
party: party, evening, cocktail, prom | 派对, 晚宴, 聚会, 宴会
wedding < party: wedding, bridal | 婚礼, 结婚, 伴娘
ethnic: ethnic, traditional | 民族, 民族风, 传统
travel: travel, vacation, holiday, beach | 旅行, 度假, 沙滩, 出游
outdoor: outdoor, hiking, trekking | 户外, 登山, 徒步
date: date | 约会
home: home, lounge | 居家, 家居
school: school, college, campus | 校园, 学院, 上学
`;

/** Patterns, cuts and lengths: what is written in names and in no column. */
export const DETAILS = `
striped: striped, stripe, stripy | 条纹, 条子
checked: check, checked, checkered, plaid, tartan, gingham | 格子, 格纹, 千鸟格
printed: printed, print, graphic | 印花, 图案
floral: floral, flower, flowery | 碎花, 花卉, 花朵
dotted: polka dot, polka, dotted, dot | 波点, 圆点
solid: solid, plain | 纯色, 素色, 净色
leopard: leopard, animal print | 豹纹
camo: camouflage, camo | 迷彩
embroidered: embroidered, embroidery | 刺绣, 绣花
slim: slim, slim fit, skinny, fitted | 修身, 紧身
loose: loose, oversized, oversize, relaxed, baggy | 宽松, 大码, 廓形
long-sleeve: long sleeve, full sleeve | 长袖
short-sleeve: short sleeve, half sleeve | 短袖
sleeveless: sleeveless | 无袖
v-neck: v neck, vneck | 鸡心领
round-neck: round neck, crew neck | 圆领
high-neck: turtle neck, turtleneck, high neck, roll neck, mock neck | 高领, 半高领
collared: collar, collared | 翻领
hooded: hooded, hood | 连帽
cropped: cropped, crop | 短款
long: long, maxi | 长款
pleated: pleated | 百褶, 褶皱
waterproof: waterproof, water resistant | 防水
warm: warm, thermal | 保暖, 加绒, 加厚
`;
