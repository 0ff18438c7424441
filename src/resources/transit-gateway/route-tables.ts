import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { filtersSchema } from '../../kernel/cloud/describe.ts';
import type { Tag } from '../../kernel/cloud/record.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { cidrCovers, cidrOrNull, formatCidr } from '../../kernel/net/cidr.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import type { Described } from '../shared/data/described-record.ts';
import { ec2List, tagErrors, tagSpecifications, tagsFor } from '../shared/data/ec2-list.ts';
import { iso } from '../shared/time.ts';
import {
  associate,
  associationsOf,
  attachments,
  checkSameGateway,
  gateways,
  NO_ATTACHMENT,
  NO_GATEWAY,
  NO_TABLE,
  propagate,
  propagationsOf,
  type Route,
  resourceOf,
  staticRoutesOf,
  tableOf,
  tables,
} from './collections.ts';

const TABLE = 'transit-gateway-route-table';
const ec2 = inService('ec2');
const ids = { TransitGatewayRouteTableId: z.string(), TransitGatewayAttachmentId: z.string() };
const example = {
  TransitGatewayRouteTableId: 'tgw-rtb-0123456789abcdef0',
  TransitGatewayAttachmentId: 'tgw-attach-0123456789abcdef0',
};

export function newRouteTable(
  context: DataContext,
  TransitGatewayId: string,
  tags: readonly Tag[],
  isDefault: { readonly association: boolean; readonly propagation: boolean },
): Described {
  return tables.add(context, (id) => ({
    name: id,
    tags,
    detail: {
      TransitGatewayRouteTableId: id,
      TransitGatewayId,
      State: 'available',
      DefaultAssociationRouteTable: isDefault.association,
      DefaultPropagationRouteTable: isDefault.propagation,
      CreationTime: iso(context.at),
      Associations: [],
      Propagations: [],
      Routes: [],
    },
  }));
}

const createTransitGatewayRouteTable = ec2(
  'CreateTransitGatewayRouteTable',
  { TransitGatewayId: z.string(), ...tagSpecifications },
  {
    example: { TransitGatewayId: 'tgw-0123456789abcdef0' },
    errors: [...tagErrors, NO_GATEWAY],
    run: (context, { TransitGatewayId, TagSpecifications }) => {
      gateways.find(context, TransitGatewayId);
      const tags = tagsFor(TagSpecifications, 'transit-gateway-route-table');
      const made = newRouteTable(context, TransitGatewayId, tags, { association: false, propagation: false });
      return { TransitGatewayRouteTable: { ...tables.print(context, made), State: 'pending' } };
    },
  },
);

const describeTransitGatewayRouteTables = ec2List({
  operation: 'DescribeTransitGatewayRouteTables',
  table: TABLE,
  ids: 'TransitGatewayRouteTableIds',
  key: 'TransitGatewayRouteTables',
  missing: NO_TABLE,
  filters: {
    'default-association-route-table': 'DefaultAssociationRouteTable',
    'default-propagation-route-table': 'DefaultPropagationRouteTable',
    state: 'State',
    'transit-gateway-id': 'TransitGatewayId',
    'transit-gateway-route-table-id': 'TransitGatewayRouteTableId',
  },
  print: tables.print,
});

const deleteTransitGatewayRouteTable = tables.remove(
  'DeleteTransitGatewayRouteTable',
  'TransitGatewayRouteTableId',
  { TransitGatewayRouteTableId: z.string() },
  {
    example: { TransitGatewayRouteTableId: example.TransitGatewayRouteTableId },
    errors: ['IncorrectState'],
    before: (_context, table) => {
      if (associationsOf(table).length > 0)
        refuse(
          'IncorrectState',
          `${table.Name} has associated attachments: ${associationsOf(table).join(', ')}.`,
        );
      if (
        table.Detail.DefaultAssociationRouteTable === true ||
        table.Detail.DefaultPropagationRouteTable === true
      )
        refuse('IncorrectState', `Cannot delete the default route table ${table.Name}.`);
    },
    answer: (shown) => ({ TransitGatewayRouteTable: { ...shown, State: 'deleting' } }),
  },
);

type Pair = { readonly TransitGatewayRouteTableId: string; readonly TransitGatewayAttachmentId: string };

