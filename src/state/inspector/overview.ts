import { recordsOf } from '../../editor/cloud-view.ts';
import type { TableName } from '../../editor/session.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { pluralOf } from '../../text/english/nouns.ts';
import { type Reference, referenceTo } from './names.ts';

export interface OverviewGroup {
  readonly table: TableName;
  readonly plural: string;
  readonly items: readonly Reference[];
}

/** What a document holds that stands on no box of the canvas: tables, lists, groups, addresses, keys. */
const NOT_BOXES: readonly TableName[] = [
  'security-group',
  'route-table',
  'network-acl',
  'elastic-ip',
  'managed-prefix-list',
  'key-pair',
];

export function overviewOf(cloud: AwsCloud): readonly OverviewGroup[] {
  return NOT_BOXES.map((table) => {
    const records = recordsOf(cloud, table).filter(({ account }) => account !== 'AWS');
    return { table, plural: pluralOf(table), items: records.map(({ id }) => referenceTo(cloud, id)) };
  }).filter(({ items }) => items.length > 0);
}
