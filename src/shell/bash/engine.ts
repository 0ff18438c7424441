import { Bash, defineCommand } from 'just-bash/browser';
import { invariant } from '../../kernel/lib/invariant.ts';
import { BUNDLED_COMMANDS } from './bundled-commands.ts';
import { clockCommands, type ShellClock } from './clock-commands.ts';
import { askOurClock } from './clock-words.ts';
import type { ShellCommand } from './command.ts';
import { explainStop, INTERRUPTED_EXIT, LIMITS, MOST_PRINTED, STOPPED_EXIT, stopLine } from './limits.ts';
import {
  type FunctionNode,
  type ScriptNode,
  type StatementNode,
  simpleCommand,
  statementOf,
  walk,
} from './script-tree.ts';
import type { ShellFiles } from './shell-files.ts';
import { streamOutput } from './stream-output.ts';
import { textOfBytes } from './text-bytes.ts';
import { trapCommand } from './trap-command.ts';
import { bashSyntaxError } from './unknown-command.ts';

export interface EngineOptions {
  readonly files: ShellFiles;
  readonly environment: { readonly [name: string]: string };
  readonly directory: string;
  readonly commands: readonly ShellCommand[];
  readonly clock: ShellClock;
  /** Aliases are for people who type, as in bash. */
  readonly isInteractive: boolean;
}

export interface EngineRun {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly signal?: AbortSignal | undefined;
  readonly stdin?: string | undefined;
  readonly name?: string | undefined;
  readonly args?: readonly string[] | undefined;
  /** Awaited between commands: lets the page draw and a Ctrl-C arrive. */
  readonly breathe?: (() => Promise<void>) | undefined;
  /** The shell ends with this run: its EXIT trap is due. */
  readonly isLast: boolean;
}

export interface EngineResult {
  readonly exitCode: number;
  readonly hasExited: boolean;
}

const KEEP = '.keep';
const STATUS = '.status';
const BUILTINS =
  'break case cd continue declare do done elif else esac eval exit export fi for function if local read return set shift source test then type unset until while'.split(
    ' ',
  );
