import { mintId } from '../../kernel/cloud/ids.ts';
import { formatPath } from '../../kernel/cloud/input.ts';
import type { ResourceRecord } from '../../kernel/cloud/record.ts';
import type { ImportContext, ImportedRecord, Registry } from '../../kernel/cloud/registry.ts';
import { type JsonObject, jsonEqual } from '../../kernel/lib/json.ts';
import type { AwsTables } from '../../resources/tables.ts';
import type { Origin } from './place.ts';
import type { RawObject } from './read-files.ts';
import type { Place, ReportBuilder } from './report.ts';

export type TableName = keyof AwsTables & string;

export interface Entry<K extends TableName = TableName> {
  record: AwsTables[K];
  readonly guest: JsonObject | undefined;
  readonly place: Place;
  /** Account and Region whose answer it stood in. */
  readonly origin: Origin;
}

/** A record that came with an object of another table. */
interface Implied {
  readonly table: TableName;
  readonly entry: Entry;
}

/** The records of an import while they are being put together, by table and id, in order of arrival. */
export class Gathered {
  readonly #tables = new Map<string, Map<string, Entry>>();
  readonly #implied: Implied[] = [];
  readonly #registry: Registry<AwsTables>;
  readonly #report: ReportBuilder;
  readonly #has: Has;

  /** `has`: whether any object of the import, read already or not, has that id. */
  constructor(registry: Registry<AwsTables>, report: ReportBuilder, has: Has) {
    this.#registry = registry;
    this.#report = report;
    this.#has = has;
  }

  table<K extends TableName>(name: K): ReadonlyMap<string, Entry<K>> {
    return this.#mutable(name);
  }

  get<K extends TableName>(name: K, id: string): AwsTables[K] | undefined {
    return this.table(name).get(id)?.record;
  }

  replace<K extends TableName>(name: K, record: AwsTables[K]): void {
    const entry = this.#mutable(name).get(record.id);
    if (entry !== undefined) entry.record = record;
  }

  /**
   * Lets the type of that table read one object. Records of other tables that come with it (the
   * interface of a NAT gateway) wait for `addImplied`. A string is why it cannot be read.
   */
  parse(
    name: TableName,
    object: RawObject,
    origin: Origin,
    read: Read = this.#registry[name].describe.parse,
  ): string | undefined {
    const context = importContext(origin, this.#has, (path, message) =>
      this.#report.warn({ file: object.place.file, path: joinPath(object.place.path, path) }, message),
    );
    const imported = readSafely(read, object.value, context);
    if (typeof imported === 'string') return imported;
    for (const each of imported) {
      const fault = this.#faultOf(each);
      if (fault !== undefined) return fault;
    }
    for (const each of imported) {
      const { table, record, guest } = each as ImportedRecord & { readonly table: TableName };
      const entry: Entry = { record: record as AwsTables[TableName], guest, place: object.place, origin };
      if (table === name) this.#add(table, entry);
      else this.#implied.push({ table, entry });
    }
    return undefined;
  }

  /**
   * Adds what other objects implied and no answer of its own brought, and says what that was. An
   * Elastic IP whose own answer left out where it belongs learns it here.
   */
  addImplied(): readonly Implied[] {
    const added: Implied[] = [];
    for (const implied of this.#implied) {
      const { table, entry } = implied;
      const known = this.#mutable(table).get(entry.record.id);
      if (known === undefined) {
        this.#mutable(table).set(entry.record.id, entry);
        added.push(implied);
      } else if (table === 'elastic-ip')
        known.record = { ...entry.record, ...known.record } as AwsTables[TableName];
    }
    this.#implied.length = 0;
    return added;
  }

  #mutable<K extends TableName>(name: K): Map<string, Entry<K>> {
    let table = this.#tables.get(name);
    if (table === undefined) {
      table = new Map();
      this.#tables.set(name, table);
    }
    return table as Map<string, unknown> as Map<string, Entry<K>>;
  }

  #faultOf({ table, record }: ImportedRecord): string | undefined {
    if (!Object.hasOwn(this.#registry, table)) return `there is no table "${table}"`;
    if (!isSoundId(record.id)) return 'its id is missing or not one that AWS gives';
    const parsed = this.#registry[table as TableName].schema.safeParse(record);
    if (parsed.success) return undefined;
    const issue = parsed.error.issues[0];
    return issue === undefined ? 'is not readable' : `${formatPath(issue.path)}: ${issue.message}`;
  }

  /**
   * One id, several objects: pages may overlap, and what is shared between accounts (a peering, a
   * shared subnet) is answered to each of them. The owner's own answer tells most; otherwise the
   * later one counts.
   */
  #add(name: TableName, entry: Entry): void {
    const table = this.#mutable(name);
    const { id } = entry.record;
    const former = table.get(id);
    if (former === undefined) {
      table.set(id, entry);
      return;
    }
    if (jsonEqual(former.record, entry.record)) return;
    const formerOwns = isOwners(former);
    const laterOwns = isOwners(entry);
    if (formerOwns && !laterOwns) return;
    if (formerOwns === laterOwns)
      this.#report.warn(
        entry.place,
        `${id} was already in ${former.place.file} (${former.place.path}) with other content: this later one counts`,
      );
    table.set(id, entry);
  }
}

type Has = (id: string) => boolean;
type Read = (raw: JsonObject, context: ImportContext) => readonly ImportedRecord[] | string;

/** A type that stumbles over an odd object must not take the whole import with it. */
function readSafely(
  read: Read,
  value: JsonObject,
  context: ImportContext,
): readonly ImportedRecord[] | string {
  try {
    return read(value, context);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isOwners({ record, origin }: Entry): boolean {
  return record.account === origin.account && record.region === origin.region;
}

/** AWS's ids are one word; names that every JavaScript object has could be mistaken for records. */
function isSoundId(id: unknown): id is ResourceRecord['id'] {
  return typeof id === 'string' && /^[A-Za-z0-9][\w:./-]{0,254}$/.test(id) && !(id in Object.prototype);
}

function importContext(origin: Origin, has: Has, warn: ImportContext['warn']): ImportContext {
  return {
    account: origin.account,
    region: origin.region,
    mintId: (prefix, from) => mintId(`import/${from}`, prefix, 1),
    warn,
    has,
  };
}

function joinPath(base: string, path: string): string {
  if (base === '' || path === '') return base + path;
  return path.startsWith('[') ? base + path : `${base}.${path}`;
}
