import { base64OfBytes, bytesOfBase64 } from '../../kernel/lib/bytes.ts';
import type { HostChanges } from '../../resources/instance/host-schema.ts';
import type { BaseFile } from './base-file.ts';
import type { GuestFiles } from './guest-files.ts';

export type FileChange = HostChanges['Files'][number];

/** Never kept: what a machine makes anew whenever it starts. */
const PASSING = /^\/(?:tmp|proc|dev|run|sys)(?:\/|$)/;

/** Where bash puts a note for each program that it has: nobody wrote them, and every bash brings them again. */
const PROGRAM = /^\/(?:usr\/)?bin\/[^/]+$/;
const BUILT_IN = '#!/bin/bash\n# Built-in command: ';

/** The files of one disk at their place in a machine's tree: what the disk began with, and what differs now. */
export class DiskFiles {
  /** Where its root directory lies; empty at the tree's own root. */
  readonly at: string;
  readonly #files: GuestFiles;
  readonly #base = new Map<string, BaseFile>();
  readonly #later: (() => Promise<void>)[] = [];

  constructor(files: GuestFiles, at: string) {
    this.#files = files;
    this.at = at;
  }

  /** Puts a file there that the disk has from the start, unless it has it already. */
  lay(file: BaseFile): void {
    const { path, text, mode, owner, group = owner } = file;
    if (this.#base.has(path)) return;
    this.#base.set(path, file);
    const place = this.#place(path);
    if (text === undefined) this.#files.mkdirSync(place, { recursive: true });
    else this.#files.writeFileSync(place, text);
    this.#dress(place, mode, owner, group);
  }

  restore(changes: readonly FileChange[]): void {
    for (const { Path, Kind, Text, Base64, Mode, Owner, Group } of changes) {
      const place = this.#place(Path);
      if (Kind === 'gone') this.#later.push(() => this.#files.rm(place, { recursive: true, force: true }));
      else if (Kind === 'link') this.#later.push(() => this.#link(Text ?? '', place));
      else if (Kind === 'directory') this.#files.mkdirSync(place, { recursive: true });
      else {
        const bytes = Base64 === undefined ? undefined : (bytesOfBase64(Base64) ?? new Uint8Array());
        this.#files.writeFileSync(place, bytes ?? Text ?? '');
      }
      this.#dress(place, Kind === 'link' ? undefined : Mode, Owner, Group ?? Owner);
    }
  }

  /** What needs the files' own, slow ways: once, before anybody looks. */
  async ready(): Promise<void> {
    await this.#files.asRoot(async () => {
      for (const step of this.#later.splice(0)) await step();
    });
  }

  /** What differs from the disk's first files; what lies below other disks' places is theirs. */
  async changes(others: readonly string[]): Promise<readonly FileChange[]> {
    return this.#files.asRoot(async () => {
      const found: FileChange[] = this.at === '' ? [] : [await this.#top()];
      const there = new Set(this.#paths(others));
      for (const path of [...there].sort()) {
        const change = await this.#changeOf(path);
        if (change !== undefined) found.push(change);
      }
      for (const path of this.#base.keys())
        if (!there.has(path) && !this.#isPassing(path) && !this.#isCovered(path, others))
          found.push({ Path: path, Kind: 'gone' });
      return found;
    });
  }

  /** Whose the file system's own directory is. */
  async #top(): Promise<FileChange> {
    const { mode } = await this.#files.stat(this.at);
    const { owner, group } = this.#files.ownership(this.at);
    return { Path: '/', Kind: 'directory', Mode: mode & 0o7777, Owner: owner, Group: group };
  }

  /** Takes all of it out of the tree but its root directory. */
  async clear(): Promise<void> {
    await this.#files.asRoot(async () => {
      for (const name of await this.#files.readdir(this.at || '/'))
        await this.#files.rm(`${this.at}/${name}`, { recursive: true, force: true });
    });
  }

  /** Paths on the disk itself that are kept. */
  #paths(others: readonly string[]): readonly string[] {
    const below = `${this.at}/`;
    return this.#files
      .getAllPaths()
      .filter((path) => path.startsWith(below) && path !== below)
      .map((path) => path.slice(this.at.length))
      .filter((path) => !this.#isPassing(path) && !this.#isCovered(path, others));
  }

  #isPassing(path: string): boolean {
    return (this.at === '' && PASSING.test(path)) || this.#base.get(path)?.isPassing === true;
  }

  #isCovered(path: string, others: readonly string[]): boolean {
    const place = this.#place(path);
    return others.some((other) => place === other || place.startsWith(`${other}/`));
  }

  #place(path: string): string {
    return this.at !== '' && path === '/' ? this.at : this.at + path;
  }

  #link(target: string, place: string): Promise<void> {
    return this.#files.symlink(target, place);
  }

  #dress(place: string, mode: number | undefined, owner: string | undefined, group = owner): void {
    if (owner !== undefined) this.#files.setOwner(place, owner, group);
    if (mode !== undefined) this.#later.push(() => this.#files.chmod(place, mode));
  }

  async #changeOf(path: string): Promise<FileChange | undefined> {
    const place = this.#place(path);
    const base = this.#base.get(path);
    const { isFile, isDirectory, isSymbolicLink, mode } = await this.#files.lstat(place);
    const { owner, group } = this.#files.ownership(place);
    if (isSymbolicLink)
      return { Path: path, Kind: 'link', Text: await this.#files.readlink(place), Owner: owner };
    const isDressed =
      base?.mode === (mode & 0o7777) && base.owner === owner && (base.group ?? base.owner) === group;
    const dress = { Mode: mode & 0o7777, Owner: owner, ...(group !== owner && { Group: group }) };
    if (isDirectory) {
      const isKnown = base === undefined ? owner === 'root' && this.#isParentOfBase(path) : isDressed;
      return isKnown ? undefined : { Path: path, Kind: 'directory', ...dress };
    }
    if (!isFile) return undefined;
    const content = contentOf(await this.#files.readFileBuffer(place));
    if (PROGRAM.test(path) && content.Text?.startsWith(BUILT_IN) === true) return undefined;
    if (isDressed && base.text === content.Text) return undefined;
    return { Path: path, Kind: 'file', ...content, ...dress };
  }

  #isParentOfBase(path: string): boolean {
    for (const known of this.#base.keys()) if (known.startsWith(`${path}/`)) return true;
    return false;
  }
}

function contentOf(
  bytes: Uint8Array,
): { readonly Text: string } | { readonly Text?: never; readonly Base64: string } {
  try {
    return { Text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { Base64: base64OfBytes(bytes) };
  }
}
