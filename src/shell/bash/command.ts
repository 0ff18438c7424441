import type { defineCommand } from 'just-bash/browser';

type Execute = Parameters<typeof defineCommand>[1];

/** What the interpreter hands a command: its files, directory, variables and input. */
export type CommandContext = Parameters<Execute>[1];
export type CommandResult = Awaited<ReturnType<Execute>>;

/** A program of the shell. */
export interface ShellCommand {
  readonly name: string;
  readonly run: (args: string[], context: CommandContext) => Promise<CommandResult>;
}

export function succeed(stdout: string): CommandResult {
  return { stdout, stderr: '', exitCode: 0 };
}

export function fail(stderr: string, exitCode = 1): CommandResult {
  return { stdout: '', stderr, exitCode };
}

/** A command whose name is in the line but that does something of its own, without waiting for anything. */
export function plainCommand(
  name: string,
  run: (args: readonly string[], context: CommandContext) => CommandResult,
): ShellCommand {
  return { name, run: async (args, context) => run(args, context) };
}
