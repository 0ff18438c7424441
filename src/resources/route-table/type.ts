import type { ResourceType } from '../../kernel/cloud/registry.ts';
import { createTags, deleteTags, describeTags } from '../shared/tags/operations.ts';
import type { AwsTables } from '../tables.ts';
import { routeTableDefinition } from './definition.ts';
import { routeTableDescribe } from './describe.ts';
import { lowerRouteTable } from './lower.ts';
import {
  associateRouteTable,
  disassociateRouteTable,
  replaceRouteTableAssociation,
} from './operations/associate.ts';
import { internalRouteTableOperations } from './operations/internal.ts';
import { createRoute, deleteRoute, replaceRoute } from './operations/routes.ts';
import { createRouteTable, deleteRouteTable, describeRouteTables } from './operations/tables.ts';
import { routeTableSchema } from './schema.ts';

export const routeTableType: ResourceType<AwsTables, 'route-table'> = {
  table: 'route-table',
  version: 1,
  migrations: [],
  schema: routeTableSchema,
  definition: routeTableDefinition,
  operations: [
    createRouteTable,
    describeRouteTables,
    deleteRouteTable,
    createRoute,
    replaceRoute,
    deleteRoute,
    associateRouteTable,
    disassociateRouteTable,
    replaceRouteTableAssociation,
    ...internalRouteTableOperations,
    // Tags lie on every type; their operations are listed once, here.
    createTags,
    deleteTags,
    describeTags,
  ],
  describe: routeTableDescribe,
  lower: lowerRouteTable,
};
