import { addressPlus, formatAddress } from '../../kernel/net/address.ts';
import { cidrOrNull, formatCidr } from '../../kernel/net/cidr.ts';
import { type CommandResult, fail, plainCommand, type ShellCommand, succeed } from '../bash/command.ts';
import { interfacesOf } from '../network/place.ts';
import type { Machine } from './machine.ts';
import { findService } from './services.ts';

/** What the machine tells of its own network. */
export function networkInfoCommands(machine: Machine): readonly ShellCommand[] {
  const ports = (args: readonly string[], isNetstat: boolean) => listening(machine, args, isNetstat);
  return [
    plainCommand('ip', (args) => ip(machine, args)),
    plainCommand('ifconfig', () => succeed(ifconfig(machine))),
    plainCommand('route', () =>
      succeed(
        routes(machine)
          .map((line) => `${line}\n`)
          .join(''),
      ),
    ),
    plainCommand('ss', (args) => ports(args, false)),
    plainCommand('netstat', (args) => ports(args, true)),
    plainCommand('hostname', (args) => {
      const address = cards(machine)[0]?.address ?? '';
      if (args.some((arg) => /^-[Ii]$/.test(arg))) return succeed(`${address} \n`);
      if (args[0] === '-s') return succeed(`${machine.hostName.split('.')[0]}\n`);
      if (args[0] !== undefined && !args[0].startsWith('-'))
        return fail('not simulated: another host name.\n');
      return succeed(`${machine.hostName}\n`);
    }),
  ];
}

function cards(machine: Machine) {
  const { cloud } = machine.session;
  return interfacesOf(cloud, machine.id).flatMap((card, index) => {
    const block = cidrOrNull(cloud.tables.subnet[card.SubnetId]?.CidrBlock);
    const address = card.PrivateIpAddresses[0]?.PrivateIpAddress;
    if (block === null || address === undefined) return [];
    return [
      {
        name: `ens${5 + index}`,
        address,
        more: card.PrivateIpAddresses.slice(1).map((each) => each.PrivateIpAddress),
        length: block.length,
        network: formatCidr(block),
        broadcast: formatAddress(block.last),
        router: formatAddress(addressPlus(block.first, 1)),
        mac: card.MacAddress,
      },
    ];
  });
}

function ip(machine: Machine, args: readonly string[]): CommandResult {
  const [object = '', verb = 'show', ...rest] = args.filter((arg) => !arg.startsWith('-'));
  const isBrief = args.some((arg) => arg === '-br' || arg === '-brief');
  if ('address'.startsWith(object) && object !== '')
    return succeed(isBrief ? briefAddresses(machine) : addresses(machine));
  if ('link'.startsWith(object) && object !== '')
    return succeed(addresses(machine).replace(/^ {4}(inet|valid).*\n|^ {7}valid.*\n/gm, ''));
  if ('route'.startsWith(object) && object !== '') {
    if (verb === 'get') return succeed(routeGet(machine, rest[0] ?? ''));
    return 'show'.startsWith(verb) || verb === 'list'
      ? succeed(
          routes(machine)
            .map((line) => `${line}\n`)
            .join(''),
        )
      : fail(
          'not simulated: other routes than those of DHCP; what decides is the subnet’s route table.\n',
          2,
        );
  }
  if ('neighbour'.startsWith(object) && object !== '')
    return succeed(
      cards(machine)
        .map(({ router, name }) => `${router} dev ${name} lladdr 02:00:00:00:00:01 REACHABLE\n`)
        .join(''),
    );
  return fail(`Object "${object}" is unknown, try "ip help".\n`, 1);
}

function addresses(machine: Machine): string {
  const rows = cards(machine).map(
    ({ name, address, more, length, broadcast, mac }, index) =>
      `${index + 2}: ${name}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 9001 qdisc mq state UP group default qlen 1000\n    link/ether ${mac} brd ff:ff:ff:ff:ff:ff\n    inet ${address}/${length} metric 512 brd ${broadcast} scope global dynamic ${name}\n       valid_lft 3000sec preferred_lft 3000sec\n${more.map((each) => `    inet ${each}/${length} brd ${broadcast} scope global secondary ${name}\n`).join('')}`,
  );
  return `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000\n    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n    inet 127.0.0.1/8 scope host lo\n       valid_lft forever preferred_lft forever\n${rows.join('')}`;
}

function briefAddresses(machine: Machine): string {
  const rows = cards(machine).map(
    ({ name, address, length }) => `${name.padEnd(16)} UP             ${address}/${length} \n`,
  );
  return `lo               UNKNOWN        127.0.0.1/8 \n${rows.join('')}`;
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
  ];
}

function routeGet(machine: Machine, to: string): string {
  const [first] = cards(machine);
  if (first === undefined) return '';
  return `${to} via ${first.router} dev ${first.name} src ${first.address} uid 1000 \n    cache \n`;
}

function ifconfig(machine: Machine): string {
  return cards(machine)
    .map(
      ({ name, address, broadcast, mac }) =>
        `${name}: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 9001\n        inet ${address}  broadcast ${broadcast}\n        ether ${mac}  txqueuelen 1000  (Ethernet)\n\n`,
    )
    .join('');
}

function listening(machine: Machine, args: readonly string[], isNetstat: boolean): CommandResult {
  const flags = args.filter((arg) => arg.startsWith('-')).join('');
  const guest = machine.session.cloud.guest[machine.id]?.Listeners;
  const others = (Array.isArray(guest) ? guest : []).flatMap((each) => {
    const { Protocol, Port } = each as { readonly Protocol?: unknown; readonly Port?: unknown };
    return Protocol === 'tcp' && typeof Port === 'number' ? [Port] : [];
  });
  const running = new Map(
    [...machine.services].flatMap(([name, { active }]) => {
      const service = findService(name);
      const port = service === undefined ? undefined : machine.runningPort(service);
      return active && port !== undefined ? [[port, name] as const] : [];
    }),
  );
  const ports = [...new Set([...running.keys(), ...others])].sort((left, right) => left - right);
  const showsNames = flags.includes('p') && machine.files.user === 'root';
  const rows = ports.map((port) => {
    const name = running.get(port) ?? '?';
    const users = showsNames
      ? isNetstat
        ? `${900 + (port % 97)}/${name}`
        : `users:(("${name}",pid=${900 + (port % 97)},fd=3))`
      : isNetstat && flags.includes('p')
        ? '-'
        : '';
    return isNetstat
      ? `tcp        0      0 0.0.0.0:${String(port).padEnd(15)} 0.0.0.0:*               LISTEN      ${users}`.trimEnd()
      : `LISTEN 0      ${port === 22 ? '128 ' : '511 '}         0.0.0.0:${String(port).padEnd(9)} 0.0.0.0:*    ${users}`.trimEnd();
  });
  const head = isNetstat
    ? `Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State       ${flags.includes('p') ? 'PID/Program name' : ''}`.trimEnd()
    : 'State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess';
  return succeed(`${[head, ...rows].join('\n')}\n`);
}
