import { hash32 } from '../../kernel/lib/hash.ts';
import { ICMP } from '../../kernel/net/protocol.ts';
import { type CommandResult, fail } from '../bash/command.ts';
import { readArguments } from './arguments.ts';
import { type NetworkCall, noted } from './network-command.ts';
import { ownAddress } from './place.ts';

/** Without a count a real one goes on until Ctrl-C. */
const COUNT_WITHOUT_OPTION = 4;
const MOST = 100;

export async function ping(call: NetworkCall, args: readonly string[]): Promise<CommandResult> {
  const { options, words, unknown } = readArguments(args, {
    flags: ['n', 'q', '4', 'D', 'v', 'O'],
    values: ['c', 'i', 'W', 'w', 's', 't', 'I'],
  });
  if (unknown !== undefined) return fail(`ping: invalid option -- '${unknown.replace(/^-+/, '')}'\n`, 2);
  const host = words.at(-1);
  if (host === undefined) return fail('ping: usage error: Destination address required\n', 1);
  const count = Number(options.get('c') ?? COUNT_WITHOUT_OPTION);
  if (!Number.isInteger(count) || count < 1)
    return fail(
      `ping: invalid argument: '${options.get('c')}': out of range: 1 <= value <= 9223372036854775807\n`,
      1,
    );
  const found = await call.lookUp(host);
  if (found === 'unknown') return fail(`ping: ${host}: Name or service not known\n`, 2);
  if (found === 'no-resolver') return fail(`ping: ${host}: Temporary failure in name resolution\n`, 2);
  const sent = await call.send(found.address, ICMP, null);
  const interval = Number(options.get('i') ?? 1) * 1000;
  const total = Math.min(count, MOST);
  const size = Number(options.get('s') ?? 56);
  const name = host === found.address ? found.address : host;
  const from = name === found.address ? found.address : `${name} (${found.address})`;
  const lines = [`PING ${name} (${found.address}) ${size}(${size + 28}) bytes of data.`];
  const times: number[] = [];
  const isUp = sent.outcome === 'answered';
  for (let sequence = 1; sequence <= total; sequence += 1) {
    if (isUp) {
      const jitter = (hash32(`${found.address}/${sequence}`) % 100) / 1000;
      const time = Number((sent.roundTrip * (1 + jitter)).toFixed(3));
      times.push(time);
      if (!options.has('q'))
        lines.push(
          `${size + 8} bytes from ${from}: icmp_seq=${sequence} ttl=${sent.world === null ? 127 : 117} time=${shortTime(time)} ms`,
        );
    } else if (sent.outcome === 'unreachable' && !options.has('q'))
      lines.push(`From ${ownAddress(call.place)} icmp_seq=${sequence} Destination Host Unreachable`);
    if (sequence < total) call.wait(interval);
  }
  const lastWait = isUp ? 0 : Number(options.get('W') ?? 10) * 1000;
  call.wait(lastWait);
  const lost = isUp ? 0 : 100;
  const errors = sent.outcome === 'unreachable' ? `, +${total} errors` : '';
  lines.push(
    '',
    `--- ${name} ping statistics ---`,
    `${total} packets transmitted, ${times.length} received${errors}, ${lost}% packet loss, time ${(total - 1) * interval}ms`,
  );
  if (isUp) lines.push(`rtt min/avg/max/mdev = ${spread(times)} ms`);
  const stopped =
    options.get('c') === undefined ? `skytrace: stopped after ${total} packets; -c says how many.\n` : '';
  return {
    stdout: `${lines.join('\n')}\n${isUp ? '' : '\n'}`,
    stderr: noted(sent) + stopped,
    exitCode: isUp ? 0 : 1,
  };
}

function shortTime(time: number): string {
  return time >= 10 ? time.toFixed(1) : time >= 1 ? time.toFixed(2) : time.toFixed(3);
}

function spread(times: readonly number[]): string {
  const least = Math.min(...times);
  const most = Math.max(...times);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const deviation = times.reduce((sum, time) => sum + Math.abs(time - mean), 0) / times.length;
  return [least, mean, most, deviation].map((time) => time.toFixed(3)).join('/');
}
