import { loadServiceModel } from '../aws/model.ts';
import { hash32 } from '../kernel/lib/hash.ts';
import { awsCommands } from './aws/aws-command.ts';
import type { ShellCommand } from './bash/command.ts';
import { BashEngine } from './bash/engine.ts';
import { hostCommands } from './bash/host-commands.ts';
import { LIMITS } from './bash/limits.ts';
import { ShellFiles } from './bash/shell-files.ts';
import type { Completion } from './completion/complete.ts';
import { ShellHistory } from './history.ts';
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

  constructor(options: ShellOptions) {
    const { session, user = 'cloudshell-user', hostName = 'skytrace' } = options;
    this.#session = session;
    this.#isInteractive = options.isInteractive ?? false;
    this.history = new ShellHistory(options.history ?? []);
    this.files = new ShellFiles(() => session.cloud.clock, LIMITS.maxFileSystemBytes);
    this.home = user === 'root' ? '/root' : `/home/${user}`;
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
        ...awsCommands({
          session,
          columns: () => this.#run?.columns ?? 80,
          ask: () => this.#run?.ask,
          report: (event) => this.#run?.output.command?.(event),
        }),
        ...hostCommands({ user, hostName, history: this.history }),
        ...(options.commands ?? []),
      ],
    });
  }

  /** The working directory. */
  get directory(): string {
    return this.#engine.directory;
  }

  /** What stands before the line that is typed. */
  get prompt(): string {
    const { directory, home } = this;
    const isHome = directory === home || directory.startsWith(`${home}/`);
    return `${isHome ? `~${directory.slice(home.length)}` : directory} $ `;
  }

  /** Whether the text ends within a quote, a loop, a here-document …: bash would wait for more lines. */
  needsMore(text: string): boolean {
    return this.#engine.needsMore(text);
  }

  /** Runs a line or a whole script; one at a time. */
  async run(script: string, options: RunOptions): Promise<RunResult> {
    this.#run = options;
    try {
      return await this.#engine.run(script, {
        stdout: (text) => options.output.stdout(text),
        stderr: (text) => options.output.stderr(text),
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
    const { complete, waiterNames } = await import('./completion/complete.ts');
    const { WAITERS } = await import('./aws/generated/waiters.ts');
    const service = /\b(?:aws|awslocal)\s+(?:--\S+\s+)*([a-z][a-z0-9-]*)\s/.exec(line.slice(0, cursor))?.[1];
    if (service !== undefined) await loadServiceModel(service);
    return complete(line, cursor, {
      cloud: this.#session.cloud,
      ...this.#session.place,
      commands: [...this.#engine.commandNames(), ...this.#engine.functionNames()],
      variables: this.#engine.variableNames(),
      entries: (directory) => this.files.list(this.files.resolvePath(this.directory, directory)),
      waiters: (name) => waiterNames(WAITERS[name]),
    });
  }
}
