import type { CpOptions, FileContent, MkdirOptions, RmOptions } from 'just-bash/browser';
import { ShellFiles, TERMINAL_ERR, TERMINAL_OUT } from '../bash/shell-files.ts';

type Encoding = Parameters<ShellFiles['writeFile']>[2];

const READ = 4;
const WRITE = 2;
const ENTER = 1;
const STICKY = 0o1000;

/** Whose a file is. */
export interface Ownership {
  readonly owner: string;
  readonly group: string;
}

/** An instance's files: with owners, and with what their modes allow to whom. */
export class GuestFiles extends ShellFiles {
  /** Who works on them now. */
  user = 'root';
  /** Groups of that user, its own first: what it makes belongs to that one. */
  groups: readonly string[] = ['root'];
  readonly #owners = new Map<string, Ownership>();
  /** What was refused since the run began: programs tell it in words of their own. */
  readonly denied = new Set<string>();
  /** Directories that were found empty because they may not be listed. */
  readonly unlisted = new Set<string>();

  owner(path: string): string {
    return this.ownership(path).owner;
  }

  ownership(path: string): Ownership {
    return this.#owners.get(path) ?? { owner: 'root', group: 'root' };
  }

  setOwner(path: string, owner: string, group = owner): void {
    this.#owners.set(path, { owner, group });
  }

  /** Does something that no mode stands before. */
  asRoot<T>(work: () => Promise<T>): Promise<T> {
    return this.asUser('root', ['root'], work);
  }

  /** Does something as another user, a service's for one. */
  async asUser<T>(other: string, itsGroups: readonly string[], work: () => Promise<T>): Promise<T> {
    const { user, groups } = this;
    this.user = other;
    this.groups = itsGroups;
    try {
      return await work();
    } finally {
      this.user = user;
      this.groups = groups;
    }
  }

  override async readFile(path: string, options?: Parameters<ShellFiles['readFile']>[1]): Promise<string> {
    await this.#demand(path, READ, 'open');
    return super.readFile(path, options);
  }

  override async readFileBytes(path: string): ReturnType<ShellFiles['readFileBytes']> {
    await this.#demand(path, READ, 'open');
    return super.readFileBytes(path);
  }

  override async readFileBuffer(path: string): Promise<Uint8Array> {
    await this.#demand(path, READ, 'open');
    return super.readFileBuffer(path);
  }

