import { base64Bytes } from '../../aws/base64.ts';
import type { ShellSession } from '../ports.ts';
import { systemOf } from './block-devices.ts';
import { GuestShell } from './guest-shell.ts';
import { Machine } from './machine.ts';
import type { Terminal } from './terminal.ts';

const LOG = '/var/log/cloud-init-output.log';

/** The insides of a document's instances, each made when it is first looked into. */
export class Machines {
  readonly #machines = new Map<string, Machine>();
  readonly #booting = new Set<string>();

  /** The running instance's inside as the document has it; its first time boots it, user data and all. */
  async wake(terminal: Terminal, id: string, isAsleep = false): Promise<Machine | null> {
    const { session } = terminal;
    const instance = session.cloud.tables.instance[id];
    if (instance === undefined || (instance.State !== 'running' && !isAsleep)) return null;
    const known = this.#machines.get(id);
    if (known !== undefined && (known.depth > 0 || this.#booting.has(id))) return known;
    const isCurrent =
      known !== undefined &&
      known.saved === session.cloud.guest[systemOf(session.cloud, instance)]?.Host &&
      known.system === systemOf(session.cloud, instance);
    const machine = isCurrent ? known : new Machine(session, instance);
    this.#machines.set(id, machine);
    await machine.ready();
    await machine.mounts.follow();
    this.#booting.add(id);
    try {
      if (machine.isNew && machine.saved === undefined) await firstBoot(terminal, machine);
      else if (isAsleep) return machine;
      else if (machine.bootTime < instance.LaunchTime || machine.bootTime < machine.rebootTime) {
        await machine.restart(Math.max(instance.LaunchTime, machine.rebootTime));
        await machine.save(`start ${id}`);
      }
    } finally {
      this.#booting.delete(id);
    }
    return machine;
  }
}

/** Runs the user data as cloud-init does: once, as root, its output in a log. Its time has passed already. */
async function firstBoot(terminal: Terminal, machine: Machine): Promise<void> {
  const data = terminal.session.cloud.guest[machine.id]?.UserData;
  const bytes = typeof data === 'string' ? base64Bytes(data) : undefined;
  const script = bytes === undefined ? '' : new TextDecoder().decode(bytes);
  if (machine.image.family !== 'windows' && /^#!.*sh\b/.test(script)) {
    const quiet: Terminal = {
      ...terminal,
      session: withoutTime(terminal.session),
      label: () => '',
      report: () => undefined,
      options: () => undefined,
      wake: (id, asleep) => terminal.wake(id, asleep),
      open: (inside, user, agent, isLogin) => new GuestShell(quiet, inside, user, agent, isLogin),
      logIn: null,
    };
    machine.depth += 1;
    const { stdout, stderr } = await new GuestShell(quiet, machine, 'root', [], false).capture(script);
    machine.depth -= 1;
    const { user } = machine.files;
    machine.files.user = 'root';
    await machine.files.writeFile(LOG, `Cloud-init v. 22.2.2 running 'modules:final'\n${stdout}${stderr}`);
    machine.files.user = user;
  }
  await machine.save(`boot ${machine.id}`);
}

function withoutTime(session: ShellSession): ShellSession {
  return {
    get cloud() {
      return session.cloud;
    },
    place: session.place,
    perform: (label, request) => session.perform(label, request),
    advance: () => undefined,
  };
}
