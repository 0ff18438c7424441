import type { JsonValue } from '../../kernel/lib/json.ts';
import type { HostChanges } from '../../resources/instance/host-schema.ts';

/** Older entries go, as a real journal's do when its disk space is used up. */
const MOST = 300;

type Entry = NonNullable<HostChanges['Journal']>[number];

/** systemd's journal: what services and logins said, and when. */
export class Journal {
  readonly #now: () => number;
  #entries: readonly Entry[] = [];
  #unwritten: readonly Entry[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** `from` is the program with its process, `sshd[1702]`. */
  add(from: string, text: string, isError = false, at = this.#now()): void {
    const entry = { At: at, From: from, Text: text, IsError: isError };
    this.#entries = [...this.#entries, entry].slice(-MOST);
    this.#unwritten = [...this.#unwritten, entry].slice(-MOST);
  }

  restore(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#unwritten = entries;
  }

  /** What no text log has yet. Asked once. */
  unwritten(): readonly Entry[] {
    const entries = this.#unwritten;
    this.#unwritten = [];
    return entries;
  }

  facts(): JsonValue {
    return this.#entries as unknown as JsonValue;
  }
}
