import type { JsonObject } from '../lib/json.ts';
import { err, ok, type Result } from '../lib/result.ts';

/** The part of a resource type that migrations need. */
export interface MigratedType {
  /** Number of the newest schema version: one more than there are migrations. */
  readonly version: number;
  /** `migrations[n]` lifts a record of version n + 1 to n + 2. */
  readonly migrations: readonly { readonly name: string; up(record: JsonObject): JsonObject }[];
}

/** The migrations still to run, oldest first, or why a table of that version cannot be read. */
export function migrationsFrom(
  type: MigratedType,
  version: number,
): Result<MigratedType['migrations'], string> {
  if (version > type.version)
    return err(
      `version ${version} is newer than version ${type.version}, the newest that this program knows: open the document with a newer program`,
    );
  return ok(type.migrations.slice(version - 1, type.version - 1));
}

/**
 * Lifts one record through the given steps. The record has not been validated: a step that cannot
 * cope with its shape makes an error that names the step.
 */
export function migrateRecord(
  steps: MigratedType['migrations'],
  record: JsonObject,
): Result<JsonObject, string> {
  let lifted = record;
  for (const step of steps) {
    try {
      lifted = step.up(lifted);
    } catch (error) {
      return err(
        `migration "${step.name}" failed: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return ok(lifted);
}
