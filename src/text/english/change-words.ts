import type { CloudRequest } from '../../kernel/cloud/request.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { Naming } from '../naming.ts';
import { listed, nounOf, thing } from './nouns.ts';
import { permissionWords, ruleWords } from './permission-words.ts';

/** A request, the cloud before all of its list, and the requests after it. */
export interface ChangeScene {
  readonly cloud: AwsCloud;
  readonly names: Naming;
  readonly request: CloudRequest;
  readonly later: readonly CloudRequest[];
}

type Words = (scene: ChangeScene, input: JsonObject) => string | null;

/** One request in words; null when a later one's words speak of it. An operation without words speaks for itself. */
export function changeWords(scene: ChangeScene): string | null {
  const { operation, input } = scene.request;
  const words = Object.hasOwn(table, operation) ? table[operation] : undefined;
  return words === undefined ? operation : words(scene, input);
}

const table: { readonly [operation: string]: Words } = {
  AuthorizeSecurityGroupIngress: (scene, input) => allowed(scene, input, 'inbound', 'from'),
  AuthorizeSecurityGroupEgress: (scene, input) => allowed(scene, input, 'outbound', 'to'),
  RevokeSecurityGroupIngress: (scene, input) => revoked(scene, input, 'inbound'),
  RevokeSecurityGroupEgress: (scene, input) => revoked(scene, input, 'outbound'),
  CreateNetworkAclEntry: (scene, input) =>
    `${input.RuleAction === 'deny' ? 'Deny' : 'Allow'} ${entryTraffic(input)} ${input.Egress === true ? 'to' : 'from'} ${text(input.CidrBlock)} in the ${sideOf(input)} rules of ${one(scene, input.NetworkAclId)}, as number ${text(input.RuleNumber)}`,
  DeleteNetworkAclEntry: (scene, input) =>
    `Remove rule ${text(input.RuleNumber)} from the ${sideOf(input)} rules of ${one(scene, input.NetworkAclId)}`,
  CreateRoute: (scene, input) =>
    `Add the route ${destinationOf(input)} → ${targetOf(scene, input)} to ${one(scene, input.RouteTableId)}`,
  ReplaceRoute: (scene, input) =>
    `Point the route ${destinationOf(input)} of ${one(scene, input.RouteTableId)} at ${targetOf(scene, input)}`,
  DeleteRoute: (scene, input) =>
    `Remove the route ${destinationOf(input)} from ${one(scene, input.RouteTableId)}`,
  AssociateRouteTable: (scene, input) =>
    `Let ${one(scene, input.SubnetId)} use ${one(scene, input.RouteTableId)}`,
  ReplaceRouteTableAssociation: (scene, input) =>
    `Let ${associated(scene, text(input.AssociationId))} use ${one(scene, input.RouteTableId)}`,
  AllocateAddress: ({ later }) => (later.some(usesAddress) ? null : 'Allocate an Elastic IP'),
  AssociateAddress: (scene, input) =>
    `Associate ${one(scene, input.AllocationId)} with ${one(scene, input.NetworkInterfaceId)}`,
  CreateInternetGateway: ({ later }) =>
    later.some(({ operation }) => operation === 'AttachInternetGateway')
      ? null
      : 'Create an internet gateway',
  AttachInternetGateway: (scene, input) =>
    `Attach ${one(scene, input.InternetGatewayId)} to ${one(scene, input.VpcId)}`,
  CreateNatGateway: (scene, input) =>
    `Create a NAT gateway in ${one(scene, input.SubnetId)} with ${one(scene, input.AllocationId)}`,
  CreateVpcPeeringConnection: (scene, input) =>
    `Peer ${one(scene, input.VpcId)} with ${one(scene, input.PeerVpcId)}`,
  AcceptVpcPeeringConnection: (scene, input) =>
    `Accept ${one(scene, input.VpcPeeringConnectionId)} on the other side`,
  StartInstances: (scene, input) => `Start ${listed(textsIn(input.InstanceIds).map((id) => one(scene, id)))}`,
  ModifyNetworkInterfaceAttribute: (scene, input) =>
    input.Groups === undefined
      ? `Turn off the source/destination check of ${one(scene, input.NetworkInterfaceId)}`
      : `Put ${one(scene, input.NetworkInterfaceId)} into ${listed(textsIn(input.Groups).map((id) => one(scene, id)))}`,
  ModifySubnetAttribute: (scene, input) =>
    `Give hosts launched in ${one(scene, input.SubnetId)} a public address`,
  SetListeners: (scene, input) =>
    `Let software on ${one(scene, input.InstanceId)} listen on ${lastListener(input)}`,
  SetHost: (scene, input) => `Work inside ${one(scene, input.InstanceId)}`,
  SetForwarding: (scene, input) =>
    `Let ${one(scene, input.InstanceId)} pass on other hosts’ packets${input.Forwarding === 'masquerade' ? ' under its own address' : ''}`,
};

