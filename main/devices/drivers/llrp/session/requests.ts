import type { LlrpOptions } from '../options.ts';
import { say, type Saying } from '../wire/message.ts';
import { param, type Parameter } from '../wire/parameter.ts';
import { IMPINJ } from '../wire/parameters/impinj.ts';
import { nearestPower, type ReaderFacts } from './reader-facts.ts';

/** Ours; whatever else the reader holds was deleted before. */
export const RO_SPEC_ID = 1;
const ALL = 0;
const GEN2 = 1;
const IMPINJ_ENABLE_EXTENSIONS = 21;
const DUAL_TARGET = 2;
/** A mirror sees a handful of tags at a time; a small first guess keeps inventory rounds short. */
const TAGS_EXPECTED = 16;

export const deleteRoSpecs = (): Saying => say('DELETE_ROSPEC', { ROSpecID: ALL });

export const enableImpinjExtensions = (): Saying =>
  say('CUSTOM_MESSAGE', {
    VendorIdentifier: IMPINJ,
    MessageSubtype: IMPINJ_ENABLE_EXTENSIONS,
    Data: new Uint8Array(4),
  });

/** Events worth hearing of: the reader's own troubles (4) and antennas coming and going (8). LLRP 1.1 §14.2.5.1. */
const HEARD_EVENTS = [4, 8];

export const setReaderConfig = (options: LlrpOptions): Saying =>
  say('SET_READER_CONFIG', { ResetToFactoryDefault: false }, [
    param(
      'ReaderEventNotificationSpec',
      {},
      HEARD_EVENTS.map((EventType) =>
        param('EventNotificationState', { EventType, NotificationState: true }),
      ),
    ),
    param('KeepaliveSpec', {
      KeepaliveTriggerType: 1,
      PeriodicTriggerValue: options.keepaliveMs,
    }),
  ]);

/**
 * Reads without end on the antennas named, one report per sighting: presence needs the next read now, not a full
 * buffer later. Started by START_ROSPEC, stopped by deletion. LLRP 1.1 §11.2.1.
 */
export const addRoSpec = (options: LlrpOptions, facts: ReaderFacts, extended: boolean): Saying =>
  say('ADD_ROSPEC', {}, [
    param('ROSpec', { ROSpecID: RO_SPEC_ID, Priority: 0, CurrentState: 0 }, [
      param('ROBoundarySpec', {}, [
        param('ROSpecStartTrigger', { ROSpecStartTriggerType: 0 }),
        param('ROSpecStopTrigger', { ROSpecStopTriggerType: 0, DurationTriggerValue: 0 }),
      ]),
      param('AISpec', { AntennaIDs: Object.keys(options.antennas).map(Number) }, [
        param('AISpecStopTrigger', { AISpecStopTriggerType: 0, DurationTrigger: 0 }),
        param('InventoryParameterSpec', { InventoryParameterSpecID: 1, ProtocolID: GEN2 }, [
          antennaConfiguration(options, facts, extended),
        ]),
      ]),
      reportSpec(extended),
    ]),
  ]);

const antennaConfiguration = (
  options: LlrpOptions,
  facts: ReaderFacts,
  extended: boolean,
): Parameter => {
  const power = nearestPower(facts.powers, options.transmitPowerDbm);
  const params: Parameter[] = [];
  if (power)
    params.push(
      param('RFTransmitter', {
        HopTableID: facts.hopTableId,
        ChannelIndex: facts.channelIndex,
        TransmitPower: power.index,
      }),
    );
  const inventory: Parameter[] = [];
  if (options.modeIndex !== undefined)
    inventory.push(param('C1G2RFControl', { ModeIndex: options.modeIndex, Tari: 0 }));
  inventory.push(
    param('C1G2SingulationControl', {
      Session: options.session,
      TagPopulation: TAGS_EXPECTED,
      TagTransitTime: 0,
    }),
  );
  if (extended)
    inventory.push(param('ImpinjInventorySearchMode', { InventorySearchMode: DUAL_TARGET }));
  params.push(param('C1G2InventoryCommand', { TagInventoryStateAware: false }, inventory));
  return param('AntennaConfiguration', { AntennaID: ALL }, params);
};

/** One report per tag seen (trigger 1 with N = 1), holding what presence asks for and nothing else. */
const reportSpec = (extended: boolean): Parameter =>
  param('ROReportSpec', { ROReportTrigger: 1, N: 1 }, [
    param('TagReportContentSelector', {
      EnableROSpecID: false,
      EnableSpecIndex: false,
      EnableInventoryParameterSpecID: false,
      EnableAntennaID: true,
      EnableChannelIndex: false,
      EnablePeakRSSI: true,
      EnableFirstSeenTimestamp: true,
      EnableLastSeenTimestamp: false,
      EnableTagSeenCount: true,
      EnableAccessSpecID: false,
    }),
    ...(extended
      ? [
          param('ImpinjTagReportContentSelector', {}, [
            param('ImpinjEnableRFPhaseAngle', { RFPhaseAngleMode: 1 }),
            param('ImpinjEnablePeakRSSI', { PeakRSSIMode: 1 }),
          ]),
        ]
      : []),
  ]);

/** Are antennas plugged in? (RequestedData 2, LLRP 1.1 §13.1.1.) */
export const askAntennas = (): Saying =>
  say('GET_READER_CONFIG', { AntennaID: ALL, RequestedData: 2, GPIPortNum: 0, GPOPortNum: 0 });
