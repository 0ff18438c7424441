import { loadServiceModel } from '../aws/model.ts';
import { hash32 } from '../kernel/lib/hash.ts';
import { awsCommands } from './aws/aws-command.ts';
import type { ShellCommand } from './bash/command.ts';
import { BashEngine, fromHome, wordsOf } from './bash/engine.ts';
import { hostCommands } from './bash/host-commands.ts';
import { LIMITS } from './bash/limits.ts';
import { ShellFiles } from './bash/shell-files.ts';
import { unknownCommandHints } from './bash/unknown-command.ts';
import type { Completion } from './completion/complete.ts';
import { sessionAws } from './guest/aws-sessions.ts';
import { GuestShell } from './guest/guest-shell.ts';
import { listCommands } from './guest/list-command.ts';
import { laptopPlace } from './guest/machine-place.ts';
import { Machines } from './guest/machines.ts';
import { rdpCommands } from './guest/rdp-command.ts';
import { sshCommands } from './guest/ssh-commands.ts';
import type { Login, ShellWords, Terminal } from './guest/terminal.ts';
import { ShellHistory } from './history.ts';
import { type LaptopFile, laptopHost, layHome, readHome } from './laptop.ts';
import { laptopCommands, USUAL_LAPTOP_ADDRESS } from './network/laptop.ts';
import { networkCommands } from './network/network-commands.ts';
import type { RunOptions, RunResult, ShellSession } from './ports.ts';

export interface ShellOptions {
  readonly session: ShellSession;
  /** Variables it starts with, beside HOME, PATH and the like. */
  readonly environment?: { readonly [name: string]: string };
  /** For people who type: aliases expand, and the shell remembers lines. */
  readonly isInteractive?: boolean;
  /** Programs beside the usual ones: those that send packets, those of a guest. */
  readonly commands?: readonly ShellCommand[];
  readonly user?: string;
  readonly hostName?: string;
  /** Lines typed before. */
  readonly history?: readonly string[];
  /** The public address of the laptop in front of which the terminal stands; asked anew by every command. */
  readonly address?: () => string;
  /** What lies in the home. */
  readonly home?: readonly LaptopFile[];
}

/** A terminal's shell: bash in memory, with `aws` working on the session's cloud. */
export class Shell {
  readonly files: ShellFiles;
  readonly history: ShellHistory;
  readonly home: string;
  readonly #session: ShellSession;
  readonly #engine: BashEngine;
  readonly #isInteractive: boolean;
  #run: RunOptions | undefined;
  #drawn = 0;
  /** Who is logged in where, the innermost last. */
  readonly #logins: Login[] = [];
  #label = '';
  /** What is to lie in the home before the next command. */
  #laid: readonly LaptopFile[] | undefined;

