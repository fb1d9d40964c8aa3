/** What a thing is. The places of an outfit are the widest headings; `coat < outerwear` is found by 外套 as well. */
export const CATEGORIES = `
outerwear: outerwear, outer wear | 外套, 外衣, 外搭
coat < outerwear: coat, overcoat, topcoat | 大衣, 长外套, 呢大衣, 毛呢大衣, 呢子大衣
trench < coat: trench, trench coat | 风衣
down-jacket < outerwear: down jacket, puffer, puffer jacket, down coat, padded jacket | 羽绒服, 羽绒外套, 羽绒, 棉服, 棉衣, 棉袄
jacket < outerwear: jacket, bomber, bomber jacket, windbreaker, anorak, windcheater | 夹克, 夹克衫, 皮衣, 冲锋衣, 短外套, 牛仔外套
rain-jacket < jacket: rain jacket, raincoat, rain coat | 雨衣
blazer < outerwear: blazer, suit jacket, sport coat | 西装, 西装外套, 西服, 西服外套, 小西装
suit: suit, two piece suit | 西装套装, 套装, 西服套装
cardigan < outerwear knitwear: cardigan | 开衫, 针织开衫, 毛衣开衫, 针织外套
waistcoat < outerwear: waistcoat, gilet, nehru jacket | 马甲, 背心外套, 坎肩
cape < outerwear: cape, poncho, shrug | 斗篷, 披风
top: top, topwear, top wear, upper | 上衣, 上装
tshirt < top: tshirt, t shirt, tee, tee shirt | 短袖衫, 体恤, 打底衫
polo < tshirt: polo, polo shirt, polo tshirt | 保罗衫, 翻领衫
shirt < top: shirt | 衬衫, 衬衣
blouse < top shirt: blouse | 雪纺衫, 罩衫, 女衬衫
tunic < top: tunic | 长上衣
sweater < top knitwear: sweater, jumper, pullover, turtleneck | 毛衣, 毛衫, 针织衫, 羊毛衫, 羊绒衫, 套头衫, 毛线衣
knitwear: knitwear, knit, knitted | 针织, 针织品
sweatshirt < top: sweatshirt, hoodie, hoody | 卫衣, 帽衫, 连帽衫
vest < top: vest, tank, tank top, camisole, singlet | 背心, 吊带, 吊带衫
kurta < top: kurta | 库尔塔, 印度长衫
kurti < top kurta: kurti | 短库尔塔
bottom: bottom, bottomwear, bottom wear | 下装, 下身
trousers < bottom: trouser, pant, slack, chino | 裤, 裤子, 长裤, 西裤, 休闲裤, 阔腿裤, 西装裤, 直筒裤
jeans < trousers: jean, denim pant | 牛仔裤
leggings < trousers: legging, jegging | 打底裤, 紧身裤
track-pants < trousers: track pant, jogger, sweatpant, sweat pant | 运动裤, 卫裤, 慢跑裤
shorts < bottom: shorts, short pant | 短裤
capris < trousers: capri, cropped pant | 七分裤, 九分裤
salwar < trousers: salwar, patiala, churidar | 灯笼裤
skirt < bottom: skirt | 半裙, 半身裙, 短裙, 百褶裙, 裙子, 裙
dress: dress, gown, frock | 连衣裙, 长裙, 裙装, 礼服, 旗袍, 裙子, 裙
jumpsuit < dress: jumpsuit, romper, playsuit, overall, dungaree | 连体裤, 连身裤, 背带裤
saree < dress: saree, sari | 纱丽
tracksuit: tracksuit, track suit | 运动套装
shoes: shoe, footwear | 鞋, 鞋子, 鞋履
sneakers < shoes: sneaker, trainer, sports shoe, sport shoe, running shoe | 运动鞋, 跑鞋, 跑步鞋, 球鞋, 小白鞋, 板鞋
casual-shoes < shoes: casual shoe | 休闲鞋, 帆布鞋
formal-shoes < shoes: formal shoe, dress shoe, oxford, derby, brogue | 皮鞋, 正装鞋, 商务皮鞋, 牛津鞋
loafers < shoes: loafer, moccasin | 乐福鞋, 豆豆鞋
boots < shoes: boot, bootie, ankle boot | 靴, 靴子, 短靴, 长靴, 马丁靴, 切尔西靴
heels < shoes: heel, high heel, pump, stiletto, wedge | 高跟鞋, 高跟, 坡跟鞋
flats < shoes: flat, ballerina, ballet flat | 平底鞋, 芭蕾鞋, 单鞋
sandals < shoes: sandal, floater, sports sandal | 凉鞋
slippers < shoes: slipper, flip flop, flipflop, slide, mule | 拖鞋, 人字拖, 穆勒鞋
bag: bag | 包, 包包, 包袋
handbag < bag: handbag, hand bag, purse, tote, tote bag, satchel | 手提包, 手袋, 女包, 托特包, 手提袋
backpack < bag: backpack, back pack, rucksack | 双肩包, 背包, 书包
crossbody < bag: crossbody, cross body, crossbody bag, sling bag, shoulder bag, messenger bag | 斜挎包, 单肩包, 挎包, 邮差包
clutch < bag: clutch | 手拿包, 手包, 晚宴包
laptop-bag < bag: laptop bag, briefcase | 电脑包, 公文包
duffel < bag: duffel, duffel bag, travel bag, gym bag | 旅行包, 行李袋, 健身包
waist-bag < bag: waist pouch, waist bag, belt bag, fanny pack | 腰包, 胸包
luggage < bag: trolley bag, suitcase, luggage | 行李箱, 拉杆箱
accessory: accessory, accessorie | 配饰, 配件, 饰品
wallet < accessory: wallet, card holder | 钱包, 钱夹, 卡包
belt < accessory: belt | 腰带, 皮带
scarf < accessory: scarf, muffler | 围巾, 围脖
shawl < accessory scarf: shawl, stole, dupatta | 披肩, 丝巾
hat < accessory: hat, cap, beanie, headwear | 帽, 帽子, 棒球帽, 毛线帽, 渔夫帽, 礼帽, 贝雷帽
gloves < accessory: glove, mitten | 手套
tie < accessory: tie, necktie, bow tie | 领带, 领结
cufflinks < accessory: cufflink, cuff link | 袖扣
watch < accessory: watch, wristwatch, timepiece | 手表, 腕表, 表
sunglasses < accessory: sunglass, sunglasses, shades, eyewear | 太阳镜, 墨镜, 眼镜
jewellery < accessory: jewellery, jewelry | 首饰, 珠宝
necklace < jewellery: necklace, chain | 项链
pendant < jewellery necklace: pendant | 吊坠, 挂坠
earrings < jewellery: earring, ear ring, stud | 耳环, 耳饰, 耳钉
bracelet < jewellery: bracelet | 手链
bangle < jewellery bracelet: bangle | 手镯
ring < jewellery: ring | 戒指
brooch < jewellery: brooch | 胸针
suspenders < accessory: suspender, brace | 背带, 吊裤带
umbrella < accessory: umbrella | 雨伞, 伞
underwear: underwear, innerwear, lingerie | 内衣
briefs < underwear: brief, boxer, trunk, pantie, panty, underpant | 内裤, 三角裤, 平角裤
bra < underwear: bra, bralette | 文胸, 胸罩
socks < underwear: sock, stocking, tight | 袜, 袜子, 丝袜, 连裤袜
nightwear: nightwear, sleepwear, pyjama, pajama, nightdress, night dress, nightgown, night suit, loungewear | 睡衣, 睡裙, 家居服
robe < nightwear: bathrobe, bath robe, robe | 浴袍, 睡袍
swimwear: swimwear, swimsuit, swim suit, bikini | 泳衣, 泳装, 比基尼
perfume: perfume, fragrance, cologne, eau de toilette, body mist | 香水
deodorant: deodorant, deo | 止汗露, 香体露
lipstick: lipstick, lip colour | 口红, 唇膏
lip-gloss: lip gloss | 唇彩, 唇蜜
nail-polish: nail polish, nail lacquer, nail enamel | 指甲油
makeup: makeup, make up, cosmetic | 彩妆, 化妆品
eyeliner < makeup: eyeliner, kajal, eye liner | 眼线, 眼线笔
foundation < makeup: foundation | 粉底, 粉底液
`;
