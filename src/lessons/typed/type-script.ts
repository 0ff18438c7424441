import type { CloudRequest } from '../../kernel/cloud/request.ts';
import type { LaptopFile } from '../../shell/laptop.ts';
import { Shell } from '../../shell/shell.ts';
import type { TypedCommand } from '../goals/verdict.ts';
import { replaceMentions } from '../script/names.ts';
import { isChange } from '../script/run-script.ts';
import { typedSession } from './typed-session.ts';
import type { TypedState } from './typed-state.ts';

/** One command as it was typed. */
export interface TypedLine extends TypedCommand {
  /** Number of its first line in the script, from 0. */
  readonly line: number;
  /** It changed the cloud, an instance's inside or the laptop, or led into an instance. */
  readonly changes: boolean;
}

export interface TypedProblem {
  readonly line: number;
  readonly message: string;
}

export interface TypedRun {
  readonly state: TypedState;
  readonly lines: readonly TypedLine[];
  /** Every call that was made. */
  readonly calls: readonly CloudRequest[];
  readonly problems: readonly TypedProblem[];
}

export interface TypeOptions {
  /** First line of a command to leave out. */
  readonly without?: number;
  /** Goes on after a command that fails, as a person would. */
  readonly goesOn?: boolean;
}

/**
 * Types a script into a terminal, command by command: the shell of the page, with `ssh` into instances. `@name` is
 * the id of the resource of that name, `@web-1:public-ip` its address. Stops at the first command that fails.
 */
export async function typeScript(
  start: TypedState,
  script: string,
  { without, goesOn = false }: TypeOptions = {},
): Promise<TypedRun> {
  const session = typedSession(start.cloud);
  const shell = new Shell({ session, isInteractive: true, home: start.laptop });
  const lines: TypedLine[] = [];
  const problems: TypedProblem[] = [];
  let { laptop } = start;
  for (const { text, line } of typedCommands(script, shell)) {
    if (line === without) continue;
    const named = replaceMentions(session.cloud, text);
    if (!named.ok) {
      problems.push({ line, message: named.error });
      if (goesOn) continue;
      break;
    }
    const calls = session.calls.length;
    const where = shell.instance ?? null;
    let printed = '';
    const print = (piece: string) => {
      printed += piece;
    };
    const { exitCode, hasExited } = await shell.run(named.value, {
      output: { stdout: print, stderr: print },
    });
    const home = await shell.laptop();
    const inside = shell.instance ?? null;
    const isChanged = session.calls.slice(calls).some(({ operation }) => isChange(operation));
    const changes = isChanged || !isSame(laptop, home) || (inside !== where && inside !== null);
    laptop = home;
    lines.push({ line, text: named.value, where, exitCode, changes });
    if (exitCode !== 0)
      problems.push({ line, message: `It fails with exit code ${exitCode}: ${lastLine(printed)}` });
    if (hasExited || (exitCode !== 0 && !goesOn)) break;
  }
  return { state: { cloud: session.cloud, laptop }, lines, calls: session.calls, problems };
}

/** What is typed up to Enter: a quote or a here-document that is open goes on in the next line. */
export function typedCommands(
  script: string,
  shell: Pick<Shell, 'needsMore'>,
): readonly { readonly text: string; readonly line: number }[] {
  const commands: { text: string; line: number }[] = [];
  let open: { text: string; line: number } | null = null;
  for (const [line, raw] of script.trimEnd().split('\n').entries()) {
    if (open === null && (raw.trim() === '' || raw.trimStart().startsWith('#'))) continue;
    const so: { text: string; line: number } =
      open === null ? { text: raw, line } : { text: `${open.text}\n${raw}`, line: open.line };
    open = shell.needsMore(so.text) ? so : null;
    if (open === null) commands.push(so);
  }
  return open === null ? commands : [...commands, open];
}

function isSame(left: readonly LaptopFile[], right: readonly LaptopFile[]): boolean {
  return (
    left.length === right.length &&
    left.every((file, index) => {
      const other = right[index];
      return other?.path === file.path && other.text === file.text && other.mode === file.mode;
    })
  );
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
