import { type CommandResult, succeed } from '../bash/command.ts';
import { spanText, unitTime } from './clock-text.ts';
import { concerns, journalLine } from './journal-lines.ts';
import type { Machine } from './machine.ts';
import { processesOf } from './processes.ts';
import type { Service } from './services.ts';

/** `systemctl status`. */
export function unitStatus(machine: Machine, service: Service): string {
  const { units, journal, now } = machine;
  const { active, enabled, pid, since, failure } = units.state(service.name);
  const unit = units.unit(service);
  const word = enabled ? 'enabled' : 'disabled';
  const place = units.own.has(service.name) ? '/etc/systemd/system' : '/usr/lib/systemd/system';
  const preset =
    machine.image.packages === 'apt' || machine.image.services.includes(service.name)
      ? 'enabled'
      : 'disabled';
  const when = `since ${unitTime(since)}; ${spanText(now - since)} ago`;
  const lines = [
    `${failure !== undefined ? '×' : active ? '●' : '○'} ${unit} - ${service.description}`,
    `     Loaded: loaded (${place}/${unit}; ${word}; preset: ${preset})`,
    `     Active: ${active ? `active (running) ${when}` : failure !== undefined ? `failed (Result: ${failure}) ${when}` : since > 0 ? `inactive (dead) ${when}` : 'inactive (dead)'}`,
  ];
  if (active) {
    const own = processesOf(machine).filter((each) => each.service?.name === service.name);
    const memory = own.reduce((sum, each) => sum + each.memory, 0) / 1024;
    lines.push(
      `   Main PID: ${pid} (${units.program(service).command})`,
      `      Tasks: ${own.length} (limit: ${Math.floor((machine.facts?.memoryMiB ?? 1024) * 1.1)})`,
      `     Memory: ${memory.toFixed(1)}M`,
      '        CPU: 26ms',
      `     CGroup: /system.slice/${unit}`,
      ...own.map(
        ({ pid: each, line }, index) =>
          `             ${index === own.length - 1 ? '└' : '├'}─${each} ${line === '' ? service.name : line}`,
      ),
    );
  }
  const told = journal.entries.filter(({ From, Text }) => concerns(machine, service, From, Text)).slice(-10);
  if (told.length > 0) lines.push('', ...told.map((entry) => journalLine(machine, entry)));
  return `${lines.join('\n')}\n`;
}

export function listUnits(machine: Machine, args: readonly string[]): CommandResult {
  const isAll = args.includes('--all') || args.includes('-a');
  const state = args.find((arg) => arg.startsWith('--state='))?.slice(8);
  const isFailedOnly = args.includes('--failed') || state === 'failed';
  const rows = machine.units
    .all()
    .filter(([, each]) =>
      isFailedOnly ? each.failure !== undefined : isAll || each.active || each.failure !== undefined,
    )
    .filter(([, each]) => state === undefined || isFailedOnly || (state === 'running') === each.active)
    .map(([service, { active, failure }]) => ({
      unit: machine.units.unit(service),
      words:
        failure !== undefined ? ['failed', 'failed'] : active ? ['active', 'running'] : ['inactive', 'dead'],
      about: service.description,
    }))
    .sort((left, right) => (left.unit < right.unit ? -1 : 1));
  const width = Math.max(4, ...rows.map(({ unit }) => unit.length));
  const wide = Math.max(6, ...rows.map(({ words }) => words[0]?.length ?? 0));
  const deep = Math.max(3, ...rows.map(({ words }) => words[1]?.length ?? 0));
  const line = (mark: string, unit: string, load: string, active: string, sub: string, about: string) =>
    `${mark} ${unit.padEnd(width)} ${load.padEnd(6)} ${active.padEnd(wide)} ${sub.padEnd(deep)} ${about}`;
  const legend =
    rows.length === 0
      ? []
      : [
          '',
          'Legend: LOAD   → Reflects whether the unit definition was properly loaded.',
          '        ACTIVE → The high-level unit activation state, i.e. generalization of SUB.',
          '        SUB    → The low-level unit activation state, values depend on unit type.',
          '',
        ];
  return succeed(
    [
      line(' ', 'UNIT', 'LOAD', 'ACTIVE', 'SUB', 'DESCRIPTION'),
      ...rows.map(({ unit, words: [active = '', sub = ''], about }) =>
        line(active === 'failed' ? '●' : ' ', unit, 'loaded', active, sub, about),
      ),
      ...legend,
      `${rows.length} loaded units listed.${isAll ? '' : ' Pass --all to see loaded but inactive units, too.'}`,
      "To show all installed unit files use 'systemctl list-unit-files'.",
      '',
    ].join('\n'),
  );
}

export function listUnitFiles(machine: Machine): CommandResult {
  const rows = machine.units
    .all()
    .map(
      ([service, { enabled }]) =>
        `${machine.units.unit(service).padEnd(42)} ${(enabled ? 'enabled' : 'disabled').padEnd(15)} ${enabled ? 'enabled' : 'disabled'}`,
    )
    .sort();
  return succeed(
    `${['UNIT FILE                                  STATE           PRESET', ...rows, '', `${rows.length} unit files listed.`].join('\n')}\n`,
  );
}
