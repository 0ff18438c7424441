import { readGlobals } from '../../aws/parse-command.ts';
import { hashHex } from '../../kernel/lib/hash.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { TCP } from '../../kernel/net/protocol.ts';
import type { Role } from '../../resources/iam/schema.ts';
import type { Instance } from '../../resources/instance/schema.ts';
import { formatAnswer } from '../aws/format-answer.ts';
import { expandHome } from '../aws/parameter-files.ts';
import { findCaller } from '../aws/profile.ts';
import {
  type CommandContext,
  type CommandResult,
  fail,
  type ShellCommand,
  succeed,
} from '../bash/command.ts';
import { publicAddressOf } from '../network/cloud-names.ts';
import { startNetworkCall } from '../network/network-command.ts';
import { interfacesOf } from '../network/place.ts';
import type { ShellPlace } from '../ports.ts';
import { newUuid } from './block-devices.ts';
import { connectSsh, SSH_LIMIT, type SshHome } from './connect-ssh.ts';
import { instanceRole } from './instance-role.ts';
import { generatedKey, publicHalf } from './keys.ts';
import type { Machine } from './machine.ts';
import { machinePlace } from './machine-place.ts';
import { enterShell, type Terminal } from './terminal.ts';
import { hasPassword, windowsPassword } from './windows-password.ts';

/** `aws`, with the commands that lead into an instance. */
export function sessionAws(
  terminal: Terminal,
  home: SshHome,
  commands: readonly ShellCommand[],
): readonly ShellCommand[] {
  return commands.map(({ name, run }) => ({
    name,
    run: async (args, context) => {
      const globals = readGlobals(args);
      const [service, operation] = globals.ok ? globals.value.words : [];
      const work = SESSION_COMMANDS[`${service} ${operation}`];
      if (work === undefined || !globals.ok) return run(args, context);
      const given = (key: string) => {
        const value = globals.value.values.get(key);
        return typeof value === 'string' ? value : undefined;
      };
      const asked = { profile: given('profile'), region: given('region') };
      const caller = await findCaller(context, asked, terminal.session.place);
      if (!caller.ok) return fail(`\n${caller.error}\n`, 255);
      return work({ terminal, home, args, context, place: caller.value.place });
    },
  }));
}

/** A command that leads into an instance, and where it is asked. */
interface SessionCall {
  readonly terminal: Terminal;
  readonly home: SshHome;
  readonly args: readonly string[];
  readonly context: CommandContext;
  readonly place: ShellPlace;
}

/** By service and command. */
export const SESSION_COMMANDS: {
  readonly [words: string]: (call: SessionCall) => Promise<CommandResult>;
} = {
  'ssm start-session': startSession,
  'ec2-instance-connect send-ssh-public-key': sendKey,
  'ec2-instance-connect ssh': connectByInstance,
  'ec2 get-password-data': password,
};

/** The instance as the region of the call knows it. */
function findInstance({ terminal, place }: SessionCall, id: string): Instance | undefined {
  const instance = terminal.session.cloud.tables.instance[id];
  return instance?.region === place.region && instance.account === place.account ? instance : undefined;
}

const NOT_VALID =
  'Unable to connect because the instance is not in a valid state. Connecting to a stopped or terminated instance is not supported. If the instance is stopped, start your instance, and try to connect again.';

function invalidState({ id, State }: Instance): CommandResult {
  return serviceError(
    'EC2InstanceStateInvalidException',
    'SendSSHPublicKey',
    NOT_VALID,
    `skytrace: ${id} is ${State}.\n`,
  );
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) : args[at + 1];
}

function required(args: readonly string[], ...names: readonly string[]): CommandResult | undefined {
  const missing = names.filter((name) => option(args, name) === undefined).map((name) => `--${name}`);
  return missing.length === 0
    ? undefined
    : fail(
        `\nusage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]\n\naws: error: the following arguments are required: ${missing.join(', ')}\n`,
        252,
      );
}

/** An answer as `--query` and `--output` want it. */
function printed(args: readonly string[], title: string, answer: JsonObject): CommandResult {
  const format = option(args, 'output') ?? 'json';
  const text = formatAnswer(answer, { format, query: option(args, 'query'), title, columns: 80 });
  return text.ok ? succeed(text.value) : fail(`\n${text.error}\n`, 252);
}

function serviceError(code: string, operation: string, message: string, why = ''): CommandResult {
  return fail(
    `\nAn error occurred (${code}) when calling the ${operation} operation: ${message}\n${why}`,
    254,
  );
}

