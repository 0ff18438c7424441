import type { DnsAnswer, DnsRecord, RecordType } from '../../kernel/dns/resolve.ts';
import { resolve } from '../../kernel/dns/resolve.ts';
import { hash32 } from '../../kernel/lib/hash.ts';
import { addressOrNull } from '../../kernel/net/address.ts';
import { TCP, UDP } from '../../kernel/net/protocol.ts';
import { type CommandResult, fail } from '../bash/command.ts';
import { cloudNames } from './cloud-names.ts';
import { type NetworkCall, noted } from './network-command.ts';
import { askOwnResolver, LAPTOP_RESOLVER, resolverOf } from './place.ts';
import { publicNames } from './world.ts';

const TYPES: ReadonlySet<string> = new Set(['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'TXT']);

export type Reply =
  | { readonly kind: 'answer'; readonly answer: DnsAnswer; readonly note: string }
  | { readonly kind: 'timed-out' | 'refused' | 'unreachable'; readonly note: string };

/** Asks a server by a packet to its port 53; the VPC's own resolver answers beside the interface (NET-3). */
export async function askServer(
  call: NetworkCall,
  server: string,
  question: { readonly name: string; readonly type: RecordType },
  overTcp = false,
): Promise<Reply> {
  const { place } = call;
  if (place.instance === null && server === LAPTOP_RESOLVER) {
    const asked = askOwnResolver(place, question.name, question.type);
    if (asked.kind === 'answered') return { kind: 'answer', answer: asked.answer, note: '' };
    return { kind: 'timed-out', note: '' };
  }
  const isOwn = place.instance !== null && (server === resolverOf(place) || server === '169.254.169.253');
  const sent = await call.send(server, overTcp ? TCP : UDP, 53);
  const note = noted(sent);
  if (isOwn) {
    const asked = askOwnResolver(place, question.name, question.type);
    if (asked.kind !== 'answered') return { kind: 'timed-out', note };
    return { kind: 'answer', answer: asked.answer, note };
  }
  if (sent.outcome === 'timed-out') return { kind: 'timed-out', note };
  if (sent.outcome === 'refused') return { kind: 'refused', note };
  if (sent.outcome === 'unreachable') return { kind: 'unreachable', note };
  if (sent.world?.resolves !== true)
    return { kind: 'refused', note: `${note}not simulated: a name server at ${server}.\n` };
  const sources = [cloudNames(place.session.cloud), publicNames];
  return { kind: 'answer', answer: resolve(sources, question, { network: null }), note };
}

export async function dig(call: NetworkCall, args: readonly string[]): Promise<CommandResult> {
  let server: string | undefined;
  let name: string | undefined;
  let type: RecordType = 'A';
  const plus = new Set<string>();
  let tries = 3;
  let seconds = 5;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg.startsWith('@')) server = arg.slice(1);
    else if (arg.startsWith('+')) {
      plus.add(arg.slice(1));
      tries = Number(/^\+tries=(\d+)$/.exec(arg)?.[1] ?? tries);
      seconds = Number(/^\+time(?:out)?=(\d+)$/.exec(arg)?.[1] ?? seconds);
    } else if (arg === '-x') {
      index += 1;
      name = reverseName(args[index] ?? '');
      type = 'PTR';
    } else if (arg === '-t' || arg === '-q') {
      index += 1;
      const next = args[index] ?? '';
      if (arg === '-q') name = next;
      else if (TYPES.has(next.toUpperCase())) type = next.toUpperCase() as RecordType;
    } else if (TYPES.has(arg.toUpperCase())) type = arg.toUpperCase() as RecordType;
    else if (arg.toUpperCase() !== 'IN' && !arg.startsWith('-')) name = arg;
  }
  const asked = { name: name ?? '.', type };
  const typed = args.filter((arg) => !arg.startsWith('+') || arg === '+short').join(' ');
  const banner = plus.has('short') ? '' : `\n; <<>> DiG 9.18.33 <<>> ${typed}\n`;
  const given = server ?? resolverOf(call.place);
  const found = addressOrNull(given) === null ? await call.lookUp(given) : { address: given };
  if (typeof found === 'string') return fail(`dig: couldn't get address for '${given}': not found\n`, 1);
  const overTcp = plus.has('tcp') || plus.has('vc');
  const reply = await askServer(call, found.address, asked, overTcp);
  if (reply.kind !== 'answer') {
    const why =
      reply.kind === 'refused'
        ? 'connection refused'
        : reply.kind === 'unreachable'
          ? 'host unreachable'
          : 'timed out';
    if (reply.kind === 'timed-out') call.wait(tries * seconds * 1000);
    const lines = Array.from(
      { length: tries },
      () => `;; communications error to ${found.address}#53: ${why}\n`,
    );
    return {
      stdout: `${lines.join('')}${banner}${plus.has('short') ? '' : ';; global options: +cmd\n'};; no servers could be reached\n`,
      stderr: reply.note,
      exitCode: 9,
    };
  }
  const { answer, note } = reply;
  const stdout = plus.has('short')
    ? answer.answers.map(({ data }) => `${data}\n`).join('')
    : banner + report(call, asked, answer, found.address, plus);
  return { stdout, stderr: note, exitCode: 0 };
}

