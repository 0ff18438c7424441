import * as z from 'zod';
import type { JsonObject } from '../lib/json.ts';
import { findUnsafeJson, MAX_JSON_DEPTH, parseJsonText } from '../lib/json-text.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { Cloud } from './cloud.ts';
import { formatPath } from './input.ts';
import { migrateRecord, migrationsFrom } from './migrate.ts';
import type { ResourceRecord, TableTypes } from './record.ts';
import type { Registry } from './registry.ts';

/** What is wrong with a document, and where: `tables.subnet.subnet-0a1b: CidrBlock: …`. */
export interface DocumentProblem {
  readonly path: string;
  readonly message: string;
  /** The registry lacks the type: perhaps it was only not loaded yet. */
  readonly isUnknownTable?: true;
}

/** Characters of text. Far above any real account; below what a browser's tab can hold. */
const MAX_DOCUMENT_CHARS = 200_000_000;
/** More would only repeat the same news. */
const MAX_PROBLEMS = 100;
const MAX_ID_LENGTH = 255;

const jsonObject = z.record(z.string(), z.unknown());

const documentSchema = z.strictObject({
  format: z.literal('skytrace/cloud'),
  versions: z.record(z.string(), z.int().min(1)),
  seed: z.string().max(1000),
  clock: z.int().min(0),
  ordinals: z.record(z.string(), z.int().min(0)),
  tables: z.record(z.string(), z.record(z.string(), jsonObject)),
  guest: z.record(z.string(), jsonObject),
  scheduled: z.array(z.strictObject({ due: z.number(), table: z.string(), id: z.string(), to: z.string() })),
  kept: z.array(
    z.strictObject({ account: z.string(), region: z.string(), kind: z.string(), value: jsonObject }),
  ),
});

type RawDocument = z.output<typeof documentSchema>;

/**
 * Reads a saved document: text, or what JSON.parse made of it. Nothing in it is trusted: every
 * record passes its type's migrations and its type's schema. Either the whole document is good or
 * nothing of it is taken, and the problems say where it is not.
 */
export function parseDocument<T extends TableTypes>(
  registry: Registry<T>,
  input: unknown,
): Result<Cloud<T>, readonly DocumentProblem[]> {
  const read = readDocumentJson(input);
  if (!read.ok) return refuse('', read.error);
  const shape = documentSchema.safeParse(read.value);
  if (!shape.success) return err(shapeProblems(read.value, shape.error));
  const document = shape.data;
  const problems = new Problems();
  const tables = readTables(registry, document, problems);
  for (const [index, entry] of document.scheduled.entries())
    if (!Object.hasOwn(registry, entry.table))
      problems.add(`scheduled[${index}]`, `there is no table "${entry.table}"`, true);
  if (problems.list.length > 0) return err(problems.list);
  const names = Object.keys(tables) as (keyof T & string)[];
  return ok({
    format: document.format,
    versions: Object.fromEntries(names.map((name) => [name, registry[name].version])) as Cloud<T>['versions'],
    seed: document.seed,
    clock: document.clock,
    ordinals: document.ordinals,
    tables,
    guest: document.guest as Cloud<T>['guest'],
    scheduled: document.scheduled,
    kept: document.kept as Cloud<T>['kept'],
  });
}

function refuse(path: string, message: string): Result<never, readonly DocumentProblem[]> {
  return err([{ path, message }]);
}

/** Text or parsed JSON of a file that may be hostile: size, syntax, depth. The error is a sentence with its place. */
export function readDocumentJson(input: unknown): Result<unknown, string> {
  let value = input;
  if (typeof input === 'string') {
    if (input.length > MAX_DOCUMENT_CHARS)
      return err(`the document is larger than ${MAX_DOCUMENT_CHARS / 1_000_000} million characters`);
    const parsed = parseJsonText(input);
    if (!parsed.ok)
      return err(`line ${parsed.error.line}, column ${parsed.error.column}: ${parsed.error.message}`);
    value = parsed.value;
  }
  const unsafe = findUnsafeJson(value);
  if (unsafe === 'too-deep') return err(`the document nests deeper than ${MAX_JSON_DEPTH} levels`);
  if (unsafe === 'proto-key') return err('the document has a field named "__proto__"');
  return ok(value);
}