const USES_ARRAYS = /=\(|\b(?:declare|typeset|local|mapfile|readarray|read)\b/;
/** Of the interpreter's options, those that a user can have set and that print as they are set. */
const KEPT_OPTIONS = [
  'allexport',
  'errexit',
  'noclobber',
  'noglob',
  'nounset',
  'pipefail',
  'verbose',
  'xtrace',
];

/**
 * One bash that remembers: variables, functions, arrays, options and the working directory carry over from run to
 * run, which the library underneath leaves to its caller.
 */
export class BashEngine {
  readonly files: ShellFiles;
  readonly #bash: Bash;
  readonly #isInteractive: boolean;
  readonly #traps = new Map<string, string>();
  readonly #names: Set<string>;
  readonly #functions = new Map<string, FunctionNode>();
  #environment: { readonly [name: string]: string } | undefined;
  #directory: string;
  #arrays = '';
  #status = 0;
  #isRunning = false;
  /** The tree of the run that is about to start; null while the interpreter parses anything else. */
  #expected: { readonly usesArrays: boolean } | null = null;
  #reachedEnd = false;

  constructor(options: EngineOptions) {
    this.files = options.files;
    this.#directory = options.directory;
    this.#isInteractive = options.isInteractive;
    options.files.mkdirSync(options.directory, { recursive: true });
    options.files.mkdirSync('/tmp', { recursive: true });
    const commands = [...clockCommands(options.clock), trapCommand(this.#traps), ...options.commands];
    this.#names = new Set([...BUILTINS, ...BUNDLED_COMMANDS, ...commands.map(({ name }) => name)]);
    this.#bash = new Bash({
      fs: options.files,
      cwd: options.directory,
      env: { ...options.environment },
      commands: [...BUNDLED_COMMANDS],
      executionLimits: LIMITS,
      // It would replace globals of the page while a script runs. No script here can reach them.
      defenseInDepth: false,
      processInfo: { pid: 4021, ppid: 1, uid: 1000, gid: 1000 },
      customCommands: [
        ...commands.map(({ name, run }) => defineCommand(name, run)),
        defineCommand(KEEP, async ([status, arrays]) => {
          this.#reachedEnd = true;
          if (arrays !== undefined) this.#arrays = assignments(arrays);
          return { stdout: '', stderr: '', exitCode: Number(status) };
        }),
        defineCommand(STATUS, async ([status]) => ({ stdout: '', stderr: '', exitCode: Number(status) })),
      ],
    });
    this.#bash.registerTransformPlugin({
      name: 'run',
      transform: ({ ast }: { readonly ast: ScriptNode }) => ({ ast: this.#prepare(ast) }),
    });
  }

  get directory(): string {
    return this.#directory;
  }

  /** Goes back there, after a run has gone where it may not. */
  enter(directory: string): void {
    this.#directory = directory;
    this.#environment = { ...this.#variables(), PWD: directory };
  }

  /** A variable as the last run left it. */
  variable(name: string): string | undefined {
    return this.#environment === undefined ? this.#bash.getEnv()[name] : this.#environment[name];
  }

  variableNames(): readonly string[] {
    return Object.keys(this.#environment ?? this.#bash.getEnv()).filter((name) =>
      /^[A-Za-z_]\w*$/.test(name),
    );
  }

  /** Programs and builtins. */
  commandNames(): readonly string[] {
    return [...this.#names].filter((name) => /^\w/.test(name));
  }

  /** Programs that have been installed. */
  offer(commands: readonly ShellCommand[]): void {
    for (const { name, run } of commands) {
      if (this.#names.has(name)) continue;
      this.#names.add(name);
      this.#bash.registerCommand(defineCommand(name, run));
    }
  }

  /** Programs that are no longer there. */
  async withdraw(names: readonly string[]): Promise<void> {
    for (const name of names) {
      if (!this.#names.delete(name)) continue;
      for (const folder of ['/bin', '/usr/bin']) await this.files.rm(`${folder}/${name}`, { force: true });
    }
  }

  functionNames(): readonly string[] {
    return [...this.#functions.keys()];
  }

  /** Whether a person who typed this far has to type on before it means anything. */
  needsMore(text: string): boolean {
    if (/(^|[^\\])(\\\\)*\\\n?$/.test(text) || /(\||&&)\s*$/.test(text)) return true;
    // With a command behind it: a `then` or `do` whose body is still empty is wrong otherwise, and not unfinished.
    return this.#endsTooEarly(text) || this.#endsTooEarly(`${text}\n:`);
  }

  #endsTooEarly(text: string): boolean {
    try {
      this.#bash.transform(text);
      return false;
    } catch (error) {
      return /unexpected EOF|got EOF|unterminated here-document/.test(String(error));
    }
  }

  async run(script: string, run: EngineRun): Promise<EngineResult> {
    invariant(!this.#isRunning, 'a shell runs one script at a time');
    this.#isRunning = true;
    try {
      const result = await this.#exec(script, run);
      if (!result.hasExited && !run.isLast) return result;
      const last = this.#traps.get('EXIT');
      this.#traps.delete('EXIT');
      if (last !== undefined && result.exitCode !== STOPPED_EXIT) await this.#exec(last, run);
      return { exitCode: result.exitCode, hasExited: true };
    } finally {
      this.#isRunning = false;
    }
  }

  async #exec(script: string, run: EngineRun): Promise<EngineResult> {
    const stop = new AbortController();
    const interrupt = () => stop.abort();
    if (run.signal?.aborted === true) stop.abort();
    run.signal?.addEventListener('abort', interrupt);
    let printed = 0;
    let hasFlooded = false;
    const limited = (write: (text: string) => void) => (text: string) => {
      if (hasFlooded || text === '') return;
      printed += text.length;
      write(
        printed > MOST_PRINTED ? text.slice(0, Math.max(0, text.length - (printed - MOST_PRINTED))) : text,
      );
      hasFlooded = printed > MOST_PRINTED;
      if (hasFlooded) stop.abort();
    };
    const stdout = limited(run.stdout);
    const stderr = limited(run.stderr);
    this.files.terminal = { stdout, stderr, breathe: run.breathe };
    this.#expected = { usesArrays: USES_ARRAYS.test(script) };
    this.#reachedEnd = false;
    try {
      const done = await this.#bash.exec(script, {
        rawScript: true,
        signal: stop.signal,
        ...(run.stdin !== undefined && { stdin: run.stdin }),
        cwd: this.#directory,
        env: { ...this.#variables(), ...positional(run) },
        replaceEnv: true,
      });
      stdout(textOfBytes(done.stdout));
      if (hasFlooded) {
        run.stderr(`\n${stopLine(`it printed more than ${MOST_PRINTED} characters`)}`);
        return { exitCode: STOPPED_EXIT, hasExited: false };
      }
      if (run.signal?.aborted === true) return { exitCode: INTERRUPTED_EXIT, hasExited: false };
      const reason =
        done.exitCode === STOPPED_EXIT || done.exitCode === 124 ? explainStop(done.stderr) : undefined;
      const told = bashSyntaxError(textOfBytes(done.stderr));
      stderr(reason === undefined ? told : `${told.replace(/[^\n]*\n?$/, '')}${reason}`);
      if (reason !== undefined) return { exitCode: STOPPED_EXIT, hasExited: false };
      this.#remember(done.env, done.exitCode);
      return { exitCode: done.exitCode, hasExited: !this.#reachedEnd && !isMistake(done) };
    } finally {
      run.signal?.removeEventListener('abort', interrupt);
      this.#expected = null;
      this.files.terminal = undefined;
    }
  }

  #variables(): { [name: string]: string } {
    return { ...(this.#environment ?? this.#bash.getEnv()) };
  }

  #remember(environment: { readonly [name: string]: string }, exitCode: number): void {
    this.#status = exitCode;
    if (!this.#reachedEnd) return;
    this.#environment = environment;
    this.#directory = environment.PWD ?? this.#directory;
  }

  /** What the run begins with so that it goes on where the last one ended, the script, and a last word. */
  #prepare(ast: ScriptNode): ScriptNode {
    const expected = this.#expected;
    // Shells inside of shells print to whoever called them.
    if (expected === null) return ast;
    this.#expected = null;
    askOurClock(ast);
    const streamed = streamOutput(ast);
    const before: StatementNode[] = [...this.#functions.values()].map((node) => statementOf(node));
    if (this.#arrays !== '') before.push(...this.#parse(this.#arrays));
    const options = this.#options();
    if (options.length > 0)
      before.push(...this.#parse(`set ${options.map((name) => `-o ${name}`).join(' ')}`));
    if (this.#isInteractive) before.push(...this.#parse('shopt -s expand_aliases'));
    if (this.#status !== 0 && !options.includes('errexit'))
      before.push(statementOf(simpleCommand(STATUS, String(this.#status))));
    this.#learnFunctions(ast);
    const hasArrays = this.#arrays !== '' || expected.usesArrays;
    const after = this.#parse(
      hasArrays ? `${KEEP} $? "$(declare -p -a 2>/dev/null; declare -p -A 2>/dev/null)"` : `${KEEP} $?`,
    );
    return { ...streamed, statements: [...before, ...streamed.statements, ...after] };
  }

  #parse(text: string): readonly StatementNode[] {
    return this.#bash.transform(text).ast.statements as readonly StatementNode[];
  }

  #options(): readonly string[] {
    const set = new Set((this.#environment?.SHELLOPTS ?? '').split(':'));
    return KEPT_OPTIONS.filter((name) => set.has(name));
  }

  #learnFunctions(ast: ScriptNode): void {
    walk(ast, (node) => {
      if (node.type !== 'FunctionDef') return node.type !== 'Subshell' && node.type !== 'CommandSubstitution';
      const definition = node as unknown as FunctionNode;
      this.#functions.set(definition.name, definition);
      return true;
    });
  }
}

/** Words that may stand first in a line, and those behind a `$`. */
export function wordsOf(engine: BashEngine) {
  return {
    commands: [...engine.commandNames(), ...engine.functionNames()],
    variables: engine.variableNames(),
  };
}

/** A path with `~/` before it, as one typed it. */
export function fromHome(path: string, home: string): string {
  return path.replace(/^~(?=\/)/, home);
}

/** A syntax error or an unset variable ends the line, not the shell. */
function isMistake(done: { readonly stderr: string }): boolean {
  return /^bash: /m.test(done.stderr);
}

function positional({ name, args = [] }: EngineRun): { readonly [name: string]: string } {
  return {
    0: name ?? 'bash',
    '#': String(args.length),
    ...Object.fromEntries(args.map((arg, index) => [String(index + 1), arg])),
  };
}

/** `declare -p`'s lines as assignments: the interpreter's own `declare` splits values at their spaces. */
function assignments(declarations: string): string {
  return declarations
    .split('\n')
    .filter((line) => !line.includes(' PIPESTATUS='))
    .map((line) => line.replace(/^(declare -\S+ (\w+))=(\(.*)$/s, '$1\n$2=$3'))
    .join('\n');
}
