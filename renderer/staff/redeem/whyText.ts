import type { Refusal, Saving } from '../../../preload/contract/index.ts';
import type { useStaffLanguage } from '../parts/language.ts';

type Language = ReturnType<typeof useStaffLanguage>;

/** How a coupon came to what it takes off, in words. */
export const howText = ({ how }: Saving, { t, money }: Language): string => {
  switch (how.kind) {
    case 'full-reduction':
      return t('basket.how.full-reduction', {
        threshold: money(how.threshold),
        value: money(how.value),
      });
    case 'every-full':
      return t('basket.how.every-full', {
        threshold: money(how.threshold),
        value: money(how.value),
        times: how.times,
      });
    case 'percentage':
      return t('basket.how.percentage', {
        base: money(how.base),
        off: (10_000 - how.rate) / 100,
      });
    case 'sample':
      return t('basket.how.sample', { pieces: how.pieces, price: money(how.price) });
    case 'allowance':
      return t('basket.how.allowance', { balance: money(how.balance), left: money(how.left) });
    case 'fixed':
    case 'red-packet':
    case 'cash':
      return t(`basket.how.${how.kind}`, { value: money(how.value) });
  }
};

export const limitText = ({ limit }: Saving, { t }: Language): string =>
  limit === null ? '' : t(`basket.limit.${limit}`);

/** Why a coupon takes nothing off, in words. */
export const refusalText = (why: Refusal, { t, money, when, say }: Language): string => {
  switch (why.reason) {
    case 'below-threshold':
      return t('basket.refused.below-threshold', {
        threshold: money(why.threshold),
        short: money(why.short),
      });
    case 'not-started':
      return t('basket.refused.not-started', { when: when(why.validFrom) });
    case 'ended':
      return t('basket.refused.ended', { when: when(why.validUntil) });
    case 'too-few-pieces':
      return t('basket.refused.too-few-pieces', { need: why.need, have: why.have });
    case 'not-together':
      return t('basket.refused.not-together', {
        beside: say(why.beside),
        alone: money(why.alone),
      });
    case 'enough-of-it':
      return t('basket.refused.enough-of-it', { count: why.perBasket });
    case 'not-at-this-hour':
    case 'not-at-this-site':
    case 'used-up':
    case 'enough-today':
    case 'products-needed':
    case 'no-such-product':
    case 'nothing-to-save':
      return t(`basket.refused.${why.reason}`);
  }
};
