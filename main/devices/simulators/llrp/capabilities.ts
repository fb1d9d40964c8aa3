import { param, type Parameter } from '../../drivers/llrp/wire/parameter.ts';
import { IMPINJ } from '../../drivers/llrp/wire/parameters/impinj.ts';

/** 10 to 30 dBm in quarters, as an R420 lists them. */
const POWERS = Array.from({ length: 81 }, (_, i) => ({ index: i + 1, centiDbm: 1000 + 25 * i }));
export const POWER_SETTINGS = POWERS.length;

/** China's channels in kHz. */
const FREQUENCIES = Array.from({ length: 16 }, (_, i) => 920_625 + 250 * i);

/** What a reader of `antennas` ports tells of itself. Shaped after a real R420's answer. */
export const capabilitiesOf = (antennas: number, impinj: boolean): Parameter[] => [
  param(
    'GeneralDeviceCapabilities',
    {
      MaxNumberOfAntennaSupported: antennas,
      CanSetAntennaProperties: false,
      HasUTCClockCapability: true,
      DeviceManufacturerName: impinj ? IMPINJ : 0,
      ModelName: impinj ? 2001002 : 1,
      ReaderFirmwareVersion: 'simulated',
    },
    [
      param('ReceiveSensitivityTableEntry', { Index: 1, ReceiveSensitivityValue: 0 }),
      param('GPIOCapabilities', { NumGPIs: 0, NumGPOs: 0 }),
      ...Array.from({ length: antennas }, (_, i) =>
        param('PerAntennaAirProtocol', { AntennaID: i + 1, ProtocolID: [1] }),
      ),
    ],
  ),
  param('LLRPCapabilities', {
    CanDoRFSurvey: false,
    CanReportBufferFillWarning: true,
    SupportsClientRequestOpSpec: false,
    CanDoTagInventoryStateAwareSingulation: false,
    SupportsEventAndReportHolding: true,
    MaxPriorityLevelSupported: 1,
    ClientRequestOpSpecTimeout: 0,
    MaxNumROSpecs: 1,
    MaxNumSpecsPerROSpec: 32,
    MaxNumInventoryParameterSpecsPerAISpec: 1,
    MaxNumAccessSpecs: 1508,
    MaxNumOpSpecsPerAccessSpec: 8,
  }),
  param('RegulatoryCapabilities', { CountryCode: 156, CommunicationsStandard: 0 }, [
    param('UHFBandCapabilities', {}, [
      ...POWERS.map(({ index, centiDbm }) =>
        param('TransmitPowerLevelTableEntry', { Index: index, TransmitPowerValue: centiDbm }),
      ),
      param('FrequencyInformation', { Hopping: true }, [
        param('FrequencyHopTable', { HopTableID: 1, Frequency: FREQUENCIES }),
      ]),
    ]),
  ]),
  param('C1G2LLRPCapabilities', {
    CanSupportBlockErase: false,
    CanSupportBlockWrite: true,
    CanSupportBlockPermalock: false,
    CanSupportTagRecommissioning: false,
    CanSupportUMIMethod2: false,
    CanSupportXPC: false,
    MaxNumSelectFiltersPerQuery: 2,
  }),
];
