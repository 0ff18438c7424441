import { type CommandResult, succeed } from '../bash/command.ts';
import type { PacketEvent, RunOptions, RunResult, ShellSession } from '../ports.ts';
import type { Machine } from './machine.ts';

/** What words at a shell's prompt may begin with. */
export interface ShellWords {
  readonly commands: readonly string[];
  readonly variables: readonly string[];
  /** Entries of a directory; undefined where there is none, or it may not be read. */
  entries(directory: string): Promise<readonly string[] | undefined>;
}

/** A user's shell on an instance. */
export interface InsideShell {
  readonly machine: Machine;
  readonly directory: string;
  readonly prompt: string;
  readonly words: ShellWords;
  /** False once somebody has ended its process. */
  readonly isOpen: boolean;
  /** Its process is gone. */
  end(): void;
  run(script: string, options: RunOptions): Promise<RunResult>;
  /** Runs a command whose output the caller wants. */
  capture(
    words: string | readonly string[],
    stdin?: string,
  ): Promise<{ readonly stdout: string; readonly stderr: string; readonly exitCode: number }>;
}

/** What every shell of one terminal shares: the document, the machines, and who is logged in where. */
export interface Terminal {
  readonly session: ShellSession;
  /** Address of the laptop, as the internet sees it. */
  readonly laptop: string;
  /** The line that runs, as it was typed. */
  label(): string;
  report(event: PacketEvent): void;
  /** Of the run that is under way. */
  options(): RunOptions | undefined;
  /** Null: it does not run, or has no inside. `isAsleep`: its disk is wanted, even while it does not run. */
  wake(instance: string, isAsleep?: boolean): Promise<Machine | null>;
  /** A shell of that user there; the agent's keys go along. `isLogin`: it came over the network by ssh. */
  open(machine: Machine, user: string, agent?: readonly string[], isLogin?: boolean): InsideShell;
  /** A person sits there: a login goes on until `exit`. Null where nobody does. */
  readonly logIn: ((login: Login) => void) | null;
}

export interface Login {
  readonly shell: InsideShell;
  /** Printed when it has ended. */
  readonly farewell: string;
}

/** Somebody comes in: to stay where a person types and brought no work along, else for the command or the input. */
export async function enterShell(
  terminal: Terminal,
  { shell, farewell }: Login,
  work: { readonly command?: string | undefined; readonly input: string },
): Promise<CommandResult & { readonly stays: boolean }> {
  const { command, input } = work;
  if (terminal.logIn !== null && command === undefined && input === '') {
    terminal.logIn({ shell, farewell });
    return { ...succeed(''), stays: true };
  }
  const ran = await (command === undefined ? shell.capture(input) : shell.capture(command, input));
  return { ...ran, stays: false };
}
