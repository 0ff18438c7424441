import { quoteWords } from '../../aws/quote.ts';
import { hash32 } from '../../kernel/lib/hash.ts';
import { awsCommands } from '../aws/aws-command.ts';
import { BashEngine } from '../bash/engine.ts';
import { hostCommands } from '../bash/host-commands.ts';
import { ShellHistory } from '../history.ts';
import { networkCommands } from '../network/network-commands.ts';
import type { NetworkPlace } from '../network/place.ts';
import type { RunOptions, RunResult } from '../ports.ts';
import { accountCommands } from './account-commands.ts';
import { guestAws } from './guest-aws.ts';
import type { Machine } from './machine.ts';
import { machinePlace } from './machine-place.ts';
import { networkInfoCommands } from './network-info.ts';
import { packageCommands } from './package-commands.ts';
import { serviceCommands } from './service-commands.ts';
import { sshCommands } from './ssh-commands.ts';
import { systemCommands } from './system-info.ts';
import type { Terminal } from './terminal.ts';

/** A user's bash on an instance. */
export class GuestShell {
  readonly machine: Machine;
  readonly user: string;
  readonly history = new ShellHistory([]);
  readonly place: NetworkPlace;
  /** Keys that an agent, here or forwarded, holds: texts of private keys. */
  readonly agent: string[];
  readonly #terminal: Terminal;
  readonly #engine: BashEngine;

  constructor(terminal: Terminal, machine: Machine, user: string, agent: readonly string[] = []) {
    this.machine = machine;
    this.user = user;
    this.agent = [...agent];
    this.#terminal = terminal;
    this.place = machinePlace(terminal, machine);
    const { session } = terminal;
    const hostName = machine.hostName;
    const home = machine.homeOf(user);
    let drawn = 0;
    this.#engine = new BashEngine({
      files: machine.files,
      directory: home,
      isInteractive: terminal.logIn !== null,
      environment: {
        HOME: home,
        USER: user,
        LOGNAME: user,
        HOSTNAME: hostName,
        LANG: 'en_US.UTF-8',
        SHELL: '/bin/bash',
        TZ: 'UTC',
      },
      clock: {
        now: () => session.cloud.clock,
        pass: (milliseconds) => session.advance(session.cloud.clock + milliseconds),
        random: () =>
          hash32(`${session.cloud.seed}:${machine.id}:${session.cloud.clock}:${drawn++}`) % 32_768,
      },
      commands: [
        ...hostCommands({ user, hostName, history: this.history }),
        ...systemCommands(machine),
        ...accountCommands(terminal, machine, this.agent),
        ...serviceCommands(machine),
        ...packageCommands(machine, this.place),
        ...networkInfoCommands(machine),
        ...networkCommands(this.place),
        ...sshCommands(terminal, {
          place: this.place,
          agent: this.agent,
          user: () => machine.files.user,
          home,
        }),
        ...guestAws(
          machine,
          this.place,
          awsCommands({
            session,
            columns: () => terminal.options()?.columns ?? 80,
            ask: () => terminal.options()?.ask,
            report: (event) => terminal.options()?.output.command?.(event),
          }),
        ),
      ],
    });
  }

  get directory(): string {
    return this.#engine.directory;
  }

  get prompt(): string {
    const { directory, user } = this;
    const home = this.machine.homeOf(user);
    const short = this.machine.hostName.split('.')[0] ?? '';
    const end = user === 'root' ? '#' : '$';
    const isDebian = this.machine.image.packages === 'apt';
    const shown = directory === home ? '~' : directory;
    if (isDebian) return `${user}@${short}:${shown}${end} `;
    return `[${user}@${short} ${directory === home ? '~' : directory.split('/').at(-1) || '/'}]${end} `;
  }

  /** Runs a line; what it changed is kept in the document when the outermost shell here has done. */
  async run(script: string, options: RunOptions): Promise<RunResult> {
    const { machine } = this;
    const { files } = machine;
    const before = { user: files.user, groups: files.groups, terminal: files.terminal };
    files.user = this.user;
    files.groups = machine.users.get(this.user)?.groups ?? new Set();
    files.denied.clear();
    machine.depth += 1;
    const stderr = (text: string) => options.output.stderr(plainDenials(text, files.denied));
    try {
      return await this.#engine.run(script, {
        stdout: (text) => options.output.stdout(text),
        stderr,
        signal: options.signal,
        stdin: options.stdin,
        name: options.name,
        args: options.args,
        breathe: options.breathe,
        isLast: this.#terminal.logIn === null,
      });
    } catch (error) {
      const denied = /^EACCES: permission denied, \w+ '(.*)'$/.exec(
        error instanceof Error ? error.message : '',
      )?.[1];
      if (denied === undefined) throw error;
      options.output.stderr(`-bash: ${denied}: Permission denied\n`);
      return { exitCode: 1, hasExited: false };
    } finally {
      files.user = before.user;
      files.groups = before.groups;
      files.terminal = before.terminal;
      machine.depth -= 1;
      const problem = machine.depth === 0 ? await machine.save(this.#terminal.label() || script) : undefined;
      if (problem !== undefined) options.output.stderr(`skytrace: not kept in the document: ${problem}\n`);
    }
  }

  /** Runs a command whose output the caller wants. */
  async capture(
    words: string | readonly string[],
    stdin = '',
  ): Promise<{ readonly stdout: string; readonly stderr: string; readonly exitCode: number }> {
    let stdout = '';
    let stderr = '';
    const options = this.#terminal.options();
    const { exitCode } = await this.run(typeof words === 'string' ? words : quoteWords(words), {
      output: {
        stdout: (text) => {
          stdout += text;
        },
        stderr: (text) => {
          stderr += text;
        },
      },
      ...(stdin === '' ? {} : { stdin }),
      signal: options?.signal,
    });
    return { stdout, stderr, exitCode };
  }
}

/** Programs take what they may not open for something that is not there; the system's word is another. */
function plainDenials(text: string, denied: ReadonlySet<string>): string {
  let told = text.replace(/: EACCES: permission denied, \w+ '[^']*'/g, ': Permission denied');
  for (const path of denied)
    told = told
      .replaceAll(`${path}: No such file or directory`, `${path}: Permission denied`)
      .replaceAll(`'${path}': No such file or directory`, `'${path}': Permission denied`);
  return told;
}
