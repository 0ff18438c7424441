import { type CommandResult, fail, plainCommand, type ShellCommand, succeed } from '../bash/command.ts';
import type { Machine } from './machine.ts';
import { findService, type Service, unitName } from './services.ts';

const CHANGES = new Set([
  'start',
  'stop',
  'restart',
  'reload',
  'try-restart',
  'enable',
  'disable',
  'reload-or-restart',
]);

/** systemd's programs. A service that starts listens on its port from then on. */
export function serviceCommands(machine: Machine): readonly ShellCommand[] {
  return [
    { name: 'systemctl', run: (args) => systemctl(machine, args) },
    {
      name: 'service',
      run: async ([name, verb]) =>
        name === undefined || verb === undefined
          ? fail('Usage: service < option > | --status-all | [ service_name [ command ] ]\n', 1)
          : systemctl(machine, [verb, name]),
    },
    plainCommand('journalctl', (args) => journal(machine, args)),
  ];
}

async function systemctl(machine: Machine, args: readonly string[]): Promise<CommandResult> {
  const [verb, ...names] = args.filter((arg) => !arg.startsWith('-'));
  if (verb === undefined || verb === 'list-units') return succeed(listUnits(machine));
  if (verb === 'daemon-reload') return succeed('');
  if (names.length === 0) return fail('Too few arguments.\n');
  if (CHANGES.has(verb) && machine.files.user !== 'root')
    return fail(
      `Failed to ${verb} ${names[0]}.service: Interactive authentication required.\nSee system logs and 'systemctl status ${names[0]}.service' for details.\n`,
      1,
    );
  let stdout = '';
  let stderr = '';
  let exitCode = 0;
  for (const name of names) {
    const service = findService(name);
    const result =
      service === undefined || !machine.isInstalled(service)
        ? missing(verb, name)
        : await act(machine, service, verb, args.includes('--now'));
    stdout += result.stdout;
    stderr += result.stderr;
    exitCode ||= result.exitCode;
  }
  return { stdout, stderr, exitCode };
}

function missing(verb: string, name: string): CommandResult {
  const unit = `${name.replace(/\.service$/, '')}.service`;
  if (verb === 'is-active') return { ...fail('', 3), stdout: 'inactive\n' };
  if (verb === 'status') return fail(`Unit ${unit} could not be found.\n`, 4);
  if (verb === 'enable' || verb === 'disable')
    return fail(`Failed to ${verb} unit: Unit file ${unit} does not exist.\n`, 1);
  if (verb === 'is-enabled')
    return fail(`Failed to get unit file state for ${unit}: No such file or directory\n`, 1);
  return fail(`Failed to ${verb} ${unit}: Unit ${unit} not found.\n`, 5);
}

async function act(machine: Machine, service: Service, verb: string, isNow: boolean): Promise<CommandResult> {
  const state = machine.services.get(service.name) ?? { active: false, enabled: false };
  const unit = `${unitName(service, machine.image)}.service`;
  switch (verb) {
    case 'start':
      return state.active ? succeed('') : start(machine, service, unit);
    case 'restart':
    case 'reload-or-restart':
    case 'try-restart':
      machine.stop(service);
      return start(machine, service, unit);
    case 'reload':
      return state.active ? start(machine, service, unit) : fail(`Job for ${unit} invalid.\n`, 1);
    case 'stop':
      machine.stop(service);
      return succeed('');
    case 'enable':
    case 'disable': {
      const enabled = verb === 'enable';
      machine.services.set(service.name, { ...state, enabled });
      const told =
        state.enabled === enabled
          ? ''
          : enabled
            ? `Created symlink /etc/systemd/system/multi-user.target.wants/${unit} → /usr/lib/systemd/system/${unit}.\n`
            : `Removed "/etc/systemd/system/multi-user.target.wants/${unit}".\n`;
      if (isNow && enabled && !state.active) {
        const started = await start(machine, service, unit);
        return { ...started, stderr: told + started.stderr };
      }
      if (isNow && !enabled) machine.stop(service);
      return { stdout: '', stderr: told, exitCode: 0 };
    }
    case 'is-active':
      return state.active ? succeed('active\n') : { ...fail('', 3), stdout: 'inactive\n' };
    case 'is-enabled':
      return state.enabled ? succeed('enabled\n') : { ...fail('', 1), stdout: 'disabled\n' };
    case 'status':
      return { ...fail('', state.active ? 0 : 3), stdout: status(machine, service, unit) };
    default:
      return fail(`not simulated: systemctl ${verb}.\n`, 1);
  }
}

async function start(machine: Machine, service: Service, unit: string): Promise<CommandResult> {
  await machine.readSettings(service);
  const port = machine.portOf(service);
  const other = [...machine.services].find(([name, { active }]) => {
    const each = findService(name);
    return (
      active &&
      name !== service.name &&
      port !== undefined &&
      each !== undefined &&
      machine.runningPort(each) === port
    );
  })?.[0];
  if (other !== undefined)
    return fail(
      `Job for ${unit} failed because the control process exited with error code.\nSee "systemctl status ${unit}" and "journalctl -xeu ${unit}" for details.\nskytrace: port ${port} is taken: ${other} listens on it.\n`,
    );
  machine.start(service);
  return succeed('');
}

function status(machine: Machine, service: Service, unit: string): string {
  const { active, enabled } = machine.services.get(service.name) ?? { active: false, enabled: false };
  const word = enabled ? 'enabled' : 'disabled';
  const since = new Date(machine.session.cloud.clock).toISOString().slice(0, 19).replace('T', ' ');
  return [
    `${active ? '●' : '○'} ${unit} - ${service.description}`,
    `     Loaded: loaded (/usr/lib/systemd/system/${unit}; ${word}; preset: ${word})`,
    active ? `     Active: active (running) as of ${since} UTC` : '     Active: inactive (dead)',
    '',
  ].join('\n');
}

function listUnits(machine: Machine): string {
  const rows = [...machine.services]
    .filter(([, { active }]) => active)
    .flatMap(([name]) => {
      const service = findService(name);
      return service === undefined
        ? []
        : [
            `  ${`${unitName(service, machine.image)}.service`.padEnd(26)} loaded active running ${service.description}\n`,
          ];
    });
  return `  UNIT                       LOAD   ACTIVE SUB     DESCRIPTION\n${rows.join('')}`;
}

function journal(machine: Machine, args: readonly string[]): CommandResult {
  const at = args.findIndex((arg) => arg === '-u' || /^-\w*u$/.test(arg));
  const service = findService(args[at + 1] ?? '');
  if (at < 0 || service === undefined) return succeed('-- No entries --\n');
  const { active } = machine.services.get(service.name) ?? { active: false };
  if (!active) return succeed('-- No entries --\n');
  const time = new Date(machine.bootTime)
    .toUTCString()
    .replace(/^\w+, (\d+) (\w+) \d+ ([\d:]+) GMT$/, '$2 $1 $3');
  const host = machine.hostName.split('.')[0] ?? '';
  return succeed(
    `${time} ${host} systemd[1]: Started ${unitName(service, machine.image)}.service - ${service.description}.\n`,
  );
}
