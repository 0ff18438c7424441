import { type CommandContext, type CommandResult, fail, succeed } from '../bash/command.ts';
import type { Machine } from './machine.ts';
import type { Service } from './services.ts';
import type { Terminal } from './terminal.ts';
import { webLogs } from './web-logs.ts';

/** Starts a service, or says why it cannot as systemd would. */
export async function startService(
  terminal: Terminal,
  machine: Machine,
  service: Service,
  context: CommandContext,
): Promise<CommandResult> {
  if (service.exec !== undefined) return startOwn(terminal, machine, service, service.exec, context);
  const { units } = machine;
  await machine.readSettings(service);
  const port = units.portOf(service);
  const other = port === undefined ? undefined : units.ports().get(port);
  if (other !== undefined && other.name !== service.name) {
    const { command } = units.program(service);
    const from = `${command}[${units.nextPid()}]`;
    const told =
      service.name === 'nginx'
        ? `nginx: [emerg] bind() to 0.0.0.0:${port} failed (98: Address already in use)`
        : service.name === 'httpd'
          ? `(98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:${port}`
          : `Can't start server: Bind on TCP/IP port: Address already in use`;
    machine.journal.add(from, told, true);
    return failed(machine, service, 'exit-code', `port ${port} is taken: ${other.name} listens on it.`);
  }
  await openLogs(machine, service);
  units.start(service);
  return succeed('');
}

/** A log that is not there is made when its service starts. */
async function openLogs(machine: Machine, service: Service): Promise<void> {
  const logs = webLogs(service, machine.image);
  if (logs === undefined) return;
  for (const path of [logs.access, logs.error])
    if ((await machine.read(path)) === undefined) await machine.write(path, '');
}

function failed(machine: Machine, service: Service, result: string, why: string): CommandResult {
  const { units, journal } = machine;
  const unit = units.unit(service);
  journal.add('systemd[1]', `${unit}: Failed with result '${result}'.`, true);
  journal.add('systemd[1]', `Failed to start ${unit} - ${service.description}.`, true);
  units.stop(service, result);
  return fail(
    `Job for ${unit} failed because the control process exited with error code.\nSee "systemctl status ${unit}" and "journalctl -xeu ${unit}" for details.\nskytrace: ${why}\n`,
  );
}

/** A unit that somebody wrote: a script of `Type=oneshot` runs; what other programs do is not known here. */
async function startOwn(
  terminal: Terminal,
  machine: Machine,
  service: Service,
  exec: string,
  context: CommandContext,
): Promise<CommandResult> {
  const { files, journal, units, accounts } = machine;
  const unit = units.unit(service);
  if (exec === '')
    return fail(
      `Failed to start ${unit}: Unit ${unit} has a bad unit file setting.\nSee system logs and 'systemctl status ${unit}' for details.\n`,
    );
  const [program = ''] = exec.replace(/^[-@+!:]+/, '').split(/\s+/);
  const step = (status: string, text: string) => {
    journal.add(`(${program.split('/').at(-1)})[${units.nextPid()}]`, `${unit}: ${text}`, true);
    journal.add('systemd[1]', `${unit}: Main process exited, code=exited, status=${status}`, true);
    units.stop(service, 'exit-code');
    journal.add('systemd[1]', `${unit}: Failed with result 'exit-code'.`, true);
    // A simple service counts as started when its process is made: systemctl itself sees no failure.
    return service.type === 'oneshot'
      ? fail(
          `Job for ${unit} failed because the control process exited with error code.\nSee "systemctl status ${unit}" and "journalctl -xeu ${unit}" for details.\n`,
        )
      : succeed('');
  };
  if (service.user !== undefined && accounts.user(service.user) === undefined)
    return step('217/USER', `Failed to determine user credentials: No such process`);
  const { directory } = service;
  if (directory !== undefined && !(await files.asRoot(() => files.exists(directory))))
    return step('200/CHDIR', `Changing to the requested working directory failed: No such file or directory`);
  const isThere = await files.asRoot(() => files.exists(program));
  const known = await context.exec?.(`command -v ${program.split('/').at(-1) ?? ''}`, { cwd: '/' });
  if (!isThere && known?.exitCode !== 0 && service.endless === undefined)
    return step('203/EXEC', `Unable to locate executable '${program}': No such file or directory`);
  const isSystems = /^\/(?:usr\/)?(?:local\/)?s?bin\//.test(program);
  if (isThere && !isSystems && ((await files.stat(program)).mode & 0o111) === 0)
    return step('203/EXEC', `Failed at step EXEC spawning ${program}: Permission denied`);
  if (service.type !== 'oneshot' && service.endless !== undefined) {
    units.start(service);
    return succeed('');
  }
  if (service.type !== 'oneshot')
    return fail(
      `not simulated: what ${program} does while it runs in the background; scripts of Type=oneshot units run.\n`,
      1,
    );
  const shell = terminal.open(machine, service.user ?? 'root', [], false);
  const ran = await shell.capture(`cd ${directory ?? '/'} && ${exec}`);
  for (const line of `${ran.stdout}${ran.stderr}`.split('\n').filter((each) => each !== ''))
    journal.add(`${program.split('/').at(-1)}[${units.nextPid()}]`, line);
  if (ran.exitCode !== 0)
    return failed(machine, service, 'exit-code', `${program} ended with exit code ${ran.exitCode}.`);
  units.stop(service);
  journal.add('systemd[1]', `Finished ${unit} - ${service.description}.`);
  return succeed('');
}
