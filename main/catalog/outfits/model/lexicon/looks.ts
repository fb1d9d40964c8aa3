/** What else titles say of a thing: `labels: words`. Every word brings all labels of its lines. */
export const LOOKS = `
colour:black: black, noir, jet, ebony, onyx, nero, 黑色, 黑
colour:white: white, ivory, blanc, snow, off white, bianco, optic white, 白色, 白, 米白
colour:grey: grey, gray, charcoal, heather, ash, slate, graphite, 灰色, 灰
colour:silver: silver, metallic silver, silver tone, sterling, platinum, gunmetal, pewter, steel, stainless, chrome, 银色, 银
colour:gold: gold, golden, gold tone, gold plated, 18k, 14k, 10k, 18kt, 14kt, vermeil, brass, 18 karat, karat, 金色, 金
colour:rose gold: rose gold, rosegold, rose gold tone, 玫瑰金
colour:beige: beige, nude, cream, camel, tan, sand, khaki, taupe, stone, oatmeal, champagne, ecru, blush nude, natural, mushroom, biscuit, 米色, 杏色, 卡其, 驼色
colour:brown: brown, chocolate, cognac, coffee, chestnut, mocha, espresso, caramel, whiskey, tobacco, walnut, saddle brown, bronze, copper, rust, 棕色, 褐色, 咖啡色
colour:red: red, scarlet, crimson, cherry, ruby, tomato, lipstick red, poppy, rouge, 红色, 大红, 红
colour:burgundy: burgundy, wine, maroon, oxblood, bordeaux, berry, merlot, marsala, 酒红
colour:pink: pink, blush, rose, fuchsia, magenta, hot pink, bubblegum, salmon, dusty pink, baby pink, pale pink, 粉色, 粉红, 粉
colour:orange: orange, coral, peach, apricot, tangerine, terracotta, 橙色, 橘色
colour:yellow: yellow, mustard, lemon, sunshine, canary, citrine, 黄色, 黄
colour:green: green, olive, emerald, khaki green, mint, sage, lime, jade, forest, army green, hunter green, peridot, malachite, 绿色, 军绿, 绿
colour:turquoise: turquoise, teal, aqua, aquamarine, sea green, seafoam, 青色, 湖蓝
colour:blue: blue, cobalt, royal blue, sky blue, light blue, sapphire, azure, indigo, cornflower, powder blue, lapis, 蓝色, 蓝
colour:navy: navy, navy blue, midnight, midnight blue, dark blue, marine, 藏青, 深蓝, 藏蓝
colour:purple: purple, violet, lavender, lilac, plum, mauve, amethyst, orchid, eggplant, aubergine, 紫色, 紫
colour:multi: multi, multicolor, multicolour, multicolored, colorful, rainbow, multi color, multicoloured, colourful, 彩色, 多色
colour:neon style:playful: neon, fluorescent, fluo, bright, 荧光
tone:pastel style:sweet: pastel, pale, soft pink, candy, 马卡龙
tone:dark: dark, deep, 深色
tone:light: light, 浅色
colour:metallic style:glam: metallic, lurex, foil, iridescent, holographic, shiny, lame, mirrored
material:denim style:casual: denim, chambray, jean, jeans, jegging, denims, 牛仔
material:leather style:edge: leather, calfskin, lambskin, nappa, napa, calf, calf leather, cowhide, genuine leather, 皮革, 真皮, 羊皮, 牛皮
material:fake leather tier:fast: pu, faux leather, leather look, leatherette, vegan leather, pu leather, pleather, leather effect, artificial leather, pvc, 人造革, 仿皮
material:patent: patent, patent leather, 漆皮
material:suede season:cold: suede, nubuck, faux suede, suedette, 麂皮, 绒面
material:exotic tier:luxury style:glam: python, crocodile, croc, snakeskin, snake, ostrich, lizard, alligator, stingray, ayers, karung, pony hair, calf hair, 蛇皮, 鳄鱼
material:fur season:cold style:glam: fur, faux fur, shearling, mink, fox, rabbit, sheepskin, mongolian, 皮草, 毛绒
material:wool season:cold: wool, cashmere, merino, alpaca, mohair, angora, woolen, woollen, wool blend, felt, boucle, tweed, flannel, 羊毛, 羊绒, 毛呢
material:knit season:cold style:cozy: knit, knitted, cable, cable knit, ribbed, rib, chunky, fleece, cozy, 针织
material:velvet style:vintage season:cold: velvet, velour, corduroy, 丝绒, 灯芯绒
material:silk style:elegant: silk, satin, charmeuse, 真丝, 丝绸, 缎面
material:chiffon style:romantic season:warm: chiffon, georgette, organza, tulle, voile, sheer, gauze, 雪纺, 薄纱
material:lace style:romantic: lace, crochet lace, guipure, broderie, eyelet, embroidered lace, 蕾丝
material:crochet style:boho season:warm: crochet, crocheted, macrame, openwork, hollow, 钩花
material:cotton style:casual: cotton, jersey, poplin, cotton blend, organic, 棉, 纯棉
material:linen season:warm style:casual: linen, 亚麻
material:straw season:warm occasion:beach: straw, raffia, wicker, rattan, woven straw, jute, 草编
material:canvas style:casual: canvas, nylon, tech fabric, 帆布
material:crepe style:elegant: crepe, cady, stretch crepe, silk crepe, viscose
material:jacquard style:elegant tier:luxury: jacquard, brocade, cloque, damask
material:technical style:sport: mesh, neoprene, scuba, spandex, polyester, performance, dri fit, dry fit, moisture
material:crystal style:glam: crystal, crystals, rhinestone, rhinestones, swarovski, diamante, cubic zirconia, cz, gem, gemstone, jeweled, jewelled, jewel, bling, 水晶, 水钻
material:diamond tier:luxury style:elegant: diamond, diamonds, pave, carat, ct, white gold, topaz, tanzanite, opal, moissanite, ct tw, 钻石, 钻
material:pearl style:elegant style:classic: pearl, pearls, mother of pearl, faux pearl, freshwater pearl, 珍珠
material:bead style:boho: bead, beads, beaded, beading, wood bead, wooden, wood, agate, quartz, shell, howlite, druzy, amazonite, labradorite, moonstone, 珠子
material:feather style:boho: feather, feathers, feathered, 羽毛
material:resin style:modern: resin, perspex, lucite, plexi, acrylic, plexiglass, acetate, rubber, silicone, transparent, clear
material:sequin style:glam occasion:party: sequin, sequins, sequined, sequinned, glitter, sparkle, sparkly, paillette, embellished, embellishment, 亮片
pattern:floral style:romantic season:warm: floral, flower, flowers, floral print, rose print, daisy, botanical, blossom, bouquet, garden, petal, sunflower, 碎花, 印花, 花卉
pattern:stripe style:preppy: striped, stripe, stripes, breton, pinstripe, 条纹
pattern:dot style:vintage: polka, dot, polka dot, dots, spot, spotted, 波点
pattern:check style:preppy season:cold: plaid, check, checked, tartan, gingham, houndstooth, checkered, argyle, buffalo, windowpane, glen plaid, checks, 格子, 格纹
pattern:animal style:glam style:edge: leopard, leopard print, zebra, cheetah, tiger, animal print, animal, giraffe, snake print, 豹纹
pattern:tribal style:boho: tribal, aztec, ethnic, ikat, paisley, southwestern, navajo, geo print, bohemian print, tie dye, moroccan, batik
pattern:geometric style:modern: geometric, geo, triangle, abstract, color block, colorblock, colour block, block, colourblock, contrast, grid, optical, graphic print, monochrome, 撞色
pattern:print: print, printed, pattern, patterned, digital print, all over print
pattern:graphic style:street: graphic, letter, letters, logo, slogan, cartoon, mickey, emoji, band, number, photo, face print, galaxy, 字母, 卡通
pattern:camo style:street style:military: camo, camouflage, 迷彩
pattern:star style:playful: star, stars, moon, heart, hearts, lips, emoticon, eye, cherry print, 星星, 爱心
pattern:cute style:sweet style:playful: owl, bear, bunny, bird, elephant, butterfly, panda, kitty, unicorn, fox print, cat, dog, swan, rabbit ears, bow, bows, bowknot, pineapple, watermelon, banana print, cupcake, apple, cute, kawaii, lolita, 可爱, 蝴蝶结
pattern:plain style:minimal: plain, solid, basic, simple, minimal, clean, essential, pure color, pure, minimalist, 纯色, 简约, 基础
pattern:skull style:edge: skull, skulls, skeleton, spike, spikes, spiked, stud, studded, studs, rivet, rivets, rockstud, chain, chains, bullet, claw, bone, bones, serpent, 铆钉, 骷髅
pattern:nautical style:preppy season:warm: nautical, anchor, sailor, rope, navy stripe, 海军
pattern:tropical season:warm occasion:beach: tropical, palm, hawaiian, parrot, flamingo, jungle, 热带
detail:embroidered style:boho: embroidered, embroidery, applique, appliqued, patchwork, patch, 刺绣
detail:fringe style:boho: fringe, fringed, tassel, tassels, tasseled, pom pom, pom, poms, 流苏
detail:pleat style:elegant: pleated, pleat, pleats, draped, drape, ruched, gathered, 褶皱
detail:ruffle style:romantic: ruffle, ruffled, ruffles, frill, tiered, layered, peplum, flounce, scallop, scalloped, 荷叶边
detail:ripped style:street style:casual: ripped, distressed, destroyed, destroy, frayed, raw hem, bleached, washed, faded, wash, acid wash, cutoff, cut off, shredded, 破洞, 水洗
detail:cutout style:sexy: cutout, cut out, cut outs, caged, backless, strappy, halter, plunge, plunging, low back, slit, side slit, keyhole, hollow out, open back, sexy, sexy back, night club, clubwear, 性感, 露背
detail:crop style:young: crop, cropped, crop top
detail:oversize style:casual: oversized, oversize, loose, slouchy, boxy, baggy, relaxed, loose fit, batwing, dolman, 宽松
detail:slim style:sexy: slim, bodycon, bandage, tight, fitted, stretch, skinny, slim fit, slimming, 修身
detail:asymmetric style:modern: asymmetric, asymmetrical, irregular, sculptural, architectural, panelled, paneled, structured, deconstructed, draped front, spliced, splicing
detail:belted style:classic: belted, wrap, double breasted, single breasted, trench, tailored, notched, lapel
detail:zip style:edge: zip, zipper, zippers, zipped, zippered, moto, biker, motorcycle, buckle, buckled, buckles, harness, lace up, 拉链
detail:quilted style:classic tier:luxury: quilted, matelasse, monogram, monogrammed, gg, 菱格
detail:saffiano style:classic occasion:work: saffiano, structured tote, textured leather, pebbled, grained, top handle
detail:heel occasion:evening: heel, heels, high heel, high heels, stiletto, stilettos, pump, pumps, platform, heeled, 120mm, 105mm, 100mm, 110mm, 115mm, 高跟
detail:block heel style:vintage: block heel, chunky heel, chunky heels, kitten heel, kitten heels, cone heel, mid heel, cuban heel
detail:platform style:street: platform, flatform, creeper, creepers, chunky sole
detail:flat style:casual: flat, flats, flat sandal, slip on, sneaker, sneakers, low top, 平底
detail:pointed style:elegant: pointed, pointy, pointed toe, point toe, pointy toe, d orsay, dorsay, ankle strap, slingback, 尖头
detail:round: round toe, almond toe, round
detail:peep toe season:warm: peep, peep toe, open toe, toe post, thong, 露趾
detail:wedge season:warm style:casual: wedge, wedges, espadrille, espadrilles, cork
detail:gladiator season:warm style:boho: gladiator, roman, greek
detail:combat style:punk: combat, grunge, doc, dr martens, martens, docs, army boots, work boots, 马丁
detail:western style:boho: western, cowboy, cowgirl, texas, rodeo, buckskin
detail:sleeveless season:warm: sleeveless, strapless, spaghetti, short sleeve, short sleeved, cap sleeve, cold shoulder, off the shoulder, off shoulder, one shoulder, racerback, racer, cami, bandeau, tube top, short sleeves, 无袖, 短袖, 露肩
detail:long sleeve season:cold: long sleeve, long sleeved, long sleeves, turtleneck, turtle neck, roll neck, high neck, hooded, hood, mock neck, funnel neck, thick, thicken, padded, quilted coat, down, lined, 长袖, 高领, 加厚, 加绒
detail:mini style:young: mini, short, micro
detail:midi style:elegant: midi, knee length, calf length, mid length, pencil, below knee
detail:maxi style:boho: maxi, long, floor length, full length, palazzo, wide leg, flared, flare, bell bottom
detail:high waist style:vintage: high waist, high waisted, high rise, high waisted, 高腰
season:warm occasion:beach: summer, beach, bikini, swim, swimsuit, tropical, vacation, holiday, resort, sundress, sun, pool, surf, sandals, sandal, flip flop, flip flops, straw hat, shorts, 夏季, 夏, 沙滩, 泳
season:warm: spring, 春季, 春
season:cold: winter, fall, autumn, snow, christmas, boots, boot, coat, parka, puffer, beanie, gloves, mittens, scarf, 冬季, 秋季, 冬, 秋, 保暖
occasion:work style:classic: office, work, business, formal, suit, blazer, briefcase, career, tailored trousers, pencil skirt, 通勤, 职业, 商务, 正装
occasion:evening style:glam: evening, cocktail, prom, gown, gala, red carpet, clutch, formal gown, ball, bridesmaid, black tie, opera, minaudiere, 晚宴, 宴会
occasion:wedding style:romantic: wedding, bridal, bride, engagement, 婚礼, 新娘
occasion:party style:glam: party, night, club, homecoming, celebrity, birthday, new year, 派对, 聚会
occasion:school style:preppy: school, backpack, schoolgirl, college, campus, uniform, bookbag, 校园, 学院
occasion:festival style:boho: festival, coachella, rave
occasion:travel: travel, luggage, suitcase, weekender, airport, passport, 旅行
occasion:everyday style:casual: casual, everyday, leisure, weekend, street, daily, comfort, comfy, easy, 休闲, 日常
style:sport occasion:sport: sport, sports, sporty, gym, yoga, running, athletic, track, training, workout, fitness, jogger, joggers, sneaker, sneakers, baseball, football, basketball, soccer, tennis, jersey top, varsity, hoodie, sweatpants, team, run, dance, golf, ski, 运动, 健身, 跑步
style:boho: boho, bohemian, hippie, hippy, gypsy, festival, ethnic, peasant, kimono, poncho, dreamcatcher, free spirit, indian, 波西米亚, 民族
style:punk style:edge: punk, rock, rocker, grunge, gothic, goth, metal, studded leather, rebel, biker, edgy, emo, band tee, cross, crosses, dark, ripped tights, vampire, 朋克, 摇滚
style:preppy: preppy, nautical, prep, collegiate, blazer, oxford, loafer, loafers, polo, argyle, cardigan, penny, peter pan, 学院风
style:minimal: minimalist, scandinavian, sleek, architectural, monochrome, 极简
style:romantic: romantic, feminine, ethereal, fairy, ballet, ballerina, princess, dreamy, delicate, dainty, angel, 浪漫, 仙女
style:vintage: vintage, retro, 50s, 60s, 70s, 80s, 90s, antique, art deco, victorian, edwardian, pin up, pinup, rockabilly, cameo, old school, deco, classic vintage, swing, 复古
style:street: street, streetwear, hip hop, swag, dope, skate, skater, snapback, urban, hipster, harajuku, tumblr, bomber, beanie, kpop, 街头, 潮牌
style:military: military, army, cargo, aviator, utility, field, admiral
style:glam: glam, glamorous, luxe, sparkling, diva, hollywood, rhinestone, statement, oversized sunglasses, 华丽
style:classic: classic, timeless, elegant, lady, ladylike, chic, refined, sophisticated, trench coat, pearl, 经典, 优雅
style:sweet: sweet, kawaii, lolita, girly, bow, ribbon, cute, doll, candy, cupcake, princess, hello kitty, mori, 甜美, 少女
style:modern: modern, futuristic, avant garde, asymmetric, conceptual, sculptural, 现代
style:fantasy: cosplay, costume, halloween, disney, mermaid, harry potter, star wars, superhero, batman, marvel, one direction, pokemon, zodiac, witch
style:quiet: delicate, dainty, thin, tiny, small, petite, minimal stud, bar, layering
style:bold: statement, chunky, bib, oversized, large, big, bold, collar necklace, chandelier, maxi necklace
gender:women: womens, women, woman, ladies, lady, girls, girl, female, misses, 女, 女士, 女款, 女装
gender:men: mens, men, man, male, guys, boys, gentleman, 男, 男士, 男款, 男装
age:young: teen, teens, junior, juniors, girls, kids, tween, tumblr, college, one direction, school
age:curve: plus, plus size, curve, maternity
register:listing tier:fast: new, fashion, stylish, style, color, lady, design, elastic, hot, sale, cheap, buy, online, wholesale, shop, store, ladies, trendy, decoration, fashionable, free shipping, cool
register:resale tier:luxury: pre owned, preowned, vintage chanel, authentic, rental, consignment, used
register:listing-detail tier:fast: round neck, v neck, turn down collar, stand collar, pockets, drawstring, single breasted, closure, zipper closure, splicing, irregular hem, hollow, bat sleeve, long sleeves, round neckline, slim fitting, scoop neck
register:designer tier:luxury: embellished, appliqued, leather trimmed, cady, silk blend, cotton poplin, intarsia, nappa, stretch jersey, pointelle, suede pumps, satin pumps, crepe de chine, metallic leather, crystal embellished, 18 karat, textured leather, cotton blend, wool crepe, silk crepe, floral print, printed silk, floral jacquard
register:department tier:mid: womens boot, womens shoe, size, x, collection, w, wide width, misses, plus size
`;
