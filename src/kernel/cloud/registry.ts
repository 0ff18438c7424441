import type * as z from 'zod';
import type { Fragment } from '../graph/fragment.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Context, ListView, View } from './context.ts';
import type { Operation } from './operation.ts';
import type { ResourceRecord, TableTypes } from './record.ts';

/** A field of the inspector, as data. `path` is a field of the record or of describe's answer. */
export interface InspectorField {
  readonly path: string;
  readonly label: string;
  readonly control: 'text' | 'cidr' | 'switch' | 'select' | 'reference' | 'table' | 'readonly';
  /** Tables whose records the field may name (`reference`). */
  readonly references?: readonly string[];
  /** Choices (`select`). */
  readonly options?: readonly string[];
  /** The operation that changes it; absent for what AWS does not let change. */
  readonly operation?: string;
  /** One line for the learner. */
  readonly help?: string;
}

export interface Definition {
  readonly idPrefix: string;
  /** "Route table" */
  readonly label: string;
  readonly plural: string;
  /** Key of the icon in the interface's icon set. */
  readonly icon: string;
  readonly category: 'network' | 'compute' | 'security' | 'management';
  /** Tables whose records may contain this one on the canvas; empty: it lies in the Region itself. */
  readonly containers: readonly string[];
  /** What a line from this resource to another makes: the operations that join them. */
  readonly connections: readonly { readonly to: string; readonly operation: string }[];
  readonly fields: readonly InspectorField[];
  readonly quotas: readonly { readonly name: string; readonly value: number; readonly per: string }[];
  /** AWS's page about it. */
  readonly docs: string;
}

/** Where imported objects come from, and the means to give them what they lack. */
export interface ImportContext {
  readonly account: string;
  readonly region: string;
  /** Deterministic in the object's own id and purpose: importing twice gives the same. */
  mintId(prefix: string, from: string): string;
  warn(path: string, message: string): void;
  /**
   * Whether the document or another object of the import has that id. Without it an object is read
   * as if everything it names were there too.
   */
  readonly has?: (id: string) => boolean;
}

export interface ImportedRecord {
  readonly table: string;
  readonly record: ResourceRecord;
  readonly guest?: JsonObject;
}

/** The two-way mapping between records and what AWS's describe call answers. */
export interface DescribeMapping<T extends TableTypes, R extends ResourceRecord> {
  /** The list's key in the answer and in import files: `Vpcs`. */
  readonly key: string;
  /** The object AWS would answer for the record. */
  print(view: ListView<T>, record: R): JsonObject;
  /**
   * Splits one answered object into facts. Unknown fields go to `extra`. A string is the reason
   * why the object cannot be read. May return several records (a reservation holds instances).
   */
  parse(raw: JsonObject, context: ImportContext): readonly ImportedRecord[] | string;
}

export interface ResourceType<T extends TableTypes, K extends keyof T & string> {
  readonly table: K;
  /**
   * The table is part of a document only while it holds something. Such a type may be added to a
   * registry later (`extendRegistry`): documents look the same before and after.
   */
  readonly isOptional?: true;
  /** Schema version: the number of the newest migration (1 when there is none). */
  readonly version: number;
  /** `migrations[n]` lifts a record of version n + 1 to n + 2. */
  readonly migrations: readonly { readonly name: string; up(record: JsonObject): JsonObject }[];
  readonly schema: z.ZodType<T[K]>;
  readonly definition: Definition;
  readonly operations: readonly Operation<T>[];
  readonly describe: DescribeMapping<T, T[K]>;
  /** Brings a record to the state that was scheduled (`pending` → `running`). */
  readonly settle?: (context: Context<T>, record: T[K], to: string) => void;
  /** The record's part of the neutral network graph. Reads only through the view. */
  readonly lower?: (view: View<T>, record: T[K]) => Fragment;
}

/** One entry per table: a missing one does not compile. */
export type Registry<T extends TableTypes> = {
  readonly [K in keyof T & string]: ResourceType<T, K>;
};

/** Tables that every document has, empty or not. */
export function standingTables<T extends TableTypes>(registry: Registry<T>): readonly (keyof T & string)[] {
  return (Object.keys(registry) as (keyof T & string)[]).filter((name) => !registry[name].isOptional);
}
