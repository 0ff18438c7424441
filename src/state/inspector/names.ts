import { findRecord } from '../../kernel/cloud/cloud.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { namingOf } from '../../text/naming.ts';

/** Something to be shown by name and selected by key. */
export interface Reference {
  readonly id: string;
  /** Null for what is not in the document. */
  readonly key: string | null;
  readonly title: string;
}

/** What people call the record with that id, without the id itself where it has another name. */
export function titleIn(cloud: AwsCloud, id: string): string {
  const name = namingOf(cloud)(id);
  const suffix = ` (${id})`;
  if (name.endsWith(suffix)) return name.slice(0, -suffix.length);
  if (name !== id) return name;
  return unnamedTitle(cloud, id) ?? id;
}

/** AWS makes a main table and a default list with every VPC and gives them no names. */
function unnamedTitle(cloud: AwsCloud, id: string): string | undefined {
  const table = cloud.tables['route-table'][id];
  if (table?.Associations.some(({ Main }) => Main)) return `main of ${titleIn(cloud, table.VpcId)}`;
  const acl = cloud.tables['network-acl'][id];
  return acl?.IsDefault ? `default of ${titleIn(cloud, acl.VpcId)}` : undefined;
}

export function referenceTo(cloud: AwsCloud, id: string): Reference {
  return { id, key: findRecord(cloud, id)?.record.key ?? null, title: titleIn(cloud, id) };
}
