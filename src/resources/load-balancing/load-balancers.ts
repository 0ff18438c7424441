import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection, readTags, tagList } from '../shared/data/collection.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { capitalsOf, hexOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';

export const NO_BALANCER = 'LoadBalancerNotFound';

/** What is not shown among a thing's facts, because other calls ask for it. */
export function withoutHidden({ Detail }: Described): JsonObject {
  const { Attributes: _attributes, Targets: _targets, ...shown } = Detail;
  return shown;
}

export const balancers = collection({
  service: 'elbv2',
  table: 'load-balancer',
  prefix: 'lb',
  missing: [NO_BALANCER, () => 'One or more load balancers not found'],
  print: (_context, record) => withoutHidden(record),
});

/** Of us-east-1; those of other Regions are made up. */
const ZONES: { readonly [type: string]: string } = {
  application: 'Z35SXDOTRQ7X7K',
  network: 'Z26RNL4JYFTOTI',
};

const LETTERS: { readonly [type: string]: string } = { application: 'app', network: 'net', gateway: 'gwy' };

function dnsName({ region }: DataContext, name: string, type: string, id: string): string {
  if (type === 'network') return `${name}-${hexOf(id, 16)}.elb.${region}.amazonaws.com`;
  const digits = String(Number.parseInt(hexOf(id, 8), 16)).padStart(10, '1');
  return `${name}-${digits}.${region}.elb.amazonaws.com`;
}

function readSubnets(context: DataContext, ids: readonly string[], type: string) {
  const found = ids.map((id) => {
    const subnet = context.list('subnet').find((each) => each.id === id);
    return subnet ?? refuse('SubnetNotFound', `The subnet ID '${id}' does not exist`);
  });
  const [first] = found;
  if (first === undefined) return refuse('ValidationError', 'At least one subnet must be specified');
  if (new Set(found.map(({ VpcId }) => VpcId)).size > 1)
    refuse('InvalidConfigurationRequest', 'All subnets must belong to the same VPC');
  const zones = new Set(found.map(({ AvailabilityZone }) => AvailabilityZone));
  if (zones.size < found.length)
    refuse(
      'InvalidConfigurationRequest',
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    );
  if (type === 'application' && zones.size < 2)
    refuse('ValidationError', 'At least two subnets in two different Availability Zones must be specified');
  return {
    vpcId: first.VpcId,
    zones: found.map((each) => ({
      ZoneName: each.AvailabilityZone,
      SubnetId: each.id,
      LoadBalancerAddresses: [],
    })),
  };
}

function checkGateway(context: DataContext, vpcId: string, scheme: string): void {
  if (scheme !== 'internet-facing') return;
  const isAttached = context
    .list('internet-gateway')
    .some(({ Attachments }) => Attachments.some(({ VpcId }) => VpcId === vpcId));
  if (!isAttached) refuse('InvalidSubnet', `VPC ${vpcId} has no internet gateway`);
}

function readGroups(
  context: DataContext,
  vpcId: string,
  ids: readonly string[] | undefined,
): readonly string[] {
  const ofVpc = context.list('security-group').filter(({ VpcId }) => VpcId === vpcId);
  if (ids === undefined) return ofVpc.filter(({ GroupName }) => GroupName === 'default').map(({ id }) => id);
  for (const id of ids)
    if (!ofVpc.some((group) => group.id === id))
      refuse('InvalidSecurityGroup', `The security group '${id}' does not exist in VPC ${vpcId}`);
  return ids;
}

const DEFAULTS: { readonly [type: string]: { readonly [key: string]: string } } = {
  application: {
    'access_logs.s3.enabled': 'false',
    'access_logs.s3.bucket': '',
    'access_logs.s3.prefix': '',
    'idle_timeout.timeout_seconds': '60',
    'deletion_protection.enabled': 'false',
    'routing.http2.enabled': 'true',
    'routing.http.drop_invalid_header_fields.enabled': 'false',
    'routing.http.xff_client_port.enabled': 'false',
    'routing.http.preserve_host_header.enabled': 'false',
    'routing.http.xff_header_processing.mode': 'append',
    'routing.http.desync_mitigation_mode': 'defensive',
    'load_balancing.cross_zone.enabled': 'true',
    'waf.fail_open.enabled': 'false',
    'client_keep_alive.seconds': '3600',
  },
  network: {
    'access_logs.s3.enabled': 'false',
    'access_logs.s3.bucket': '',
    'access_logs.s3.prefix': '',
    'deletion_protection.enabled': 'false',
    'load_balancing.cross_zone.enabled': 'false',
    'dns_record.client_routing_policy': 'any_availability_zone',
  },
  gateway: { 'deletion_protection.enabled': 'false', 'load_balancing.cross_zone.enabled': 'false' },
};

