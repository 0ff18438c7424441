import { Refusal } from './aws-error.ts';
import type { Cloud } from './cloud.ts';
import { Draft } from './draft.ts';
import type { TableTypes } from './record.ts';
import type { Registry } from './registry.ts';
import type { CloudRequest, Outcome } from './request.ts';
import { contextOf, invalidAction, runOperation } from './run-operation.ts';
import { settleDraft } from './settle.ts';

/**
 * Runs one API call. Pure: the same cloud and request give the same outcome; a refusal leaves
 * nothing behind. What is due by `request.at` is settled first.
 */
export function applyRequest<T extends TableTypes>(
  registry: Registry<T>,
  cloud: Cloud<T>,
  request: CloudRequest,
): Outcome<T> {
  if (isInternal(request.operation)) return { ok: false, error: invalidAction(request.operation) };
  const draft = new Draft(cloud, Math.max(cloud.clock, request.at));
  const context = contextOf(registry, draft, request);
  try {
    settleDraft(registry, draft, draft.clock);
    const output = runOperation(registry, context, request.service, request.operation, request.input);
    return { ok: true, cloud: draft.finish(registry), output };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error };
    throw error;
  }
}

/** Steps that resource types ask of each other; not part of AWS's API, so nobody else may ask. */
export function isInternal(operation: string): boolean {
  return operation.startsWith('Internal');
}
