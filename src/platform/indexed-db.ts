import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import { type StoreFailure, toFailure } from './store-failure.ts';

/** 2 added the snapshots. */
const DATABASE_VERSION = 2;

export interface Schema extends DBSchema {
  /** Unknown: other programs, other versions and faulty disks have been here. */
  documents: { key: string; value: unknown };
  counters: { key: string; value: number };
  /** Damaged records whose place a new document took. */
  aside: { key: number; value: unknown };
  /** Out-of-line keys; found by the document they belong to. */
  snapshots: { key: string; value: unknown; indexes: { documentId: string } };
}

/** One connection to the page's database, opened when it is first needed and again after a failure. */
export class Connection {
  readonly #name: string;
  #database: Promise<IDBPDatabase<Schema>> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** Every outcome is a value: nothing that storage does throws. */
  async attempt<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<Result<T, StoreFailure>> {
    try {
      this.#database ??= this.#open();
      return ok(await work(await this.#database));
    } catch (error) {
      // The next attempt opens the database anew: storage may be allowed, freed or repaired by then.
      this.close();
      return err(toFailure(error));
    }
  }

  close(): void {
    // A database that never opened needs no closing.
    this.#database?.then((database) => database.close()).catch(() => undefined);
    this.#database = undefined;
  }

  async #open(): Promise<IDBPDatabase<Schema>> {
    if (typeof indexedDB === 'undefined')
      throw Object.assign(new Error('this browser has no IndexedDB'), { name: 'MissingIndexedDb' });
    return openDB<Schema>(this.#name, DATABASE_VERSION, {
      upgrade: (database, from) => {
        if (from < 1) {
          database.createObjectStore('documents');
          database.createObjectStore('counters');
          database.createObjectStore('aside', { autoIncrement: true });
        }
        if (from < 2) database.createObjectStore('snapshots').createIndex('documentId', 'documentId');
      },
      // A tab with a newer program waits for this one to let go.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        this.#database = undefined;
      },
      terminated: () => {
        this.#database = undefined;
      },
    });
  }
}
