import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { AwsContext } from '../tables.ts';
import type { ManagedPrefixList } from './schema.ts';

export const LIST_NOT_FOUND = 'InvalidPrefixListID.NotFound';
export const CHANGE_ERRORS = [LIST_NOT_FOUND, 'UnsupportedOperation', 'IncorrectState'];

/** The owner under which AWS's own lists stand. */
export const AWS_OWNER = 'AWS';

/** Lists the caller can name: its own and AWS's, in its Region. */
export function visibleLists(context: AwsContext): readonly ManagedPrefixList[] {
  return context
    .all('managed-prefix-list')
    .filter(
      (list) =>
        list.region === context.region && (list.account === context.account || list.account === AWS_OWNER),
    );
}

export function findList(context: AwsContext, id: string): ManagedPrefixList {
  const list = visibleLists(context).find((item) => item.id === id);
  return list ?? refuse(LIST_NOT_FOUND, `The prefix list ID '${id}' does not exist`, 'PrefixListId');
}

/** A list the caller may change now: its own, with no earlier change under way. */
export function findChangeableList(context: AwsContext, id: string): ManagedPrefixList {
  const list = findList(context, id);
  if (list.account === AWS_OWNER)
    refuse('UnsupportedOperation', `The prefix list ${id} is managed by AWS and cannot be changed.`);
  if (list.State.endsWith('-in-progress'))
    refuse(
      'IncorrectState',
      `The prefix list (${id}) cannot be changed in the current state (${list.State}).`,
    );
  return list;
}

/** Resources whose rules or routes name the list. */
export function associationsOf(
  context: AwsContext,
  id: string,
): readonly { readonly ResourceId: string; readonly ResourceOwner: string }[] {
  const groups = context
    .all('security-group')
    .filter((group) => group.Rules.some((rule) => rule.PrefixListId === id));
  const tables = context
    .all('route-table')
    .filter((table) => table.Routes.some((route) => route.DestinationPrefixListId === id));
  return [...groups, ...tables].map((record) => ({ ResourceId: record.id, ResourceOwner: record.account }));
}
