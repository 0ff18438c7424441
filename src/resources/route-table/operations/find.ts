import { refuse } from '../../../kernel/cloud/aws-error.ts';
import type { AwsContext } from '../../tables.ts';
import type { RouteTable } from '../schema.ts';

export const NO_ROUTE_TABLE = 'InvalidRouteTableID.NotFound';

/** The caller's route table; AWS writes its type in camel case where it misses it. */
export function findRouteTable(context: AwsContext, id: string): RouteTable {
  const table = context.get('route-table', id);
  if (table === undefined || table.account !== context.account || table.region !== context.region)
    return refuse(NO_ROUTE_TABLE, `The routeTable ID '${id}' does not exist`, 'RouteTableId');
  return table;
}
