import { findRecord } from '../../kernel/cloud/cloud.ts';
import { nameTag } from '../../kernel/cloud/record.ts';
import type { Instance } from '../../resources/instance/schema.ts';
import type { NetworkAcl, NetworkAclEntry } from '../../resources/network-acl/schema.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import type { Route, RouteTable } from '../../resources/route-table/schema.ts';
import type { SecurityGroup, SecurityGroupRule } from '../../resources/security-group/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';

/** What kinds of faults need to know about a cloud, and the options that say it again to `aws`. */

/** `code` with a resource's name. */
export function called(cloud: AwsCloud, id: string): string {
  const name = cloud.tables['security-group'][id]?.GroupName;
  const found = findRecord(cloud, id)?.record;
  return `\`${name ?? (found === undefined ? undefined : nameTag(found)) ?? id}\``;
}

export interface FoundRoute {
  readonly table: RouteTable;
  readonly route: Route;
  readonly block: string;
}

/** Routes to IPv4 blocks in tables that a subnet uses. */
export function routesOf(cloud: AwsCloud): readonly FoundRoute[] {
  return Object.values(cloud.tables['route-table'])
    .filter(({ Associations }) => Associations.some(({ SubnetId }) => SubnetId !== undefined))
    .flatMap((table) =>
      table.Routes.flatMap((route) =>
        route.DestinationCidrBlock === undefined ? [] : [{ table, route, block: route.DestinationCidrBlock }],
      ),
    );
}

export const EVERYWHERE = '0.0.0.0/0';

/** `--nat-gateway-id nat-0…` */
export function targetOption({ Target }: Route): string {
  return `--${Target.Field.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()} ${Target.Id}`;
}

export function internetGatewayOf(cloud: AwsCloud, vpc: string): string | undefined {
  return Object.values(cloud.tables['internet-gateway']).find(({ Attachments }) =>
    Attachments.some(({ VpcId }) => VpcId === vpc),
  )?.id;
}

/** Its primary interface. */
export function interfaceOf(cloud: AwsCloud, instance: Instance): NetworkInterface | undefined {
  return Object.values(cloud.tables['network-interface']).find(
    ({ Attachment }) => Attachment?.InstanceId === instance.id && Attachment.DeviceIndex === 0,
  );
}

export interface FoundRule {
  readonly group: SecurityGroup;
  readonly rule: SecurityGroupRule;
}

/** Inbound TCP rules of groups that were made by somebody. */
export function ingressRules(cloud: AwsCloud): readonly FoundRule[] {
  return Object.values(cloud.tables['security-group'])
    .filter(({ GroupName }) => GroupName !== 'default')
    .flatMap((group) =>
      group.Rules.filter(({ IsEgress, IpProtocol }) => !IsEgress && IpProtocol === 'tcp').map((rule) => ({
        group,
        rule,
      })),
    );
}

/** What a rule lets in, as options: of its port and of its source, unless others are given. */
export function ruleOptions(
  rule: SecurityGroupRule,
  { port = rule.FromPort, source = sourceOption(rule) }: { port?: number; source?: string } = {},
): string {
  return `--protocol tcp --port ${port} ${source}`;
}

function sourceOption({ CidrIpv4, ReferencedGroupInfo }: SecurityGroupRule): string {
  return ReferencedGroupInfo === undefined
    ? `--cidr ${CidrIpv4 ?? EVERYWHERE}`
    : `--source-group ${ReferencedGroupInfo.GroupId}`;
}

export interface FoundEntry {
  readonly acl: NetworkAcl;
  readonly entry: NetworkAclEntry;
}

/** Entries of the network ACLs that were made by somebody. */
export function aclEntries(cloud: AwsCloud): readonly FoundEntry[] {
  return Object.values(cloud.tables['network-acl'])
    .filter(({ IsDefault }) => !IsDefault)
    .flatMap((acl) => acl.Entries.map((entry) => ({ acl, entry })));
}

/** Everything about an entry but its list, as options. */
export function entryOptions(entry: NetworkAclEntry, number = entry.RuleNumber): string {
  const ports =
    entry.PortRange === undefined
      ? ''
      : ` --port-range From=${entry.PortRange.From},To=${entry.PortRange.To}`;
  return `--rule-number ${number} --protocol ${entry.Protocol}${ports} --cidr-block ${entry.CidrBlock ?? EVERYWHERE} --rule-action ${entry.RuleAction} ${wayOption(entry)}`;
}

export function wayOption({ Egress }: Pick<NetworkAclEntry, 'Egress'>): string {
  return Egress ? '--egress' : '--ingress';
}

/** `port 443`, `ports 1024-65535`, `everything` */
export function tellPorts({ PortRange }: NetworkAclEntry): string {
  if (PortRange === undefined) return 'everything';
  const { From, To } = PortRange;
  return From === To ? `port ${From}` : `ports ${From}-${To}`;
}
