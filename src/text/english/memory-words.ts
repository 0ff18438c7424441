import type { SessionNote, Stage } from '../../kernel/forward/answer.ts';
import { formatPorts, type PortSet } from '../../kernel/net/ports.ts';

/** Who remembers a connection and who judges each packet anew: both halves of it, at one step. */
export interface Memory {
  /** What of the two this step is. */
  readonly here: 'group' | 'list' | 'translator';
  readonly group: string;
  readonly list: string;
}

interface Moment {
  readonly stage: Stage;
  readonly direction: 'forward' | 'reply';
  readonly isDropped: boolean;
  readonly session: SessionNote | null;
  /** Where the packet is going: the ports a list has to let through. */
  readonly ports: PortSet;
}

/** SG-10 to SG-15, ACL-6, NAT-4: null where nothing of that kind is decided. */
export function memoryAt(moment: Moment): Memory | null {
  switch (moment.stage) {
    case 'filter-in':
    case 'filter-out':
      return atGroup(moment);
    case 'leave':
    case 'enter':
      return moment.direction === 'reply' ? atList(moment) : null;
    case 'masquerade':
      return atTranslator(moment);
    default:
      return null;
  }
}

function atGroup({ session, ports }: Moment): Memory | null {
  if (session === null) return null;
  const { kind, tracked, idleTimeoutSeconds } = session;
  if (!tracked)
    return {
      here: 'group',
      group: 'Keeps no memory of it: its rules are open to everybody both ways, so the reply passes by rule.',
      list: 'Never remembers: it judges each packet by its own rules, replies too.',
    };
  if (kind === 'made')
    return {
      here: 'group',
      group: `Remembers this connection from here on${forSoLong(idleTimeoutSeconds)}. Its reply will need no rule.`,
      list: 'Never remembers: the reply will be judged again, by rules of its own.',
    };
  return {
    here: 'group',
    group: 'Remembers the connection: the reply passes and no rule is read.',
    list: `Does not know it is a reply: its rules have to allow ${portsInWords(ports)}.`,
  };
}

function atList({ isDropped, ports }: Moment): Memory {
  const verdict = isDropped ? 'and they do not' : 'and they do';
  return {
    here: 'list',
    group: 'Lets the reply to an allowed request pass by itself: that is what its memory is for.',
    list: `Does not know it is a reply: its rules have to allow ${portsInWords(ports)}, ${verdict}.`,
  };
}

function atTranslator({ session }: Moment): Memory | null {
  if (session === null) return null;
  return {
    here: 'translator',
    group:
      session.kind === 'made'
        ? `The gateway remembers who asked${forSoLong(session.idleTimeoutSeconds)}, so that it can give the reply back.`
        : 'The gateway remembers who asked and gives the reply back.',
    list: 'The network ACL of the gateway’s subnet judges each packet anew, on its way out and back in.',
  };
}

function portsInWords(ports: PortSet): string {
  if (ports.length === 0) return 'the packet as it stands';
  const [only] = ports;
  const isOne = ports.length === 1 && only?.from === only?.to;
  return `${isOne ? 'port' : 'ports'} ${formatPorts(ports)}, where the client waits`;
}

const DAY = 86_400;

function forSoLong(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds >= DAY) return `, until ${seconds / DAY} days of silence`;
  return `, until ${seconds} s of silence`;
}
