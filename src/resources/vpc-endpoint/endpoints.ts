import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { type EndpointService, endpointServices } from '../shared/aws-services.ts';
import { collection } from '../shared/data/collection.ts';
import { inService } from '../shared/data/data-operation.ts';
import type { Described } from '../shared/data/described-record.ts';
import { ec2List, tagErrors, tagSpecifications, tagsFor, withOwnTags } from '../shared/data/ec2-list.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { hexOf } from '../shared/data/ids.ts';
import { iso } from '../shared/time.ts';
import { addEndpointInterfaces, removeInterfaces, setGroups } from './interfaces.ts';
import { checkPrivateDns, dnsEntries, publicName } from './private-dns.ts';
import { addEndpointRoutes, removeEndpointRoutes, tablesWithRoutes } from './routes.ts';

const TABLE = 'vpc-endpoint';
export const GONE = 'InvalidVpcEndpointId.NotFound';
const missing = (id: string) => `The Vpc Endpoint Id '${id}' does not exist`;
const endpoints = collection({
  service: 'ec2',
  table: TABLE,
  prefix: 'vpce',
  missing: [GONE, missing],
  print: printEndpoint,
});

const OPEN_POLICY =
  '{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}';

function printEndpoint(context: DataContext, record: Described): JsonObject {
  const isGateway = record.Detail.VpcEndpointType === 'Gateway';
  return {
    ...withOwnTags(context, record),
    RouteTableIds: isGateway ? tablesWithRoutes(context, record.Name) : [],
  };
}

export function findService(region: string, name: string): EndpointService | undefined {
  return endpointServices.find((service) => name === serviceName(region, service));
}

export function serviceName(region: string, { name }: EndpointService): string {
  return `com.amazonaws.${region}.${name}`;
}

const errors = [
  ...tagErrors,
  'InvalidParameter',
  'InvalidRouteTableId.NotFound',
  'InvalidSecurityGroupId.NotFound',
  'InvalidServiceName',
  'InvalidSubnetId.NotFound',
  'InvalidVpcId.NotFound',
  'RouteAlreadyExists',
  'DuplicateSubnetsInSameZone',
];

const createVpcEndpoint = endpoints.create(
  'CreateVpcEndpoint',
  {
    VpcEndpointType: z.enum(['Interface', 'Gateway']).default('Gateway'),
    VpcId: z.string(),
    ServiceName: z.string(),
    PolicyDocument: z.string().default(OPEN_POLICY),
    RouteTableIds: texts.default([]),
    SubnetIds: texts.default([]),
    SecurityGroupIds: texts.optional(),
    IpAddressType: z.literal('ipv4').optional(),
    DnsOptions: jsonObject.optional(),
    ClientToken: z.string().optional(),
    PrivateDnsEnabled: z.boolean().optional(),
    ...tagSpecifications,
  },
  {
    example: { VpcId: 'vpc-0123456789abcdef0', ServiceName: 'com.amazonaws.us-east-1.s3' },
    errors,
    settles: ['available', 30_000],
    make: (context, input, id) => {
      const vpc = context.list('vpc').find((each) => each.id === input.VpcId);
      if (vpc === undefined)
        return refuse('InvalidVpcId.NotFound', `The Vpc Id ${input.VpcId} does not exist`);
      const type = input.VpcEndpointType;
      const service = findService(context.region, input.ServiceName);
      if (service?.kinds.includes(type) !== true)
        return refuse('InvalidServiceName', `The Vpc Endpoint Service '${input.ServiceName}' does not exist`);
      const common = {
        VpcEndpointId: id,
        VpcEndpointType: type,
        VpcId: vpc.id,
        ServiceName: input.ServiceName,
        PolicyDocument: input.PolicyDocument,
        RouteTableIds: [],
        RequesterManaged: false,
        CreationTimestamp: iso(context.at),
        OwnerId: context.account,
      };
      const tags = tagsFor(input.TagSpecifications, 'vpc-endpoint');
      if (type === 'Gateway') {
        if (
          input.SubnetIds.length > 0 ||
          input.SecurityGroupIds !== undefined ||
          input.PrivateDnsEnabled === true
        )
          refuse(
            'InvalidParameter',
            'Subnets, security groups and private DNS are not supported by Gateway endpoints.',
          );
        addEndpointRoutes(context, { id, service: service.name, vpcId: vpc.id }, input.RouteTableIds);
        return {
          name: id,
          tags,
          detail: {
            ...common,
            State: 'available',
            SubnetIds: [],
            Groups: [],
            PrivateDnsEnabled: false,
            NetworkInterfaceIds: [],
            DnsEntries: [],
          },
        };
      }
      if (input.RouteTableIds.length > 0)
        refuse('InvalidParameter', 'Route tables are not supported by Interface endpoints.');
      const isNamed = input.PrivateDnsEnabled ?? service.name !== 's3';
      if (isNamed) checkPrivateDns(context, vpc.id, service, endpoints.all(context));
      const { Groups, NetworkInterfaceIds } = addEndpointInterfaces(context, id, vpc.id, input);
      return {
        name: id,
        tags,
        detail: present({
          ...common,
          State: 'pending',
          SubnetIds: input.SubnetIds,
          Groups,
          IpAddressType: 'ipv4',
          DnsOptions: input.DnsOptions ?? { DnsRecordIpType: 'ipv4' },
          PrivateDnsEnabled: isNamed,
          NetworkInterfaceIds,
          DnsEntries: dnsEntries(context, {
            id,
            service,
            SubnetIds: input.SubnetIds,
            PrivateDnsEnabled: isNamed,
          }),
        }),
      };
    },
    answer: (VpcEndpoint) => ({ VpcEndpoint }),
  },
);

