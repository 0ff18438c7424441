import { TCP, UDP } from '../../kernel/net/protocol.ts';
import { type CommandResult, fail } from '../bash/command.ts';
import { readArguments } from './arguments.ts';
import { type NetworkCall, noted } from './network-command.ts';
import type { Sent } from './send.ts';

/** How long Linux goes on asking for a connection: six repetitions, each twice as late as the one before. */
export const CONNECT_MS = 127_000;

/** Services by port, as /etc/services names them. */
const SERVICES: ReadonlyMap<number, string> = new Map([
  [22, 'ssh'],
  [25, 'smtp'],
  [53, 'domain'],
  [80, 'http'],
  [443, 'https'],
  [3306, 'mysql'],
  [3389, 'ms-wbt-server'],
  [5432, 'postgresql'],
  [6379, 'redis'],
  [8080, 'http-alt'],
]);

/** What the system says of a connection that did not come about. */
export function connectError(outcome: Exclude<Sent['outcome'], 'answered'>): string {
  return outcome === 'refused'
    ? 'Connection refused'
    : outcome === 'unreachable'
      ? 'No route to host'
      : 'Connection timed out';
}

/** A time-out takes its time, what is refused comes back at once, a missing neighbour after three seconds. */
export function connectDelay(outcome: Sent['outcome'], limit = CONNECT_MS): number {
  return outcome === 'timed-out' ? limit : outcome === 'unreachable' ? Math.min(limit, 3_000) : 0;
}

export async function netcat(call: NetworkCall, args: readonly string[]): Promise<CommandResult> {
  const { options, words, unknown } = readArguments(args, {
    flags: ['z', 'v', 'u', 'n', '4', 'l', 'k', 'N', 't'],
    values: ['w', 'p', 's', 'q', 'i'],
  });
  if (unknown !== undefined)
    return fail(
      `nc: invalid option -- '${unknown.slice(1)}'\nusage: nc [-46uvz] [-w timeout] [destination] [port]\n`,
    );
  if (options.has('l'))
    return fail('not simulated: nc -l. What listens here are services: systemctl start nginx.\n');
  const [host, ports = ''] = words;
  if (host === undefined || ports === '')
    return fail('usage: nc [-46uvz] [-w timeout] [destination] [port]\n');
  const range = /^(\d+)(?:-(\d+))?$/.exec(ports);
  const first = Number(range?.[1]);
  const last = Number(range?.[2] ?? first);
  if (range === null || first < 1 || last > 65535 || last < first)
    return fail(`nc: port number invalid: ${ports}\n`);
  if (last - first >= 256) return fail('not simulated: nc over more than 256 ports at a time.\n');
  const found = await call.lookUp(host);
  if (typeof found === 'string')
    return fail(
      `nc: getaddrinfo for host "${host}" port ${ports}: ${found === 'unknown' ? 'Name or service not known' : 'Temporary failure in name resolution'}\n`,
    );
  const isUdp = options.has('u');
  const limit = options.has('w') ? Number(options.get('w')) * 1000 : CONNECT_MS;
  let stderr = '';
  let hasFailed = false;
  for (let port = first; port <= last; port += 1) {
    const sent = await call.send(found.address, isUdp ? UDP : TCP, port);
    const words = `${host} ${host === found.address ? '' : `(${found.address}) `}port ${port}`;
    // Over UDP nothing tells a listener from a packet that was lost: nc takes silence for success.
    const isOpen = sent.outcome === 'answered' || (isUdp && sent.outcome === 'timed-out');
    if (!isOpen) call.wait(connectDelay(sent.outcome, limit));
    hasFailed ||= !isOpen;
    const protocol = isUdp ? 'udp' : 'tcp';
    if (isOpen && options.has('v'))
      stderr += `Connection to ${words} [${protocol}/${SERVICES.get(port) ?? '*'}] succeeded!\n`;
    if (!isOpen && options.has('v'))
      stderr += `nc: connect to ${words} (${protocol}) failed: ${connectError(sent.outcome as 'refused').replace('Connection timed out', options.has('w') ? 'Operation now in progress' : 'Connection timed out')}\n`;
    stderr += noted(sent);
    if (isUdp && sent.outcome === 'timed-out')
      stderr += 'skytrace: no answer came; over UDP nc cannot tell a lost packet from a silent listener.\n';
  }
  if (!options.has('z') && !hasFailed)
    stderr += 'not simulated: talking by hand over a connection; it was made, and closed again.\n';
  return { stdout: '', stderr, exitCode: hasFailed ? 1 : 0 };
}

export async function telnet(call: NetworkCall, args: readonly string[]): Promise<CommandResult> {
  const [host, text = '23'] = args;
  if (host === undefined) return fail('not simulated: telnet’s own prompt. telnet HOST PORT connects.\n');
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    return fail(`telnet: could not resolve ${host}/${text}: Servname not supported for ai_socktype\n`);
  const found = await call.lookUp(host);
  if (typeof found === 'string') {
    const why = found === 'unknown' ? 'Name or service not known' : 'Temporary failure in name resolution';
    return fail(`telnet: ${host}: ${why}\n${host}: Unknown host\n`);
  }
  const sent = await call.send(found.address, TCP, port);
  call.wait(connectDelay(sent.outcome));
  const trying = `Trying ${found.address}...\n`;
  if (sent.outcome !== 'answered')
    return {
      stdout: trying,
      stderr: `telnet: connect to address ${found.address}: ${connectError(sent.outcome)}\n${noted(sent)}`,
      exitCode: 1,
    };
  return {
    stdout: `${trying}Connected to ${host}.\nEscape character is '^]'.\nConnection closed.\n`,
    stderr: `${noted(sent)}not simulated: talking by hand over a connection; it was made, and closed again.\n`,
    exitCode: 0,
  };
}
