import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { Framer } from '../../main/devices/drivers/llrp/wire/framer.ts';
import { decode, encode, say } from '../../main/devices/drivers/llrp/wire/message.ts';
import { param } from '../../main/devices/drivers/llrp/wire/parameter.ts';
import { TagReader, type Sighting } from '../../main/devices/drivers/llrp/wire/tag-reads.ts';
import { openTcpPort } from '../../main/devices/ports/tcp-port.ts';
import { count, median, times, type Figures, type Row } from './figures.ts';

/** The part of `llrpjs` used here; its own types are sources that do not compile as strictly as ours. */
type PeerMessage = {
  decode(): PeerMessage;
  getTagReportData(): PeerTag | readonly PeerTag[];
};
type PeerTag = {
  getAntennaID(): { getAntennaID(): number };
  getPeakRSSI(): { getPeakRSSI(): number };
  getEPCParameter(): { getEPC(): unknown };
};
type Peer = {
  LLRPCore: { RO_ACCESS_REPORT: new (bytes: Buffer) => PeerMessage };
  LLRPClient: new (options: { host: string; port: number }) => {
    on(event: string, listener: (value: unknown) => void): void;
    connect(): Promise<void>;
    disconnect(): Promise<void>;
  };
};
const require = createRequire(import.meta.url);
const peer = require('llrpjs') as Peer;

const ROUNDS = 7;
/** The peer needs some 0.1 ms a tag: these are bounded in time, not in wishes. */
const PEER_TAGS = 3_000;
const OUR_TAGS = 200_000;
const BURST = 10_000;
const BURST_PATIENCE_MS = 4_000;
/** What a shop has before its antennas; new ones come by, but the same ones are read for hours. */
const GARMENTS = 500;

const tagReport = (serial: number) => {
  const EPC = Uint8Array.of(0x30, 0x14, 0x36, 0x39, 0xf8, 0x41, 0x91, 0xad, 0, 0, 0, 0);
  new DataView(EPC.buffer).setUint32(8, serial);
  return param('TagReportData', {}, [
    param('EPC96', { EPC }),
    param('AntennaID', { AntennaID: 1 + (serial % 4) }),
    param('PeakRSSI', { PeakRSSI: -40 - (serial % 30) }),
    param('FirstSeenTimestampUTC', { Microseconds: 1_594_174_805_140_192n }),
    param('TagSeenCount', { TagCount: 1 }),
  ]);
};

/** As a reader set for presence sends them: one tag to a report. */
const reports = (tags: number, garments: number): Uint8Array[] =>
  Array.from({ length: tags }, (_, i) =>
    encode(say('RO_ACCESS_REPORT', {}, [tagReport(i % garments)]), 1, i),
  );

const perSecond = (tags: number, run: () => void): number => {
  run();
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    run();
    rates.push((tags / (performance.now() - start)) * 1000);
  }
  return median(rates);
};

const ourTagsPerSecond = (garments: number): number => {
  const stream = Buffer.concat(reports(OUR_TAGS, garments));
  const reader = new TagReader();
  const sightings: Sighting[] = [];
  let seen = 0;
  const rate = perSecond(OUR_TAGS, () => {
    const framer = new Framer((frame) => {
      reader.read(frame.body, sightings);
      seen += sightings.length;
      sightings.length = 0;
    });
    // As the network hands it over.
    for (let at = 0; at < stream.length; at += 65_536)
      framer.push(stream.subarray(at, at + 65_536));
  });
  if (seen !== OUR_TAGS * (ROUNDS + 1)) throw new Error(`${seen} tags decoded`);
  return rate;
};

/** The whole tree, every field of it. */
const ourTreesPerSecond = (): number => {
  const stream = Buffer.concat(reports(OUR_TAGS / 10, GARMENTS));
  return perSecond(OUR_TAGS / 10, () => {
    const framer = new Framer((frame) => void decode(frame));
    framer.push(stream);
  });
};

const peerTagsPerSecond = (): number => {
  const frames = reports(PEER_TAGS, GARMENTS).map((each) => Buffer.from(each));
  let strength = 0;
  const rate = perSecond(PEER_TAGS, () => {
    for (const frame of frames) {
      const tags = new peer.LLRPCore.RO_ACCESS_REPORT(frame).decode().getTagReportData();
      for (const tag of Array.isArray(tags) ? (tags as readonly PeerTag[]) : [tags as PeerTag]) {
        tag.getEPCParameter().getEPC();
        tag.getAntennaID().getAntennaID();
        strength += tag.getPeakRSSI().getPeakRSSI();
      }
    }
  });
  if (strength >= 0) throw new Error('the peer decoded no signal strength');
  return rate;
};

/** Sends the whole burst in one write to the client that `receive` opens; answers with how many it got. */
const burst = async (
  receive: (port: number, onReport: () => void) => Promise<() => unknown>,
): Promise<number> => {
  const bytes = Buffer.concat(reports(BURST, GARMENTS));
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write(bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  let received = 0;
  const { promise: all, resolve } = Promise.withResolvers<void>();
  const close = await receive((server.address() as AddressInfo).port, () => {
    received++;
    if (received === BURST) resolve();
  });
  const patience = setTimeout(resolve, BURST_PATIENCE_MS);
  await all;
  clearTimeout(patience);
  await close();
  server.close();
  return received;
};

const ourBurst = () =>
  burst(async (port, onReport) => {
    const reader = new TagReader();
    const sightings: Sighting[] = [];
    const framer = new Framer((frame) => {
      reader.read(frame.body, sightings);
      for (; sightings.length > 0; sightings.pop()) onReport();
    });
    const open = openTcpPort('127.0.0.1', port, {
      onOpen() {},
      onData: (bytes) => void framer.push(bytes),
      onClose() {},
    });
    return () => open.destroy();
  });

const peerBurst = () =>
  burst(async (port, onReport) => {
    const client = new peer.LLRPClient({ host: '127.0.0.1', port });
    client.on('error', () => {});
    client.on('RO_ACCESS_REPORT', onReport);
    await client.connect();
    // Its own way of ending waits for the other side for ever; the socket dies with the server's.
    return () => void client.disconnect();
  });

export const bench = async (): Promise<Figures> => {
  const ours = ourTagsPerSecond(GARMENTS);
  const newcomers = ourTagsPerSecond(OUR_TAGS);
  const trees = ourTreesPerSecond();
  const theirs = peerTagsPerSecond();
  const got = await ourBurst();
  const theyGot = await peerBurst();
  const row = (metric: string, rate: number): Row => ({
    metric,
    ours: `${count(rate)} tags/s`,
    peer: `${count(theirs)} tags/s`,
    ratio: times(rate, theirs),
  });
  return {
    name: 'LLRP against llrpjs 1.0.1',
    rows: [
      row(`report to reads, ${GARMENTS} garments`, ours),
      row('report to reads, every tag a new one', newcomers),
      row('report to full tree', trees),
      {
        metric: `lost of ${BURST} coalesced reports`,
        ours: String(BURST - got),
        peer: String(BURST - theyGot),
        ratio: '-',
      },
    ],
  };
};
