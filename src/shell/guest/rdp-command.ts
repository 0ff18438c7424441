import { TCP } from '../../kernel/net/protocol.ts';
import {
  type CommandContext,
  type CommandResult,
  fail,
  type ShellCommand,
  succeed,
} from '../bash/command.ts';
import { connectDelay } from '../network/connect.ts';
import { noted, startNetworkCall } from '../network/network-command.ts';
import type { NetworkPlace } from '../network/place.ts';
import type { Sent } from '../network/send.ts';
import type { Terminal } from './terminal.ts';
import { hasPassword, windowsPassword } from './windows-password.ts';

/** FreeRDP waits that long for a connection unless `/timeout` says otherwise. */
const CONNECT_LIMIT = 15_000;
const RDP = 3389;

/** Numbers that FreeRDP exits with, by what became of the connection. */
const EXIT = { arguments: 128, nego: 133, logon: 134, noHost: 136, unknownHost: 140, connect: 141 } as const;

/** What FreeRDP knows and a session without a desktop does not feel. */
const HARMLESS =
  /^(?:f|size|w|h|bpp|d|cert|cert-ignore|cert-tofu|sec|scale|smart-sizing|dynamic-resolution|gfx|gdi|network|sound|audio-mode|clipboard|drive|multimon|monitors|log-level|admin|title|fonts|themes|wallpaper|decorations|compression|auto-reconnect|kbd|home-drive|t|rfx|nsc|bitmap-cache|offscreen-cache|glyph-cache)$/;

/** `xfreerdp`: what somebody on Linux or a Mac opens a Windows desktop with. */
export function rdpCommands(terminal: Terminal, place: NetworkPlace): readonly ShellCommand[] {
  return ['xfreerdp', 'xfreerdp3'].map((name) => ({
    name,
    run: (args, context) => xfreerdp(terminal, place, name, args, context),
  }));
}

interface Options {
  readonly host: string | undefined;
  readonly port: number;
  readonly user: string;
  readonly password: string | undefined;
  readonly limit: number;
  readonly isOnlyTried: boolean;
}

async function xfreerdp(
  terminal: Terminal,
  place: NetworkPlace,
  name: string,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  if (args.some((arg) => /^[/-]{1,2}version$/.test(arg)))
    return succeed('This is FreeRDP version 2.11.7 (2.11.7)\n');
  if (args.length === 0 || args.some((arg) => /^[/-]{1,2}(?:help|\?)$/.test(arg))) return succeed(USAGE);
  const log = logOf(terminal);
  const read = readOptions(args);
  if (typeof read === 'string')
    return fail(log('ERROR', 'com.winpr.commandline', read) + USAGE, EXIT.arguments);
  const { host, port, limit } = read;
  if (host === undefined)
    return fail(
      log(
        'ERROR',
        'com.freerdp.client.x11',
        'error: server hostname was not specified with /v:<server>[:port]',
      ),
      EXIT.noHost,
    );
  const call = startNetworkCall(place, context, [name, ...args.map(hidden)]);
  const found = await call.lookUp(host);
  if (typeof found === 'string')
    return fail(
      log(
        'ERROR',
        CORE,
        `freerdp_tcp_is_hostname_resolvable:${SET} ERRCONNECT_DNS_NAME_NOT_FOUND [0x00020005]`,
      ),
      EXIT.unknownHost,
    );
  const sent = await call.send(found.address, TCP, port);
  if (sent.outcome !== 'answered') {
    call.wait(connectDelay(sent.outcome, limit));
    return fail(
      log('ERROR', CORE, `freerdp_tcp_default_connect:${SET} ERRCONNECT_CONNECT_FAILED [0x00020006]`) +
        log('ERROR', CORE, `failed to connect to ${host}`) +
        (sent.note === null ? `skytrace: ${symptom(sent, limit)}\n` : noted(sent)),
      EXIT.connect,
    );
  }
  call.wait(800);
  return logOn(terminal, read, sent, log);
}

