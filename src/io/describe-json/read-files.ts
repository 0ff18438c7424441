import type { JsonObject } from '../../kernel/lib/json.ts';
import { findUnsafeJson, MAX_JSON_DEPTH, parseJsonText } from '../../kernel/lib/json-text.ts';
import type { Place, ReportBuilder } from './report.ts';

/** A file as the caller read it. `path` is relative to what was opened: `prod/us-east-1/vpcs.json`. */
export interface ImportFile {
  readonly path: string;
  readonly text: string;
}

/** What file path or bundle say about where objects come from. */
export interface Scope {
  readonly account?: string;
  readonly region?: string;
}

/** One object of an answer's list. */
export interface RawObject {
  /** Key of the answer: `Vpcs`. */
  readonly kind: string;
  readonly value: JsonObject;
  readonly scope: Scope;
  readonly place: Place;
}

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d+$/;
const ACCOUNT = /^\d{12}$/;
/** Fields beside the lists that say nothing about the account. */
const PAGING = new Set(['NextToken', 'nextToken', 'NextMarker', 'Marker', 'IsTruncated', 'ResponseMetadata']);
const PREFIX_LIST_ID = /\bpl-[0-9a-f]{6,}\b/;

/**
 * Every object of every file, in the order of the files. Lists of the same key in several files
 * (pages of one call) simply follow each other.
 */
export function readFiles(files: readonly ImportFile[], report: ReportBuilder): readonly RawObject[] {
  const objects: RawObject[] = [];
  for (const file of files) {
    const reader = new FileReader(file.path, objects, report);
    const parsed = parseJsonText(file.text);
    if (parsed.ok) reader.readRoot(parsed.value);
    else {
      const { line, column, message } = parsed.error;
      report.fail({ file: file.path, path: '' }, `not JSON: line ${line}, column ${column}: ${message}`);
    }
  }
  return objects;
}

/** `…/account/region/….json`: the last segment that looks like a Region, and the one before it. */
export function scopeOfPath(path: string): Scope {
  const folders = path.split(/[/\\]/).filter((segment) => segment !== '' && segment !== '.');
  folders.pop();
  const at = folders.findLastIndex((segment) => REGION.test(segment));
  const region = folders[at];
  const account = at > 0 ? folders[at - 1] : folders.findLast((segment) => ACCOUNT.test(segment));
  return { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
}

class FileReader {
  readonly #file: string;
  readonly #objects: RawObject[];
  readonly #report: ReportBuilder;

  constructor(file: string, objects: RawObject[], report: ReportBuilder) {
    this.#file = file;
    this.#objects = objects;
    this.#report = report;
  }

  readRoot(root: unknown): void {
    if (Array.isArray(root))
      this.#fail(
        '',
        'a bare list does not say what it lists: save the whole answer, such as {"Vpcs": […]}, without --query',
      );
    else if (!isObject(root)) this.#fail('', 'not an object like {"Vpcs": […]}');
    else if (typeof root.format === 'string' && root.format.startsWith('skytrace/'))
      this.#fail('', 'this is a Skytrace document, not an answer of AWS: open it directly');
    else if (isObject(root.accounts)) this.#readBundle(root.accounts);
    else this.#readAnswer(root, scopeOfPath(this.#file), '');
  }

  /** `{accounts: {account: {region: {Key: […]}}}}` */
  #readBundle(accounts: JsonObject): void {
    for (const [account, regions] of Object.entries(accounts)) {
      const accountPath = `accounts${step(account)}`;
      if (!isObject(regions)) {
        this.#fail(accountPath, 'not an object of Regions');
        continue;
      }
      for (const [region, answer] of Object.entries(regions)) {
        const path = `${accountPath}${step(region)}`;
        if (isObject(answer)) this.#readAnswer(answer, { account, region }, path);
        else this.#fail(path, 'not an object of lists');
      }
    }
  }

  #readAnswer(answer: JsonObject, scope: Scope, path: string): void {
    if (typeof answer.VpcId === 'string') {
      // describe-vpc-attribute answers one object, not a list.
      this.#take('VpcAttributes', answer, scope, path);
      return;
    }
    for (const [kind, list] of Object.entries(answer)) {
      if (PAGING.has(kind) || kind === 'PrefixListId') continue;
      const listPath = path === '' ? fieldName(kind) : `${path}${step(kind)}`;
      if (kind === 'Entries') this.#readEntries(answer, scope, listPath);
      else if (Array.isArray(list))
        for (const [index, value] of list.entries())
          this.#readItem(kind, value, scope, `${listPath}[${index}]`);
      else if (isObject(list)) this.#take(kind, list, scope, listPath);
      else if (list !== null) this.#fail(listPath, `not a list but ${described(list)}: left out`);
    }
  }

  /**
   * get-managed-prefix-list-entries does not repeat which list it was asked about: the file has a
   * `PrefixListId` beside the entries, or the id in its name.
   */
  #readEntries(answer: JsonObject, scope: Scope, path: string): void {
    const { PrefixListId, Entries } = answer;
    const id = typeof PrefixListId === 'string' ? PrefixListId : PREFIX_LIST_ID.exec(this.#file)?.[0];
    if (id === undefined)
      this.#fail(
        path,
        'entries of an unnamed prefix list: put its id (pl-…) into the file name or beside the entries as "PrefixListId"',
      );
    else this.#take('PrefixListEntries', { PrefixListId: id, Entries: Entries ?? [] }, scope, path);
  }

  #readItem(kind: string, value: unknown, scope: Scope, path: string): void {
    if (!isObject(value)) {
      this.#fail(path, `not an object but ${described(value)}: left out`);
      return;
    }
    if (kind === 'PrefixLists' && !Object.hasOwn(value, 'Cidrs')) {
      // describe-managed-prefix-lists answers under the same key as the older describe-prefix-lists.
      this.#take('ManagedPrefixLists', value, scope, path);
      return;
    }
    const instances = kind === 'Reservations' ? value.Instances : undefined;
    if (!Array.isArray(instances)) {
      this.#take(kind, value, scope, path);
      return;
    }
    // One by one, so that an odd instance does not take its reservation's others with it.
    for (const [index, instance] of instances.entries()) {
      const instancePath = `${path}.Instances[${index}]`;
      if (isObject(instance)) this.#take(kind, { ...value, Instances: [instance] }, scope, instancePath);
      else this.#fail(instancePath, `not an object but ${described(instance)}: left out`);
    }
  }

  #take(kind: string, value: JsonObject, scope: Scope, path: string): void {
    const place = { file: this.#file, path };
    const unsafe = findUnsafeJson(value);
    if (unsafe === 'too-deep') {
      this.#report.fail(place, `nests deeper than ${MAX_JSON_DEPTH} levels: left out`);
      return;
    }
    if (unsafe === 'proto-key') this.#report.warn(place, 'a field named "__proto__" is left out');
    const safe = unsafe === 'proto-key' ? (withoutProtoKeys(value) as JsonObject) : value;
    this.#objects.push({ kind, value: safe, scope, place });
  }

  #fail(path: string, message: string): void {
    this.#report.fail({ file: this.#file, path }, message);
  }
}

/** Called only for values known not to nest too deeply. */
function withoutProtoKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProtoKeys);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(entries.map(([name, child]) => [name, withoutProtoKeys(child)]));
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function described(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

function step(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function fieldName(name: string): string {
  return step(name).replace(/^\./, '');
}
