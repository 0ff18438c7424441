import * as z from 'zod';
import type { LabDocument } from '../../editor/document.ts';
import { parseJsonText } from '../../kernel/lib/json-text.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import { instanceGuestSchema } from '../../resources/instance/schema.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { labSchema } from '../lab-file/lab-schema.ts';
import { parseLabDocument } from '../lab-file/parse-lab-document.ts';
import { serialiseLabDocument } from '../lab-file/serialise-lab-document.ts';
import { addressProblems } from './address-problems.ts';
import { CodePlaces, type Place } from './places.ts';
import { referencesOf } from './references.ts';

export interface CodeProblem extends Place {
  /** What is wrong and, where it is not plain, what to do. */
  readonly message: string;
}

type Path = readonly (string | number)[];
type Read = Result<LabDocument, readonly CodeProblem[]>;

/** More would only repeat the same news. */
const MAX_PROBLEMS = 50;

const record = z.record(z.string(), z.unknown());

/** The part of a document that stands in the text: see `Code`. */
export const codeSchema = z.strictObject({
  name: labSchema.shape.name,
  tables: z.record(z.string(), z.record(z.string(), record)),
  guest: z.record(z.string(), instanceGuestSchema),
  probes: labSchema.shape.probes,
});

/**
 * The document with the text in place of what it shows of it. Nothing in the text is trusted: the whole is read
 * as any saved document is. Either it is good or every problem has its place.
 */
export function readCode(text: string, document: LabDocument): Read {
  const places = new CodePlaces(text);
  const parsed = parseJsonText(text);
  if (!parsed.ok) {
    const { line, column, message } = parsed.error;
    return err([{ line, column, endLine: line, endColumn: column + 1, message: sentence(message) }]);
  }
  const problems: CodeProblem[] = [];
  const add: Add = (path, message, isName = false) =>
    problems.push({ ...(isName ? places.nameAt(path) : places.at(path)), message });
  for (const { name, place } of places.doubles())
    problems.push({ ...place, message: `“${name}” is here twice: only the last would count. Remove one.` });
  const shape = codeSchema.safeParse(parsed.value);
  if (!shape.success) for (const issue of shape.error.issues) add(...located(issue));
  else {
    checkRecords(shape.data, add);
    checkReferences(shape.data, document, add);
  }
  if (!shape.success || problems.length > 0) return err(inOrder(problems));
  const whole = parseLabDocument(around(shape.data, document));
  if (whole.ok) return ok(tidied(whole.value, document));
  return err(
    inOrder(
      whole.error.map(({ path, message }) => ({
        ...places.atPrinted(path.replace(/^cloud\.?/, '')),
        message: sentence(message),
      })),
    ),
  );
}

type Shape = z.output<typeof codeSchema>;
/** Marks the value at the path, or the name it stands under. */
type Add = (path: Path, message: string, isName?: boolean) => void;

function checkRecords({ tables, guest }: Shape, add: Add): void {
  const ids = new Set<string>();
  for (const [table, records] of Object.entries(tables)) {
    const type = Object.hasOwn(awsRegistry, table)
      ? awsRegistry[table as keyof typeof awsRegistry]
      : undefined;
    if (type === undefined)
      add(
        ['tables', table],
        `There is no kind of resource called “${table}”. Choose one of the offered names.`,
        true,
      );
    for (const [id, value] of Object.entries(records)) {
      ids.add(id);
      const path = ['tables', table, id];
      const read = type?.schema.safeParse(value);
      if (read?.success === false)
        for (const issue of read.error.issues) {
          const [inside, message, isName] = located(issue);
          add([...path, ...inside], message, isName);
        }
      for (const problem of addressProblems(value)) add([...path, ...problem.path], problem.message);
    }
  }
  for (const id of Object.keys(guest))
    if (!ids.has(id))
      add(['guest', id], `No resource has the id ${id}. Remove these lines, or give the resource back.`);
}

/** What AWS would refuse to make; an import may have brought such a name, and then it may stay. */
function checkReferences({ tables }: Shape, document: LabDocument, add: Add): void {
  const ids = new Set(Object.values(tables).flatMap((records) => Object.keys(records)));
  const before = JSON.stringify(document.cloud.tables);
  for (const [table, records] of Object.entries(tables))
    for (const [record, value] of Object.entries(records))
      for (const { path, id } of referencesOf(value))
        if (!ids.has(id) && (isKnown(document, id) || !before.includes(JSON.stringify(id))))
          add(
            ['tables', table, record, ...path],
            `No resource here has the id “${id}”. Choose one that is here.`,
          );
}

/** It was here before this text left it out. */
function isKnown({ cloud }: LabDocument, id: string): boolean {
  return Object.values(cloud.tables).some((table) => Object.hasOwn(table, id));
}

/** Where an issue lies, what to tell of it, and whether the name is what is wrong. */
function located(issue: z.core.$ZodIssue): [Path, string, boolean] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') {
    const [name = ''] = issue.keys;
    return [
      [...path, name],
      `There is no field “${name}” here. Remove it, or choose one of the offered names.`,
      true,
    ];
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return [path, `The field “${path.at(-1) ?? ''}” is missing: add it (${issue.expected}).`, false];
  return [path, `${path.at(-1) ?? 'The text'}: ${issue.message}`, false];
}

function around({ name, tables, guest, probes }: Shape, document: LabDocument): unknown {
  const whole = JSON.parse(serialiseLabDocument(document)) as { readonly cloud: object };
  const versions = Object.entries(awsRegistry).map(([table, { version }]) => [table, version]);
  const cloud = { ...whole.cloud, versions: Object.fromEntries(versions), tables, guest };
  return { ...whole, name, probes, cloud };
}

/** Where things stood that are not there any more is forgotten. */
function tidied(next: LabDocument, before: LabDocument): LabDocument {
  const kept = keysOf(next);
  const gone = new Set([...keysOf(before)].filter((key) => !kept.has(key)));
  if (gone.size === 0) return next;
  const without = <V>(map: { readonly [key: string]: V }) =>
    Object.fromEntries(Object.entries(map).filter(([key]) => !gone.has(key)));
  const { positions, sizes } = next.layout;
  return { ...next, layout: { positions: without(positions), sizes: without(sizes) } };
}

function keysOf({ cloud }: LabDocument): ReadonlySet<string> {
  return new Set(Object.values(cloud.tables).flatMap((table) => Object.values(table).map(({ key }) => key)));
}

function inOrder(problems: readonly CodeProblem[]): readonly CodeProblem[] {
  return [...problems]
    .sort((left, right) => left.line - right.line || left.column - right.column)
    .slice(0, MAX_PROBLEMS);
}

function sentence(message: string): string {
  const start = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