  // What lies in a directory that one may not enter cannot be told from what is not there.
  override async exists(path: string): Promise<boolean> {
    if (!(await this.#mayReach(path))) {
      this.denied.add(path);
      return false;
    }
    return super.exists(path);
  }

  override async stat(path: string) {
    if (!(await this.#mayReach(path))) this.#refuse(path, 'stat');
    return super.stat(path);
  }

  override async lstat(path: string) {
    if (!(await this.#mayReach(path))) this.#refuse(path, 'lstat');
    return super.lstat(path);
  }

  /** Throws where the directory may not be listed. */
  demandList(path: string): Promise<void> {
    return this.#demand(path, READ, 'scandir');
  }

  // Programs that go through a tree would end at the first directory that is not theirs: they find it empty.
  override async readdir(path: string): Promise<string[]> {
    return (await this.#mayList(path)) ? super.readdir(path) : [];
  }

  override async readdirWithFileTypes(path: string) {
    return (await this.#mayList(path)) ? super.readdirWithFileTypes(path) : [];
  }

  /** Whether the directory may be listed. */
  async mayList(path: string): Promise<boolean> {
    try {
      await this.#demand(path, READ, 'scandir');
      return true;
    } catch {
      return false;
    }
  }

  async #mayList(path: string): Promise<boolean> {
    const may = await this.mayList(path);
    if (!may) this.unlisted.add(path);
    return may;
  }

  override async writeFile(path: string, content: FileContent, encoding?: Encoding): Promise<void> {
    if (isTerminal(path)) return super.writeFile(path, content, encoding);
    const isNew = await this.#demandWrite(path);
    await super.writeFile(path, content, encoding);
    if (isNew) this.#own(path);
  }

  override async appendFile(path: string, content: FileContent, encoding?: Encoding): Promise<void> {
    if (isTerminal(path)) return super.appendFile(path, content, encoding);
    const isNew = await this.#demandWrite(path);
    await super.appendFile(path, content, encoding);
    if (isNew) this.#own(path);
  }

  override async mkdir(path: string, options?: MkdirOptions): Promise<void> {
    const made: string[] = [];
    for (let at = this.resolvePath('/', path); at !== '/' && !(await super.exists(at)); at = parentOf(at))
      made.push(at);
    if (made.length > 0) await this.#demand(parentOf(made.at(-1) ?? '/'), WRITE, 'mkdir', path);
    await super.mkdir(path, options);
    for (const each of made) this.#own(each);
  }

  override async rm(path: string, options?: RmOptions): Promise<void> {
    if (await super.exists(path)) {
      await this.#demand(parentOf(path), WRITE, 'rm', path);
      await this.#demandOwn(path, 'rm');
      if (options?.recursive === true) await this.#demandBelow(path);
    }
    await super.rm(path, options);
    this.#forget(this.resolvePath('/', path));
  }

  override async mv(from: string, to: string): Promise<void> {
    await this.#demand(parentOf(from), WRITE, 'rename', from);
    await this.#demandOwn(from, 'rename');
    await this.#demand(parentOf(to), WRITE, 'rename', to);
    const [source, target] = [this.resolvePath('/', from), this.resolvePath('/', to)];
    const moved = [...this.#owners].filter(([path]) => path === source || path.startsWith(`${source}/`));
    await super.mv(from, to);
    this.#forget(source);
    for (const [path, owners] of moved) this.#owners.set(target + path.slice(source.length), owners);
  }

  override async cp(from: string, to: string, options?: CpOptions): Promise<void> {
    await this.#demand(from, READ, 'open');
    const isNew = await this.#demandWrite(to);
    await super.cp(from, to, options);
    if (!isNew) return;
    const target = this.resolvePath('/', to);
    for (const path of this.getAllPaths())
      if (path === target || path.startsWith(`${target}/`)) this.#own(path);
  }

  override async symlink(target: string, path: string): Promise<void> {
    await this.#demand(parentOf(path), WRITE, 'symlink', path);
    await super.symlink(target, path);
    this.#own(path);
  }

  override async chmod(path: string, mode: number): Promise<void> {
    if (this.user !== 'root' && this.owner(this.resolvePath('/', path)) !== this.user)
      this.#refuse(path, 'chmod');
    await super.chmod(path, mode);
  }

  #own(path: string): void {
    this.setOwner(this.resolvePath('/', path), this.user, this.groups[0] ?? this.user);
  }

  #forget(path: string): void {
    for (const each of [...this.#owners.keys()])
      if (each === path || each.startsWith(`${path}/`)) this.#owners.delete(each);
  }

  /** True where the file is yet to be made. */
  async #demandWrite(path: string): Promise<boolean> {
    const exists = await super.exists(path);
    await this.#demand(exists ? path : parentOf(path), WRITE, 'open', path);
    return !exists;
  }

  async #demand(path: string, need: number, call: string, told = path): Promise<void> {
    if (this.user === 'root' || isTerminal(path)) return;
    if (!(await this.#mayReach(path))) this.#refuse(told, call);
    if (!(await this.#allows(path, need))) this.#refuse(told, call);
  }

  /** What is in a directory goes first: each one that is not empty must be one's own to change. */
  async #demandBelow(path: string): Promise<void> {
    if (this.user === 'root') return;
    const below = `${this.resolvePath('/', path)}/`;
    const folders = new Set(
      this.getAllPaths()
        .filter((each) => each.startsWith(below) && each !== below)
        .map(parentOf),
    );
    for (const folder of folders) await this.#demand(folder, WRITE, 'rm', path);
  }

  /** In a sticky directory such as /tmp what others have made is theirs alone to take away. */
  async #demandOwn(path: string, call: string): Promise<void> {
    if (this.user === 'root') return;
    const place = this.resolvePath('/', path);
    const folder = parentOf(place);
    const { mode } = await super.stat(folder);
    if ((mode & STICKY) !== 0 && ![this.owner(place), this.owner(folder)].includes(this.user))
      this.#refuse(path, call, 'EPERM: operation not permitted');
  }

  /** Whether one may go into the directory. */
  async mayEnter(path: string): Promise<boolean> {
    return this.user === 'root' || ((await this.#mayReach(path)) && this.#allows(path, ENTER));
  }

  async #mayReach(path: string): Promise<boolean> {
    if (this.user === 'root' || isTerminal(path)) return true;
    for (let at = parentOf(this.resolvePath('/', path)); at !== '/'; at = parentOf(at))
      if (!(await this.#allows(at, ENTER))) return false;
    return true;
  }

  async #allows(path: string, need: number): Promise<boolean> {
    if (!(await super.exists(path))) return true;
    const { mode } = await super.stat(path);
    const { owner, group } = this.ownership(path);
    const shift = owner === this.user ? 6 : this.groups.includes(group) ? 3 : 0;
    return ((mode >> shift) & need) === need;
  }

  #refuse(path: string, call: string, why = 'EACCES: permission denied'): never {
    this.denied.add(path);
    throw new Error(`${why}, ${call} '${path}'`);
  }
}

const DEVICES = new Set([
  TERMINAL_OUT,
  TERMINAL_ERR,
  '/dev/null',
  '/dev/zero',
  '/dev/tty',
  '/dev/stdout',
  '/dev/stderr',
]);

/** Files that everybody writes and nobody keeps. */
function isTerminal(path: string): boolean {
  return DEVICES.has(path);
}

function parentOf(path: string): string {
  return path.replace(/\/+[^/]*\/*$/, '') || '/';
}
