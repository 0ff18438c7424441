/** One thing worth telling about an import; `path` is the JSON path in the file, '' for the file itself. */
export interface Remark {
  readonly file: string;
  readonly path: string;
  readonly message: string;
}

export interface ImportReport {
  /** Records made, by table. */
  readonly resources: { readonly [table: string]: number };
  /** Objects kept as they are because no resource type models them yet, by key of the answer. */
  readonly notModelled: { readonly [kind: string]: number };
  /** The import goes on and takes the object. */
  readonly warnings: readonly Remark[];
  /** What could not be read: a whole file, or an object, which then lies in `cloud.kept`. */
  readonly errors: readonly Remark[];
}

/** A file of a hundred thousand odd objects must not make a report of its own size. */
const MAX_REMARKS = 1000;

/** Where an object stood. */
export interface Place {
  readonly file: string;
  readonly path: string;
}

/** Gathers the report; remarks beyond the limit are counted instead. */
export class ReportBuilder {
  readonly #warnings = new RemarkList();
  readonly #errors = new RemarkList();
  readonly #notModelled = new Map<string, number>();

  warn(place: Place, message: string): void {
    this.#warnings.add(place, message);
  }

  fail(place: Place, message: string): void {
    this.#errors.add(place, message);
  }

  countNotModelled(kind: string): void {
    this.#notModelled.set(kind, (this.#notModelled.get(kind) ?? 0) + 1);
  }

  finish(resources: ImportReport['resources']): ImportReport {
    return {
      resources,
      notModelled: Object.fromEntries(
        [...this.#notModelled].sort(([left], [right]) => (left < right ? -1 : 1)),
      ),
      warnings: this.#warnings.finish('warnings'),
      errors: this.#errors.finish('errors'),
    };
  }
}

class RemarkList {
  readonly #remarks: Remark[] = [];
  #left = 0;

  add({ file, path }: Place, message: string): void {
    if (this.#remarks.length < MAX_REMARKS) this.#remarks.push({ file, path, message });
    else this.#left++;
  }

  finish(noun: string): readonly Remark[] {
    if (this.#left === 0) return this.#remarks;
    return [...this.#remarks, { file: '', path: '', message: `and ${this.#left} more ${noun}` }];
  }
}
