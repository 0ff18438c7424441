import type { FileContent, MkdirOptions, RmOptions } from 'just-bash/browser';
import { ShellFiles, TERMINAL_ERR, TERMINAL_OUT } from '../bash/shell-files.ts';

type Encoding = Parameters<ShellFiles['writeFile']>[2];

const READ = 4;
const WRITE = 2;
const ENTER = 1;

/** An instance's files: with owners, and with what their modes allow to whom. */
export class GuestFiles extends ShellFiles {
  /** Who works on them now. */
  user = 'root';
  /** Groups of that user, whose part of a mode counts for it. */
  groups: ReadonlySet<string> = new Set();
  readonly #owners = new Map<string, string>();
  /** What was refused since the run began: programs tell it in words of their own. */
  readonly denied = new Set<string>();

  owner(path: string): string {
    const known = this.#owners.get(path);
    if (known !== undefined) return known;
    const home = /^\/home\/([^/]+)/.exec(path)?.[1];
    return home === undefined ? 'root' : (this.#owners.get(`/home/${home}`) ?? home);
  }

  setOwner(path: string, owner: string): void {
    this.#owners.set(path, owner);
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

  override async readdir(path: string): Promise<string[]> {
    await this.#demand(path, READ, 'scandir');
    return super.readdir(path);
  }

  override async readdirWithFileTypes(path: string) {
    await this.#demand(path, READ, 'scandir');
    return super.readdirWithFileTypes(path);
  }

  override async writeFile(path: string, content: FileContent, encoding?: Encoding): Promise<void> {
    if (isTerminal(path)) return super.writeFile(path, content, encoding);
    const isNew = await this.#demandWrite(path);
    await super.writeFile(path, content, encoding);
    if (isNew) this.#owners.set(this.resolvePath('/', path), this.user);
  }

  override async appendFile(path: string, content: FileContent, encoding?: Encoding): Promise<void> {
    if (isTerminal(path)) return super.appendFile(path, content, encoding);
    const isNew = await this.#demandWrite(path);
    await super.appendFile(path, content, encoding);
    if (isNew) this.#owners.set(this.resolvePath('/', path), this.user);
  }

  override async mkdir(path: string, options?: MkdirOptions): Promise<void> {
    const isNew = !(await super.exists(path));
    if (isNew) await this.#demand(await this.#nearest(path), WRITE, 'mkdir', path);
    await super.mkdir(path, options);
    if (isNew) this.#owners.set(this.resolvePath('/', path), this.user);
  }

  override async rm(path: string, options?: RmOptions): Promise<void> {
    if (await super.exists(path)) await this.#demand(parentOf(path), WRITE, 'rm', path);
    await super.rm(path, options);
  }

  override async mv(from: string, to: string): Promise<void> {
    await this.#demand(parentOf(from), WRITE, 'rename', from);
    await this.#demand(parentOf(to), WRITE, 'rename', to);
    const owner = this.owner(from);
    await super.mv(from, to);
    this.#owners.set(this.resolvePath('/', to), owner);
  }

  override async chmod(path: string, mode: number): Promise<void> {
    if (this.user !== 'root' && this.owner(path) !== this.user) this.#refuse(path, 'chmod');
    await super.chmod(path, mode);
  }

  /** True where the file is yet to be made. */
  async #demandWrite(path: string): Promise<boolean> {
    const exists = await super.exists(path);
    await this.#demand(exists ? path : parentOf(path), WRITE, 'open', path);
    return !exists;
  }

  async #nearest(path: string): Promise<string> {
    let parent = parentOf(path);
    while (parent !== '/' && !(await super.exists(parent))) parent = parentOf(parent);
    return parent;
  }

  async #demand(path: string, need: number, call: string, told = path): Promise<void> {
    if (this.user === 'root' || isTerminal(path)) return;
    for (let at = parentOf(path); at !== '/'; at = parentOf(at))
      if (!(await this.#allows(at, ENTER))) this.#refuse(told, call);
    if (!(await this.#allows(path, need))) this.#refuse(told, call);
  }

  async #allows(path: string, need: number): Promise<boolean> {
    if (!(await super.exists(path))) return true;
    const { mode } = await super.stat(path);
    const owner = this.owner(path);
    const shift = owner === this.user ? 6 : this.groups.has(owner) ? 3 : 0;
    return ((mode >> shift) & need) === need;
  }

  #refuse(path: string, call: string): never {
    this.denied.add(path);
    throw new Error(`EACCES: permission denied, ${call} '${path}'`);
  }
}

function isTerminal(path: string): boolean {
  return path === TERMINAL_OUT || path === TERMINAL_ERR;
}

function parentOf(path: string): string {
  return path.replace(/\/+[^/]*\/*$/, '') || '/';
}
