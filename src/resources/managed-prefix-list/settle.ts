import type { AwsContext } from '../tables.ts';
import { associationsOf } from './find-list.ts';
import type { ManagedPrefixList } from './schema.ts';

/** How long AWS calls a change of a list in progress, in milliseconds. */
export const CHANGE_MS = 2000;

/**
 * Ends a change. A list that is still named somewhere cannot go: AWS accepts the call and tells of
 * the failure in the state.
 */
export function settlePrefixList(context: AwsContext, list: ManagedPrefixList, to: string): void {
  if (to !== 'delete-complete') {
    context.put('managed-prefix-list', { ...list, State: to });
    return;
  }
  const associations = associationsOf(context, list.id);
  if (associations.length === 0) {
    context.remove('managed-prefix-list', list.id);
    return;
  }
  const names = associations.slice(0, 10).map((association) => association.ResourceId);
  const StateMessage = `The prefix list is referenced by: ${names.join(', ')}`;
  context.put('managed-prefix-list', { ...list, State: 'delete-failed', StateMessage });
}
