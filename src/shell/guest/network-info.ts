import { cidrOrNull } from '../../kernel/net/cidr.ts';
import { type CommandResult, fail, plainCommand, type ShellCommand, succeed } from '../bash/command.ts';
import { type Card, cards } from './interface-cards.ts';
import type { Machine } from './machine.ts';
import { listSockets } from './sockets.ts';

/** What the machine tells of its own network. */
export function networkInfoCommands(machine: Machine): readonly ShellCommand[] {
  return [
    plainCommand('ip', (args) => ip(machine, args)),
    plainCommand('ifconfig', ([name]) => ifconfig(machine, name)),
    plainCommand('route', (args) =>
      args.some((arg) => arg === 'add' || arg === 'del') ? otherRoutes() : routeTable(machine),
    ),
    plainCommand('arp', () =>
      succeed(
        cards(machine)
          .map(({ router, name }) => `? (${router}) at 02:00:00:00:00:01 [ether] on ${name}\n`)
          .join(''),
      ),
    ),
    plainCommand('ss', (args) => listSockets(machine, args, false)),
    plainCommand('netstat', (args) =>
      args.some((arg) => /^-\w*r/.test(arg)) ? routeTable(machine) : listSockets(machine, args, true),
    ),
    plainCommand('hostname', (args) => {
      const address = cards(machine)[0]?.address ?? '';
      if (args.some((arg) => /^-[Ii]$/.test(arg))) return succeed(`${address} \n`);
      if (args[0] === '-s') return succeed(`${machine.shortName}\n`);
      if (args[0] === '-d') return succeed(`${machine.hostName.replace(/^[^.]+\.?/, '')}\n`);
      if (args[0] !== undefined && !args[0].startsWith('-'))
        return machine.files.user === 'root'
          ? fail('not simulated: another host name.\n')
          : fail('hostname: you must be root to change the host name\n');
      return succeed(`${machine.image.packages === 'apt' ? machine.shortName : machine.hostName}\n`);
    }),
  ];
}

function otherRoutes(): CommandResult {
  return fail(
    'not simulated: other routes than those of DHCP; what decides is the subnet’s route table.\n',
    2,
  );
}

const LOOPBACK = 'lo';

function ip(machine: Machine, args: readonly string[]): CommandResult {
  const words = args.filter((arg) => !arg.startsWith('-'));
  const [object = '', verb = 'show', ...rest] = words;
  if (object === '') return fail('Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }\n', 255);
  const isBrief = args.some((arg) => arg === '-br' || arg === '-brief');
  const name =
    verb === 'dev'
      ? rest[0]
      : rest[0] === 'dev'
        ? rest[1]
        : 'show'.startsWith(verb) || verb === 'list'
          ? rest[0]
          : undefined;
  const isShown = 'show'.startsWith(verb) || verb === 'list' || verb === 'dev';
  const all = cards(machine).map((card, index) => ({ card, index: index + 2 }));
  if ('address'.startsWith(object) || 'link'.startsWith(object)) {
    if (!isShown)
      return fail(
        'not simulated: other addresses and links than those of the instance’s network interfaces.\n',
        2,
      );
    const shown = all.filter(({ card }) => name === undefined || card.name === name);
    const hasLoopback = name === undefined || name === LOOPBACK;
    if (shown.length === 0 && !hasLoopback) return fail(`Device "${name}" does not exist.\n`);
    const isLink = !'address'.startsWith(object);
    const first = hasLoopback ? loopback(isLink, isBrief) : '';
    return succeed(
      first +
        shown
          .map(({ card, index }) =>
            isBrief
              ? briefly(card, isLink)
              : isLink
                ? link(card, index)
                : link(card, index).replace(/ mode DEFAULT/, '') + addresses(card),
          )
          .join(''),
    );
  }
  if ('route'.startsWith(object)) {
    if (verb === 'get') return routeGet(machine, rest[0] ?? '');
    return isShown
      ? succeed(
          routes(machine)
            .map((line) => `${line}\n`)
            .join(''),
        )
      : machine.files.user === 'root'
        ? otherRoutes()
        : fail('RTNETLINK answers: Operation not permitted\n', 2);
  }
  if ('neighbour'.startsWith(object) || 'neighbor'.startsWith(object))
    return succeed(
      all.map(({ card }) => `${card.router} dev ${card.name} lladdr 02:00:00:00:00:01 REACHABLE\n`).join(''),
    );
  return fail(`Object "${object}" is unknown, try "ip help".\n`, 1);
}

