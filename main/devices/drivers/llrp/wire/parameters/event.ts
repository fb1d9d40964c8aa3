import { tlv } from '../definition.ts';
import { flag, text, u16, u32, u8 } from '../fields.ts';

/** What happened at the reader: LLRP 1.1 §17.2.7.6. */
export const event = {
  ReaderEventNotificationData: tlv(246, {}),
  HoppingEvent: tlv(247, { HopTableID: u16, NextChannelIndex: u16 }),
  GPIEvent: tlv(248, { GPIPortNumber: u16, GPIEvent: flag }),
  ROSpecEvent: tlv(249, { EventType: u8, ROSpecID: u32, PreemptingROSpecID: u32 }),
  ReportBufferLevelWarningEvent: tlv(250, { ReportBufferPercentageFull: u8 }),
  ReportBufferOverflowErrorEvent: tlv(251, {}),
  ReaderExceptionEvent: tlv(252, { Message: text }),
  RFSurveyEvent: tlv(253, { EventType: u8, ROSpecID: u32, SpecIndex: u16 }),
  AISpecEvent: tlv(254, { EventType: u8, ROSpecID: u32, SpecIndex: u16 }),
  AntennaEvent: tlv(255, { EventType: u8, AntennaID: u16 }),
  ConnectionAttemptEvent: tlv(256, { Status: u16 }),
  ConnectionCloseEvent: tlv(257, {}),
  SpecLoopEvent: tlv(356, { ROSpecID: u32, LoopCount: u32 }),
} as const;
