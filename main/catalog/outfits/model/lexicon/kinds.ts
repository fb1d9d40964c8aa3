/**
 * Kinds of things people wear, as fine as stylists tell them apart, and the words that name them. `kind [place]: words`.
 * The longest words win ("ankle boots" before "boots"), then the last of a title ("shirt dress" is a dress). Where
 * a kind is also a category of a public list, it bears that category's name in lower case.
 */
export const KINDS = `
day dresses [dress]: dress, dresses, frock, sundress, shirt dress, shirtdress, skater dress, shift dress, tunic dress, swing dress, sweater dress, jumper dress, wrap dress, tea dress, smock dress, t shirt dress, pinafore, minidress, mini dress, midi dress, jersey dress, denim dress, slip dress, sheath dress, sheath, 连衣裙, 裙装, 长裙连衣
cocktail dresses [dress]: cocktail dress, cocktail dresses, party dress, bodycon dress, bodycon, bandage dress, prom dress, homecoming dress, sequin dress, sequined dress, lace dress, de cocktail, cocktail, lbd, 小礼服
gowns [dress]: gown, gowns, evening dress, ball gown, maxi dress, formal dress, wedding dress, bridal gown, wedding dresses, bridesmaid dress, kaftan, caftan, 礼服, 晚礼服, 婚纱
jumpsuits [dress]: jumpsuit, jumpsuits, catsuit, boiler suit, 连体裤
rompers [dress]: romper, rompers, playsuit, playsuits, 连体短裤
skirts [bottom]: skirt, skirts, 半身裙, 裙子, 半裙
mini skirts [bottom]: mini skirt, mini skirts, miniskirt, skater skirt, short skirt, denim skirt, a line skirt, circle skirt, flippy skirt, tennis skirt, 短裙
knee length skirts [bottom]: pencil skirt, midi skirt, knee length skirt, knee length skirts, tube skirt, pleated skirt, full skirt, tulle skirt, 铅笔裙, 百褶裙, 中裙
long skirts [bottom]: maxi skirt, long skirt, long skirts, 长裙
jeans [bottom]: jeans, jean, denims, bootcut jeans, flared jeans, flare jeans, wide leg jeans, bootcut, mens jeans, 牛仔裤
skinny jeans [bottom]: skinny jeans, skinny jean, skinnies, super skinny, slim jeans, jeggings, skinny denim, skinny, 紧身牛仔裤, 小脚裤
boyfriend jeans [bottom]: boyfriend jeans, boyfriend jean, mom jeans, girlfriend jeans, ripped jeans, distressed jeans, destroyed jeans, boyfriend
straight leg jeans [bottom]: straight leg jeans, straight jeans, straight leg jean, 直筒裤
leggings [bottom]: leggings, legging, treggings, yoga pants, tregging, 打底裤
pants [bottom]: pants, pant, trousers, trouser, chinos, chino, palazzo, culottes, culotte, slacks, joggers, jogger, harem, cargo pants, sweatpants, sweat pants, track pants, corduroys, trackpants, 裤子, 长裤, 西裤, 休闲裤, 阔腿裤, 裤
capri & cropped pants [bottom]: capri, capris, cropped pants, cropped trousers, capri pants, 七分裤, 九分裤
shorts [bottom]: shorts, short shorts, hot pants, hotpants, denim shorts, jean shorts, cutoffs, cut offs, bermuda, bermudas, skort, mens shorts, bermuda short, denim short, linen short, leather short, jean short, 短裤, 热裤
activewear pants [bottom]: activewear pants, running tights, track shorts, sport shorts, activewear shorts, gym shorts, running shorts, 运动裤
tops [top]: top, tops, crop top, bodysuit, peplum top, halter top, bandeau, bustier, corset, bralet, bralette, off shoulder top, tube top, 上衣
tunics [top]: tunic, tunics, kimono, poncho, 罩衫
blouses [top]: blouse, blouses, shirt, shirts, button down, silk shirt, chiffon shirt, shirting, chambray shirt, denim shirt, 衬衫, 衬衣
t-shirts [top]: t shirt, t shirts, tshirt, tshirts, tee, tees, graphic tee, muscle tee, polo, polos, polo shirt, t恤, 短袖
tank tops [top]: tank top, tank tops, tank, tanks, cami, camisole, camisoles, vest top, singlet, racerback, 背心, 吊带
sweaters [top]: sweater, sweaters, jumper, jumpers, pullover, pullovers, knit, knitwear, turtleneck, turtle neck, roll neck, knitted top, crewneck, 毛衣, 针织衫, 套头衫
sweatshirts [top]: sweatshirt, sweatshirts, sweat, sweats, 卫衣
hoodies [top]: hoodie, hoodies, hooded sweatshirt, hoody, 连帽衫, 帽衫
cardigans [outer]: cardigan, cardigans, cardi, knit jacket, open front knit, 开衫
jackets [outer]: jacket, jackets, biker jacket, moto jacket, leather jacket, bomber, bomber jacket, denim jacket, jean jacket, varsity jacket, windbreaker, mens jackets, 夹克, 外套, 皮衣, 牛仔外套, 冲锋衣
coats [outer]: mac, coat, coats, trench, trench coat, parka, overcoat, peacoat, pea coat, duffle coat, puffer, anorak, raincoat, fur coat, down jacket, puffer jacket, wool coat, cape, capes, shearling coat, 大衣, 风衣, 羽绒服, 棉服, 皮草, 斗篷
blazers [outer]: blazer, blazers, suit jacket, tuxedo jacket, sportcoat, sport coat, 西装, 西服
vests [outer]: vest, vests, waistcoat, gilet, fur vest, bodywarmer, 马甲
outerwear [outer]: outerwear
shoes [shoe]: shoes, shoe, footwear, 鞋, 鞋子
ankle booties [shoe]: ankle boot, ankle boots, ankle bootie, ankle booties, bootie, booties, chelsea boots, chelsea boot, short boots, shoe boot, shoeboot, shooties, heel boot, heel boots, heeled boots, low boots, 短靴, 踝靴
boots [shoe]: boot, boots, combat boots, combat boot, biker boot, biker boots, cowboy boots, western boots, rain boots, wellies, lace up boots, martens, 靴子, 马丁靴, 靴
knee high boots [shoe]: knee high boots, knee high boot, riding boots, riding boot, knee boots, tall boots, snow boots, 长靴
over-the-knee boots [shoe]: over the knee boots, over the knee boot, thigh high boots, thigh boots, thigh high, over the knee, otk boots, 过膝靴
pumps [shoe]: pump, pumps, court shoe, court shoes, heels, high heels, high heel, stiletto, stilettos, dorsay, slingback, slingbacks, platform pumps, heel, pigalle, kitten heels, 高跟鞋, 单鞋
sandals [shoe]: sandal, sandals, heeled sandals, wedge, wedges, wedge sandals, gladiator, gladiators, t strap, slides, slide, peep toe, espadrille wedge, mules, mule, ankle strap heels, 凉鞋, 罗马鞋
flats [shoe]: flats, flat, ballet flats, ballet flat, ballerina, ballerinas, ballet pumps, ballet shoes, mary jane, mary janes, pointed flats, espadrilles, espadrille, 平底鞋, 芭蕾鞋
loafers & moccasins [shoe]: loafer, loafers, moccasin, moccasins, slip on loafer, driving shoes, boat shoes, boat shoe, 乐福鞋, 豆豆鞋
oxfords [shoe]: oxford, oxfords, brogue, brogues, derby, derbies, creepers, monk strap, lace up shoes, 牛津鞋, 布洛克鞋
sneakers [shoe]: sneaker, sneakers, trainers, trainer, high tops, hi top, hi tops, high top, low tops, low top, plimsolls, skate shoes, slip on, slip ons, chuck taylor, all star, stan smith, superstar, tennis shoes, authentic, mens sneakers, 运动鞋, 板鞋, 帆布鞋, 小白鞋, 球鞋
athletic shoes [shoe]: running shoes, running shoe, athletic shoes, air max, roshe, free run, flyknit, cross trainer, huarache, 跑鞋
flip flops [shoe]: flip flop, flip flops, thongs, 人字拖, 拖鞋
slippers [shoe]: slipper, slippers, smoking slippers, ugg boots, 棉拖
clogs [shoe]: clog, clogs
handbags [bag]: birkin, kelly bag, handbag, handbags, bag, bags, purse, purses, satchel, satchels, top handle, top handle bag, bowling bag, doctor bag, bowler bag, hand bag, 手提包, 手袋, 包, 包包
shoulder bags [bag]: shoulder bag, shoulder bags, crossbody, crossbody bag, cross body, cross body bag, crossbody bags, flap bag, hobo, hobo bag, bucket bag, saddle bag, chain bag, camera bag, saddlebag, shoulder handbag, 单肩包, 斜挎包, 链条包, 水桶包
clutches [bag]: clutch, clutches, clutch bag, evening bag, minaudiere, pouch, envelope clutch, box clutch, evening clutch, wristlet, envelope, 手拿包, 晚宴包
tote bags [bag]: tote, totes, tote bag, tote bags, shopper, shopping bag, beach bag, shopping tote, straw bag, carryall, 托特包, 购物袋
backpacks [bag]: backpack, backpacks, rucksack, knapsack, school bag, schoolbag, bookbag, 双肩包, 背包, 书包
messenger bags [bag]: messenger bag, messenger bags, messenger, briefcase, laptop bag, 邮差包, 公文包
luggage [bag]: suitcase, duffle, duffel, weekender, travel bag, holdall, duffle bag, weekend bag, carry on, trolley, 行李箱, 旅行包
wallets [bag]: wallet, wallets, coin purse, card holder, cardholder, money clip, 钱包, 卡包
bags [bag]: fanny pack, belt bag, 腰包, 胸包
belts [accessory]: belt, belts, waist belt, skinny belt, 腰带, 皮带
gloves [accessory]: glove, gloves, mittens, mitten, 手套
hats [accessory]: hat, hats, beanie, fedora, cap, beret, snapback, baseball cap, bowler, trilby, panama, floppy hat, sun hat, visor, boater, 帽子, 棒球帽, 贝雷帽, 帽
ties [accessory]: tie, ties, bow tie, necktie, bowtie, pocket square, 领带, 领结
sunglasses [accessory]: sunglasses, sunglass, shades, aviators, aviator, wayfarer, wayfarers, cat eye, sunnies, 太阳镜, 墨镜
eyeglasses [accessory]: eyeglasses, glasses, specs, reading glasses, eyewear, optical frames, frames, clear lens, 眼镜
hair accessories [accessory]: headband, head band, hair clip, hair band, barrette, headpiece, hair, tiara, flower crown, crown, scrunchie, headwrap, hairband, bobby pins, hair accessories, turban, 发带, 发夹, 发饰
umbrellas [accessory]: umbrella, umbrellas, 雨伞
jewelry [accessory]: jewelry, jewellery, body chain, anklet, body jewelry, jewelry set, 首饰
watches [accessory]: watch, watches, chronograph, timepiece, mens watches, wristwatch, 手表, 腕表
necklaces [accessory]: necklace, necklaces, pendant, choker, lariat, chain necklace, bib, pendants, chokers, locket, collar necklace, statement necklace, long necklace, 项链, 吊坠, 锁骨链
earrings [accessory]: earrings, earring, studs, stud earrings, hoops, ear cuff, ear, hoop earrings, drop earrings, chandelier earrings, ear jacket, 耳环, 耳钉, 耳坠
rings [accessory]: ring, rings, knuckle ring, midi ring, cocktail ring, band ring, engagement ring, 戒指, 指环
bracelets & bangles [accessory]: bracelet, bracelets, bangle, bangles, cuff, cuffs, wristband, wrap bracelet, 手链, 手镯, 手环
brooches [accessory]: brooch, brooches, pin brooch, pin, 胸针
charms & pendants [accessory]: charm, charms, bead charm, 挂件
scarves [accessory]: scarf, scarves, shawl, pashmina, snood, wrap scarf, infinity scarf, bandana, stole, neckerchief, 围巾, 丝巾, 披肩
tights [accessory]: tights, hosiery, stockings, pantyhose, 丝袜
socks [accessory]: sock, socks, 袜子, 袜
tech accessories [accessory]: iphone case, phone case, case, iphone, ipad case, headphones, earphones, phone cover, 手机壳, 耳机
swimwear [top]: bikini, bikinis, swimsuit, swimwear, swim, tankini, monokini, bikini top, one piece swimsuit, cover up, cover ups, 泳衣, 比基尼
intimates [top]: bra, bras, lingerie, intimates, panties, sports bra, 内衣, 文胸
activewear tops [top]: activewear, activewear tops, sports top, training top, 运动上衣
suits [outer]: suit, suits, pantsuit, 套装
makeup [accessory]: lipstick, mascara, eyeshadow, eyeliner, lip gloss, makeup, nail polish, perfume, fragrance, eau de parfum
`;

/** Shops' own words for a whole place of an outfit, and public categories that are spelt unlike their kind. */
export const CATEGORIES = `
upper [top]: upper, topwear, upperwear, 上装
bottom [bottom]: bottom, bottoms, bottomwear, lower, 下装
shoe [shoe]: shoe, shoes, footwear, 鞋履
bag [bag]: bag, bags, 箱包
accessory [accessory]: accessory, accessories, jewellery, jewelry, 配饰, 配件
outer [outer]: outer, outerwear, outwear, 外套
dress [dress]: full, full body, dress, dresses, all body, onepiece, one piece
`;