function findPair(context: DataContext, input: Pair): readonly [table: Described, attachment: Described] {
  const table = tables.find(context, input.TransitGatewayRouteTableId);
  const attachment = attachments.find(context, input.TransitGatewayAttachmentId);
  checkSameGateway(table, attachment);
  return [table, attachment];
}

const pairErrors = [NO_TABLE, NO_ATTACHMENT, 'IncorrectState'];

const associateTransitGatewayRouteTable = ec2('AssociateTransitGatewayRouteTable', ids, {
  example,
  errors: [...pairErrors, 'Resource.AlreadyAssociated'],
  run: (context, input) => {
    const [table, attachment] = findPair(context, input);
    const other = tableOf(context, attachment.Name);
    if (other !== undefined)
      refuse(
        'Resource.AlreadyAssociated',
        `Transit Gateway Attachment ${attachment.Name} is already associated to a route table.`,
      );
    associate(context, table.Name, attachment.Name);
    return { Association: { ...input, ...resourceOf(attachment), State: 'associating' } };
  },
});

const disassociateTransitGatewayRouteTable = ec2('DisassociateTransitGatewayRouteTable', ids, {
  example,
  errors: [...pairErrors, 'InvalidAssociation.NotFound'],
  run: (context, input) => {
    const [table, attachment] = findPair(context, input);
    if (!associationsOf(table).includes(attachment.Name))
      refuse(
        'InvalidAssociation.NotFound',
        `Association (${table.Name}, ${attachment.Name}) does not exist in Transit Gateway Route Table.`,
      );
    const Associations = associationsOf(table).filter((id) => id !== attachment.Name);
    tables.patch(context, table, { Associations });
    return { Association: { ...input, ...resourceOf(attachment), State: 'disassociating' } };
  },
});

const tableInput = {
  TransitGatewayRouteTableId: z.string(),
  MaxResults: z.int().optional(),
  NextToken: z.string().optional(),
};

function rowsOf(context: DataContext, names: readonly string[], State: string): readonly object[] {
  return names.map((TransitGatewayAttachmentId) => ({
    TransitGatewayAttachmentId,
    ...resourceOf(attachments.find(context, TransitGatewayAttachmentId)),
    State,
  }));
}

const getTransitGatewayRouteTableAssociations = ec2('GetTransitGatewayRouteTableAssociations', tableInput, {
  example: { TransitGatewayRouteTableId: example.TransitGatewayRouteTableId },
  errors: [NO_TABLE],
  run: (context, { TransitGatewayRouteTableId }) => {
    const table = tables.find(context, TransitGatewayRouteTableId);
    return { Associations: rowsOf(context, associationsOf(table), 'associated') };
  },
});

const getTransitGatewayRouteTablePropagations = ec2('GetTransitGatewayRouteTablePropagations', tableInput, {
  example: { TransitGatewayRouteTableId: example.TransitGatewayRouteTableId },
  errors: [NO_TABLE],
  run: (context, { TransitGatewayRouteTableId }) => {
    const table = tables.find(context, TransitGatewayRouteTableId);
    return { TransitGatewayRouteTablePropagations: rowsOf(context, propagationsOf(table), 'enabled') };
  },
});

const enableTransitGatewayRouteTablePropagation = ec2('EnableTransitGatewayRouteTablePropagation', ids, {
  example,
  errors: [...pairErrors, 'TransitGatewayRouteTablePropagation.Duplicate'],
  run: (context, input) => {
    const [table, attachment] = findPair(context, input);
    if (propagationsOf(table).includes(attachment.Name))
      refuse(
        'TransitGatewayRouteTablePropagation.Duplicate',
        `Propagation (${table.Name}, ${attachment.Name}) already exists in Transit Gateway Route Table.`,
      );
    propagate(context, table.Name, attachment.Name);
    return { Propagation: { ...input, ...resourceOf(attachment), State: 'enabled' } };
  },
});

const disableTransitGatewayRouteTablePropagation = ec2('DisableTransitGatewayRouteTablePropagation', ids, {
  example,
  errors: [...pairErrors, 'TransitGatewayRouteTablePropagation.NotFound'],
  run: (context, input) => {
    const [table, attachment] = findPair(context, input);
    if (!propagationsOf(table).includes(attachment.Name))
      refuse(
        'TransitGatewayRouteTablePropagation.NotFound',
        `Propagation (${table.Name}, ${attachment.Name}) does not exist in Transit Gateway Route Table.`,
      );
    const Propagations = propagationsOf(table).filter((id) => id !== attachment.Name);
    tables.patch(context, table, { Propagations });
    return { Propagation: { ...input, ...resourceOf(attachment), State: 'disabled' } };
  },
});

