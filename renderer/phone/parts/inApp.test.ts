import { expect, it } from 'vitest';
import { isInApp } from './inApp.ts';

it('knows the apps that keep links to themselves', () => {
  for (const agent of [
    'Mozilla/5.0 (iPhone) AppleWebKit/605 Mobile/15E148 MicroMessenger/8.0.50 NetType/WIFI',
    'Mozilla/5.0 (Linux; Android 14) AlipayClient/10.5.96',
    'Mozilla/5.0 (Linux; Android 14) AliApp(TB/10.30.0)',
    'Mozilla/5.0 (iPhone) QQ/9.0.1',
  ])
    expect(isInApp(agent)).toBe(true);
  for (const agent of [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Linux; Android 14) MQQBrowser/15.0 Mobile Safari/537.36',
  ])
    expect(isInApp(agent)).toBe(false);
});