function usesAddress({ operation }: CloudRequest): boolean {
  return operation === 'AssociateAddress' || operation === 'CreateNatGateway';
}

function allowed(scene: ChangeScene, input: JsonObject, side: string, way: string): string {
  const what = permissionWords(input.IpPermissions, way, (id) => one(scene, id));
  return `Allow ${what} in the ${side} rules of ${one(scene, input.GroupId)}`;
}

function revoked(scene: ChangeScene, input: JsonObject, side: string): string {
  const group = scene.cloud.tables['security-group'][text(input.GroupId)];
  const rules = textsIn(input.SecurityGroupRuleIds).map((id) => {
    const rule = group?.Rules.find((candidate) => candidate.SecurityGroupRuleId === id);
    return rule === undefined ? id : ruleWords(rule, (peer) => one(scene, peer));
  });
  return `Remove ${listed(rules)} from the ${side} rules of ${one(scene, input.GroupId)}`;
}

function entryTraffic(input: JsonObject): string {
  const names: { readonly [number: string]: string } = {
    '-1': 'everything',
    '1': 'icmp',
    '6': 'tcp',
    '17': 'udp',
  };
  const name = names[text(input.Protocol)] ?? `protocol ${text(input.Protocol)}`;
  const { PortRange } = input;
  if (typeof PortRange !== 'object' || PortRange === null) return name;
  const { From, To } = PortRange as JsonObject;
  return From === To ? `${name} ${text(From)}` : `${name} ${text(From)}-${text(To)}`;
}

function sideOf(input: JsonObject): string {
  return input.Egress === true ? 'outbound' : 'inbound';
}

function destinationOf(input: JsonObject): string {
  return text(input.DestinationCidrBlock ?? input.DestinationPrefixListId);
}

const TARGETS = ['GatewayId', 'NatGatewayId', 'NetworkInterfaceId', 'VpcPeeringConnectionId'] as const;

function targetOf(scene: ChangeScene, input: JsonObject): string {
  const field = TARGETS.find((name) => input[name] !== undefined);
  return field === undefined || input[field] === 'local' ? 'local' : one(scene, input[field]);
}

/** The subnet of an association; the id alone when it is not known. */
function associated(scene: ChangeScene, associationId: string): string {
  for (const { Associations } of Object.values(scene.cloud.tables['route-table'])) {
    const found = Associations.find((one) => one.RouteTableAssociationId === associationId);
    if (found?.SubnetId !== undefined) return one(scene, found.SubnetId);
  }
  return associationId;
}

function lastListener(input: JsonObject): string {
  const last = Array.isArray(input.Listeners)
    ? (input.Listeners.at(-1) as JsonObject | undefined)
    : undefined;
  return last === undefined ? 'nothing' : `${text(last.Protocol)} ${text(last.Port)}`;
}

/** A resource by noun and name; one that does not exist yet is new. */
function one({ cloud, names }: ChangeScene, id: JsonValue | undefined): string {
  const known = text(id);
  const noun = nounOf(known);
  const exists = Object.values(cloud.tables).some((records) => Object.hasOwn(records, known));
  return noun === null || exists ? thing(known, names) : `a new ${noun}`;
}

function text(value: JsonValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function textsIn(value: JsonValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(text) : [];
}
