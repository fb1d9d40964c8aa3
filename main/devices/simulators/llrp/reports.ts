import { say, type Saying } from '../../drivers/llrp/wire/message.ts';
import { param, type Parameter, type ParameterOf } from '../../drivers/llrp/wire/parameter.ts';
import type { AirRead } from './air.ts';

/** What the ROSpec asked to be told. */
export type ReportContent = {
  readonly selector: ParameterOf<'TagReportContentSelector'>['fields'] | undefined;
  readonly fineRssi: boolean;
  readonly phase: boolean;
  /** Parameters no client can know, as a later firmware would send. */
  readonly strangers: boolean;
};

const epcParameter = (epc: string): Parameter => {
  const bytes = new Uint8Array(Buffer.from(epc, 'hex'));
  return bytes.length === 12
    ? param('EPC96', { EPC: bytes })
    : param('EPCData', { EPC: { bits: bytes.length * 8, bytes } });
};

const strangers = (): Parameter[] => [
  { name: 'Unknown', fields: { Type: 963, Data: Uint8Array.of(0xde, 0xad) }, params: [] },
  param('Custom', {
    VendorIdentifier: 65_000,
    ParameterSubtype: 57,
    Data: Uint8Array.of(1, 2, 3, 4, 5),
  }),
];

/** One read as a report of its own, `utcMicroseconds` by the reader's clock. */
export const reportOf = (
  read: AirRead,
  utcMicroseconds: bigint,
  content: ReportContent,
): Saying => {
  const { selector } = content;
  const params: Parameter[] = [epcParameter(read.epc)];
  if (content.strangers) params.push(...strangers());
  if (selector?.EnableROSpecID) params.push(param('ROSpecID', { ROSpecID: 1 }));
  if (selector?.EnableAntennaID ?? true)
    params.push(param('AntennaID', { AntennaID: read.antenna }));
  if (selector?.EnablePeakRSSI ?? true)
    params.push(param('PeakRSSI', { PeakRSSI: Math.round(read.rssi) }));
  if (selector?.EnableChannelIndex)
    params.push(param('ChannelIndex', { ChannelIndex: read.channel }));
  if (selector?.EnableFirstSeenTimestamp ?? true)
    params.push(param('FirstSeenTimestampUTC', { Microseconds: utcMicroseconds }));
  if (selector?.EnableLastSeenTimestamp)
    params.push(param('LastSeenTimestampUTC', { Microseconds: utcMicroseconds }));
  if (selector?.EnableTagSeenCount) params.push(param('TagSeenCount', { TagCount: 1 }));
  if (content.phase)
    params.push(
      param('ImpinjRFPhaseAngle', { PhaseAngle: Math.floor((read.phase / (2 * Math.PI)) * 4096) }),
    );
  if (content.fineRssi) params.push(param('ImpinjPeakRSSI', { RSSI: Math.round(read.rssi * 100) }));
  return say('RO_ACCESS_REPORT', {}, [
    param('TagReportData', {}, params),
    ...(content.strangers ? strangers() : []),
  ]);
};

/** A notification of one event. LLRP 1.1 §14.2.6. */
export const notificationOf = (event: Parameter, utcMicroseconds: bigint): Saying =>
  say('READER_EVENT_NOTIFICATION', {}, [
    param('ReaderEventNotificationData', {}, [
      param('UTCTimestamp', { Microseconds: utcMicroseconds }),
      event,
    ]),
  ]);
