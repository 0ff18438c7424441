import type { FileContent, FsStat, MkdirOptions } from 'just-bash/browser';
import { InMemoryFs } from 'just-bash/browser';
import { textOfBytes } from './text-bytes.ts';

/** Writing there is writing to the terminal. The names are ours alone: no directory lists them. */
export const TERMINAL_OUT = '/dev/.terminal-out';
export const TERMINAL_ERR = '/dev/.terminal-err';

type Encoding = Parameters<InMemoryFs['writeFile']>[2];

interface Terminal {
  stdout(text: string): void;
  stderr(text: string): void;
  readonly breathe?: (() => Promise<void>) | undefined;
}

/** The shell's files: in memory, dated by the simulated clock, with the terminal as two of them. */
export class ShellFiles extends InMemoryFs {
  /** Where the terminal's output goes while something runs. */
  terminal: Terminal | undefined;
  readonly #now: () => number;
  readonly #born: number;
  /** Of files written since the start, milliseconds; everything else is as old as the shell. */
  readonly #times = new Map<string, number>();

  constructor(now: () => number, maxTotalBytes: number) {
    super({}, { maxTotalBytes });
    this.#now = now;
    this.#born = now();
  }

  override async writeFile(path: string, content: FileContent, encoding?: Encoding): Promise<void> {
    if (this.#print(path, content, encoding)) return;
    // A file that is written anew keeps its mode, which the files underneath forget.
    const mode = (await super.exists(path)) ? (await super.stat(path)).mode : undefined;
    await super.writeFile(path, content, encoding);
    if (mode !== undefined) await super.chmod(path, mode);
    this.#touch(path);
  }

  override async appendFile(path: string, content: FileContent, encoding?: Encoding): Promise<void> {
    if (this.#print(path, content, encoding)) return this.terminal?.breathe?.();
    const mode = (await super.exists(path)) ? (await super.stat(path)).mode : undefined;
    await super.appendFile(path, content, encoding);
    if (mode !== undefined) await super.chmod(path, mode);
    this.#touch(path);
  }

  override async mkdir(path: string, options?: MkdirOptions): Promise<void> {
    await super.mkdir(path, options);
    this.#touch(path);
  }

  override async utimes(path: string, atime: Date, mtime: Date): Promise<void> {
    await super.utimes(path, atime, mtime);
    this.#times.set(this.resolvePath('/', path), mtime.getTime());
  }

  override async stat(path: string): Promise<FsStat> {
    return this.#dated(path, await super.stat(path));
  }

  override async lstat(path: string): Promise<FsStat> {
    return this.#dated(path, await super.lstat(path));
  }

  override async mv(from: string, to: string): Promise<void> {
    const time = this.#times.get(this.resolvePath('/', from));
    await super.mv(from, to);
    if (time !== undefined) this.#times.set(this.resolvePath('/', to), time);
  }

  /** The names in a directory, folders with a slash at their end; undefined when there is none. */
  async list(directory: string): Promise<readonly string[] | undefined> {
    if (!(await super.exists(directory)) || !(await super.stat(directory)).isDirectory) return undefined;
    const entries = await super.readdirWithFileTypes(directory);
    return entries.map(({ name, isDirectory }) => (isDirectory ? `${name}/` : name)).sort();
  }

  #print(path: string, content: FileContent, encoding: Encoding): boolean {
    if (path !== TERMINAL_OUT && path !== TERMINAL_ERR) return false;
    const isBytes = encoding === 'binary' || encoding === 'latin1';
    const text =
      typeof content !== 'string'
        ? new TextDecoder().decode(content)
        : isBytes
          ? textOfBytes(content)
          : content;
    if (text !== '') this.terminal?.[path === TERMINAL_OUT ? 'stdout' : 'stderr'](text);
    return true;
  }

  #touch(path: string): void {
    this.#times.set(this.resolvePath('/', path), this.#now());
  }

  #dated(path: string, stat: FsStat): FsStat {
    return { ...stat, mtime: new Date(this.#times.get(this.resolvePath('/', path)) ?? this.#born) };
  }
}
