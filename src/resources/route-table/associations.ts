import type { AwsContext, AwsListView } from '../tables.ts';
import type { RouteTable } from './schema.ts';

export type RouteTableAssociation = RouteTable['Associations'][number];

/** AWS answers `associated` at once; there is nothing to wait for. */
export const ASSOCIATED = { State: 'associated' } as const;

export function mainTableOf(view: AwsListView, vpcId: string): RouteTable | undefined {
  return view
    .all('route-table')
    .find((table) => table.VpcId === vpcId && table.Associations.some((association) => association.Main));
}

/** The association and the table it stands in; undefined when no table of the caller has it. */
export function findAssociation(
  context: AwsContext,
  associationId: string,
): { readonly table: RouteTable; readonly association: RouteTableAssociation } | undefined {
  for (const table of context.list('route-table')) {
    const association = table.Associations.find((each) => each.RouteTableAssociationId === associationId);
    if (association !== undefined) return { table, association };
  }
  return undefined;
}

export function withAssociation(table: RouteTable, association: RouteTableAssociation): RouteTable {
  return { ...table, Associations: [...table.Associations, association] };
}

export function withoutAssociation(table: RouteTable, associationId: string): RouteTable {
  return {
    ...table,
    Associations: table.Associations.filter((each) => each.RouteTableAssociationId !== associationId),
  };
}

/** A gateway route table steers what enters the VPC through a gateway (RT-19). */
export function isGatewayTable(table: RouteTable): boolean {
  return table.Associations.some((association) => association.GatewayId !== undefined);
}
