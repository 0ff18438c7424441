import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import type { Described } from '../shared/data/described-record.ts';
import { ec2List, tagErrors, tagSpecifications, tagsFor } from '../shared/data/ec2-list.ts';
import { present, texts } from '../shared/data/facts.ts';
import { arnOf } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';
import {
  associate,
  associationsOf,
  attachments,
  gateways,
  NO_ATTACHMENT,
  NO_GATEWAY,
  propagate,
  propagationsOf,
  resourceOf,
  staticRoutesOf,
  tableOf,
  tables,
} from './collections.ts';
import { newRouteTable } from './route-tables.ts';
import { breakRoutes, mendRoutes } from './vpc-routes.ts';

const onOff = z.enum(['enable', 'disable']);
const options = {
  AutoAcceptSharedAttachments: onOff.optional(),
  DefaultRouteTableAssociation: onOff.optional(),
  DefaultRouteTablePropagation: onOff.optional(),
  VpnEcmpSupport: onOff.optional(),
  DnsSupport: onOff.optional(),
  SecurityGroupReferencingSupport: onOff.optional(),
};

const createTransitGateway = gateways.create(
  'CreateTransitGateway',
  {
    Description: z.string().default(''),
    Options: z
      .strictObject({
        AmazonSideAsn: z.int().optional(),
        ...options,
        MulticastSupport: onOff.optional(),
        TransitGatewayCidrBlocks: texts.optional(),
      })
      .default({}),
    ...tagSpecifications,
  },
  {
    example: { Description: 'Central hub' },
    errors: tagErrors,
    settles: ['available', 60_000],
    make: (context, { Description, Options, TagSpecifications }, id) => {
      const { AmazonSideAsn = 64_512, TransitGatewayCidrBlocks, ...given } = Options;
      const isPrivate =
        (AmazonSideAsn >= 64_512 && AmazonSideAsn <= 65_534) ||
        (AmazonSideAsn >= 4_200_000_000 && AmazonSideAsn <= 4_294_967_294);
      if (!isPrivate)
        refuse(
          'InvalidParameterValue',
          `Value (${AmazonSideAsn}) for parameter amazonSideAsn is invalid. Expected a private ASN: 64512-65534 or 4200000000-4294967294.`,
        );
      const chosen = {
        AmazonSideAsn,
        ...(TransitGatewayCidrBlocks !== undefined && { TransitGatewayCidrBlocks }),
        AutoAcceptSharedAttachments: 'disable',
        DefaultRouteTableAssociation: 'enable',
        DefaultRouteTablePropagation: 'enable',
        VpnEcmpSupport: 'enable',
        DnsSupport: 'enable',
        SecurityGroupReferencingSupport: 'disable',
        MulticastSupport: 'disable',
        ...present(given),
      };
      const isDefault = {
        association: chosen.DefaultRouteTableAssociation === 'enable',
        propagation: chosen.DefaultRouteTablePropagation === 'enable',
      };
      const table =
        isDefault.association || isDefault.propagation
          ? newRouteTable(context, id, [], isDefault).Name
          : undefined;
      return {
        name: id,
        tags: tagsFor(TagSpecifications, 'transit-gateway'),
        detail: {
          TransitGatewayId: id,
          TransitGatewayArn: arnOf(context, 'ec2', `transit-gateway/${id}`),
          State: 'pending',
          OwnerId: context.account,
          Description,
          CreationTime: iso(context.at),
          Options: {
            ...chosen,
            ...(isDefault.association && { AssociationDefaultRouteTableId: table }),
            ...(isDefault.propagation && { PropagationDefaultRouteTableId: table }),
          },
        },
      };
    },
    answer: (TransitGateway) => ({ TransitGateway }),
  },
);

const describeTransitGateways = ec2List({
  operation: 'DescribeTransitGateways',
  table: 'transit-gateway',
  ids: 'TransitGatewayIds',
  key: 'TransitGateways',
  missing: NO_GATEWAY,
  filters: {
    'options.amazon-side-asn': 'Options.AmazonSideAsn',
    'options.default-route-table-association': 'Options.DefaultRouteTableAssociation',
    'options.default-route-table-propagation': 'Options.DefaultRouteTablePropagation',
    'options.dns-support': 'Options.DnsSupport',
    'owner-id': 'OwnerId',
    state: 'State',
    'transit-gateway-id': 'TransitGatewayId',
  },
});