function printRoute(
  context: DataContext,
  block: string,
  attachmentId: string | undefined,
  Type: string,
): JsonObject {
  if (attachmentId === undefined)
    return { DestinationCidrBlock: block, TransitGatewayAttachments: [], Type, State: 'blackhole' };
  const attachment = attachments.find(context, attachmentId);
  return {
    DestinationCidrBlock: block,
    TransitGatewayAttachments: [{ ...resourceOf(attachment), TransitGatewayAttachmentId: attachmentId }],
    Type,
    State: 'active',
  };
}

/** RT-13: without host bits. */
function canonicalBlock(text: string): string | undefined {
  const cidr = cidrOrNull(text);
  return cidr === null ? undefined : formatCidr(cidr);
}

const createTransitGatewayRoute = ec2(
  'CreateTransitGatewayRoute',
  {
    DestinationCidrBlock: z.string(),
    TransitGatewayRouteTableId: z.string(),
    TransitGatewayAttachmentId: z.string().optional(),
    Blackhole: z.boolean().optional(),
  },
  {
    example: { ...example, DestinationCidrBlock: '10.1.0.0/16' },
    errors: [...pairErrors, 'InvalidParameterValue', 'MissingParameter', 'RouteAlreadyExists'],
    run: (context, { DestinationCidrBlock: given, Blackhole, ...input }) => {
      const { TransitGatewayAttachmentId: AttachmentId, TransitGatewayRouteTableId } = input;
      const table = tables.find(context, TransitGatewayRouteTableId);
      const DestinationCidrBlock = canonicalBlock(given);
      if (DestinationCidrBlock === undefined)
        return refuse(
          'InvalidParameterValue',
          `Value (${given}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.`,
        );
      if (Blackhole !== true && AttachmentId === undefined)
        refuse('MissingParameter', 'The request must contain the parameter TransitGatewayAttachmentId');
      const routes = staticRoutesOf(table);
      if (routes.some((route) => route.DestinationCidrBlock === DestinationCidrBlock))
        refuse(
          'RouteAlreadyExists',
          `Route ${DestinationCidrBlock} already exists in Transit Gateway Route Table ${table.Name}.`,
        );
      if (Blackhole !== true && AttachmentId !== undefined)
        checkSameGateway(table, attachments.find(context, AttachmentId));
      const route: Route =
        Blackhole === true || AttachmentId === undefined
          ? { DestinationCidrBlock }
          : { DestinationCidrBlock, AttachmentId };
      tables.patch(context, table, { Routes: [...routes, route] });
      return { Route: printRoute(context, DestinationCidrBlock, route.AttachmentId, 'static') };
    },
  },
);

const deleteTransitGatewayRoute = ec2(
  'DeleteTransitGatewayRoute',
  { TransitGatewayRouteTableId: z.string(), DestinationCidrBlock: z.string() },
  {
    example: {
      TransitGatewayRouteTableId: example.TransitGatewayRouteTableId,
      DestinationCidrBlock: '10.1.0.0/16',
    },
    errors: [NO_TABLE, 'InvalidRoute.NotFound'],
    run: (context, { TransitGatewayRouteTableId, DestinationCidrBlock: given }) => {
      const DestinationCidrBlock = canonicalBlock(given) ?? given;
      const table = tables.find(context, TransitGatewayRouteTableId);
      const route = staticRoutesOf(table).find((each) => each.DestinationCidrBlock === DestinationCidrBlock);
      if (route === undefined)
        return refuse(
          'InvalidRoute.NotFound',
          `Route ${DestinationCidrBlock} does not exist in Transit Gateway Route Table ${table.Name}.`,
        );
      tables.patch(context, table, { Routes: staticRoutesOf(table).filter((each) => each !== route) });
      const shown = printRoute(context, DestinationCidrBlock, route.AttachmentId, 'static');
      return { Route: { ...shown, State: 'deleted' } };
    },
  },
);

/**
 * Static routes, and the blocks of the VPCs that propagate. A static route hides an equal propagated one, and of
 * VPCs with equal blocks only the first that propagates is heard (TGW-7).
 */
