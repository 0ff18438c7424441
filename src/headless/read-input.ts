import { fstatSync, readFileSync, statSync } from 'node:fs';
import { type DocumentProblem, parseDocument } from '../kernel/cloud/document.ts';
import { parseJsonText } from '../kernel/lib/json-text.ts';
import { ok } from '../kernel/lib/result.ts';
import { awsRegistry } from '../resources/registry.ts';
import type { AwsCloud } from '../resources/tables.ts';
import { badInput, type Outcome } from './fault.ts';

/** A file as text; the fault says what stands in the way. */
export function readText(path: string): Outcome<string> {
  try {
    if (statSync(path).isDirectory()) return badInput(path, 'is a folder, a file is wanted');
    return ok(readFileSync(path, 'utf8'));
  } catch (error) {
    return badInput(path, fileTrouble(error));
  }
}

/** What is piped or redirected to us; undefined when that is a terminal, nothing, or another program's open line. */
export function readPipe(): string | undefined {
  try {
    const kind = fstatSync(0);
    return kind.isFile() || kind.isFIFO() ? readFileSync(0, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

export function fileTrouble(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'may not be opened: check its permissions';
    case 'EISDIR':
      return 'is a folder, a file is wanted';
    case 'ENOTDIR':
      return 'part of the path is a file, not a folder';
    case 'ERR_STRING_TOO_LONG':
    case 'ERR_FS_FILE_TOO_LARGE':
      return 'is too large to be read';
    default:
      return message ?? String(error);
  }
}

/** A file as parsed JSON. */
export function readJson(path: string): Outcome<unknown> {
  const text = readText(path);
  if (!text.ok) return text;
  const parsed = parseJsonText(text.value);
  if (parsed.ok) return ok(parsed.value);
  const { line, column, message } = parsed.error;
  return badInput(`${path}:${line}:${column}`, `not JSON: ${message}`);
}

/** A saved document, checked from end to end. */
export function readCloud(path: string): Outcome<AwsCloud> {
  if (isFolder(path))
    return badInput(path, `is a folder, not a document. Import it first: ${importLine(path)}`);
  const json = readJson(path);
  if (!json.ok) return json;
  if (!isDocument(json.value))
    return badInput(
      path,
      `this is not a Skytrace document (format "skytrace/cloud"). If it holds what \`aws ec2 describe-*\` answered, import it first: ${importLine(path)}`,
    );
  const cloud = parseDocument(awsRegistry, json.value);
  return cloud.ok ? cloud : badInput('', formatProblems(path, cloud.error));
}

export function isDocument(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'format' in value && value.format === 'skytrace/cloud'
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function importLine(path: string): string {
  return `skytrace import ${path} --out cloud.json`;
}

const SHOWN_PROBLEMS = 20;

function formatProblems(path: string, problems: readonly DocumentProblem[]): string {
  const shown = problems
    .slice(0, SHOWN_PROBLEMS)
    .map((problem) => `  ${problem.path === '' ? '' : `${problem.path}: `}${problem.message}`);
  const more = problems.length - shown.length;
  return [
    `${path}: the document cannot be used:`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more`] : []),
    'Nothing of it was read. Mend these places, or make the document again from its source.',
  ].join('\n');
}