const modifyTransitGateway = gateways.change(
  'ModifyTransitGateway',
  'TransitGatewayId',
  {
    TransitGatewayId: z.string(),
    Description: z.string().optional(),
    Options: z
      .strictObject({
        AddTransitGatewayCidrBlocks: texts.optional(),
        RemoveTransitGatewayCidrBlocks: texts.optional(),
        ...options,
        AssociationDefaultRouteTableId: z.string().optional(),
        PropagationDefaultRouteTableId: z.string().optional(),
        AmazonSideAsn: z.int().optional(),
      })
      .optional(),
  },
  {
    example: { TransitGatewayId: 'tgw-0123456789abcdef0', Description: 'Hub' },
    apply: (_context, { Detail }, { Description, Options = {} }) => {
      const {
        AddTransitGatewayCidrBlocks: added = [],
        RemoveTransitGatewayCidrBlocks: gone = [],
        ...own
      } = Options;
      const had = (Detail.Options as JsonObject).TransitGatewayCidrBlocks as readonly string[] | undefined;
      const blocks = [...(had ?? []), ...added].filter((block) => !gone.includes(block));
      return {
        Description: Description ?? Detail.Description,
        Options: {
          ...(Detail.Options as JsonObject),
          ...present(own),
          ...(blocks.length > 0 && { TransitGatewayCidrBlocks: blocks }),
        },
      };
    },
    answer: (TransitGateway) => ({ TransitGateway }),
  },
);

const deleteTransitGateway = gateways.remove(
  'DeleteTransitGateway',
  'TransitGatewayId',
  { TransitGatewayId: z.string() },
  {
    example: { TransitGatewayId: 'tgw-0123456789abcdef0' },
    errors: ['IncorrectState'],
    before: (context, { Name }) => {
      const left = attachments.all(context).filter(({ Detail }) => Detail.TransitGatewayId === Name);
      if (left.length > 0)
        refuse(
          'IncorrectState',
          `${Name} has non-deleted VPC Attachments: ${left.map((each) => each.Name).join(', ')}.`,
        );
      for (const table of tables.all(context))
        if (table.Detail.TransitGatewayId === Name) context.remove('transit-gateway-route-table', table.id);
      breakRoutes(context, Name);
    },
    answer: (shown) => ({ TransitGateway: { ...shown, State: 'deleting' } }),
  },
);

const attachmentOptions = {
  DnsSupport: onOff.optional(),
  SecurityGroupReferencingSupport: onOff.optional(),
  Ipv6Support: onOff.optional(),
  ApplianceModeSupport: onOff.optional(),
};

