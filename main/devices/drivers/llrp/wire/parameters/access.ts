import { tlv } from '../definition.ts';
import { bits, bitString, flag, list, u16, u32, u8 } from '../fields.ts';

/** Reading and writing tag memory: LLRP 1.1 §17.2.5, Gen2 §17.3.1.3. A mirror only ever deletes these. */
export const access = {
  AccessSpec: tlv(207, {
    AccessSpecID: u32,
    AntennaID: u16,
    ProtocolID: u8,
    CurrentState: flag,
    ROSpecID: u32,
  }),
  AccessSpecStopTrigger: tlv(208, { AccessSpecStopTrigger: u8, OperationCountValue: u16 }),
  AccessCommand: tlv(209, {}),
  ClientRequestOpSpec: tlv(210, { OpSpecID: u16 }),
  ClientRequestResponse: tlv(211, { AccessSpecID: u32 }),
  C1G2TagSpec: tlv(338, {}),
  C1G2TargetTag: tlv(339, {
    MB: bits(2),
    Match: flag,
    Pointer: u16,
    TagMask: bitString,
    TagData: bitString,
  }),
  C1G2Read: tlv(341, {
    OpSpecID: u16,
    AccessPassword: u32,
    MB: bits(2),
    WordPointer: u16,
    WordCount: u16,
  }),
  C1G2Write: tlv(342, {
    OpSpecID: u16,
    AccessPassword: u32,
    MB: bits(2),
    WordPointer: u16,
    WriteData: list(u16),
  }),
} as const;
