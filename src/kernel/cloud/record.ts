/** A tag as AWS lists it. */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/**
 * What every record has besides its type's own facts (which stand under AWS's field names).
 * `id` is AWS's id; `key` is the document's own short name, which survives replacement;
 * `account` is the owner (a 12-digit id, or any label an import used).
 */
export interface ResourceRecord {
  readonly id: string;
  readonly key: string;
  readonly account: string;
  readonly region: string;
  readonly Tags: readonly Tag[];
  /** Fields an import brought that this type does not model: kept, and printed again by describe. */
  readonly extra?: { readonly [field: string]: unknown };
}

/** Table name → the record type it holds. A type alias (not an interface) so that it is indexable. */
export type TableTypes = { readonly [table: string]: ResourceRecord };

export type Table<R> = { readonly [id: string]: R };

export type Tables<T extends TableTypes> = { readonly [K in keyof T]: Table<T[K]> };

export function nameTag(record: ResourceRecord): string | undefined {
  return record.Tags.find((tag) => tag.Key === 'Name')?.Value;
}
