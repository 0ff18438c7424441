import { ICMP, TCP, UDP } from '../../kernel/net/protocol.ts';
import { type CommandResult, fail, succeed } from '../bash/command.ts';
import { readArguments } from './arguments.ts';
import { type NetworkCall, noted } from './network-command.ts';
import type { Sent } from './send.ts';

const FIRST_PORT = 33434;
const UNKNOWN = 'Name or service not known';

interface Route {
  readonly sent: Sent;
  readonly address: string;
  readonly name: string;
  readonly isReached: boolean;
}

/** Sends to where the packets are to go; a host whose UDP port is closed says so, which ends a route as well. */
async function findRoute(
  call: NetworkCall,
  host: string,
  protocol: number,
  port: number | null,
): Promise<Route | string> {
  const found = await call.lookUp(host);
  if (found === 'unknown') return UNKNOWN;
  if (found === 'no-resolver') return 'Temporary failure in name resolution';
  const sent = await call.send(found.address, protocol, port);
  const isOutside = sent.hops.at(-1) === found.address && sent.world?.answersPing === true;
  const isReached = sent.outcome === 'answered' || sent.outcome === 'refused' || isOutside;
  return { sent, address: found.address, name: host, isReached };
}

/** Hops in order; past the last known one nobody answers. */
function hopsOf({ sent, address, isReached }: Route): readonly string[] {
  const between = sent.hops.filter((hop) => hop !== address);
  return isReached ? [...between, address] : between;
}

function timeOf({ sent, isReached }: Route, hop: number, hops: number, probe: number): string {
  const full = isReached && sent.roundTrip > 0 ? sent.roundTrip : 0.6;
  return ((full * (hop + 1)) / Math.max(1, hops) + probe * 0.011).toFixed(3);
}

export async function traceroute(call: NetworkCall, args: readonly string[]): Promise<CommandResult> {
  const { options, words, unknown } = readArguments(args, {
    flags: ['I', 'T', 'n', 'U', '4'],
    values: ['p', 'm', 'q', 'w', 'i', 'f'],
  });
  if (unknown !== undefined) return fail(`Bad option \`${unknown}' (argc 1)\n`, 2);
  const [host] = words;
  if (host === undefined) return fail('Usage:\n  traceroute [ -46dFITnreAUDV ] host [ packetlen ]\n', 2);
  const protocol = options.has('I') ? ICMP : options.has('T') ? TCP : UDP;
  const port = protocol === ICMP ? null : Number(options.get('p') ?? (protocol === TCP ? 80 : FIRST_PORT));
  const most = Number(options.get('m') ?? 30);
  const probes = Number(options.get('q') ?? 3);
  const route = await findRoute(call, host, protocol, port);
  if (typeof route === 'string')
    return fail(
      `${host}: ${route}\nCannot handle "host" cmdline arg \`${host}' on position 1 (argc ${args.length})\n`,
      2,
    );
  const hops = hopsOf(route);
  const lines = [`traceroute to ${host} (${route.address}), ${most} hops max, 60 byte packets`];
  for (let hop = 0; hop < most && (hop < hops.length || !route.isReached); hop += 1) {
    const address = hops[hop];
    const times = Array.from({ length: probes }, (_, probe) => timeOf(route, hop, hops.length, probe));
    const shown =
      address === undefined
        ? Array.from({ length: probes }, () => '*').join(' ')
        : address === host || options.has('n')
          ? `${address}${options.has('n') ? '' : ` (${address})`}  ${times.map((time) => `${time} ms`).join('  ')}`
          : `${address === route.address ? host : address} (${address})  ${times.map((time) => `${time} ms`).join('  ')}`;
    lines.push(`${String(hop + 1).padStart(2)}  ${shown}`);
  }
  if (!route.isReached) call.wait((Number(options.get('w') ?? 5) * 1000 * most * probes) / 16);
  return { stdout: `${lines.join('\n')}\n`, stderr: noted(route.sent), exitCode: 0 };
}