/** Session Manager: the agent runs, may, and reaches its endpoints; nothing comes in from outside. */
async function startSession(call: SessionCall): Promise<CommandResult> {
  const { terminal, args, context, place } = call;
  const problem = required(args, 'target');
  if (problem !== undefined) return problem;
  const target = option(args, 'target') ?? '';
  if (option(args, 'document-name') !== undefined)
    return fail('not simulated: session documents; a session without one is.\n', 255);
  const notConnected = (why: string) =>
    serviceError('TargetNotConnected', 'StartSession', `${target} is not connected.`, `skytrace: ${why}\n`);
  const instance = findInstance(call, target);
  if (instance === undefined) return notConnected(`${place.region} has no instance of that id.`);
  const machine = await terminal.wake(target);
  if (machine === null) return notConnected(`it is ${instance.State}.`);
  const why = await agentProblem(terminal, machine, context);
  if (why !== undefined) return notConnected(why);
  if (machine.accounts.user('ssm-user') === undefined) {
    await machine.addUser('ssm-user');
    await machine.write(
      '/etc/sudoers.d/ssm-agent-users',
      '# User rules for ssm-user\nssm-user ALL=(ALL) NOPASSWD:ALL\n',
    );
  }
  const id = `admin-${hashHex(`${target}/${terminal.session.cloud.clock}`).slice(0, 17)}`;
  const shell = terminal.open(machine, 'ssm-user', [], false);
  const opening = `\nStarting session with SessionId: ${id}\n`;
  const closing = `\n\nExiting session with sessionId: ${id}.\n\n`;
  const entered = await enterShell(terminal, { shell, farewell: closing }, { input: String(context.stdin) });
  return { ...entered, stdout: `${opening}${entered.stdout}${entered.stays ? '' : closing}` };
}

async function agentProblem(
  terminal: Terminal,
  machine: Machine,
  context: CommandContext,
): Promise<string | undefined> {
  const { instance } = machine;
  if (instance === undefined) return 'the instance is gone.';
  if (!machine.units.isActive('amazon-ssm-agent')) return 'its amazon-ssm-agent does not run.';
  const role = instanceRole(terminal.session.cloud, instance);
  if (role === undefined) return 'it has no instance profile with a role.';
  if (!maySpeak(role.role)) return `its role ${role.name} lacks AmazonSSMManagedInstanceCore.`;
  const call = startNetworkCall(machinePlace(terminal, machine), context, ['amazon-ssm-agent']);
  // Since 3.3.40 the agent asks ec2messages only where ssmmessages does not answer.
  for (const service of ['ssm', 'ssmmessages']) {
    const host = `${service}.${instance.region}.amazonaws.com`;
    const found = await call.lookUp(host);
    if (typeof found === 'string') return `it cannot resolve ${host}.`;
    const sent = await call.send(found.address, TCP, 443);
    if (sent.outcome !== 'answered') return `its agent does not reach ${host} on port 443.`;
  }
  return undefined;
}

function maySpeak(role: Role | undefined): boolean {
  if (role === undefined) return false;
  const known =
    /\/(AmazonSSMManagedInstanceCore|AmazonSSMFullAccess|AdministratorAccess|AmazonEC2RoleforSSM)$/;
  return (
    role.AttachedPolicies.some((arn) => known.test(arn)) ||
    role.Policies.some(({ PolicyDocument }) =>
      /"(?:ssm|ssmmessages):\*"|ssm:UpdateInstanceInformation/.test(PolicyDocument),
    )
  );
}

async function sendKey(call: SessionCall): Promise<CommandResult> {
  const { terminal, args, context } = call;
  const problem = required(args, 'instance-id', 'instance-os-user', 'ssh-public-key');
  if (problem !== undefined) return problem;
  const id = option(args, 'instance-id') ?? '';
  const given = option(args, 'ssh-public-key') ?? '';
  const path = /^file:\/\/(.*)$/.exec(given)?.[1];
  let key = given;
  if (path !== undefined) {
    const resolved = context.fs.resolvePath(context.cwd, expandHome(path, context));
    if (!(await context.fs.exists(resolved)))
      return fail(
        `\nError parsing parameter '--ssh-public-key': Unable to load paramfile ${given}: [Errno 2] No such file or directory: '${path}'\n`,
        252,
      );
    key = await context.fs.readFile(resolved);
  }
  const instance = findInstance(call, id);
  if (instance === undefined)
    return serviceError(
      'EC2InstanceNotFoundException',
      'SendSSHPublicKey',
      'The specified instance was not found.',
    );
  const machine = await terminal.wake(id);
  if (machine === null) return invalidState(instance);
  bringKey(terminal, machine, option(args, 'instance-os-user') ?? '', key);
  const answer = { RequestId: newUuid(`${id}/${terminal.session.cloud.clock}`), Success: true };
  return printed(args, 'SendSSHPublicKey', answer);
}