function loopback(isLink: boolean, isBrief: boolean): string {
  if (isBrief)
    return isLink
      ? 'lo               UNKNOWN        00:00:00:00:00:00 <LOOPBACK,UP,LOWER_UP> \n'
      : 'lo               UNKNOWN        127.0.0.1/8 \n';
  const mode = isLink ? 'mode DEFAULT ' : '';
  const head = `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN ${mode}group default qlen 1000\n    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n`;
  return isLink
    ? head
    : `${head}    inet 127.0.0.1/8 scope host lo\n       valid_lft forever preferred_lft forever\n`;
}

function link({ name, mac }: Card, index: number): string {
  return `${index}: ${name}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 9001 qdisc mq state UP mode DEFAULT group default qlen 1000\n    link/ether ${mac} brd ff:ff:ff:ff:ff:ff\n`;
}

function addresses({ name, address, more, length, broadcast }: Card): string {
  return `    inet ${address}/${length} metric 512 brd ${broadcast} scope global dynamic ${name}\n       valid_lft 3000sec preferred_lft 3000sec\n${more.map((each) => `    inet ${each}/${length} brd ${broadcast} scope global secondary ${name}\n       valid_lft forever preferred_lft forever\n`).join('')}`;
}

function briefly({ name, address, length, mac }: Card, isLink: boolean): string {
  return `${name.padEnd(16)} UP             ${isLink ? `${mac} <BROADCAST,MULTICAST,UP,LOWER_UP>` : `${address}/${length} metric 512`} \n`;
}

function routes(machine: Machine): readonly string[] {
  const all = cards(machine);
  return [
    ...all
      .slice(0, 1)
      .map(
        ({ router, name, address }) =>
          `default via ${router} dev ${name} proto dhcp src ${address} metric 512 `,
      ),
    ...all.map(
      ({ network, name, address }) =>
        `${network} dev ${name} proto kernel scope link src ${address} metric 512 `,
    ),
    ...all
      .slice(0, 1)
      .map(
        ({ router, name, address }) =>
          `${router} dev ${name} proto dhcp scope link src ${address} metric 512 `,
      ),
  ];
}

function routeGet(machine: Machine, to: string): CommandResult {
  const [first] = cards(machine);
  if (cidrOrNull(`${to}/32`) === null)
    return fail(`Error: any valid prefix is expected rather than "${to}".\n`, 1);
  if (first === undefined) return fail('RTNETLINK answers: Network is unreachable\n', 2);
  const block = cidrOrNull(first.network);
  const target = cidrOrNull(`${to}/32`);
  const isNear =
    block !== null && target !== null && target.first >= block.first && target.last <= block.last;
  const via = isNear ? '' : `via ${first.router} `;
  return succeed(
    `${to} ${via}dev ${first.name} src ${first.address} uid ${machine.accounts.user(machine.files.user)?.id ?? 1000} \n    cache \n`,
  );
}

function ifconfig(machine: Machine, wanted: string | undefined): CommandResult {
  const found = cards(machine).filter(
    ({ name }) => wanted === undefined || wanted === '-a' || name === wanted,
  );
  const isLoopback = wanted === undefined || wanted === '-a' || wanted === LOOPBACK;
  if (found.length === 0 && !isLoopback)
    return fail(`${wanted}: error fetching interface information: Device not found\n`);
  const rows = found.map(
    ({ name, address, broadcast, length, mac }) =>
      `${name}: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 9001\n        inet ${address}  netmask ${netmask(length)}  broadcast ${broadcast}\n        ether ${mac}  txqueuelen 1000  (Ethernet)\n\n`,
  );
  const lo =
    'lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536\n        inet 127.0.0.1  netmask 255.0.0.0\n        loop  txqueuelen 1000  (Local Loopback)\n\n';
  return succeed(rows.join('') + (isLoopback ? lo : ''));
}

function netmask(length: number): string {
  return [0, 8, 16, 24].map((at) => 256 - 2 ** (8 - Math.min(8, Math.max(0, length - at)))).join('.');
}

function routeTable(machine: Machine): CommandResult {
  const row = (target: string, router: string, mask: string, flags: string, name: string) =>
    `${target.padEnd(15)} ${router.padEnd(15)} ${mask.padEnd(15)} ${flags.padEnd(5)} 512    0        0 ${name}\n`;
  const all = cards(machine);
  const rows = [
    ...all.slice(0, 1).map(({ router, name }) => row('0.0.0.0', router, '0.0.0.0', 'UG', name)),
    ...all.map(({ network, length, name }) =>
      row(network.replace(/\/.*/, ''), '0.0.0.0', netmask(length), 'U', name),
    ),
  ];
  return succeed(
    `Kernel IP routing table\nDestination     Gateway         Genmask         Flags Metric Ref    Use Iface\n${rows.join('')}`,
  );
}
