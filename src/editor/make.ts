import type { JsonObject } from '../kernel/lib/json.ts';
import { findImageAnywhere, imageId } from '../resources/shared/images.ts';
import type { Subnet } from '../resources/subnet/schema.ts';
import { recordsOf } from './cloud-view.ts';
import { named, placeOf, tagged, textAt } from './commands/support.ts';
import type { InstanceFacts, InterfaceFacts, MemberFacts, NatFacts } from './facts-schema.ts';
import type { EditSession } from './session.ts';

/** What the maker may decide differently from the facts. */
export interface MakeOptions {
  /** Instead of the Name tag in the facts. */
  readonly name?: string;
  /** An Elastic IP for a NAT gateway; absent: a new one. */
  readonly AllocationId?: string;
}

/** Makes such a resource in the subnet; its id. */
export function makeMember(
  session: EditSession,
  facts: MemberFacts,
  subnet: Subnet,
  options: MakeOptions = {},
): string {
  switch (facts.kind) {
    case 'instance':
      return launch(session, facts, subnet, options);
    case 'network-interface':
      return createInterface(session, facts, subnet, options);
    case 'nat-gateway':
      return createNatGateway(session, facts, subnet, options);
  }
}

function tagsOf(type: string, facts: MemberFacts, { name }: MakeOptions): JsonObject {
  if (name === undefined) return tagged(type, facts.Tags);
  return tagged(type, [{ Key: 'Name', Value: name }, ...facts.Tags.filter(({ Key }) => Key !== 'Name')]);
}

/** A copy in another Region starts from the same image, which has another id there. */
function imageIn(region: string, id: string): string {
  const image = findImageAnywhere(id);
  return image === undefined ? id : imageId(region, image);
}

function launch(session: EditSession, facts: InstanceFacts, subnet: Subnet, options: MakeOptions): string {
  const place = placeOf(subnet);
  const groups = groupsFor(session, facts.groups, subnet);
  const { KeyName, IamInstanceProfileArn } = facts;
  const { UserData, Listeners, Forwarding } = facts.guest;
  const hasKey = recordsOf(session.cloud, 'key-pair').some(
    (pair) => pair.KeyName === KeyName && pair.region === place.region && pair.account === place.account,
  );
  if (KeyName !== undefined && !hasKey)
    session.note(`There is no key pair ${KeyName} in ${place.region}: launched without.`);
  const launched = session.request(
    'RunInstances',
    {
      ImageId: imageIn(place.region, facts.ImageId),
      InstanceType: facts.InstanceType,
      MinCount: 1,
      MaxCount: 1,
      SubnetId: subnet.id,
      ...(groups.length === 0 ? {} : { SecurityGroupIds: groups }),
      ...(KeyName !== undefined && hasKey ? { KeyName } : {}),
      ...(UserData === undefined ? {} : { UserData }),
      ...(facts.Monitoring ? { Monitoring: { Enabled: true } } : {}),
      ...(facts.DisableApiTermination ? { DisableApiTermination: true } : {}),
      ...(IamInstanceProfileArn === undefined ? {} : { IamInstanceProfile: { Arn: IamInstanceProfileArn } }),
      ...tagsOf('instance', facts, options),
    },
    place,
  );
  const InstanceId = textAt(launched, 'Instances.0.InstanceId');
  if (!facts.SourceDestCheck)
    session.request('ModifyInstanceAttribute', { InstanceId, SourceDestCheck: { Value: false } }, place);
  if (Listeners !== undefined)
    session.request(
      'guest:SetListeners',
      { InstanceId, Listeners: Listeners.map((each) => ({ ...each })) },
      place,
    );
  if (Forwarding !== undefined) session.request('guest:SetForwarding', { InstanceId, Forwarding }, place);
  if (facts.isStopped) session.request('StopInstances', { InstanceIds: [InstanceId] }, place);
  return InstanceId;
}

function createInterface(
  session: EditSession,
  facts: InterfaceFacts,
  subnet: Subnet,
  options: MakeOptions,
): string {
  const place = placeOf(subnet);
  const Groups = groupsFor(session, facts.groups, subnet);
  const created = session.request(
    'CreateNetworkInterface',
    {
      SubnetId: subnet.id,
      ...(facts.Description === '' ? {} : { Description: facts.Description }),
      ...(Groups.length === 0 ? {} : { Groups }),
      ...tagsOf('network-interface', facts, options),
    },
    place,
  );
  const NetworkInterfaceId = textAt(created, 'NetworkInterface.NetworkInterfaceId');
  if (!facts.SourceDestCheck) {
    const input = { NetworkInterfaceId, SourceDestCheck: { Value: false } };
    session.request('ModifyNetworkInterfaceAttribute', input, place);
  }
  return NetworkInterfaceId;
}

function createNatGateway(
  session: EditSession,
  facts: NatFacts,
  subnet: Subnet,
  options: MakeOptions,
): string {
  const place = placeOf(subnet);
  const address = (): JsonObject => {
    if (facts.ConnectivityType === 'private') return { ConnectivityType: 'private' };
    if (options.AllocationId !== undefined) return { AllocationId: options.AllocationId };
    const input = { Domain: 'vpc', ...named('elastic-ip', options.name ?? 'nat') };
    return { AllocationId: textAt(session.request('AllocateAddress', input, place), 'AllocationId') };
  };
  const input = { SubnetId: subnet.id, ...address(), ...tagsOf('natgateway', facts, options) };
  return textAt(session.request('CreateNatGateway', input, place), 'NatGateway.NatGatewayId');
}

/** The same groups in their own VPC, groups of the same names in another one. */
function groupsFor(
  session: EditSession,
  groups: InstanceFacts['groups'],
  { VpcId }: Subnet,
): readonly string[] {
  const there = recordsOf(session.cloud, 'security-group').filter((group) => group.VpcId === VpcId);
  const found = groups.flatMap(({ id, GroupName }) => {
    const same =
      there.find((group) => group.id === id) ?? there.find((group) => group.GroupName === GroupName);
    if (same === undefined)
      session.note(`Its new VPC has no security group called ${GroupName}: it is not a member any more.`);
    return same === undefined ? [] : [same.id];
  });
  return [...new Set(found)];
}