const describeVpcEndpoints = ec2List({
  operation: 'DescribeVpcEndpoints',
  table: TABLE,
  ids: 'VpcEndpointIds',
  key: 'VpcEndpoints',
  missing: GONE,
  filters: {
    'service-name': 'ServiceName',
    'vpc-id': 'VpcId',
    'vpc-endpoint-id': 'VpcEndpointId',
    'vpc-endpoint-state': 'State',
    'vpc-endpoint-type': 'VpcEndpointType',
  },
  print: printEndpoint,
});

const modifyVpcEndpoint = endpoints.change(
  'ModifyVpcEndpoint',
  'VpcEndpointId',
  {
    VpcEndpointId: z.string(),
    ResetPolicy: z.boolean().optional(),
    PolicyDocument: z.string().optional(),
    AddRouteTableIds: texts.default([]),
    RemoveRouteTableIds: texts.default([]),
    AddSubnetIds: texts.default([]),
    RemoveSubnetIds: texts.default([]),
    AddSecurityGroupIds: texts.default([]),
    RemoveSecurityGroupIds: texts.default([]),
    PrivateDnsEnabled: z.boolean().optional(),
  },
  {
    example: { VpcEndpointId: 'vpce-0123456789abcdef0', AddRouteTableIds: ['rtb-0123456789abcdef0'] },
    errors: [
      'InvalidParameter',
      'InvalidRouteTableId.NotFound',
      'InvalidSecurityGroupId.NotFound',
      'InvalidSubnetId.NotFound',
      'RouteAlreadyExists',
      'DuplicateSubnetsInSameZone',
    ],
    apply: (context, { Name, Detail }, input) => {
      const vpcId = String(Detail.VpcId);
      const policy =
        input.ResetPolicy === true ? OPEN_POLICY : (input.PolicyDocument ?? Detail.PolicyDocument);
      const touchesSubnets = [
        input.AddSubnetIds,
        input.RemoveSubnetIds,
        input.AddSecurityGroupIds,
        input.RemoveSecurityGroupIds,
      ];
      if (Detail.VpcEndpointType === 'Gateway') {
        if (touchesSubnets.some(({ length }) => length > 0) || input.PrivateDnsEnabled === true)
          refuse(
            'InvalidParameter',
            'Subnets, security groups and private DNS are not supported by Gateway endpoints.',
          );
        const service = findService(context.region, String(Detail.ServiceName))?.name ?? '';
        addEndpointRoutes(context, { id: Name, service, vpcId }, input.AddRouteTableIds);
        removeEndpointRoutes(context, Name, input.RemoveRouteTableIds);
        return { PolicyDocument: policy };
      }
      if (input.AddRouteTableIds.length > 0 || input.RemoveRouteTableIds.length > 0)
        refuse('InvalidParameter', 'Route tables are not supported by Interface endpoints.');
      const groups = (Detail.Groups ?? []) as readonly { readonly GroupId: string }[];
      const wanted = [
        ...groups.map(({ GroupId }) => GroupId).filter((id) => !input.RemoveSecurityGroupIds.includes(id)),
        ...input.AddSecurityGroupIds,
      ];
      const had = (Detail.SubnetIds ?? []) as readonly string[];
      const left = had.filter((id) => !input.RemoveSubnetIds.includes(id));
      const SubnetIds = [...left, ...input.AddSubnetIds];
      const PrivateDnsEnabled = input.PrivateDnsEnabled ?? Detail.PrivateDnsEnabled === true;
      const service = findService(context.region, String(Detail.ServiceName));
      if (service !== undefined && input.PrivateDnsEnabled === true && Detail.PrivateDnsEnabled !== true)
        checkPrivateDns(context, vpcId, service, endpoints.all(context));
      const kept = removeInterfaces(
        context,
        (Detail.NetworkInterfaceIds ?? []) as readonly string[],
        input.RemoveSubnetIds,
      );
      const added = addEndpointInterfaces(context, Name, vpcId, {
        SubnetIds: input.AddSubnetIds,
        SecurityGroupIds: wanted,
        besides: left,
      });
      setGroups(context, kept, wanted);
      return present({
        PolicyDocument: policy,
        SubnetIds,
        Groups: added.Groups,
        NetworkInterfaceIds: [...kept, ...added.NetworkInterfaceIds],
        PrivateDnsEnabled,
        ...(service !== undefined && {
          DnsEntries: dnsEntries(context, {
            id: Name,
            service,
            SubnetIds,
            PrivateDnsEnabled,
            had: (Detail.DnsEntries ?? []) as readonly JsonObject[],
          }),
        }),
      });
    },
    answer: () => ({ Return: true }),
  },
);

