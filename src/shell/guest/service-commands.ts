import {
  type CommandContext,
  type CommandResult,
  fail,
  type ShellCommand,
  succeed,
} from '../bash/command.ts';
import { journalCommand } from './journal-command.ts';
import type { Machine } from './machine.ts';
import type { Service } from './services.ts';
import { startService } from './start-service.ts';
import type { Terminal } from './terminal.ts';
import { listUnitFiles, listUnits, unitStatus } from './unit-reports.ts';

const CHANGES = new Set([
  'start',
  'stop',
  'restart',
  'reload',
  'try-restart',
  'enable',
  'disable',
  'reload-or-restart',
  'kill',
  'daemon-reload',
  'mask',
  'unmask',
]);
const LISTS = new Set(['list-units', 'list-unit-files']);

/** systemd's programs. A service that starts listens on its port from then on. */
export function serviceCommands(terminal: Terminal, machine: Machine): readonly ShellCommand[] {
  const control = (args: readonly string[], context: CommandContext) =>
    systemctl(terminal, machine, args, context);
  return [
    { name: 'systemctl', run: control },
    {
      name: 'service',
      run: async (args, context) => {
        const [name, verb] = args;
        if (name === '--status-all')
          return succeed(
            machine.units
              .all()
              .map(
                ([service, { active }]) =>
                  ` [ ${active ? '+' : '-'} ]  ${machine.units.unit(service).replace('.service', '')}\n`,
              )
              .join(''),
          );
        if (name === undefined || verb === undefined)
          return fail(
            'Usage: service < option > | --status-all | [ service_name [ command | --full-restart ] ]\n',
            1,
          );
        const result = await control([verb, name], context);
        const told =
          machine.image.packages === 'apt' ? '' : `Redirecting to /bin/systemctl ${verb} ${name}.service\n`;
        return { ...result, stderr: told + result.stderr };
      },
    },
    journalCommand(machine),
  ];
}

async function systemctl(
  terminal: Terminal,
  machine: Machine,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const words = args.filter(
    (arg, index) => !arg.startsWith('-') && !/^(-t|-n|-o|-p|--type|--state|-s)$/.test(args[index - 1] ?? ''),
  );
  const [verb = 'list-units', ...names] = words;
  const { units } = machine;
  if (LISTS.has(verb)) return verb === 'list-units' ? listUnits(machine, args) : listUnitFiles(machine);
  if (verb === 'status' && names.length === 0)
    return succeed(
      `● ${machine.hostName}\n    State: running\n    Units: ${units.all().length} loaded (incl. loaded aliases)\n     Jobs: 0 queued\n   Failed: ${units.all().filter(([, { failure }]) => failure !== undefined).length} units\n`,
    );
  if (CHANGES.has(verb) && machine.files.user !== 'root') return notAllowed(verb, names[0]);
  if (verb === 'daemon-reload') {
    await units.readOwn();
    return succeed('');
  }
  if (verb === 'is-system-running') return succeed('running\n');
  if (names.length === 0) return fail('Too few arguments.\n');
  let stdout = '';
  let stderr = '';
  let exitCode = 0;
  for (const name of names) {
    if (units.find(name) === undefined) await units.readOwn();
    const service = units.find(name);
    const result =
      service === undefined || !units.isInstalled(service)
        ? missing(verb, name)
        : await act(terminal, machine, service, verb, args, context);
    stdout += result.stdout;
    stderr += result.stderr;
    exitCode ||= result.exitCode;
  }
  return { stdout, stderr, exitCode };
}

function notAllowed(verb: string, name: string | undefined): CommandResult {
  if (name === undefined) return fail(`Failed to reload daemon: Interactive authentication required.\n`, 1);
  const unit = `${name.replace(/\.service$/, '')}.service`;
  return fail(
    verb === 'enable' || verb === 'disable'
      ? `Failed to ${verb} unit: Interactive authentication required.\n`
      : `Failed to ${verb} ${unit}: Interactive authentication required.\nSee system logs and 'systemctl status ${unit}' for details.\n`,
    verb === 'enable' || verb === 'disable' ? 1 : 4,
  );
}

