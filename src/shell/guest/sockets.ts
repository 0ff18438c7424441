import { type CommandResult, fail, succeed } from '../bash/command.ts';
import { cards } from './interface-cards.ts';
import type { Machine } from './machine.ts';
import { processesOf } from './processes.ts';

interface Socket {
  readonly protocol: 'tcp' | 'udp';
  readonly state: string;
  readonly local: string;
  readonly peer: string;
  /** Program, process and descriptor; undefined: nobody of whom is known. */
  readonly users: readonly (readonly [name: string, pid: number, descriptor: number])[];
  readonly backlog: number;
}

const LETTERS = 'tulnpaeroiW46Hsm';

/** `ss` and `netstat`: what listens, and who came in. */
export function listSockets(machine: Machine, args: readonly string[], isNetstat: boolean): CommandResult {
  const program = isNetstat ? 'netstat' : 'ss';
  const flags = args
    .filter((arg) => /^-[a-zA-Z0-9]+$/.test(arg))
    .join('')
    .replace(/-/g, '');
  const unknown = [...flags].find((letter) => !LETTERS.includes(letter));
  if (unknown !== undefined)
    return fail(
      `${program}: invalid option -- '${unknown}'\n${isNetstat ? 'usage: netstat [-vWeenNcCF] [<Af>] -r         netstat {-V|--version|-h|--help}\n' : 'Usage: ss [ OPTIONS ]\n       ss [ OPTIONS ] [ FILTER ]\n'}`,
      isNetstat ? 4 : 255,
    );
  const has = (letter: string) => flags.includes(letter);
  const isEvery = has('a');
  const isListening = has('l');
  const kinds = has('t') === has('u') ? ['tcp', 'udp'] : [has('t') ? 'tcp' : 'udp'];
  const wanted = /(?:sport|dport)\s*=\s*:(\d+)/.exec(args.join(' '))?.[1];
  const found = [...listeners(machine), ...connections(machine)].filter(
    ({ protocol, state, local }) =>
      kinds.includes(protocol) &&
      (isEvery || (state === 'ESTAB') !== isListening) &&
      (wanted === undefined || local.endsWith(`:${wanted}`)),
  );
  return succeed(isNetstat ? netstat(machine, found, flags) : ss(machine, found, flags));
}

function listeners(machine: Machine): readonly Socket[] {
  const running = machine.units.ports();
  const own = [...running].map(([port, service]): Socket => {
    const processes = processesOf(machine).filter((each) => each.service?.name === service.name);
    const { command } = machine.units.program(service);
    const users = processes.map(({ pid }): [string, number, number] => [
      command,
      pid,
      service.name === 'sshd' ? 3 : 6,
    ]);
    return {
      protocol: 'tcp',
      state: 'LISTEN',
      local: `${machine.units.isLoopback(service) ? '127.0.0.1' : '0.0.0.0'}:${port}`,
      peer: '0.0.0.0:*',
      users,
      backlog: service.name === 'sshd' ? 128 : 511,
    };
  });
  const said = machine.otherListeners().map(({ Protocol, Port }): Socket => {
    const isUdp = Protocol === 'udp';
    return {
      protocol: Protocol,
      state: isUdp ? 'UNCONN' : 'LISTEN',
      local: `0.0.0.0:${Port}`,
      peer: '0.0.0.0:*',
      users: [],
      backlog: isUdp ? 0 : 128,
    };
  });
  const chrony = machine.units.state('chronyd');
  const time: readonly Socket[] = chrony.active
    ? [
        {
          protocol: 'udp',
          state: 'UNCONN',
          local: '127.0.0.1:323',
          peer: '0.0.0.0:*',
          users: [['chronyd', chrony.pid, 5]],
          backlog: 0,
        },
      ]
    : [];
  const port = ({ local }: Socket) => Number(local.split(':')[1]);
  return [...time, ...[...own, ...said].sort((left, right) => port(left) - port(right))];
}