function bringKey(terminal: Terminal, machine: Machine, user: string, key: string): void {
  machine.temporaryKeys.push({ user, key, until: terminal.session.cloud.clock + 60_000 });
}

/** Instance Connect's own ssh: a key for a minute, then ssh to the public address. */
async function connectByInstance(call: SessionCall): Promise<CommandResult> {
  const { terminal, home, args, context } = call;
  const problem = required(args, 'instance-id');
  if (problem !== undefined) return problem;
  const id = option(args, 'instance-id') ?? '';
  if (option(args, 'connection-type') === 'eice')
    return fail('not simulated: EC2 Instance Connect Endpoints.\n', 255);
  const instance = findInstance(call, id);
  if (instance === undefined)
    return serviceError(
      'InvalidInstanceID.NotFound',
      'DescribeInstances',
      `The instance ID '${id}' does not exist`,
    );
  const machine = await terminal.wake(id);
  if (machine === null) return invalidState(instance);
  const { cloud } = terminal.session;
  const card = interfacesOf(cloud, id)[0];
  const inside = card?.PrivateIpAddresses[0]?.PrivateIpAddress ?? '';
  const host =
    option(args, 'instance-ip') ??
    (card === undefined ? null : publicAddressOf(cloud, card.id, inside)) ??
    inside;
  const user = option(args, 'os-user') ?? machine.image.user;
  const key = generatedKey(`instance-connect/${id}/${cloud.clock}`, 'instance-connect');
  bringKey(terminal, machine, user, key.open);
  const connected = await connectSsh(
    terminal,
    { ...home, agent: [key.secret] },
    context,
    ['aws', ...args],
    { user, host, port: Number(option(args, 'ssh-port') ?? 22) },
    { identities: [], limit: SSH_LIMIT, jumps: [], isStrict: false, isQuiet: false },
  );
  if (!connected.ok) return fail(connected.told, connected.exitCode);
  const shell = terminal.open(connected.machine, user);
  const farewell = `logout\nConnection to ${host} closed.\n`;
  const entered = await enterShell(terminal, { shell, farewell }, { input: String(context.stdin) });
  return { ...entered, stderr: connected.told + entered.stderr };
}

/** A Windows administrator's password: only with the key that the instance was launched with. */
async function password(call: SessionCall): Promise<CommandResult> {
  const { terminal, args, context } = call;
  const problem = required(args, 'instance-id');
  if (problem !== undefined) return problem;
  const id = option(args, 'instance-id') ?? '';
  const { cloud } = terminal.session;
  const instance = findInstance(call, id);
  if (instance === undefined)
    return serviceError(
      'InvalidInstanceID.NotFound',
      'GetPasswordData',
      `The instance ID '${id}' does not exist`,
    );
  const isReady = hasPassword(instance, cloud.clock);
  let PasswordData = isReady ? hashHex(`password/${id}`).repeat(13).slice(0, 344) : '';
  const file = option(args, 'priv-launch-key');
  if (file !== undefined && isReady) {
    const path = context.fs.resolvePath(context.cwd, file);
    const half = (await context.fs.exists(path))
      ? publicHalf(cloud, await context.fs.readFile(path))
      : undefined;
    const pair = Object.values(cloud.tables['key-pair']).find(
      (each) =>
        each.KeyName === instance.KeyName &&
        each.region === instance.region &&
        each.account === instance.account,
    );
    if (half === undefined || pair?.PublicKey?.startsWith(half) !== true)
      return fail('\nUnable to decrypt password data using provided private key file.\n', 255);
    PasswordData = windowsPassword(id);
  }
  const Timestamp = new Date(instance.LaunchTime + (isReady ? 240_000 : 0))
    .toISOString()
    .replace(/\.\d+Z/, '+00:00');
  return printed(args, 'GetPasswordData', { InstanceId: id, Timestamp, PasswordData });
}