const ec2 = inService('ec2');
const deleteVpcEndpoints = ec2(
  'DeleteVpcEndpoints',
  { VpcEndpointIds: texts.min(1) },
  {
    example: { VpcEndpointIds: ['vpce-0123456789abcdef0'] },
    run: (context, { VpcEndpointIds }) => {
      const Unsuccessful: object[] = [];
      for (const ResourceId of VpcEndpointIds) {
        const record = endpoints.get(context, ResourceId);
        if (record === undefined) {
          Unsuccessful.push({ Error: { Code: GONE, Message: missing(ResourceId) }, ResourceId });
          continue;
        }
        removeEndpointRoutes(context, record.Name, tablesWithRoutes(context, record.Name));
        removeInterfaces(context, record.Detail.NetworkInterfaceIds as readonly string[]);
        context.remove(TABLE, record.id);
      }
      return { Unsuccessful };
    },
  },
);

const describeVpcEndpointServices = ec2(
  'DescribeVpcEndpointServices',
  {
    ServiceNames: texts.optional(),
    ServiceRegions: texts.optional(),
    MaxResults: z.int().optional(),
    NextToken: z.string().optional(),
  },
  {
    example: {},
    errors: ['InvalidServiceName'],
    run: (context, { ServiceNames: asked }) => {
      const { region } = context;
      const lost = asked?.find((name) => findService(region, name) === undefined);
      if (lost !== undefined)
        refuse('InvalidServiceName', `The Vpc Endpoint Service '${lost}' does not exist`);
      const rows = endpointServices
        .flatMap((service) =>
          service.kinds.map((kind) => ({ service, kind, name: serviceName(region, service) })),
        )
        .filter(({ name }) => asked?.includes(name) ?? true)
        .sort((left, right) => (left.name < right.name ? -1 : 1));
      return {
        ServiceNames: [...new Set(rows.map(({ name }) => name))],
        ServiceDetails: rows.map(({ service, kind, name }) => serviceDetail(region, service, kind, name)),
      };
    },
  },
);

function serviceDetail(region: string, service: EndpointService, kind: string, ServiceName: string): object {
  const name = publicName(region, service);
  return {
    ServiceName,
    ServiceId: `vpce-svc-0${hexOf(`${ServiceName}/${kind}`, 16)}`,
    ServiceType: [{ ServiceType: kind }],
    ServiceRegion: region,
    AvailabilityZones: [`${region}a`, `${region}b`, `${region}c`],
    Owner: 'amazon',
    BaseEndpointDnsNames: [`${service.name}.${region}.vpce.amazonaws.com`],
    ...(kind === 'Interface' && {
      PrivateDnsName: name,
      PrivateDnsNames: [{ PrivateDnsName: name }],
      PrivateDnsNameVerificationState: 'verified',
    }),
    VpcEndpointPolicySupported: true,
    AcceptanceRequired: false,
    ManagesVpcEndpoints: false,
    Tags: [],
    SupportedIpAddressTypes: ['ipv4'],
  };
}

export const endpointOperations = [
  createVpcEndpoint,
  describeVpcEndpoints,
  modifyVpcEndpoint,
  deleteVpcEndpoints,
  describeVpcEndpointServices,
];
