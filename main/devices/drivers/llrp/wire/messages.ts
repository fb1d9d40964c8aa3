import { message } from './definition.ts';
import { flag, remaining, u16, u32, u8 } from './fields.ts';

/** Every message this codec knows: LLRP 1.1 §17.1. Parameters follow the fields. */
export const messages = {
  GET_SUPPORTED_VERSION: message(46, {}),
  GET_SUPPORTED_VERSION_RESPONSE: message(56, { CurrentVersion: u8, SupportedVersion: u8 }),
  SET_PROTOCOL_VERSION: message(47, { ProtocolVersion: u8 }),
  SET_PROTOCOL_VERSION_RESPONSE: message(57, {}),
  GET_READER_CAPABILITIES: message(1, { RequestedData: u8 }),
  GET_READER_CAPABILITIES_RESPONSE: message(11, {}),
  ADD_ROSPEC: message(20, {}),
  ADD_ROSPEC_RESPONSE: message(30, {}),
  DELETE_ROSPEC: message(21, { ROSpecID: u32 }),
  DELETE_ROSPEC_RESPONSE: message(31, {}),
  START_ROSPEC: message(22, { ROSpecID: u32 }),
  START_ROSPEC_RESPONSE: message(32, {}),
  STOP_ROSPEC: message(23, { ROSpecID: u32 }),
  STOP_ROSPEC_RESPONSE: message(33, {}),
  ENABLE_ROSPEC: message(24, { ROSpecID: u32 }),
  ENABLE_ROSPEC_RESPONSE: message(34, {}),
  DISABLE_ROSPEC: message(25, { ROSpecID: u32 }),
  DISABLE_ROSPEC_RESPONSE: message(35, {}),
  GET_ROSPECS: message(26, {}),
  GET_ROSPECS_RESPONSE: message(36, {}),
  ADD_ACCESSSPEC: message(40, {}),
  ADD_ACCESSSPEC_RESPONSE: message(50, {}),
  DELETE_ACCESSSPEC: message(41, { AccessSpecID: u32 }),
  DELETE_ACCESSSPEC_RESPONSE: message(51, {}),
  GET_ACCESSSPECS: message(44, {}),
  GET_ACCESSSPECS_RESPONSE: message(54, {}),
  GET_READER_CONFIG: message(2, {
    AntennaID: u16,
    RequestedData: u8,
    GPIPortNum: u16,
    GPOPortNum: u16,
  }),
  GET_READER_CONFIG_RESPONSE: message(12, {}),
  SET_READER_CONFIG: message(3, { ResetToFactoryDefault: flag }),
  SET_READER_CONFIG_RESPONSE: message(13, {}),
  CLOSE_CONNECTION: message(14, {}),
  CLOSE_CONNECTION_RESPONSE: message(4, {}),
  GET_REPORT: message(60, {}),
  RO_ACCESS_REPORT: message(61, {}),
  KEEPALIVE: message(62, {}),
  KEEPALIVE_ACK: message(72, {}),
  READER_EVENT_NOTIFICATION: message(63, {}),
  ENABLE_EVENTS_AND_REPORTS: message(64, {}),
  ERROR_MESSAGE: message(100, {}),
  /** Vendors number their messages in one byte here, and in four in their parameters. */
  CUSTOM_MESSAGE: message(1023, { VendorIdentifier: u32, MessageSubtype: u8, Data: remaining }),
} as const;

export type MessageName = keyof typeof messages;