/** Sessions that came by ssh. */
function connections(machine: Machine): readonly Socket[] {
  const address = cards(machine)[0]?.address ?? '127.0.0.1';
  const sshd = [...machine.units.ports()].find(([, { name }]) => name === 'sshd')?.[0] ?? 22;
  return machine.sessions
    .filter(({ isLogin }) => isLogin)
    .map(({ from, pid }) => ({
      protocol: 'tcp',
      state: 'ESTAB',
      local: `${address}:${sshd}`,
      peer: `${from}:${49_152 + (pid % 12_000)}`,
      users: [['sshd', pid - 1, 4] as const, ['sshd', pid - 4, 4] as const],
      backlog: 0,
    }));
}

function ss(machine: Machine, found: readonly Socket[], flags: string): string {
  const showsKind = flags.includes('t') === flags.includes('u');
  const isNamed = flags.includes('p') && machine.files.user === 'root';
  const cells = found.map(({ protocol, state, local, peer, users, backlog }) => ({
    kind: protocol,
    state,
    backlog: String(backlog),
    local: named(local, flags),
    peer,
    users:
      isNamed && users.length > 0
        ? `users:(${users.map(([name, pid, descriptor]) => `("${name}",pid=${pid},fd=${descriptor})`).join(',')})`
        : '',
  }));
  const parts = (text: string, part: 0 | 1) => text.split(':')[part] ?? '';
  const wide = (texts: readonly string[], part: 0 | 1) =>
    Math.max(...texts.map((text) => parts(text, part).length));
  const locals = ['Local Address:Port', ...cells.map((each) => each.local)];
  const peers = ['Peer Address:Port', ...cells.map((each) => each.peer)];
  const place = (text: string, all: readonly string[]) =>
    `${parts(text, 0).padStart(wide(all, 0))}:${parts(text, 1).padEnd(wide(all, 1))}`;
  const head = `${showsKind ? 'Netid ' : ''}State  Recv-Q Send-Q ${place(locals[0] ?? '', locals)} ${place(peers[0] ?? '', peers)} Process`;
  const rows = cells.map((each) =>
    `${showsKind ? each.kind.padEnd(6) : ''}${each.state.padEnd(6)} 0      ${each.backlog.padEnd(6)} ${place(each.local, locals)} ${place(each.peer, peers)} ${each.users}`.trimEnd(),
  );
  return `${[head, ...rows].join('\n')}\n`;
}

const NAMES: { readonly [port: string]: string } = {
  22: 'ssh',
  80: 'http',
  443: 'https',
  3306: 'mysql',
  5432: 'postgres',
  6379: 'redis',
  8080: 'webcache',
};

/** Without -n well-known ports are told by name. */
function named(local: string, flags: string): string {
  return flags.includes('n')
    ? local
    : local.replace(/:(\d+)$/, (whole, port: string) =>
        NAMES[port] === undefined ? whole : `:${NAMES[port]}`,
      );
}

function netstat(machine: Machine, found: readonly Socket[], flags: string): string {
  const isNamed = flags.includes('p');
  const what = flags.includes('a')
    ? 'servers and established'
    : flags.includes('l')
      ? 'only servers'
      : 'w/o servers';
  const rows = found.map(({ protocol, state, local, peer, users }) => {
    const [name, pid] = users[0] ?? [];
    const user = !isNamed ? '' : machine.files.user === 'root' && pid !== undefined ? `${pid}/${name}` : '-';
    const word = state === 'UNCONN' ? '' : state === 'ESTAB' ? 'ESTABLISHED' : state;
    return `${protocol.padEnd(5)}      0      0 ${named(local, flags).padEnd(23)} ${peer.padEnd(23)} ${word.padEnd(11)} ${user}`.trimEnd();
  });
  const notice =
    isNamed && machine.files.user !== 'root'
      ? '(Not all processes could be identified, non-owned process info\n will not be shown, you would have to be root to see it all.)\n'
      : '';
  return (
    `${notice}Active Internet connections (${what})\nProto Recv-Q Send-Q Local Address           Foreign Address         State       ${isNamed ? 'PID/Program name' : ''}`.trimEnd() +
    `\n${rows.map((row) => `${row}\n`).join('')}`
  );
}
