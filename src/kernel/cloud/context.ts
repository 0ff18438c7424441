import type { JsonObject } from '../lib/json.ts';
import type { TableTypes } from './record.ts';

/** Read access to a cloud; describe and lowering use nothing else. */
export interface View<T extends TableTypes> {
  get<K extends keyof T & string>(table: K, id: string): T[K] | undefined;
  guest(id: string): JsonObject | undefined;
}

/** A view that can also walk tables. Lists are in order of creation. */
export interface ListView<T extends TableTypes> extends View<T> {
  /** Every record of the table, whatever its account and Region. */
  all<K extends keyof T & string>(table: K): readonly T[K][];
}

/** What an operation may do. All writes vanish when the operation refuses. */
export interface Context<T extends TableTypes> extends ListView<T> {
  readonly account: string;
  readonly region: string;
  /** Document time of the request, milliseconds. */
  readonly at: number;

  /** Records of this account and Region. */
  list<K extends keyof T & string>(table: K): readonly T[K][];
  /** The record if this account and Region can name it; otherwise refuses with `code`. */
  find<K extends keyof T & string>(table: K, id: string, code: string): T[K];

  /** Adds or replaces. */
  put<K extends keyof T & string>(table: K, record: T[K]): void;
  remove<K extends keyof T & string>(table: K, id: string): void;

  /** A fresh AWS-style id with that prefix (`vpc`, `rtb`, `eipassoc` …). */
  mintId(prefix: string): string;
  /** A fresh number per purpose, counted from 1: MAC addresses, public addresses … */
  nextOrdinal(purpose: string): number;
  /** id, key, account, region for a new record of the table. */
  newRecord<K extends keyof T & string>(
    table: K,
    prefix: string,
  ): { readonly id: string; readonly key: string; readonly account: string; readonly region: string };

  setGuest(id: string, facts: JsonObject | undefined): void;
  /** Let the resource type's `settle` bring the record to state `to` after that many milliseconds. */
  schedule(table: keyof T & string, id: string, to: string, afterMs: number): void;

  /** Another operation as part of this one: same account and time; its refusal is this one's. */
  request(operation: string, input: JsonObject, service?: string): JsonObject;
}