function report(
  call: NetworkCall,
  { name, type }: { readonly name: string; readonly type: RecordType },
  { code, answers, authority }: DnsAnswer,
  server: string,
  plus: ReadonlySet<string>,
): string {
  const row = (record: DnsRecord) =>
    `${`${record.name}.`.padEnd(23)} ${String(record.ttl).padEnd(7)} IN\t${record.type}\t${record.data}\n`;
  if (plus.has('noall')) return plus.has('answer') ? answers.map(row).join('').replace(/^/, '') : '';
  const { clock } = call.place.session.cloud;
  const id = hash32(`${name}/${clock}`) % 65536;
  const section = (title: string, records: readonly DnsRecord[]) =>
    records.length === 0 ? '' : `;; ${title} SECTION:\n${records.map(row).join('')}\n`;
  return [
    ';; global options: +cmd\n;; Got answer:\n',
    `;; ->>HEADER<<- opcode: QUERY, status: ${code}, id: ${id}\n`,
    `;; flags: qr rd ra; QUERY: 1, ANSWER: ${answers.length}, AUTHORITY: ${authority.length}, ADDITIONAL: 1\n\n`,
    ';; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 4096\n',
    `;; QUESTION SECTION:\n;${`${name.replace(/\.$/, '')}.`.padEnd(30)}\tIN\t${type}\n\n`,
    section('ANSWER', answers),
    section('AUTHORITY', authority),
    `;; Query time: ${server.startsWith('169.254.') || server.endsWith('.2') ? 0 : 4} msec\n`,
    `;; SERVER: ${server}#53(${server}) (UDP)\n`,
    `;; WHEN: ${new Date(clock).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 UTC $4')}\n`,
    `;; MSG SIZE  rcvd: ${40 + name.length + answers.length * 16}\n\n`,
  ].join('');
}

function reverseName(address: string): string {
  return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
}

