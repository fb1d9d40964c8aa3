import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../base/clock.ts';
import { disposal } from '../base/disposal.ts';
import { randomCode } from '../base/ids.ts';
import { silentLog } from '../base/log.ts';
import { openHubLedger, openHubSql } from '../compose/hub/keep.ts';
import { BROKER_USER } from '../compose/hub/transports.ts';
import { nodeName } from '../fleet/messages.ts';
import { mosquittoPassword } from '../fleet/mosquitto.ts';
import { openNodeBook, type NodeBook } from '../fleet/node-book.ts';
import { mosquittoAcl } from '../fleet/topics.ts';
import { readCouponCode } from '../offers/coupon-code.ts';
import type { Ledger } from '../offers/ledger.ts';
import { openLoanBook } from '../offers/protocol/loan-book.ts';
import { openLost, type Lost } from '../offers/protocol/lost.ts';
import { nodeOf } from '../offers/protocol/rights.ts';
import { dataFolder, DEMO_HUB } from '../places.ts';
import { openHubFolder, type HubFolder } from '../settings/hub-folder.ts';
import { SettingsError } from '../settings/settings.ts';
import type { CommandIo } from './io.ts';

const USAGE = `lookglass hub: the kiosks of a hub

  lookglass hub enrol --site ID [--kiosk NAME]   lets one kiosk in, within the next hour
                      [--url URL]                where that kiosk reaches the hub, if not at its publicUrl
  lookglass hub kiosks                           which there are, and when each was heard of
  lookglass hub broker --out DIR                 writes acl and passwd for Mosquitto
  lookglass hub out                              coupons and stock that are with kiosks
  lookglass hub write-off --kiosk BRAND/SITE/KIOSK [--offer ID] [--coupon CODE] --reason TEXT [--by NAME]
                                                 gives up what a kiosk will never give back, at its store's cost:
                                                 other stores may use these coupons again

  --folder DIR   the hub's folder                  (default: the demo hub)
  --data DIR     the hub's own files               (default: ~/.lookglass/<folder>)
  DATABASE_URL   as the hub itself was started with
`;

const INVITED_MS = 60 * 60_000;

type Parts = {
  /** What of coupons and stock is with kiosks; the ledger is opened for it. */
  readonly openLost: () => Promise<{ readonly lost: Lost; readonly ledger: Ledger }>;
  readonly book: NodeBook;
  readonly folder: HubFolder;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly io: CommandIo;
};

const enrol = async ({ book, folder, values, io }: Parts): Promise<number> => {
  const site = folder.sites.find(({ id }) => id === values['site']);
  if (!site) {
    io.err(`--site: one of ${folder.sites.map(({ id }) => id).join(', ')} is expected\n`);
    return 2;
  }
  const node = `${site.brand}/${site.id}/${values['kiosk'] ?? 'kiosk'}`;
  if (!nodeName.safeParse(node).success) {
    io.err('--kiosk: letters, digits, dot, dash or underscore are expected\n');
    return 2;
  }
  // 100 random bits: nobody guesses one within the hour that it is good for.
  const key = randomCode(20);
  await book.invite(node, key, systemClock.wall() + INVITED_MS);
  const url = values['url'] ?? folder.publicUrl ?? 'https://WHERE-KIOSKS-REACH-THIS-HUB';
  io.out(
    `Put this into the kiosk's site.json within the next hour; the key lets one kiosk in, once:\n\n  "hub": ${JSON.stringify({ url, node, key })}\n`,
  );
  return 0;
};

const kiosks = async ({ book, io }: Parts): Promise<number> => {
  const all = await book.all();
  for (const { node, state, seenAt } of all) {
    const seen = seenAt === 0 ? 'never heard of' : `heard of ${new Date(seenAt).toISOString()}`;
    io.out(`${node}  ${seen}  ${state.version ?? ''}\n`);
  }
  if (all.length === 0) io.out('No kiosk is enrolled yet.\n');
  return 0;
};

