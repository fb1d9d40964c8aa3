/**
 * Colours as shoppers say them. `shade < family`: a search for the family finds its shades, not the other way round
 * while there is anything of the shade itself.
 */
export const COLOURS = `
black: black, jet black, ebony | 黑, 黑色, 纯黑, 乌黑, 玄色, 玄黑
white: white, snow white | 白, 白色, 纯白, 雪白, 本白
off-white < white: off white, offwhite | 米白, 米白色, 灰白, 月白
ivory < white: ivory | 象牙白, 象牙色, 象牙
cream < white beige: cream, creme, ecru | 奶油色, 奶油白, 奶白
grey: grey, gray, greyish, grayish | 灰, 灰色, 雾灰, 银灰, 烟灰, 麻灰
charcoal < grey: charcoal, charcoal grey, charcoal gray, dark grey, dark gray, anthracite, graphite | 炭灰, 炭灰色, 深灰, 深灰色, 炭黑
light-grey < grey: light grey, light gray, pale grey | 浅灰, 浅灰色
melange < grey: grey melange, gray melange, heather grey, melange | 花灰, 花灰色
silver < grey: silver, silvery, silver tone, silver toned | 银, 银色
steel < grey silver: steel | 钢色
metallic < silver: metallic | 金属色
red: red, crimson, scarlet | 红, 红色, 大红, 正红, 朱红, 中国红
maroon < red: maroon | 栗红, 褐红, 枣红, 枣红色
burgundy < red: burgundy, wine, wine red, bordeaux, oxblood | 酒红, 酒红色, 勃艮第
rust < brown orange: rust, rusty | 铁锈红, 锈红, 锈色
pink: pink, pinkish | 粉, 粉色, 粉红, 粉红色
rose < pink: rose, rose pink, dusty pink, dusty rose | 玫瑰色, 玫瑰粉, 玫瑰红
magenta < pink: magenta, fuchsia, hot pink | 品红, 洋红, 玫红, 玫红色
peach < pink orange: peach | 桃色, 蜜桃色
coral < pink orange: coral, salmon | 珊瑚色, 珊瑚红
nude < beige: nude, skin, skin colour, skin color | 裸色, 肤色
orange: orange | 橙, 橙色, 橘, 橘色, 橘红, 桔色
apricot < orange beige: apricot | 杏色, 杏
yellow: yellow, lemon | 黄, 黄色, 柠檬黄, 鹅黄
mustard < yellow: mustard | 芥末黄, 姜黄, 姜黄色
gold < yellow: gold, golden, gold tone, gold toned | 金, 金色
green: green, emerald | 绿, 绿色, 翠绿, 祖母绿
olive < green: olive, olive green, army green, military green | 橄榄绿, 橄榄色, 军绿, 军绿色
mint < green: mint, mint green, sage | 薄荷绿, 薄荷色, 豆绿, 浅绿, 浅绿色
dark-green < green: dark green, forest green, bottle green | 墨绿, 墨绿色, 深绿, 深绿色
lime < green: lime, lime green, fluorescent green, neon green | 荧光绿, 柠檬绿
sea-green < green: sea green | 海绿, 海绿色
blue: blue | 蓝, 蓝色
navy < blue: navy, navy blue, midnight blue, dark blue | 藏青, 藏青色, 藏蓝, 藏蓝色, 海军蓝, 深蓝, 深蓝色
light-blue < blue: light blue, sky blue, baby blue | 浅蓝, 浅蓝色, 天蓝, 天蓝色, 雾蓝, 冰蓝
royal-blue < blue: royal blue, cobalt, cobalt blue | 宝蓝, 宝蓝色, 宝石蓝, 克莱因蓝
teal < blue green: teal | 蓝绿, 蓝绿色, 孔雀蓝
turquoise < blue: turquoise, turquoise blue, aqua, cyan | 绿松石色, 青色, 湖蓝, 湖蓝色
indigo < blue: indigo | 靛蓝, 靛青, 靛色
purple: purple, violet | 紫, 紫色, 紫罗兰色
lavender < purple: lavender, lilac | 薰衣草紫, 薰衣草色, 浅紫, 浅紫色, 香芋紫, 丁香紫
mauve < purple: mauve | 藕紫, 淡紫
plum < purple: plum, eggplant, aubergine | 梅子色, 茄紫
brown: brown | 棕, 棕色, 褐, 褐色, 咖色
coffee < brown: coffee, coffee brown, mocha, chocolate, dark brown | 咖啡, 咖啡色, 巧克力色, 深棕, 深棕色
camel < brown: camel | 驼, 驼色, 骆驼色
caramel < brown: caramel, cognac, toffee | 焦糖, 焦糖色
tan < brown: tan | 棕褐, 棕褐色
taupe < brown grey: taupe, mushroom, mushroom brown | 灰褐, 灰褐色, 蘑菇色
bronze < brown: bronze | 古铜, 古铜色
copper < brown: copper | 铜色, 紫铜色
beige: beige, oatmeal, oat | 米, 米色, 米黄, 燕麦, 燕麦色
khaki < beige: khaki | 卡其, 卡其色
sand < beige: sand, sandstone, stone | 沙色, 石砂, 砂色
multi: multi, multicolour, multicolor, multicoloured, multicolored, colourful, colorful, rainbow | 彩色, 多色, 拼色, 撞色, 花色, 五彩
`;
