import type { JsonObject } from '../lib/json.ts';
import type { Cloud, Scheduled } from './cloud.ts';
import type { ListView } from './context.ts';
import { mintId } from './ids.ts';
import type { Table, TableTypes } from './record.ts';
import type { Registry } from './registry.ts';

/**
 * A cloud being changed by one request. Tables are copied when first written; the original is
 * never touched, so a refusal only has to forget the draft.
 */
export class Draft<T extends TableTypes> implements ListView<T> {
  readonly #base: Cloud<T>;
  readonly #tables = new Map<string, { [id: string]: T[keyof T & string] }>();
  /** Tables as lists, until their next write: requests that make many records ask for them again and again. */
  readonly #lists = new Map<string, readonly T[keyof T & string][]>();
  #ordinals: { [prefix: string]: number } | undefined;
  #guest: { [id: string]: JsonObject } | undefined;
  #scheduled: readonly Scheduled[];
  clock: number;

  constructor(base: Cloud<T>, clock: number) {
    this.#base = base;
    this.#scheduled = base.scheduled;
    this.clock = clock;
  }

  get seed(): string {
    return this.#base.seed;
  }

  get scheduled(): readonly Scheduled[] {
    return this.#scheduled;
  }

  get<K extends keyof T & string>(table: K, id: string): T[K] | undefined {
    const records = this.#read(table);
    return Object.hasOwn(records, id) ? records[id] : undefined;
  }

  all<K extends keyof T & string>(table: K): readonly T[K][] {
    let list = this.#lists.get(table) as readonly T[K][] | undefined;
    if (list === undefined) {
      list = Object.values(this.#read(table));
      this.#lists.set(table, list);
    }
    return list;
  }

  guest(id: string): JsonObject | undefined {
    return (this.#guest ?? this.#base.guest)[id];
  }

  put<K extends keyof T & string>(table: K, record: T[K]): void {
    this.#write(table)[record.id] = record;
  }

  remove<K extends keyof T & string>(table: K, id: string): void {
    delete this.#write(table)[id];
    if (this.guest(id) !== undefined) this.setGuest(id, undefined);
  }

  setGuest(id: string, facts: JsonObject | undefined): void {
    this.#guest ??= { ...this.#base.guest };
    if (facts === undefined) delete this.#guest[id];
    else this.#guest[id] = facts;
  }

  nextOrdinal(purpose: string): number {
    this.#ordinals ??= { ...this.#base.ordinals };
    const next = (this.#ordinals[purpose] ?? 0) + 1;
    this.#ordinals[purpose] = next;
    return next;
  }

  mintId(prefix: string): string {
    for (;;) {
      const id = mintId(this.seed, prefix, this.nextOrdinal(prefix));
      // An import may have brought the very same id.
      if (!Object.values(this.#base.tables).some((table) => Object.hasOwn(table, id))) return id;
    }
  }

  mintKey(table: string): string {
    for (;;) {
      const key = `${table}-${this.nextOrdinal(`key:${table}`)}`;
      const taken = Object.values(this.#read(table as keyof T & string)).some((record) => record.key === key);
      if (!taken) return key;
    }
  }

  schedule(entry: Scheduled): void {
    this.#scheduled = [...this.#scheduled, entry];
  }

  unschedule(entry: Scheduled): void {
    this.#scheduled = this.#scheduled.filter((other) => other !== entry);
  }

  /** The changed cloud. `registry` knows which of the written tables stand in it only while they hold something. */
  finish(registry: Registry<T>): Cloud<T> {
    const tables: { [name: string]: Table<T[keyof T]> } = { ...this.#base.tables };
    let versions: { [name: string]: number } = this.#base.versions;
    for (const [name, table] of this.#tables) {
      tables[name] = table;
      const type = registry[name];
      if (type?.isOptional !== true) continue;
      versions = { ...versions, [name]: type.version };
      if (Object.keys(table).length > 0) continue;
      delete tables[name];
      delete versions[name];
    }
    return {
      ...this.#base,
      versions: versions as Cloud<T>['versions'],
      clock: this.clock,
      ordinals: this.#ordinals ?? this.#base.ordinals,
      tables: tables as Cloud<T>['tables'],
      guest: this.#guest ?? this.#base.guest,
      scheduled: this.#scheduled,
    };
  }

  #read<K extends keyof T & string>(table: K): Table<T[K]> {
    return (this.#tables.get(table) ?? this.#base.tables[table] ?? {}) as Table<T[K]>;
  }

  #write<K extends keyof T & string>(table: K): { [id: string]: T[K] } {
    this.#lists.delete(table);
    let copy = this.#tables.get(table);
    if (copy === undefined) {
      copy = { ...this.#base.tables[table] };
      this.#tables.set(table, copy);
    }
    return copy as { [id: string]: T[K] };
  }
}