/** A foreign file gets one plain sentence instead of a list of missing fields. */
function shapeProblems(value: unknown, error: z.ZodError): readonly DocumentProblem[] {
  const format =
    typeof value === 'object' && value !== null ? (value as { readonly format?: unknown }).format : undefined;
  if (format !== 'skytrace/cloud')
    return [{ path: 'format', message: 'this is not a Skytrace document (format "skytrace/cloud")' }];
  return error.issues
    .slice(0, MAX_PROBLEMS)
    .map((issue) => ({ path: formatPath(issue.path), message: issue.message }));
}

class Problems {
  readonly list: DocumentProblem[] = [];

  add(path: string, message: string, isUnknownTable = false): void {
    if (this.list.length >= MAX_PROBLEMS) return;
    this.list.push({ path, message, ...(isUnknownTable && { isUnknownTable }) });
  }
}

function readTables<T extends TableTypes>(
  registry: Registry<T>,
  document: RawDocument,
  problems: Problems,
): Cloud<T>['tables'] {
  for (const [name, records] of Object.entries(document.tables))
    if (!Object.hasOwn(registry, name) && Object.keys(records).length > 0)
      problems.add(
        `tables.${name}`,
        'this program does not know the table: open the document with a newer program',
        true,
      );
  const taken: Taken = { ids: new Map(), keys: new Map() };
  const names = Object.keys(registry) as (keyof T & string)[];
  return Object.fromEntries(
    names
      .filter((name) => !registry[name].isOptional || holdsSomething(document, name))
      .map((name) => [name, readTable(registry, name, document, taken, problems)]),
  ) as Cloud<T>['tables'];
}

function holdsSomething(document: RawDocument, table: string): boolean {
  return Object.hasOwn(document.tables, table) && Object.keys(document.tables[table] ?? {}).length > 0;
}

/** Where each id and key of the document was seen: both name one record in the whole document. */
interface Taken {
  readonly ids: Map<string, string>;
  readonly keys: Map<string, string>;
}

function readTable<T extends TableTypes, K extends keyof T & string>(
  registry: Registry<T>,
  name: K,
  document: RawDocument,
  taken: Taken,
  problems: Problems,
): { readonly [id: string]: T[K] } {
  const raw = Object.hasOwn(document.tables, name) ? (document.tables[name] ?? {}) : {};
  const version = Object.hasOwn(document.versions, name) ? document.versions[name] : undefined;
  const entries = Object.entries(raw);
  if (version === undefined) {
    // A table made after the document was saved: empty. Records without a version are not guessed at.
    if (entries.length > 0) problems.add(`versions.${name}`, `the version of table "${name}" is missing`);
    return {};
  }
  const steps = migrationsFrom(registry[name], version);
  if (!steps.ok) {
    problems.add(`versions.${name}`, `table "${name}": ${steps.error}`);
    return {};
  }
  const records: [string, T[K]][] = [];
  for (const [id, value] of entries) {
    const path = `tables.${name}.${id}`;
    const lifted = migrateRecord(steps.value, value as JsonObject);
    if (!lifted.ok) {
      problems.add(path, lifted.error);
      continue;
    }
    const parsed = registry[name].schema.safeParse(lifted.value);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        problems.add(path, `${formatPath(issue.path)}: ${issue.message}`);
      continue;
    }
    checkNames(path, id, parsed.data, taken, problems);
    records.push([id, parsed.data]);
  }
  return Object.fromEntries(records);
}

function checkNames(
  path: string,
  id: string,
  record: ResourceRecord,
  taken: Taken,
  problems: Problems,
): void {
  if (record.id !== id) problems.add(path, `id: "${record.id}" is filed under "${id}"`);
  if (id === '' || id.length > MAX_ID_LENGTH) problems.add(path, 'id: empty or too long');
  if (record.key === '') problems.add(path, 'key: empty');
  const sameId = taken.ids.get(record.id);
  if (sameId !== undefined) problems.add(path, `id: "${record.id}" is also at ${sameId}`);
  const sameKey = taken.keys.get(record.key);
  if (sameKey !== undefined) problems.add(path, `key: "${record.key}" is also at ${sameKey}`);
  taken.ids.set(record.id, path);
  taken.keys.set(record.key, path);
}
