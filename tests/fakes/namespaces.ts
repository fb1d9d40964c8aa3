import { execFileSync, fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { KioskProcess } from './kiosk-process.ts';
import type { Ask } from './phone.ts';

/**
 * Hosts with a network stack of their own each, on one switch: Linux network namespaces, wired by `veth`. What befalls a
 * wire here befalls packets, so that connections hang, half open, as they do in a shop. Taking the switch's namespace
 * away takes every wire with it.
 */
const run = (command: string): string => {
  const [program = '', ...args] = command.split(' ');
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
};
const works = (command: string): boolean => {
  const [program = '', ...args] = command.split(' ');
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
};
const quietly = (command: string): void => void works(command);

const PREFIX = 'lookglass';

/** Why there are no such hosts here; null where there are. */
export const noNamespaces = ((): string | null => {
  if (process.platform !== 'linux') return 'network namespaces need Linux';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  const probe = `${PREFIX}-${process.pid}-probe`;
  const made =
    works(`ip netns add ${probe}`) && works(`ip -n ${probe} link add name wire type veth`);
  quietly(`ip netns del ${probe}`);
  return made ? null : 'no network namespaces or no veth here (iproute2)';
})();

/** What of the weather this kernel can make. */
type Kernel = { readonly netem: boolean; readonly filters: boolean; readonly narrow: boolean };

export type Weather = 'fair' | 'down' | 'mute' | 'deaf' | 'rain';

/** What a run that was killed has left. */
const sweep = () => {
  for (const line of run('ip netns list').split('\n')) {
    const [name = ''] = line.split(' ');
    const pid = new RegExp(`^${PREFIX}-(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) quietly(`ip netns del ${name}`);
  }
};

/** Addresses kept for measuring networks: no shop has them. */
const netOf = (pid: number): string => `198.18.${pid % 256}`;

export const openNamespaces = (hosts: readonly string[]) => {
  const prefix = `${PREFIX}-${process.pid}`;
  const net = `${prefix}-net`;
  const ns = (host: string) => `${prefix}-${host}`;
  const network = netOf(process.pid);
  const address = (host: string) => `${network}.${hosts.indexOf(host) + 1}`;
  const inNet = (command: string) => run(`ip netns exec ${net} ${command}`);
  const tries = (command: string) => works(`ip netns exec ${net} ${command}`);

  const close = () => {
    for (const host of hosts) quietly(`ip netns del ${ns(host)}`);
    quietly(`ip netns del ${net}`);
  };
  /** Also where the run is broken off: processes in there keep a namespace only for as long as they live. */
  process.once('exit', close);

  const plug = (port: string) => {
    inNet(`ip link set ${port} master switch`);
    inNet(`ip link set ${port} up`);
  };
  const wire = (host: string) => {
    run(`ip netns add ${ns(host)}`);
    run(`ip -n ${net} link add name ${host} type veth peer name eth0 netns ${ns(host)}`);
    run(`ip -n ${ns(host)} addr add ${address(host)}/24 dev eth0`);
    run(`ip -n ${ns(host)} link set lo up`);
    run(`ip -n ${ns(host)} link set eth0 up`);
    plug(host);
  };
  const probe = (): Kernel => {
    const netem = tries('tc qdisc add dev sink root netem delay 1ms');
    if (netem) inNet('tc qdisc del dev sink root');
    const narrow = tries('tc qdisc add dev sink root tbf rate 1mbit burst 4k latency 50ms');
    if (narrow) inNet('tc qdisc del dev sink root');
    const filters =
      tries('tc qdisc add dev drain clsact') && tries(`tc ${filterOf('drain', 'ingress', 'u32')}`);
    if (filters) inNet('tc qdisc del dev drain clsact');
    return { netem, filters, narrow };
  };

  let kernel: Kernel;
  try {
    sweep();
    run(`ip netns add ${net}`);
    inNet('ip link add name switch type bridge');
    inNet('ip link set switch up');
    // Whatever goes in here is gone.
    inNet('ip link add name sink type veth peer name drain');
    inNet('ip link set sink up');
    inNet('ip link set drain up');
    for (const host of hosts) wire(host);
    kernel = probe();
  } catch (error) {
    close();
    throw error;
  }

  const counts = { down: 0, mute: 0, deaf: 0, rain: 0 };
  const swallow = (host: string, way: 'ingress' | 'egress', match: string) =>
    inNet(`tc ${filterOf(host, way, match)}`);
  const clear = (host: string) => {
    quietly(`ip netns exec ${net} tc qdisc del dev ${host} clsact`);
    quietly(`ip netns exec ${net} tc qdisc del dev ${host} root`);
    inNet(`ip link set ${host} up`);
  };

  return {
    address,
    kernel,
    /** In front of a program that shall run there: it becomes it. */
    wrap: (host: string): readonly string[] => ['ip', 'netns', 'exec', ns(host)],

    /** What befalls a host's wire from now on; `chance` is a number from 0 to 1. */
    weather(host: string, kind: Weather, chance: number): Weather {
      clear(host);
      // Without filters a wire is up or down.
      const made = kind === 'fair' || kind === 'down' || kernel.filters ? kind : 'down';
      if (made !== 'fair') counts[made]++;
      if (made === 'down') inNet(`ip link set ${host} down`);
      if (made === 'mute' || made === 'deaf' || made === 'rain')
        inNet(`tc qdisc add dev ${host} clsact`);
      // It hears and is not heard, or the other way round: what it is asked is done, and its answers are lost.
      if (made === 'mute') swallow(host, 'ingress', 'u32');
      if (made === 'deaf') swallow(host, 'egress', 'u32');
      if (made !== 'rain') return made;
      if (kernel.netem) {
        inNet(
          `tc qdisc add dev ${host} root netem delay 60ms 40ms loss 4% duplicate 4% reorder 10%`,
        );
        return made;
      }
      // One packet of sixteen, by its checksum: sent again it has another one.
      const which = `u32 match u16 ${Math.floor(chance * 16)} 0x000f at 10`;
      swallow(host, 'ingress', which);
      swallow(host, 'egress', which);
      if (kernel.narrow)
        inNet(`tc qdisc add dev ${host} root tbf rate 2mbit burst 6k latency 120ms`);
      return made;
    },
    counts: () => counts,
    /** Packets that were swallowed so far. */
    swallowed(): number {
      const [sink] = JSON.parse(inNet('ip -s -j link show sink')) as [
        { stats64: { tx: { packets: number } } },
      ];
      return sink.stats64.tx.packets;
    },
    close() {
      process.off('exit', close);
      close();
    },
  };
};

/** All that `match` matches on its way in from a host, or out to it, is never seen again. */
const filterOf = (host: string, way: 'ingress' | 'egress', match: string): string =>
  `filter add dev ${host} ${way} protocol ip ${
    match === 'u32' ? 'u32 match u32 0 0' : match
  } action mirred egress redirect dev sink`;

/** Somebody at a host who asks as he is told, and stands before its screens. */
export const askFrom = (wrap: readonly string[]) => {
  const [execPath = '', ...before] = wrap;
  const child: ChildProcess = fork(new URL('./namespace-child.ts', import.meta.url), [], {
    execPath,
    execArgv: [...before, process.execPath],
  });
  const waiting = new Map<number, (said: Said) => void>();
  let asked = 0;
  child.on('message', (said: Said) => {
    waiting.get(said.n)?.(said);
    waiting.delete(said.n);
  });
  const send = async <T>(what: object): Promise<T> => {
    const n = ++asked;
    const said = await new Promise<Said>((resolve) => {
      waiting.set(n, resolve);
      child.send({ n, ...what });
    });
    if ('error' in said) throw new Error(said.error);
    return said.answer as T;
  };
  const ask: Ask = async (url, init) => {
    type Heard = { status: number; cookies: string[]; body: string };
    const { status, cookies, body } = await send<Heard>({ url, init });
    return {
      status,
      headers: { getSetCookie: () => cookies },
      json: async () => JSON.parse(body) as unknown,
    };
  };
  return {
    ask,
    /** The code on a screen of the kiosk that runs at this host. */
    read: (screen: Screen) => send<string>({ screen }),
    async close() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
};
type Said =
  | { readonly n: number; readonly answer: unknown }
  | { readonly n: number; readonly error: string };
export type Screen = {
  readonly kiosk: Pick<KioskProcess, 'baseUrl' | 'key'>;
  readonly screen: string;
  readonly offer: string;
};
