import { quoteWords } from '../../aws/quote.ts';
import { hash32 } from '../../kernel/lib/hash.ts';
import { awsCommands } from '../aws/aws-command.ts';
import { sleep } from '../bash/clock-commands.ts';
import { BashEngine, fromHome, wordsOf } from '../bash/engine.ts';
import { hostCommands } from '../bash/host-commands.ts';
import { tarCommand } from '../bash/tar-command.ts';
import { whichCommand } from '../bash/which-command.ts';
import { ShellHistory } from '../history.ts';
import { networkCommands } from '../network/network-commands.ts';
import type { NetworkPlace } from '../network/place.ts';
import type { RunOptions, RunResult } from '../ports.ts';
import { becomeCommands } from './become.ts';
import { runCron } from './cron.ts';
import { cronCommand } from './cron-commands.ts';
import { diskCommands } from './disk-commands.ts';
import { guestAws } from './guest-aws.ts';
import { listCommands } from './list-command.ts';
import type { Machine } from './machine.ts';
import { machinePlace } from './machine-place.ts';
import { networkInfoCommands } from './network-info.ts';
import { ownershipCommands } from './ownership-commands.ts';
import { packageCommands } from './package-commands.ts';
import { packageDatabase } from './package-queries.ts';
import { processCommands } from './process-commands.ts';
import { rebootCommand } from './reboot-command.ts';
import { removeCommand } from './remove-command.ts';
import { serviceCommands } from './service-commands.ts';
import type { SessionProcess } from './session-process.ts';
import { sshCommands } from './ssh-commands.ts';
import { systemCommands } from './system-info.ts';
import type { ShellWords, Terminal } from './terminal.ts';
import { writeTextLogs } from './text-logs.ts';
import { absentProgram, packagePrograms, toolCommands } from './tool-commands.ts';
import { userCommands } from './user-commands.ts';

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

  /** The bash that this is, among the machine's processes. */
  readonly #process: SessionProcess;
  #hasBegun = false;
  readonly #follow = () => this.#followPackages();

  constructor(
    terminal: Terminal,
    machine: Machine,
    user: string,
    agent: readonly string[] = [],
    isLogin = true,
  ) {
    this.machine = machine;
    this.user = user;
    this.agent = [...agent];
    this.#terminal = terminal;
    this.place = machinePlace(terminal, machine);
    const { session } = terminal;
    const taken = machine.sessions.length;
    this.#process = {
      pid: machine.units.nextPid() + 4,
      user,
      terminal: `pts/${taken}`,
      since: session.cloud.clock,
      from: terminal.laptop,
      isLogin,
    };
    const hostName = machine.hostName;
    const home = machine.homeOf(user);
    let drawn = 0;
    const pass = (milliseconds: number) => session.advance(session.cloud.clock + milliseconds);
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
        pass,
        random: () =>
          hash32(`${session.cloud.seed}:${machine.id}:${session.cloud.clock}:${drawn++}`) % 32_768,
      },
      commands: [
        ...hostCommands({ user, hostName, history: this.history }),
        {
          name: 'sleep',
          run: async (args) => {
            const slept = sleep(args, { pass });
            await this.#runCron();
            return slept;
          },
        },
        ...systemCommands(machine),
        ...listCommands(machine),
        tarCommand({
          of: (path) => machine.files.ownership(path),
          // Only root gives files away; what others unpack is theirs.
          give: (path, owner, group) => {
            if (machine.files.user === 'root') machine.files.setOwner(path, owner, group);
          },
        }),
        ...userCommands(machine),
        removeCommand(machine),
        ...ownershipCommands(machine),
        ...becomeCommands(terminal, machine, this.agent),
        ...processCommands(machine, () => this.#process),
        ...serviceCommands(terminal, machine),
        ...packageCommands(machine, this.place),
        ...packageDatabase(machine),
        rebootCommand(machine),
        ...networkInfoCommands(machine),
        ...this.#programs().there,
        ...toolCommands(),
        ...(machine.image.packages === 'apt' ? [whichCommand([], true)] : []),
        ...diskCommands(terminal, machine),
        ...networkCommands(this.place),
        ...sshCommands(terminal, {
          place: this.place,
          agent: this.agent,
          user: () => machine.files.user,
          home,
        }),
        ...guestAws(machine, this.place, (asCaller) =>
          awsCommands({
            session: asCaller,
            columns: () => terminal.options()?.columns ?? 80,
            ask: () => terminal.options()?.ask,
            report: (event) => terminal.options()?.output.command?.(event),
          }),
        ),
      ],
    });
  }

  get isOpen(): boolean {
    return !this.#hasBegun || this.machine.sessions.includes(this.#process);
  }

  end(): void {
    this.machine.endSession(this.#process.pid);
  }

  get directory(): string {
    return this.#engine.directory;
  }

  get words(): ShellWords {
    const { files, accounts } = this.machine;
    return {
      ...wordsOf(this.#engine),
      entries: (directory) => {
        const path = files.resolvePath(this.directory, fromHome(directory, this.machine.homeOf(this.user)));
        return files.asUser(this.user, accounts.groupsOf(this.user), async () =>
          (await files.mayList(path)) ? files.list(path) : undefined,
        );
      },
    };
  }

  get prompt(): string {
    const { directory, user } = this;
    const home = this.machine.homeOf(user);
    const short = this.machine.hostName.split('.')[0] ?? '';
    const end = user === 'root' ? '#' : '$';
    const isDebian = this.machine.image.packages === 'apt';
    const isHome = directory === home || directory.startsWith(`${home}/`);
    const shown = isHome ? `~${directory.slice(home.length)}` : directory;
    if (isDebian) return `${user}@${short}:${shown}${end} `;
    return `[${user}@${short} ${directory === home ? '~' : directory.split('/').at(-1) || '/'}]${end} `;
  }

  /** Runs a line; what it changed is kept in the document when the outermost shell here has done. */
  async run(script: string, options: RunOptions): Promise<RunResult> {
    const { machine } = this;
    const { files } = machine;
    const before = { user: files.user, groups: files.groups, terminal: files.terminal };
    files.user = this.user;
    files.groups = machine.accounts.groupsOf(this.user);
    if (!this.#hasBegun) machine.sessions.push(this.#process);
    this.#hasBegun = true;
    files.denied.clear();
    files.unlisted.clear();
    await this.#followPackages();
    machine.followers.add(this.#follow);
    if (machine.depth === 0) await this.#runCron();
    machine.depth += 1;
    await writeTextLogs(machine);
    const { directory } = this;
    const stderr = (text: string) =>
      options.output.stderr(
        plainDenials(
          absentProgram(machine, text),
          (given) => files.denied.has(given) || files.denied.has(files.resolvePath(this.directory, given)),
        ),
      );
    try {
      const result = await this.#engine.run(script, {
        stdout: (text) => options.output.stdout(text),
        stderr,
        signal: options.signal,
        stdin: options.stdin,
        name: options.name,
        args: options.args,
        breathe: options.breathe,
        isLast: this.#terminal.logIn === null,
      });
      // Who asks to hear no errors hears none.
      if (!/2>|&>/.test(script))
        for (const path of files.unlisted)
          stderr(
            `${/\b(find|du|tree|grep|rg|cp)\b/.exec(script)?.[1] ?? 'ls'}: ‘${path}’: Permission denied\n`,
          );
      if (this.directory === directory || (await files.mayEnter(this.directory))) return result;
      // The interpreter lets everybody in everywhere.
      stderr(`-bash: cd: ${this.directory}: Permission denied\n`);
      this.#engine.enter(directory);
      return { ...result, exitCode: 1 };
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
      machine.followers.delete(this.#follow);
      await machine.readAccounts();
      const problem = machine.depth === 0 ? await machine.save(this.#terminal.label() || script) : undefined;
      if (problem !== undefined) options.output.stderr(`skytrace: not kept in the document: ${problem}\n`);
    }
  }

  #programs() {
    return packagePrograms(this.machine, [cronCommand(this.machine)]);
  }

  /** Programs come and go with packages, in the middle of a line as well. */
  async #followPackages(): Promise<void> {
    const { there, absent } = this.#programs();
    this.#engine.offer(there);
    await this.machine.files.asRoot(() => this.#engine.withdraw(absent));
  }

  /** Time has passed for the machine's cron as well. */
  #runCron(): Promise<void> {
    const terminal = this.#terminal;
    return runCron(this.machine, (session, user) => {
      const quiet: Terminal = {
        ...terminal,
        session,
        report: () => undefined,
        options: () => undefined,
        logIn: null,
      };
      return new GuestShell(quiet, this.machine, user, [], false);
    });
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
    this.end();
    return { stdout, stderr, exitCode };
  }
}

/** Programs take what they may not open for something that is not there; the system's word is another. */
function plainDenials(text: string, isDenied: (path: string) => boolean): string {
  return text
    .replace(/: EACCES: permission denied, \w+ '[^']*'/g, ': Permission denied')
    .replace(/: EPERM: operation not permitted, \w+ '[^']*'/g, ': Operation not permitted')
    .replace(/([^\s:'‘’]+)(['’]?): No such file or directory/g, (whole, path: string, quote: string) =>
      isDenied(path) ? `${path}${quote}: Permission denied` : whole,
    );
}