const broker = async ({ book, values, io }: Parts): Promise<number> => {
  const password = process.env['LOOKGLASS_BROKER_PASSWORD'];
  if (values['out'] === undefined || !password) {
    io.err(
      '--out DIR and LOOKGLASS_BROKER_PASSWORD, the password of the hub itself, are expected\n',
    );
    return 2;
  }
  const out = resolve(values['out']);
  mkdirSync(out, { recursive: true });
  const write = (name: string, text: string) => {
    const file = join(out, name);
    writeFileSync(`${file}.new`, text, { mode: 0o640 });
    renameSync(`${file}.new`, file);
  };
  const lines = await book.brokerLines();
  write('acl', mosquittoAcl(BROKER_USER));
  write('passwd', `${[mosquittoPassword(BROKER_USER, password), ...lines].join('\n')}\n`);
  io.out(
    `${lines.length} kiosks in ${out}; let Mosquitto read it again: systemctl reload mosquitto\n`,
  );
  return 0;
};

const yuan = (fen: number): string => `CNY ${(fen / 100).toFixed(2)}`;

const out = async ({ openLost: open, io }: Parts): Promise<number> => {
  const all = await (await open()).lost.out({});
  for (const { holder, brand, offer, rights, stock, worth } of all)
    io.out(
      `${nodeOf(holder)}  ${brand}/${offer}  ${rights} coupons, ${stock} in stock, ${yuan(worth)}\n`,
    );
  if (all.length === 0) io.out('Nothing is with kiosks.\n');
  return 0;
};

const writeOff = async ({ openLost: open, values, io }: Parts): Promise<number> => {
  const { kiosk, offer, coupon: code, reason = '', by = userInfo().username } = values;
  if (kiosk === undefined || !nodeName.safeParse(kiosk).success || reason.trim() === '') {
    io.err(
      '--kiosk BRAND/SITE/KIOSK and --reason TEXT are expected; "lookglass hub out" lists them\n',
    );
    return 2;
  }
  const { lost, ledger } = await open();
  const typed = code === undefined ? null : readCouponCode(code);
  const holding = typed?.ok ? await ledger.byCode(typed.value) : null;
  if (typed && !holding) {
    io.err('--coupon: no such coupon\n');
    return 2;
  }
  const which = {
    node: kiosk,
    ...(offer === undefined ? {} : { offer }),
    ...(holding ? { coupon: holding.coupon } : {}),
  };
  const done = await lost.writeOff(which, { reason, by });
  if (!done.ok) throw new TypeError(done.fault.code);
  const { rights, stock, charge } = done.value;
  io.out(
    rights + stock === 0
      ? `Nothing of that is with ${kiosk} any more.\n`
      : `${rights} coupons and ${stock} in stock were written off; ${kiosk.split('/')[1]} is charged ${yuan(charge)}.\n`,
  );
  return 0;
};

const commands: Readonly<Record<string, (parts: Parts) => Promise<number>>> = {
  enrol,
  kiosks,
  broker,
  out,
  'write-off': writeOff,
};

export const hubCommand = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const kept = disposal();
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        site: { type: 'string' },
        kiosk: { type: 'string' },
        out: { type: 'string' },
        url: { type: 'string' },
        folder: { type: 'string' },
        data: { type: 'string' },
        offer: { type: 'string' },
        coupon: { type: 'string' },
        reason: { type: 'string' },
        by: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const { help, ...rest } = values;
    const [name = '', ...more] = positionals;
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (help || !command || more.length > 0) {
      (help ? io.out : io.err)(USAGE);
      return help ? 0 : 2;
    }
    const folder = resolve(rest.folder ?? DEMO_HUB);
    const data = resolve(rest.data ?? dataFolder(folder));
    mkdirSync(data, { recursive: true, mode: 0o700 });
    const settings = openHubFolder(folder, data, systemClock, silentLog);
    kept.keep(settings.close);
    const databaseUrl = process.env['DATABASE_URL'] || null;
    const sql = await openHubSql({ data, databaseUrl, log: silentLog }, kept);
    const openLostOnce = async () => {
      const setAside = () => {};
      const log = silentLog;
      const ledger = await openHubLedger({ data, databaseUrl, clock: systemClock, log, setAside });
      kept.keep(ledger.close);
      return { ledger, lost: openLost({ ledger, book: openLoanBook(sql), clock: systemClock }) };
    };
    return await command({
      book: openNodeBook(sql),
      folder: settings.hub.get(),
      openLost: openLostOnce,
      values: rest,
      io,
    });
  } catch (error) {
    if (!(error instanceof SettingsError) && !(error instanceof TypeError)) throw error;
    io.err(`${error.message}\n`);
    return 2;
  } finally {
    await kept.dispose();
  }
};
