/**
 * Whether the page runs inside another app, which keeps links to itself: WeChat, Alipay, Taobao, QQ, Weibo, Douyin,
 * DingTalk and RED say so in their user agents.
 */
export const isInApp = (userAgent: string): boolean =>
  /MicroMessenger|AlipayClient|AliApp|\bQQ\/|Weibo|aweme|DingTalk|xhsdiscover/i.test(userAgent);
