import type { Grant } from '../../../main/offers/protocol/rights.ts';
import type { RiskPermit } from '../../../main/offers/protocol/risk.ts';
import type { StockGrant } from '../../../main/offers/protocol/leases.ts';
import type { Told } from '../../../main/offers/protocol/told.ts';

import type { Road } from '../../../renderer/staff/roads/attempts.ts';
import type { PageAnswer } from './till-page.ts';

/** What is under way between the parties. The network may do anything to it but change it. */

export type Item = {
  readonly seq: number;
  readonly from?: number;
  readonly body: { readonly told: Told } | { readonly event: string } | null;
};
export type Asked = {
  readonly nonce: string;
  readonly till: string;
  readonly amount: number;
  readonly code: string;
};
/** A phone's own proof of its coupon, with the hub's certificate behind it, for a kiosk that can ask nobody. */
export type Proof = { readonly ageMs: number; readonly isOwn: boolean };
/** The hub's yes, as the till asked for it or as a phone carries it. */
export type Receipt = {
  readonly nonce: string;
  readonly till: string;
  readonly amount: number;
  readonly coupon: string;
  readonly turn: number;
  readonly signed: boolean;
};

export type Message =
  | {
      readonly kind: 'up';
      readonly node: number;
      readonly epoch: string;
      readonly items: readonly Item[];
    }
  | { readonly kind: 'ack'; readonly node: number; readonly epoch: string; readonly upTo: number }
  | { readonly kind: 'sync'; readonly node: number; readonly holder: string }
  | { readonly kind: 'grant'; readonly node: number; readonly grant: Grant }
  | { readonly kind: 'stock'; readonly node: number; readonly grant: StockGrant }
  | { readonly kind: 'permit'; readonly node: number; readonly permit: RiskPermit }
  | {
      readonly kind: 'ask';
      readonly node: number;
      readonly asked: Asked;
      readonly way: 'till' | 'phone';
    }
  /** A till's page asks its kiosk, or the hub directly with its kiosk's word for whose till it is. */
  | {
      readonly kind: 'page-ask';
      readonly node: number;
      readonly road: Road;
      readonly asked: Asked;
      readonly proof: Proof | null;
      readonly signed: boolean;
    }
  | ({ readonly kind: 'page-answer'; readonly node: number; readonly till: string } & PageAnswer)
  | { readonly kind: 'answer'; readonly node: number; readonly receipt: Receipt }
  | {
      readonly kind: 'undo';
      readonly node: number;
      readonly coupon: string;
      readonly turn: number;
    };
