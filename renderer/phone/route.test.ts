import { describe, expect, it } from 'vitest';
import { pathOf, routeOf } from './route.ts';

describe('routes', () => {
  it('reads codes in either case, with what people leave behind them', () => {
    expect(routeOf('/C/7K4M9QX2', '')).toEqual({ kind: 'code', code: '7K4M9QX2' });
    expect(routeOf('/c/7k4m-9qx2/', '')).toEqual({ kind: 'code', code: '7k4m-9qx2' });
    expect(routeOf('/C/%E0%A4%A', '')).toEqual({ kind: 'code', code: '%E0%A4%A' });
  });

  it('reads one coupon, and the wallet for everything else', () => {
    expect(routeOf('/phone', '?coupon=cp-1')).toEqual({ kind: 'coupon', id: 'cp-1' });
    expect(routeOf('/phone', '')).toEqual({ kind: 'wallet' });
    expect(routeOf('/C/', '')).toEqual({ kind: 'wallet' });
    expect(routeOf('/t/0abc9', '')).toEqual({ kind: 'till', challenge: '0ABC9' });
    expect(routeOf('/T/a.b', '')).toEqual({ kind: 'wallet' });
  });

  it('comes back from its own addresses', () => {
    for (const route of [
      { kind: 'code', code: 'A/B C' },
      { kind: 'coupon', id: 'a&b' },
      { kind: 'picture', id: '7K4M9QX2' },
      { kind: 'find', invitation: '7K4M9QX2' },
      { kind: 'wallet' },
    ] as const) {
      const [path = '', search = ''] = pathOf(route).split('?');
      expect(routeOf(path, search)).toEqual(route);
    }
  });
});
