import { all, first, type Parameter } from '../wire/parameter.ts';

/** What a reader says it is and can do, as far as a presence session needs it. */
export type ReaderFacts = {
  readonly manufacturer: number;
  readonly model: number;
  readonly firmware: string;
  readonly antennaPorts: number;
  /** Selectable transmit powers, as the reader lists them. */
  readonly powers: readonly { readonly index: number; readonly dbm: number }[];
  /** What an RFTransmitter must name beside the power: LLRP 1.1 §13.2.1.2.2. */
  readonly hopTableId: number;
  readonly channelIndex: number;
};

/** From the parameters of a GET_READER_CAPABILITIES_RESPONSE; a sparse answer gives sparse facts. */
export const readerFacts = (params: readonly Parameter[]): ReaderFacts => {
  const device = first(params, 'GeneralDeviceCapabilities')?.fields;
  const regulatory = first(params, 'RegulatoryCapabilities')?.params ?? [];
  const band = first(regulatory, 'UHFBandCapabilities')?.params ?? [];
  const frequency = first(band, 'FrequencyInformation');
  const hopping = frequency?.fields.Hopping ?? false;
  const hopTable = first(frequency?.params ?? [], 'FrequencyHopTable');
  return {
    manufacturer: device?.DeviceManufacturerName ?? 0,
    model: device?.ModelName ?? 0,
    firmware: device?.ReaderFirmwareVersion ?? '',
    antennaPorts: device?.MaxNumberOfAntennaSupported ?? 0,
    powers: all(band, 'TransmitPowerLevelTableEntry').map(({ fields }) => ({
      index: fields.Index,
      dbm: fields.TransmitPowerValue / 100,
    })),
    hopTableId: hopping ? (hopTable?.fields.HopTableID ?? 1) : 0,
    // Where frequencies hop the channel is the reader's own affair; elsewhere channels count from 1.
    channelIndex: hopping ? 0 : 1,
  };
};

/** The strongest setting at or below what is wanted, or the weakest there is. */
export const nearestPower = (
  powers: ReaderFacts['powers'],
  wantedDbm: number,
): ReaderFacts['powers'][number] | undefined => {
  const rising = powers.toSorted((a, b) => a.dbm - b.dbm);
  return rising.findLast((each) => each.dbm <= wantedDbm) ?? rising[0];
};
