import type { Machine } from './machine.ts';
import type { Process } from './processes.ts';

/** Signals that end a program unless it heeds them. */
const ENDING = new Set(['TERM', 'KILL', 'INT', 'QUIT', 'ABRT', 'SEGV', 'HUP', 'PIPE']);
/** What systemd takes for an end as it should be. */
const CLEAN = new Set(['TERM', 'INT', 'HUP', 'PIPE']);

/** Sends a signal, with what systemd makes of a service whose main process ended. The text is told. */
export function killProcess(machine: Machine, process: Process, signal: string): string {
  if (signal === '0') return '';
  const { service, pid, isMain } = process;
  if (pid <= 1 || process.memory === 0) return '';
  if (service === undefined) {
    if (!ENDING.has(signal)) return '';
    if (machine.endSession(pid)) return '';
    return `not simulated: an instance without ${process.name}; it goes on.\n`;
  }
  const { units, journal } = machine;
  const { command, restart } = units.program(service);
  // Servers read their settings again when they are told to hang up.
  if (signal === 'HUP' && isMain === true) {
    units.reload(service);
    return '';
  }
  if (!ENDING.has(signal)) return '';
  if (isMain !== true) {
    journal.add(
      `${command}[${units.state(service.name).pid}]`,
      `worker process ${pid} exited on signal ${numberOf(signal)}`,
    );
    units.replaceWorker(service, pid);
    return '';
  }
  const unit = units.unit(service);
  const isClean = CLEAN.has(signal);
  const how = `code=killed, status=${numberOf(signal)}/${signal}`;
  if (isClean) units.stop(service);
  else {
    journal.add('systemd[1]', `${unit}: Main process exited, ${how}`, true);
    journal.add('systemd[1]', `${unit}: Failed with result 'signal'.`, true);
    units.stop(service, 'signal');
  }
  if (isClean) journal.add('systemd[1]', `${unit}: Deactivated successfully.`);
  const isRestarted = restart === 'always' || (!isClean && restart !== 'no');
  if (isRestarted) {
    journal.add('systemd[1]', `${unit}: Scheduled restart job, restart counter is at 1.`);
    units.start(service);
  }
  return '';
}

function numberOf(signal: string): number {
  return { HUP: 1, INT: 2, QUIT: 3, ABRT: 6, KILL: 9, SEGV: 11, PIPE: 13, TERM: 15 }[signal] ?? 15;
}