export async function tracepath(call: NetworkCall, args: readonly string[]): Promise<CommandResult> {
  const { options, words } = readArguments(args, { flags: ['n', 'b', '4'], values: ['m', 'l', 'p'] });
  const [host] = words;
  if (host === undefined) return fail('tracepath: usage error: Destination required\n', 255);
  const route = await findRoute(call, host, UDP, Number(options.get('p') ?? 44444));
  if (typeof route === 'string') return fail(`tracepath: ${host}: ${route}\n`, 255);
  const hops = hopsOf(route);
  const mtu = route.sent.world === null ? 9001 : 1500;
  const lines = [` 1?: [LOCALHOST]${' '.repeat(22)}pmtu ${mtu}`];
  const most = Number(options.get('m') ?? 30);
  for (let hop = 0; hop < most && (hop < hops.length || !route.isReached); hop += 1) {
    const address = hops[hop];
    const number = String(hop + 1).padStart(2);
    lines.push(
      address === undefined
        ? `${number}:  no reply`
        : `${number}:  ${address.padEnd(50)} ${timeOf(route, hop, hops.length, 0)}ms ${address === route.address ? 'reached' : ''}`.trimEnd(),
    );
  }
  if (!route.isReached) call.wait(most * 3000);
  lines.push(
    route.isReached
      ? `     Resume: pmtu ${mtu} hops ${hops.length} back ${hops.length} `
      : `     Too many hops: pmtu ${mtu}\n     Resume: pmtu ${mtu} `,
  );
  return { stdout: `${lines.join('\n')}\n`, stderr: noted(route.sent), exitCode: 0 };
}

export async function mtr(call: NetworkCall, args: readonly string[]): Promise<CommandResult> {
  const { options, words, unknown } = readArguments(args, {
    flags: ['r', 'report', 'w', 'report-wide', 'n', 'no-dns', 'T', 'tcp', 'u', 'udp', 'b', '4'],
    values: ['c', 'report-cycles', 'P', 'port', 'm', 'i'],
  });
  if (unknown !== undefined) return fail(`mtr: unrecognized option '${unknown}'\n`, 1);
  const [host] = words;
  if (host === undefined) return fail('Usage:\n mtr [options] hostname\n', 1);
  if (!['r', 'report', 'w', 'report-wide'].some((name) => options.has(name)))
    return fail('not simulated: mtr’s full screen. mtr --report HOST prints the same as a table.\n', 1);
  const protocol =
    options.has('T') || options.has('tcp') ? TCP : options.has('u') || options.has('udp') ? UDP : ICMP;
  const cycles = Number(options.get('c') ?? options.get('report-cycles') ?? 10);
  const port =
    protocol === ICMP
      ? null
      : Number(options.get('P') ?? options.get('port') ?? (protocol === TCP ? 80 : FIRST_PORT));
  const route = await findRoute(call, host, protocol, port);
  if (typeof route === 'string') return fail(`mtr: Failed to resolve host: ${host}: ${route}\n`, 1);
  const hops = hopsOf(route);
  const own = call.context.env.get('HOSTNAME') ?? 'localhost';
  const start = new Date(call.place.session.cloud.clock).toISOString().replace(/\.\d+Z$/, '+0000');
  const lines = [
    `Start: ${start}`,
    `HOST: ${own.padEnd(28)} Loss%   Snt   Last   Avg  Best  Wrst StDev`,
    ...hops.map((address, hop) => {
      const time = Number(timeOf(route, hop, hops.length, 0))
        .toFixed(1)
        .padStart(6);
      return `${String(hop + 1).padStart(3)}.|-- ${address.padEnd(26)}  0.0% ${String(cycles).padStart(5)} ${time}${time.slice(0)}${time}${time}   0.0`;
    }),
    ...(route.isReached
      ? []
      : [
          `${String(hops.length + 1).padStart(3)}.|-- ${'???'.padEnd(25)} 100.0 ${String(cycles).padStart(5)}    0.0   0.0   0.0   0.0   0.0`,
        ]),
  ];
  call.wait(cycles * 1000);
  return noted(route.sent) === ''
    ? succeed(`${lines.join('\n')}\n`)
    : { stdout: `${lines.join('\n')}\n`, stderr: noted(route.sent), exitCode: 0 };
}