async function logOn(
  terminal: Terminal,
  { host, user, password, isOnlyTried }: Options,
  sent: Sent,
  log: Log,
): Promise<CommandResult> {
  const { cloud } = terminal.session;
  const instance = sent.instance === null ? undefined : cloud.tables.instance[sent.instance];
  if (instance === undefined || instance.Platform !== 'windows')
    return fail(
      `${log('ERROR', 'com.freerdp.core.nego', 'Protocol Security Negotiation Failure')}skytrace: something listens there, but no Windows.\n`,
      EXIT.nego,
    );
  const given = password ?? (await terminal.options()?.ask?.('Password: '));
  const isRight =
    hasPassword(instance, cloud.clock) &&
    user.toLowerCase() === 'administrator' &&
    given === windowsPassword(instance.id);
  if (!isRight)
    return fail(
      log('ERROR', CORE, `nla_recv_pdu:${SET} ERRCONNECT_LOGON_FAILURE [0x00020014]`) +
        log(
          'ERROR',
          'com.freerdp.core.rdp',
          'rdp_recv_callback: CONNECTION_STATE_NLA - nla_recv_pdu() fail',
        ) +
        log('ERROR', 'com.freerdp.core.transport', 'transport_check_fds: transport->ReceiveCallback() - -1') +
        'skytrace: the user is Administrator; aws ec2 get-password-data --instance-id i-… --priv-launch-key KEY.pem tells the password, four minutes after the launch.\n',
      EXIT.logon,
    );
  if (isOnlyTried)
    return fail(log('ERROR', 'com.freerdp.client.x11', 'Authentication only, exit status 0'), 0);
  return {
    stdout: `skytrace: a session of ${user} was opened on ${instance.id} (${host}), and closed again.\n`,
    stderr: 'not simulated: the Windows desktop.\n',
    exitCode: 0,
  };
}

const CORE = 'com.freerdp.core';
const SET = 'freerdp_set_last_error_ex';

function symptom({ outcome }: Sent, limit: number): string {
  if (outcome === 'refused') return 'the host is there, and nothing listens on that port.';
  if (outcome === 'unreachable') return 'there is no route to that host.';
  return `nothing came back for ${limit / 1000} seconds: a route, a network ACL or a security group is in the way.`;
}

type Log = (level: 'ERROR' | 'INFO', tag: string, text: string) => string;

/** FreeRDP's lines carry the time of day and its process. */
function logOf(terminal: Terminal): Log {
  return (level, tag, text) => {
    const time = new Date(terminal.session.cloud.clock).toISOString().slice(11, 23).replace('.', ':');
    return `[${time}] [4301:4302] [${level}][${tag}] - ${text}\n`;
  };
}

/** The text says what is wrong, in the words of its parser. */
function readOptions(args: readonly string[]): Options | string {
  const values = new Map<string, string>();
  for (const [index, arg] of args.entries()) {
    const match = /^(?:\/|--?|\+)([a-z][a-z-]*)(?::(.*))?$/s.exec(arg);
    const key = match?.[1] ?? '';
    const isKnown = /^(?:v|u|p|port|timeout|auth-only|from-stdin)$/.test(key) || HARMLESS.test(key);
    if (!isKnown) return `Failed at index ${index + 1} [${arg}]: Unexpected keyword`;
    values.set(key, match?.[2] ?? '');
  }
  const [, host, inline] = /^([^:]*)(?::(\d+))?$/.exec(values.get('v') ?? '') ?? [];
  const port = Number(inline ?? values.get('port') ?? RDP);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    return `Failed at index ${args.length} [/port:${values.get('port')}]: Unexpected value`;
  const limit = Number(values.get('timeout') ?? CONNECT_LIMIT);
  return {
    host: host === '' ? undefined : host,
    port,
    user: (values.get('u') ?? '').replace(/^.*\\/, '') || 'Administrator',
    password: values.get('p'),
    limit: Number.isFinite(limit) && limit > 0 ? Math.min(limit, 600_000) : CONNECT_LIMIT,
    isOnlyTried: values.has('auth-only'),
  };
}

/** Passwords stay out of what is shown of the packet. */
function hidden(arg: string): string {
  return arg.startsWith('/p:') ? '/p:…' : arg;
}

const USAGE = `FreeRDP - A Free Remote Desktop Protocol Implementation
Usage: xfreerdp [file] [options] [/v:<server>[:port]]

    /v:<server>[:port]    Server hostname
    /port:<number>        Server port
    /u:[[<domain>\\]<user>|<user>[@<domain>]]  Username
    /p:<password>         Password
    /cert:[deny,ignore,tofu]  Certificate accept options
    /timeout:<time in ms> Advanced setting for high latency links
    +auth-only            Authenticate only

Example: xfreerdp /u:Administrator /p:Pwd123! /v:rdp.contoso.com
`;