/** Attributes as lists of the API write them. */
export function printAttributes({ Detail }: Described): object {
  const attributes = Detail.Attributes as JsonObject;
  return { Attributes: Object.entries(attributes).map(([Key, Value]) => ({ Key, Value: String(Value) })) };
}

export function changedAttributes(
  { Detail }: Described,
  changes: readonly { readonly Key: string; readonly Value: string }[],
): object {
  const attributes = Detail.Attributes as JsonObject;
  const unknown = changes.find(({ Key }) => !Object.hasOwn(attributes, Key));
  if (unknown !== undefined)
    refuse('InvalidConfigurationRequest', `Attribute key '${unknown.Key}' is not recognized`);
  return {
    Attributes: { ...attributes, ...Object.fromEntries(changes.map(({ Key, Value }) => [Key, Value])) },
  };
}

export const attributes = z.array(z.strictObject({ Key: z.string(), Value: z.string().default('') })).min(1);
const EXAMPLE = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/0123456789abcdef';
const LoadBalancerArn = z.string();

const createLoadBalancer = balancers.create(
  'CreateLoadBalancer',
  {
    Name: z.string().regex(/^(?!internal-)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?$/),
    Subnets: texts.optional(),
    SubnetMappings: z.array(z.looseObject({ SubnetId: z.string() })).optional(),
    SecurityGroups: texts.optional(),
    Scheme: z.enum(['internet-facing', 'internal']).default('internet-facing'),
    Tags: tagList.optional(),
    Type: z.enum(['application', 'network', 'gateway']).default('application'),
    IpAddressType: z.string().default('ipv4'),
    CustomerOwnedIpv4Pool: z.string().optional(),
    EnablePrefixForIpv6SourceNat: z.string().optional(),
    IpamPools: jsonObject.optional(),
  },
  {
    example: { Name: 'web', Subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] },
    errors: [
      'DuplicateLoadBalancerName',
      'InvalidConfigurationRequest',
      'InvalidSecurityGroup',
      'InvalidSubnet',
      'SubnetNotFound',
      'ValidationError',
    ],
    settles: ['active', 120_000],
    make: (context, input, id) => {
      const { Name, Type, Scheme } = input;
      const ids = input.Subnets ?? input.SubnetMappings?.map(({ SubnetId }) => SubnetId) ?? [];
      const { vpcId, zones } = readSubnets(context, ids, Type);
      checkGateway(context, vpcId, Type === 'gateway' ? 'internal' : Scheme);
      const SecurityGroups =
        Type === 'application' ? readGroups(context, vpcId, input.SecurityGroups) : input.SecurityGroups;
      if (Type === 'network' && SecurityGroups !== undefined) readGroups(context, vpcId, SecurityGroups);
      if (balancers.all(context).some(({ Detail }) => Detail.LoadBalancerName === Name))
        refuse(
          'DuplicateLoadBalancerName',
          `A load balancer with the same name '${Name}' exists, but with different settings`,
        );
      const arn = arnOf(
        context,
        'elasticloadbalancing',
        `loadbalancer/${LETTERS[Type] ?? 'app'}/${Name}/${hexOf(id, 16)}`,
      );
      return {
        name: arn,
        tags: readTags(input.Tags),
        detail: present({
          LoadBalancerArn: arn,
          ...(Type !== 'gateway' && {
            DNSName: `${Scheme === 'internal' ? 'internal-' : ''}${dnsName(context, Name, Type, id)}`,
            CanonicalHostedZoneId:
              context.region === 'us-east-1'
                ? ZONES[Type]
                : `Z${capitalsOf(`${context.region}/${Type}`, 13)}`,
          }),
          CreatedTime: iso(context.at),
          LoadBalancerName: Name,
          ...(Type !== 'gateway' && { Scheme }),
          VpcId: vpcId,
          State: { Code: 'provisioning' },
          Type,
          AvailabilityZones: zones,
          SecurityGroups,
          IpAddressType: input.IpAddressType,
          Attributes: DEFAULTS[Type],
        }),
      };
    },
    answer: (shown) => ({ LoadBalancers: [shown] }),
  },
);

