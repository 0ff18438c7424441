import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection } from '../shared/data/collection.ts';
import type { Described } from '../shared/data/described-record.ts';
import { subnetGroups } from './subnet-groups.ts';

export const NO_INSTANCE = 'DBInstanceNotFound';
export const INVALID = 'InvalidParameterValue';
export const STATE = 'InvalidDBInstanceState';
export const MINUTES = 60_000;

export const instances = collection({
  service: 'rds',
  table: 'db-instance',
  prefix: 'db',
  missing: [NO_INSTANCE, (name) => `DBInstance ${name} not found.`],
  print: printInstance,
});

function printInstance(context: DataContext, { Detail, Tags, Name }: Described): JsonObject {
  const { Endpoint, DBSubnetGroupName, ...shown } = Detail;
  const group =
    DBSubnetGroupName === undefined ? undefined : subnetGroups.get(context, String(DBSubnetGroupName));
  const { SupportedNetworkTypes: _types, ...subnets } = group?.Detail ?? {};
  const replicas = instances
    .all(context)
    .filter((each) => each.Detail.ReadReplicaSourceDBInstanceIdentifier === Name);
  return {
    ...shown,
    // Its address is known once it is up.
    ...(Endpoint !== undefined && shown.DBInstanceStatus !== 'creating' && { Endpoint }),
    DBSubnetGroup: group === undefined ? (shown.DBSubnetGroup ?? defaultSubnetGroup(context)) : subnets,
    ReadReplicaDBInstanceIdentifiers: replicas.map((each) => each.Name),
    TagList: Tags.map((tag) => ({ ...tag })),
  };
}

/** The group of a database that was given none: all of the default VPC. */
function defaultSubnetGroup(context: DataContext): JsonObject {
  const vpc = context.list('vpc').find(({ IsDefault }) => IsDefault);
  return {
    DBSubnetGroupName: 'default',
    DBSubnetGroupDescription: 'default',
    VpcId: vpc?.id ?? '',
    SubnetGroupStatus: 'Complete',
    Subnets: context
      .list('subnet')
      .filter(({ VpcId }) => VpcId === vpc?.id)
      .map(({ id, AvailabilityZone }) => ({
        SubnetIdentifier: id,
        SubnetAvailabilityZone: { Name: AvailabilityZone },
        SubnetOutpost: {},
        SubnetStatus: 'Active',
      })),
  };
}

export const identifier = z
  .string()
  .regex(/^[a-zA-Z](?:-?[a-zA-Z0-9])*$/)
  .max(63);

export function checkNew(context: DataContext, name: string): void {
  if (instances.get(context, name) !== undefined)
    refuse('DBInstanceAlreadyExists', 'DB instance already exists');
}

export function checkClass(text: string | undefined): void {
  if (text !== undefined && !/^db\.[a-z0-9-]+\.[a-z0-9-]+$/.test(text))
    refuse(INVALID, `Invalid DB Instance class: ${text}`);
}

/** A state that the database has to be in. */
export function checkState({ Name, Detail }: Described, wanted: string): void {
  if (Detail.DBInstanceStatus !== wanted) refuse(STATE, `Instance ${Name} is not in ${wanted} state.`);
}

export const answer = (DBInstance: JsonObject) => ({ DBInstance });