  constructor(options: ShellOptions) {
    const { session, user = 'cloudshell-user', hostName = 'skytrace' } = options;
    this.#session = session;
    this.#isInteractive = options.isInteractive ?? false;
    this.history = new ShellHistory(options.history ?? []);
    this.files = new ShellFiles(() => session.cloud.clock, LIMITS.maxFileSystemBytes);
    this.home = user === 'root' ? '/root' : `/home/${user}`;
    this.#laid = options.home;
    const terminal = this.#terminal(options.address ?? (() => USUAL_LAPTOP_ADDRESS));
    const ssh = { place: laptopPlace(terminal), agent: [], user: () => user, home: this.home };
    this.#engine = new BashEngine({
      files: this.files,
      directory: this.home,
      isInteractive: this.#isInteractive,
      environment: {
        HOME: this.home,
        USER: user,
        LOGNAME: user,
        HOSTNAME: hostName,
        LANG: 'en_US.UTF-8',
        SHELL: '/bin/bash',
        TZ: 'UTC',
        ...options.environment,
      },
      clock: {
        now: () => session.cloud.clock,
        pass: (milliseconds) => session.advance(session.cloud.clock + milliseconds),
        random: () => hash32(`${session.cloud.seed}:${session.cloud.clock}:${this.#drawn++}`) % 32_768,
      },
      commands: [
        ...sessionAws(
          terminal,
          ssh,
          awsCommands({
            session,
            columns: () => this.#run?.columns ?? 80,
            ask: () => this.#run?.ask,
            report: (event) => this.#run?.output.command?.(event),
          }),
        ),
        ...hostCommands({ user, hostName, history: this.history }),
        ...listCommands(laptopHost(this.files, user, this.home, () => session.cloud.clock)),
        ...networkCommands(ssh.place),
        ...laptopCommands(() => terminal.laptop),
        ...sshCommands(terminal, ssh),
        ...rdpCommands(terminal, ssh.place),
        ...(options.commands ?? []),
      ],
    });
  }

  /** The working directory. */
  get directory(): string {
    return this.#logins.at(-1)?.shell.directory ?? this.#engine.directory;
  }

  /** What stands before the line that is to be typed. */
  get prompt(): string {
    const login = this.#logins.at(-1);
    if (login !== undefined) return login.shell.prompt;
    const { directory, home } = this;
    const isHome = directory === home || directory.startsWith(`${home}/`);
    return `${isHome ? `~${directory.slice(home.length)}` : directory} $ `;
  }

  /** The instance in which one is logged in; undefined: none, one is on the laptop. */
  get instance(): string | undefined {
    return this.#logins.at(-1)?.shell.machine.id;
  }

  /** Files of the home, whoever is logged in elsewhere. */
  async laptop(): Promise<readonly LaptopFile[]> {
    await this.#lay();
    return readHome(this.files, this.home);
  }

  /** From the start again: every login is over, and in the home lies that and nothing else. */
  startAgain(home: readonly LaptopFile[]): void {
    for (const { shell } of this.#logins.splice(0)) shell.end();
    this.#laid = home;
  }

  /** Whether the text ends within a quote, a loop, a here-document …: bash would wait for more lines. */
  needsMore(text: string): boolean {
    return this.#engine.needsMore(text);
  }

  /** Runs a line or a whole script; one at a time. */
  async run(script: string, options: RunOptions): Promise<RunResult> {
    this.#run = options;
    this.#label = script;
    try {
      await this.#lay();
      const login = this.#logins.at(-1);
      if (login !== undefined) return await this.#runInside(login, script, options);
      return await this.#engine.run(script, {
        stdout: (text) => options.output.stdout(text),
        stderr: (text) =>
          options.output.stderr(text + unknownCommandHints(text, this.#engine.commandNames())),
        signal: options.signal,
        stdin: options.stdin,
        name: options.name,
        args: options.args,
        breathe: options.breathe,
        isLast: !this.#isInteractive,
      });
    } finally {
      this.#run = undefined;
    }
  }

  /** What could stand at the cursor. Reads what it needs the first time it is asked. */
  async complete(line: string, cursor: number): Promise<Completion> {
    const { complete, folderAt, waiterNames } = await import('./completion/complete.ts');
    const { WAITERS } = await import('./aws/generated/waiters.ts');
    const service = /\b(?:aws|awslocal)\s+(?:--\S+\s+)*([a-z][a-z0-9-]*)\s/.exec(line.slice(0, cursor))?.[1];
    if (service !== undefined) await loadServiceModel(service);
    const { commands, variables, entries } = this.#logins.at(-1)?.shell.words ?? this.#words();
    const names = await entries(folderAt(line, cursor));
    return complete(line, cursor, {
      cloud: this.#session.cloud,
      ...this.#session.place,
      commands,
      variables,
      entries: () => names,
      waiters: (name) => waiterNames(WAITERS[name]),
    });
  }

  #words(): ShellWords {
    const { files, home } = this;
    return {
      ...wordsOf(this.#engine),
      entries: async (directory) => files.list(files.resolvePath(this.directory, fromHome(directory, home))),
    };
  }

  async #lay(): Promise<void> {
    const laid = this.#laid;
    this.#laid = undefined;
    if (laid !== undefined) await layHome(this.files, this.home, laid);
  }

  async #runInside(login: Login, script: string, options: RunOptions): Promise<RunResult> {
    if (login.shell.machine.instance?.State !== 'running') {
      // Whoever came through it is cut off as well.
      const first = this.#logins.findIndex(({ shell }) => shell.machine.instance?.State !== 'running');
      this.#logins.splice(first);
      options.output.stderr('client_loop: send disconnect: Broken pipe\n');
      return { exitCode: 255, hasExited: false };
    }
    const result = await login.shell.run(script, options);
    if (!result.hasExited && login.shell.isOpen) return result;
    login.shell.end();
    this.#logins.splice(this.#logins.indexOf(login), 1);
    options.output.stdout(login.farewell);
    return { ...result, hasExited: false };
  }

  #terminal(address: () => string): Terminal {
    const machines = new Machines();
    const terminal: Terminal = {
      session: this.#session,
      get laptop() {
        return address();
      },
      label: () => this.#label,
      report: (event) => this.#run?.output.packet?.(event),
      options: () => this.#run,
      wake: (id, isAsleep) => machines.wake(terminal, id, isAsleep),
      open: (machine, login, agent, isLogin) => new GuestShell(terminal, machine, login, agent, isLogin),
      logIn: this.#isInteractive
        ? (login) => {
            this.#logins.push(login);
          }
        : null,
    };
    return terminal;
  }
}
