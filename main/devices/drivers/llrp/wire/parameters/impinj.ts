import { custom } from '../definition.ts';
import { s16, u16 } from '../fields.ts';

/** IANA private enterprise number of Impinj, Inc. */
export const IMPINJ = 25882;

/** Impinj's "Octane LLRP" extensions, as far as a presence reader uses them. */
export const impinj = {
  /** 1 single target, 2 dual target. */
  ImpinjInventorySearchMode: custom(IMPINJ, 23, { InventorySearchMode: u16 }),
  ImpinjTagReportContentSelector: custom(IMPINJ, 50, {}),
  ImpinjEnableSerializedTID: custom(IMPINJ, 51, { SerializedTIDMode: u16 }),
  ImpinjEnableRFPhaseAngle: custom(IMPINJ, 52, { RFPhaseAngleMode: u16 }),
  ImpinjEnablePeakRSSI: custom(IMPINJ, 53, { PeakRSSIMode: u16 }),
  /** 4096ths of a full turn. */
  ImpinjRFPhaseAngle: custom(IMPINJ, 56, { PhaseAngle: u16 }),
  /** Hundredths of a dBm, where the standard's PeakRSSI has whole ones. */
  ImpinjPeakRSSI: custom(IMPINJ, 57, { RSSI: s16 }),
  ImpinjEnableRFDopplerFrequency: custom(IMPINJ, 67, { RFDopplerFrequencyMode: u16 }),
  /** 16ths of a hertz. */
  ImpinjRFDopplerFrequency: custom(IMPINJ, 68, { DopplerFrequency: s16 }),
} as const;
