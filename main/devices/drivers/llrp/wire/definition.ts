import type { Layout } from './fields.ts';

/**
 * How a parameter is recognised. `tlv` carries its length and may hold further parameters behind its fields;
 * `tv` is a fixed-length short form without (LLRP 1.1 §17.2.1); `custom` is a TLV 1023 of one vendor.
 */
export type ParameterDefinition<L extends Layout = Layout> =
  | { readonly form: 'tlv'; readonly type: number; readonly layout: L }
  | { readonly form: 'tv'; readonly type: number; readonly layout: L }
  | {
      readonly form: 'custom';
      readonly vendor: number;
      readonly subtype: number;
      readonly layout: L;
    };

export const tlv = <L extends Layout>(type: number, layout: L) =>
  ({ form: 'tlv', type, layout }) as const;
export const tv = <L extends Layout>(type: number, layout: L) =>
  ({ form: 'tv', type, layout }) as const;
export const custom = <L extends Layout>(vendor: number, subtype: number, layout: L) =>
  ({ form: 'custom', vendor, subtype, layout }) as const;

export type MessageDefinition<L extends Layout = Layout> = {
  readonly type: number;
  readonly layout: L;
};
export const message = <L extends Layout>(type: number, layout: L) => ({ type, layout }) as const;
