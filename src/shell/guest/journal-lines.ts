import type { HostChanges } from '../../resources/instance/host-schema.ts';
import { logTime } from './clock-text.ts';
import type { Machine } from './machine.ts';
import type { Service } from './services.ts';

type Entry = NonNullable<HostChanges['Journal']>[number];

export function journalLine(machine: Machine, { At, From, Text }: Entry): string {
  return `${logTime(At)} ${machine.shortName} ${From}: ${Text}`;
}

/** Whether an entry is the service's own, or systemd's about it. */
export function concerns(machine: Machine, service: Service, from: string, text: string): boolean {
  const unit = machine.units.unit(service);
  const { command } = machine.units.program(service);
  const own = new Set([
    command,
    service.name,
    unit.replace('.service', ''),
    service.exec?.split(/\s+/)[0]?.split('/').at(-1) ?? '',
  ]);
  return from.startsWith('systemd[') ? text.includes(unit) : own.has(from.replace(/\[.*|[()]/g, ''));
}