function missing(verb: string, name: string): CommandResult {
  const unit = `${name.replace(/\.service$/, '')}.service`;
  if (verb === 'is-active') return { ...fail('', 4), stdout: 'inactive\n' };
  if (verb === 'is-failed') return { ...fail('', 1), stdout: 'inactive\n' };
  if (verb === 'status') return fail(`Unit ${unit} could not be found.\n`, 4);
  if (verb === 'cat') return fail(`No files found for ${unit}.\n`, 1);
  if (verb === 'enable' || verb === 'disable')
    return fail(`Failed to ${verb} unit: Unit file ${unit} does not exist.\n`, 1);
  if (verb === 'is-enabled')
    return fail(`Failed to get unit file state for ${unit}: No such file or directory\n`, 1);
  return fail(`Failed to ${verb} ${unit}: Unit ${unit} not found.\n`, 5);
}

async function act(
  terminal: Terminal,
  machine: Machine,
  service: Service,
  verb: string,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { units, journal } = machine;
  const state = units.state(service.name);
  const unit = units.unit(service);
  const start = () => startService(terminal, machine, service, context);
  switch (verb) {
    case 'start':
      return state.active ? succeed('') : start();
    case 'restart':
    case 'reload-or-restart':
      stop(machine, service);
      return start();
    case 'try-restart':
      if (!state.active) return succeed('');
      stop(machine, service);
      return start();
    case 'reload':
      if (!state.active) return fail(`${unit} is not active, cannot reload.\n`, 1);
      await machine.readSettings(service);
      units.reload(service);
      return succeed('');
    case 'stop':
      stop(machine, service);
      return succeed('');
    case 'kill':
      stop(machine, service);
      journal.add('systemd[1]', `${unit}: Deactivated successfully.`);
      return succeed('');
    case 'enable':
    case 'disable':
      return enable(machine, service, verb === 'enable', args.includes('--now') ? start : undefined);
    case 'is-active':
      return state.active
        ? succeed('active\n')
        : { ...fail('', 3), stdout: state.failure === undefined ? 'inactive\n' : 'failed\n' };
    case 'is-failed':
      return state.failure !== undefined
        ? succeed('failed\n')
        : { ...fail('', 1), stdout: state.active ? 'active\n' : 'inactive\n' };
    case 'is-enabled':
      return state.enabled ? succeed('enabled\n') : { ...fail('', 1), stdout: 'disabled\n' };
    case 'cat': {
      const own = units.own.has(service.name)
        ? await machine.read(`/etc/systemd/system/${service.name}.service`)
        : undefined;
      if (own === undefined) return fail('not simulated: unit files of the system’s own services.\n', 1);
      return succeed(`# /etc/systemd/system/${unit}\n${own}`);
    }
    case 'status':
      return { ...fail('', state.active ? 0 : 3), stdout: unitStatus(machine, service) };
    default:
      return fail(
        /^[a-z-]+$/.test(verb) &&
          ['mask', 'unmask', 'show', 'edit', 'list-dependencies', 'isolate'].includes(verb)
          ? `not simulated: systemctl ${verb}.\n`
          : `Unknown command verb ${verb}.\n`,
        1,
      );
  }
}

function stop(machine: Machine, service: Service): void {
  const { units, journal } = machine;
  const title = `${units.unit(service)} - ${service.description}`;
  if (units.isActive(service.name)) {
    journal.add('systemd[1]', `Stopping ${title}...`);
    journal.add('systemd[1]', `Stopped ${title}.`);
  }
  units.stop(service);
}

async function enable(
  machine: Machine,
  service: Service,
  enabled: boolean,
  start: (() => Promise<CommandResult>) | undefined,
): Promise<CommandResult> {
  const { units } = machine;
  const state = units.state(service.name);
  const unit = units.unit(service);
  units.setEnabled(service, enabled);
  const place = units.own.has(service.name) ? '/etc/systemd/system' : '/usr/lib/systemd/system';
  const told =
    state.enabled === enabled
      ? ''
      : enabled
        ? `Created symlink /etc/systemd/system/multi-user.target.wants/${unit} → ${place}/${unit}.\n`
        : `Removed "/etc/systemd/system/multi-user.target.wants/${unit}".\n`;
  if (start !== undefined && enabled && !state.active) {
    const started = await start();
    return { ...started, stderr: told + started.stderr };
  }
  if (start !== undefined && !enabled) stop(machine, service);
  return { stdout: '', stderr: told, exitCode: 0 };
}