const describeLoadBalancers = balancers.list(
  'DescribeLoadBalancers',
  'LoadBalancerArns',
  {
    LoadBalancerArns: texts.optional(),
    Names: texts.optional(),
    Marker: z.string().optional(),
    PageSize: z.int().optional(),
  },
  {
    where: ({ Detail }, { Names }) => Names?.includes(String(Detail.LoadBalancerName)) ?? true,
    answer: (LoadBalancers, { Names = [] }) => {
      if (Names.some((name) => !LoadBalancers.some(({ LoadBalancerName }) => LoadBalancerName === name)))
        refuse(NO_BALANCER, 'One or more load balancers not found');
      return { LoadBalancers };
    },
  },
);

const deleteLoadBalancer = balancers.remove(
  'DeleteLoadBalancer',
  'LoadBalancerArn',
  { LoadBalancerArn },
  {
    example: { LoadBalancerArn: EXAMPLE },
    errors: ['OperationNotPermitted'],
    before: (context, { Name, Detail }) => {
      if ((Detail.Attributes as JsonObject)['deletion_protection.enabled'] === 'true')
        refuse(
          'OperationNotPermitted',
          `Load balancer '${Name}' cannot be deleted because deletion protection is enabled`,
        );
      for (const listener of context.list('load-balancer-listener'))
        if (listener.Detail.LoadBalancerArn === Name) {
          for (const rule of context.list('load-balancer-rule'))
            if (rule.Detail.ListenerArn === listener.Name) context.remove('load-balancer-rule', rule.id);
          context.remove('load-balancer-listener', listener.id);
        }
    },
  },
);

const describeLoadBalancerAttributes = balancers.change(
  'DescribeLoadBalancerAttributes',
  'LoadBalancerArn',
  { LoadBalancerArn },
  { example: { LoadBalancerArn: EXAMPLE }, answer: (_shown, record) => printAttributes(record) },
);

const modifyLoadBalancerAttributes = balancers.change(
  'ModifyLoadBalancerAttributes',
  'LoadBalancerArn',
  { LoadBalancerArn, Attributes: attributes },
  {
    example: { LoadBalancerArn: EXAMPLE, Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '30' }] },
    errors: ['InvalidConfigurationRequest'],
    apply: (_context, record, { Attributes }) => changedAttributes(record, Attributes),
    answer: (_shown, record) => printAttributes(record),
  },
);

const setSecurityGroups = balancers.change(
  'SetSecurityGroups',
  'LoadBalancerArn',
  {
    LoadBalancerArn,
    SecurityGroups: texts,
    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: z.string().optional(),
  },
  {
    example: { LoadBalancerArn: EXAMPLE, SecurityGroups: ['sg-0123456789abcdef0'] },
    errors: ['InvalidSecurityGroup'],
    apply: (context, { Detail }, { SecurityGroups }) => ({
      SecurityGroups: readGroups(context, String(Detail.VpcId), SecurityGroups),
    }),
    answer: ({ SecurityGroups }) => ({ SecurityGroupIds: SecurityGroups }),
  },
);

const setSubnets = balancers.change(
  'SetSubnets',
  'LoadBalancerArn',
  { LoadBalancerArn, Subnets: texts.default([]), IpAddressType: z.string().optional() },
  {
    example: { LoadBalancerArn: EXAMPLE, Subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] },
    errors: ['InvalidConfigurationRequest', 'SubnetNotFound', 'ValidationError'],
    apply: (context, { Detail }, { Subnets }) => {
      const { vpcId, zones } = readSubnets(context, Subnets, String(Detail.Type));
      if (vpcId !== Detail.VpcId)
        refuse('InvalidConfigurationRequest', 'The subnets must belong to the VPC of the load balancer');
      return { AvailabilityZones: zones };
    },
    answer: ({ AvailabilityZones = [], IpAddressType = 'ipv4' }) => ({ AvailabilityZones, IpAddressType }),
  },
);

export const balancerOperations = [
  createLoadBalancer,
  describeLoadBalancers,
  deleteLoadBalancer,
  describeLoadBalancerAttributes,
  modifyLoadBalancerAttributes,
  setSecurityGroups,
  setSubnets,
];
