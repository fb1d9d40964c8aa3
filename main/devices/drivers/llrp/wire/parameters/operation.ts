import { tlv } from '../definition.ts';
import { bits, bitString, flag, list, reserved, u16, u32, u8 } from '../fields.ts';

/** What a reader is told to do: ROSpecs (LLRP 1.1 §17.2.4) and their Gen2 settings (§17.3.1.2). */
export const operation = {
  ROSpec: tlv(177, { ROSpecID: u32, Priority: u8, CurrentState: u8 }),
  ROBoundarySpec: tlv(178, {}),
  ROSpecStartTrigger: tlv(179, { ROSpecStartTriggerType: u8 }),
  PeriodicTriggerValue: tlv(180, { Offset: u32, Period: u32 }),
  GPITriggerValue: tlv(181, { GPIPortNum: u16, GPIEvent: flag, Timeout: u32 }),
  ROSpecStopTrigger: tlv(182, { ROSpecStopTriggerType: u8, DurationTriggerValue: u32 }),
  AISpec: tlv(183, { AntennaIDs: list(u16) }),
  AISpecStopTrigger: tlv(184, { AISpecStopTriggerType: u8, DurationTrigger: u32 }),
  TagObservationTrigger: tlv(185, {
    TriggerType: u8,
    Reserved: reserved(8),
    NumberOfTags: u16,
    NumberOfAttempts: u16,
    T: u16,
    Timeout: u32,
  }),
  InventoryParameterSpec: tlv(186, { InventoryParameterSpecID: u16, ProtocolID: u8 }),
  RFSurveySpec: tlv(187, { AntennaID: u16, StartFrequency: u32, EndFrequency: u32 }),
  RFSurveySpecStopTrigger: tlv(188, { StopTriggerType: u8, DurationPeriod: u32, N: u32 }),
  LoopSpec: tlv(355, { LoopCount: u32 }),
  C1G2InventoryCommand: tlv(330, { TagInventoryStateAware: flag }),
  C1G2Filter: tlv(331, { T: bits(2) }),
  C1G2TagInventoryMask: tlv(332, { MB: bits(2), Pointer: u16, TagMask: bitString }),
  C1G2TagInventoryStateAwareFilterAction: tlv(333, { Target: u8, Action: u8 }),
  C1G2TagInventoryStateUnawareFilterAction: tlv(334, { Action: u8 }),
  C1G2RFControl: tlv(335, { ModeIndex: u16, Tari: u16 }),
  C1G2SingulationControl: tlv(336, {
    Session: bits(2),
    TagPopulation: u16,
    TagTransitTime: u32,
  }),
  C1G2TagInventoryStateAwareSingulationAction: tlv(337, { I: flag, S: flag }),
} as const;
