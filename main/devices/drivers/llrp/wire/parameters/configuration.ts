import { tlv } from '../definition.ts';
import { flag, octets, s16, u16, u32, u8 } from '../fields.ts';

/** Settings of the reader and what it should report: LLRP 1.1 §17.2.6 and §17.2.7.1. */
export const configuration = {
  LLRPConfigurationStateValue: tlv(217, { LLRPConfigurationStateValue: u32 }),
  Identification: tlv(218, { IDType: u8, ReaderID: octets }),
  GPOWriteData: tlv(219, { GPOPortNumber: u16, GPOData: flag }),
  KeepaliveSpec: tlv(220, { KeepaliveTriggerType: u8, PeriodicTriggerValue: u32 }),
  AntennaProperties: tlv(221, { AntennaConnected: flag, AntennaID: u16, AntennaGain: s16 }),
  AntennaConfiguration: tlv(222, { AntennaID: u16 }),
  RFReceiver: tlv(223, { ReceiverSensitivity: u16 }),
  RFTransmitter: tlv(224, { HopTableID: u16, ChannelIndex: u16, TransmitPower: u16 }),
  GPIPortCurrentState: tlv(225, { GPIPortNum: u16, Config: flag, State: u8 }),
  EventsAndReports: tlv(226, { HoldEventsAndReportsUponReconnect: flag }),
  ROReportSpec: tlv(237, { ROReportTrigger: u8, N: u16 }),
  TagReportContentSelector: tlv(238, {
    EnableROSpecID: flag,
    EnableSpecIndex: flag,
    EnableInventoryParameterSpecID: flag,
    EnableAntennaID: flag,
    EnableChannelIndex: flag,
    EnablePeakRSSI: flag,
    EnableFirstSeenTimestamp: flag,
    EnableLastSeenTimestamp: flag,
    EnableTagSeenCount: flag,
    EnableAccessSpecID: flag,
  }),
  C1G2EPCMemorySelector: tlv(348, { EnableCRC: flag, EnablePCBits: flag, EnableXPCBits: flag }),
  AccessReportSpec: tlv(239, { AccessReportTrigger: u8 }),
  ReaderEventNotificationSpec: tlv(244, {}),
  EventNotificationState: tlv(245, { EventType: u16, NotificationState: flag }),
} as const;