export async function nslookup(call: NetworkCall, args: readonly string[]): Promise<CommandResult> {
  const words = args.filter((arg) => !arg.startsWith('-'));
  const wanted = args
    .map((arg) => /^-(?:query)?type=(\w+)$/i.exec(arg)?.[1]?.toUpperCase())
    .find((each) => each !== undefined);
  const [name, given = resolverOf(call.place)] = words;
  if (name === undefined) return fail('not simulated: nslookup’s own prompt. nslookup NAME [SERVER] asks.\n');
  const isAddress = addressOrNull(name) !== null;
  const type: RecordType = isAddress
    ? 'PTR'
    : wanted !== undefined && TYPES.has(wanted)
      ? (wanted as RecordType)
      : 'A';
  const asked = { name: isAddress ? reverseName(name) : name, type };
  const reply = await askServer(call, given, asked);
  if (reply.kind !== 'answer') {
    if (reply.kind === 'timed-out') call.wait(15_000);
    const why =
      reply.kind === 'timed-out'
        ? 'timed out'
        : reply.kind === 'refused'
          ? 'connection refused'
          : 'host unreachable';
    return {
      stdout: `;; communications error to ${given}#53: ${why}\n;; no servers could be reached\n\n`,
      stderr: reply.note,
      exitCode: 1,
    };
  }
  const { code, answers } = reply.answer;
  const head = `Server:\t\t${given}\nAddress:\t${given}#53\n\n`;
  if (code !== 'NOERROR')
    return {
      stdout: `${isAddress ? '' : head}** server can't find ${asked.name}: ${code}\n\n`,
      stderr: reply.note,
      exitCode: 1,
    };
  if (isAddress)
    return {
      stdout: `${answers.map(({ data }) => `${asked.name}\tname = ${data}\n`).join('')}\n`,
      stderr: reply.note,
      exitCode: 0,
    };
  const rows = answers.map((record) =>
    record.type === 'CNAME'
      ? `${record.name}\tcanonical name = ${record.data}\n`
      : record.type === 'A'
        ? `Name:\t${record.name}\nAddress: ${record.data}\n`
        : `${record.name}\t${record.type} = ${record.data}\n`,
  );
  const none = answers.length === 0 ? `*** Can't find ${name}: No answer\n` : '';
  return {
    stdout: `${head}Non-authoritative answer:\n${rows.join('')}${none}\n`,
    stderr: reply.note,
    exitCode: answers.length === 0 ? 1 : 0,
  };
}

export async function host(call: NetworkCall, args: readonly string[]): Promise<CommandResult> {
  const at = args.indexOf('-t');
  const words = args.filter((arg, index) => !arg.startsWith('-') && (at < 0 || index !== at + 1));
  const [name, given = resolverOf(call.place)] = words;
  if (name === undefined) return fail('Usage: host [-aCdilrTvVw] [-t type] hostname [server]\n');
  const isAddress = addressOrNull(name) !== null;
  const wanted = at < 0 ? 'A' : (args[at + 1] ?? '').toUpperCase();
  const type: RecordType = isAddress ? 'PTR' : TYPES.has(wanted) ? (wanted as RecordType) : 'A';
  const asked = { name: isAddress ? reverseName(name) : name, type };
  const reply = await askServer(call, given, asked);
  if (reply.kind !== 'answer') {
    if (reply.kind === 'timed-out') call.wait(10_000);
    return {
      stdout: `;; communications error to ${given}#53: ${reply.kind === 'timed-out' ? 'timed out' : 'connection refused'}\n;; no servers could be reached\n`,
      stderr: reply.note,
      exitCode: 1,
    };
  }
  const { code, answers } = reply.answer;
  if (code !== 'NOERROR')
    return {
      stdout: `Host ${asked.name} not found: ${code === 'NXDOMAIN' ? '3(NXDOMAIN)' : '2(SERVFAIL)'}\n`,
      stderr: reply.note,
      exitCode: 1,
    };
  const rows = answers.map(({ name: owner, type: kind, data }) =>
    kind === 'A'
      ? `${owner} has address ${data}\n`
      : kind === 'CNAME'
        ? `${owner} is an alias for ${data}\n`
        : kind === 'PTR'
          ? `${owner} domain name pointer ${data}\n`
          : `${owner} has ${kind} record ${data}\n`,
  );
  if (rows.length === 0) rows.push(`${asked.name} has no ${type} record\n`);
  return { stdout: rows.join(''), stderr: reply.note, exitCode: 0 };
}
