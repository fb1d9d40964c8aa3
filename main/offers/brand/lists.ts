import { csvOf } from '../../base/csv.ts';
import type { BrandOffer } from '../../../preload/contract/index.ts';
import type { AuditRow, BrandReads } from '../ledger.ts';
import { bodyOf } from '../ledger-read.ts';

/** A spreadsheet takes a million rows; a page is handed no more than this. */
const MOST = 200_000;
const PORTION = 5_000;

const yuan = (fen: unknown): string => (typeof fen === 'number' ? (fen / 100).toFixed(2) : '');
const time = (at: number): string => new Date(at).toISOString();
const titleOf = (title: Readonly<Record<string, string>>) => Object.values(title).join(' / ');

export const countersCsv = (offers: readonly BrandOffer[]): string =>
  csvOf([
    [
      'offer 活动',
      'title 名称',
      'kind 种类',
      'state 状态',
      'issued 已领',
      'redeemed 已核销',
      'saved CNY 优惠金额',
      'left 剩余',
      'issued today 今日领取',
      'redeemed today 今日核销',
    ],
    ...offers.map(({ rule, state, counts }) => [
      rule.id,
      titleOf(rule.title),
      rule.kind,
      state,
      counts.issued,
      counts.redeemed,
      yuan(counts.saved),
      counts.left ?? '',
      counts.today.issued,
      counts.today.redeemed,
    ]),
  ]);

const audited = async (
  reads: BrandReads,
  is: (row: AuditRow) => boolean,
): Promise<readonly AuditRow[]> => {
  const found: AuditRow[] = [];
  for (let after = 0; found.length < MOST;) {
    const portion = await reads.audit(after, PORTION);
    found.push(...portion.filter((row) => row.refused === null && is(row)));
    const last = portion.at(-1);
    if (!last || portion.length < PORTION) break;
    after = last.seq;
  }
  return found.slice(0, MOST);
};

/** Without the person: a brand counts coupons, and follows nobody. */
export const claimsCsv = async (reads: BrandReads): Promise<string> => {
  const rows = await audited(reads, ({ op }) => op === 'claim' || op === 'issue');
  return csvOf([
    ['time 时间', 'offer 活动', 'coupon 券', 'where 地点', 'how 方式'],
    ...rows.map((row) => [
      time(row.at),
      row.offer ?? '',
      row.coupon ?? '',
      row.where ?? '',
      row.op,
    ]),
  ]);
};

export const redemptionsCsv = async (reads: BrandReads): Promise<string> => {
  const rows = await audited(reads, ({ op }) => op === 'redeem' || op === 'reverse');
  return csvOf([
    [
      'time 时间',
      'what 操作',
      'offer 活动',
      'coupon 券',
      'where 地点',
      'saved CNY 优惠金额',
      'basket CNY 本单金额',
      'by 店员',
    ],
    ...rows.map((row) => {
      const { value, amount } = bodyOf(row);
      return [
        time(row.at),
        row.op,
        row.offer ?? '',
        row.coupon ?? '',
        row.where ?? '',
        yuan(value),
        yuan(amount),
        row.by ?? '',
      ];
    }),
  ]);
};