/** One subnet per zone, all of the attachment's VPC. */
function checkSubnets(context: DataContext, vpcId: string, ids: readonly string[]): void {
  const zones = new Set<string>();
  for (const id of ids) {
    const subnet = context.list('subnet').find((each) => each.id === id);
    if (subnet === undefined || subnet.VpcId !== vpcId)
      refuse('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`);
    if (zones.has(subnet.AvailabilityZone))
      refuse('DuplicateSubnetsInSameZone', `Duplicate Subnets for same AZ: ${id}`);
    zones.add(subnet.AvailabilityZone);
  }
}

const createTransitGatewayVpcAttachment = attachments.create(
  'CreateTransitGatewayVpcAttachment',
  {
    TransitGatewayId: z.string(),
    VpcId: z.string(),
    SubnetIds: texts.min(1),
    Options: z.strictObject(attachmentOptions).default({}),
    ...tagSpecifications,
  },
  {
    example: {
      TransitGatewayId: 'tgw-0123456789abcdef0',
      VpcId: 'vpc-0123456789abcdef0',
      SubnetIds: ['subnet-0123456789abcdef0'],
    },
    errors: [
      ...tagErrors,
      'DuplicateSubnetsInSameZone',
      'DuplicateTransitGatewayAttachment',
      'IncorrectState',
      'InvalidSubnetID.NotFound',
      NO_GATEWAY,
      'InvalidVpcID.NotFound',
    ],
    settles: ['available', 60_000],
    make: (context, { TransitGatewayId, VpcId, SubnetIds, Options, TagSpecifications }, id) => {
      const gateway = gateways.find(context, TransitGatewayId);
      context.find('vpc', VpcId, 'InvalidVpcID.NotFound');
      if (gateway.Detail.State !== 'available')
        refuse('IncorrectState', `${TransitGatewayId} is in invalid state`);
      const isThere = attachments
        .all(context)
        .some(({ Detail }) => Detail.TransitGatewayId === TransitGatewayId && Detail.VpcId === VpcId);
      if (isThere)
        refuse(
          'DuplicateTransitGatewayAttachment',
          `${TransitGatewayId} has non-deleted Transit Gateway Attachments with same VPC ID.`,
        );
      checkSubnets(context, VpcId, SubnetIds);
      const { AssociationDefaultRouteTableId: home, PropagationDefaultRouteTableId: spread } = gateway.Detail
        .Options as JsonObject;
      mendRoutes(context, TransitGatewayId, VpcId);
      if (typeof home === 'string') associate(context, home, id);
      if (typeof spread === 'string') propagate(context, spread, id);
      return {
        name: id,
        tags: tagsFor(TagSpecifications, 'transit-gateway-attachment'),
        detail: {
          TransitGatewayAttachmentId: id,
          TransitGatewayId,
          VpcId,
          VpcOwnerId: context.account,
          State: 'pending',
          SubnetIds,
          CreationTime: iso(context.at),
          Options: {
            DnsSupport: 'enable',
            SecurityGroupReferencingSupport: 'enable',
            Ipv6Support: 'disable',
            ApplianceModeSupport: 'disable',
            ...present(Options),
          },
        },
      };
    },
    answer: (TransitGatewayVpcAttachment) => ({ TransitGatewayVpcAttachment }),
  },
);

const describeTransitGatewayVpcAttachments = ec2List({
  operation: 'DescribeTransitGatewayVpcAttachments',
  table: 'transit-gateway-attachment',
  ids: 'TransitGatewayAttachmentIds',
  key: 'TransitGatewayVpcAttachments',
  missing: NO_ATTACHMENT,
  filters: {
    state: 'State',
    'transit-gateway-attachment-id': 'TransitGatewayAttachmentId',
    'transit-gateway-id': 'TransitGatewayId',
    'vpc-id': 'VpcId',
  },
});

/** An attachment as the list of all kinds of them shows it. */
function printAttachment(context: DataContext, record: Described): JsonObject {
  const { Detail, Name, Tags, account } = record;
  const table = tableOf(context, Name);
  return {
    TransitGatewayAttachmentId: Name,
    TransitGatewayId: String(Detail.TransitGatewayId),
    TransitGatewayOwnerId: account,
    ResourceOwnerId: account,
    ...resourceOf(record),
    State: String(Detail.State),
    ...(table !== undefined && {
      Association: { TransitGatewayRouteTableId: table.Name, State: 'associated' },
    }),
    CreationTime: String(Detail.CreationTime),
    Tags: Tags.map((tag) => ({ ...tag })),
  };
}

const describeTransitGatewayAttachments = ec2List({
  operation: 'DescribeTransitGatewayAttachments',
  table: 'transit-gateway-attachment',
  ids: 'TransitGatewayAttachmentIds',
  key: 'TransitGatewayAttachments',
  missing: NO_ATTACHMENT,
  filters: {
    'association.transit-gateway-route-table-id': 'Association.TransitGatewayRouteTableId',
    'resource-id': 'ResourceId',
    'resource-type': 'ResourceType',
    state: 'State',
    'transit-gateway-attachment-id': 'TransitGatewayAttachmentId',
    'transit-gateway-id': 'TransitGatewayId',
  },
  print: printAttachment,
});

const modifyTransitGatewayVpcAttachment = attachments.change(
  'ModifyTransitGatewayVpcAttachment',
  'TransitGatewayAttachmentId',
  {
    TransitGatewayAttachmentId: z.string(),
    AddSubnetIds: texts.default([]),
    RemoveSubnetIds: texts.default([]),
    Options: z.strictObject(attachmentOptions).default({}),
  },
  {
    example: {
      TransitGatewayAttachmentId: 'tgw-attach-0123456789abcdef0',
      Options: { DnsSupport: 'disable' },
    },
    errors: ['DuplicateSubnetsInSameZone', 'InvalidSubnetID.NotFound'],
    apply: (context, { Detail }, { AddSubnetIds, RemoveSubnetIds, Options }) => {
      const kept = (Detail.SubnetIds as readonly string[]).filter((id) => !RemoveSubnetIds.includes(id));
      const SubnetIds = [...kept, ...AddSubnetIds];
      checkSubnets(context, String(Detail.VpcId), SubnetIds);
      return { SubnetIds, Options: { ...(Detail.Options as JsonObject), ...present(Options) } };
    },
    answer: (TransitGatewayVpcAttachment) => ({ TransitGatewayVpcAttachment }),
  },
);

const deleteTransitGatewayVpcAttachment = attachments.remove(
  'DeleteTransitGatewayVpcAttachment',
  'TransitGatewayAttachmentId',
  { TransitGatewayAttachmentId: z.string() },
  {
    example: { TransitGatewayAttachmentId: 'tgw-attach-0123456789abcdef0' },
    before: (context, { Name, Detail }) => {
      breakRoutes(context, String(Detail.TransitGatewayId), String(Detail.VpcId));
      for (const table of tables.all(context))
        tables.patch(context, table, {
          Associations: associationsOf(table).filter((id) => id !== Name),
          Propagations: propagationsOf(table).filter((id) => id !== Name),
          // Static routes stay, as blackholes.
          Routes: staticRoutesOf(table).map((route) =>
            route.AttachmentId === Name ? { DestinationCidrBlock: route.DestinationCidrBlock } : route,
          ),
        });
    },
    answer: (shown) => ({ TransitGatewayVpcAttachment: { ...shown, State: 'deleting' } }),
  },
);

export const gatewayOperations = [
  createTransitGateway,
  describeTransitGateways,
  modifyTransitGateway,
  deleteTransitGateway,
];
export const attachmentOperations = [
  createTransitGatewayVpcAttachment,
  describeTransitGatewayVpcAttachments,
  describeTransitGatewayAttachments,
  modifyTransitGatewayVpcAttachment,
  deleteTransitGatewayVpcAttachment,
];