function allRoutes(context: DataContext, table: Described): readonly JsonObject[] {
  const fixed = staticRoutesOf(table);
  const propagated = propagationsOf(table).flatMap((id) => {
    const vpc = context.get('vpc', String(attachments.find(context, id).Detail.VpcId));
    return (vpc?.CidrBlockAssociationSet ?? []).map(({ CidrBlock }) => ({ CidrBlock, id }));
  });
  return [
    ...fixed.map((route) => printRoute(context, route.DestinationCidrBlock, route.AttachmentId, 'static')),
    ...propagated
      .filter(({ CidrBlock }) => !fixed.some((route) => route.DestinationCidrBlock === CidrBlock))
      .filter(
        ({ CidrBlock }, index) => propagated.findIndex((each) => each.CidrBlock === CidrBlock) === index,
      )
      .map(({ CidrBlock, id }) => printRoute(context, CidrBlock, id, 'propagated')),
  ];
}

const ROUTE_SEARCH: { readonly [name: string]: (route: string, asked: string) => boolean } = {
  'route-search.exact-match': (route, asked) => route === asked,
  'route-search.longest-prefix-match': (route, asked) => covers(route, asked),
  'route-search.subnet-of-match': (route, asked) => covers(asked, route),
  'route-search.supernet-of-match': (route, asked) => covers(route, asked),
};

function covers(outer: string, inner: string): boolean {
  const large = cidrOrNull(outer);
  const small = cidrOrNull(inner.includes('/') ? inner : `${inner}/32`);
  return large !== null && small !== null && cidrCovers(large, small);
}

function matches(route: JsonObject, name: string, values: readonly string[]): boolean {
  const search = Object.hasOwn(ROUTE_SEARCH, name) ? ROUTE_SEARCH[name] : undefined;
  const block = String(route.DestinationCidrBlock);
  if (search !== undefined) return values.some((value) => search(block, value));
  const [attachment] = route.TransitGatewayAttachments as readonly JsonObject[];
  switch (name) {
    case 'type':
      return values.includes(String(route.Type));
    case 'state':
      return values.includes(String(route.State));
    case 'attachment.transit-gateway-attachment-id':
      return values.includes(String(attachment?.TransitGatewayAttachmentId));
    case 'attachment.resource-id':
      return values.includes(String(attachment?.ResourceId));
    case 'attachment.resource-type':
      return values.includes(String(attachment?.ResourceType));
    default:
      return refuse('InvalidParameterValue', `The filter '${name}' is invalid`, 'Filters');
  }
}

const searchTransitGatewayRoutes = ec2(
  'SearchTransitGatewayRoutes',
  { TransitGatewayRouteTableId: z.string(), Filters: filtersSchema, MaxResults: z.int().optional() },
  {
    example: {
      TransitGatewayRouteTableId: example.TransitGatewayRouteTableId,
      Filters: [{ Name: 'state', Values: ['active'] }],
    },
    errors: [NO_TABLE, 'InvalidParameterValue'],
    run: (context, { TransitGatewayRouteTableId, Filters = [] }) => {
      const table = tables.find(context, TransitGatewayRouteTableId);
      const kept = allRoutes(context, table).filter((route) =>
        Filters.every(({ Name, Values }) => matches(route, Name, Values)),
      );
      const isLongest = Filters.some(({ Name }) => Name === 'route-search.longest-prefix-match');
      const length = (route: JsonObject) => Number(String(route.DestinationCidrBlock).split('/')[1]);
      const sorted = [...kept].sort((left, right) => length(right) - length(left));
      return { Routes: isLongest ? sorted.slice(0, 1) : kept, AdditionalRoutesAvailable: false };
    },
  },
);

export const routeTableOperations = [
  createTransitGatewayRouteTable,
  describeTransitGatewayRouteTables,
  deleteTransitGatewayRouteTable,
  associateTransitGatewayRouteTable,
  disassociateTransitGatewayRouteTable,
  getTransitGatewayRouteTableAssociations,
  enableTransitGatewayRouteTablePropagation,
  disableTransitGatewayRouteTablePropagation,
  getTransitGatewayRouteTablePropagations,
  createTransitGatewayRoute,
  deleteTransitGatewayRoute,
  searchTransitGatewayRoutes,
];
