import { tlv } from '../definition.ts';
import { remaining, text, u16, u32, u64 } from '../fields.ts';

/** LLRP 1.1 §17.2.2 and §17.2.8. */
export const general = {
  UTCTimestamp: tlv(128, { Microseconds: u64 }),
  Uptime: tlv(129, { Microseconds: u64 }),
  LLRPStatus: tlv(287, { StatusCode: u16, ErrorDescription: text }),
  FieldError: tlv(288, { FieldNum: u16, ErrorCode: u16 }),
  ParameterError: tlv(289, { ParameterType: u16, ErrorCode: u16 }),
  /** A vendor's parameter that is not in the table: kept as it came. */
  Custom: tlv(1023, { VendorIdentifier: u32, ParameterSubtype: u32, Data: remaining }),
} as const;
