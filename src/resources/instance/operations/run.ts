import { refuse, refuseChoice } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { Tag } from '../../../kernel/cloud/record.ts';
import { tagsFor } from '../../../kernel/cloud/tags.ts';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { findImage, type Image } from '../../shared/images.ts';
import { instanceTypeFacts, instanceTypes, isTypeName } from '../../shared/instance-types.ts';
import { NETWORK_INTERFACES_PER_REGION } from '../../shared/quotas.ts';
import { usableRange } from '../../shared/subnet-addresses.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { printInstance, reservationHead } from '../describe.ts';
import { imageErrors, launchImage } from '../launch-image.ts';
import { launchRequest, type RunInstancesInput } from '../launch-input.ts';
import { type InterfacePlan, planInterfaces } from '../launch-network.ts';
import { launchPlacement } from '../launch-placement.ts';
import { launchRoot } from '../launch-root.ts';
import { templateErrors, withTemplate } from '../launch-template.ts';
import { BOOT_MS } from '../lifecycle.ts';
import { withMetadataOptions } from '../metadata-options.ts';
import type { Instance } from '../schema.ts';
import { checkUserData } from '../user-data.ts';

export const runInstances = operation<AwsTables, typeof launchRequest>({
  name: 'RunInstances',
  input: launchRequest,
  errors: [
    ...imageErrors,
    'InvalidKeyPair.NotFound',
    'InvalidParameter',
    'InvalidParameterCombination',
    'InvalidParameterValue',
    'InvalidSubnetID.NotFound',
    'InvalidGroup.NotFound',
    'InvalidNetworkInterfaceID.NotFound',
    'InvalidNetworkInterface.InUse',
    'InvalidIPAddress.InUse',
    'InsufficientFreeAddressesInSubnet',
    'VcpuLimitExceeded',
    'NetworkInterfaceLimitExceeded',
    'SecurityGroupsPerInterfaceLimitExceeded',
    'AttachmentLimitExceeded',
    'PrivateIpAddressLimitExceeded',
    'OperationNotPermitted',
    'MissingInput',
    'InvalidInput',
    'InvalidPlacementGroup.Unknown',
    'InvalidBlockDeviceMapping',
    'TagLimitExceeded',
    ...templateErrors,
  ],
  example: {
    ImageId: 'ami-0123456789abcdef0',
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    SubnetId: 'subnet-0123456789abcdef0',
  },
  run: (context, request) => {
    const before = repeatedLaunch(context, request.ClientToken);
    if (before.length > 0) return printLaunch(context, before);
    const input = withTemplate(context, request);
    if (input.MinCount > input.MaxCount)
      return refuse(
        'InvalidParameterValue',
        `Value (${input.MinCount}) for parameter minCount is invalid. It must not be greater than maxCount.`,
        'MinCount',
      );
    const ImageId = launchImage(context, input.ImageId);
    const image = findImage(context.region, ImageId);
    checkType(input.InstanceType, image);
    checkKey(context, input.KeyName);
    checkUserData(input.UserData);
    const plans = planInterfaces(context, input);
    const count = fittingCount(context, input, plans);
    const common = commonFacts(context, input, ImageId, image, plans);
    const launched = Array.from({ length: count }, (_, index) =>
      launch(context, input, plans, { ...common, AmiLaunchIndex: index }),
    );
    return printLaunch(context, launched);
  },
});

type LaunchFacts = Omit<Instance, 'id' | 'key' | 'account' | 'region'>;

function printLaunch(context: AwsContext, instances: readonly Instance[]): JsonObject {
  const [first] = instances;
  if (first === undefined) return { Instances: [] };
  return { ...reservationHead(first), Instances: instances.map((record) => printInstance(context, record)) };
}

/** The same ClientToken again answers the first launch instead of a second one. */
function repeatedLaunch(context: AwsContext, token: string | undefined): readonly Instance[] {
  if (token === undefined || token === '') return [];
  return context.list('instance').filter((record) => record.ClientToken === token);
}

function checkType(name: string, image: Image | undefined): void {
  if (!isTypeName(name))
    refuseChoice(
      'InvalidParameterValue',
      `Invalid value '${name}' for InstanceType.`,
      'InstanceType',
      instanceTypes.map((type) => type.name),
    );
  const facts = instanceTypeFacts(name);
  if (facts !== undefined && image !== undefined && !facts.architectures.includes(image.architecture))
    refuse(
      'InvalidParameterValue',
      `The architecture '${facts.architectures.join(',')}' of the specified instance type does not match the architecture '${image.architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again.`,
      'InstanceType',
    );
}

function checkKey(context: AwsContext, name: string | undefined): void {
  if (name === undefined || context.list('key-pair').some((key) => key.KeyName === name)) return;
  refuse('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`, 'KeyName');
}

/** What one launch may ask for; AWS counts it over all running instances, we over the one request. */
const VCPU_LIMIT = 1152;

/** As many as fit, up to MaxCount; fewer than MinCount launch none. */
function fittingCount(
  context: AwsContext,
  input: RunInstancesInput,
  plans: readonly InterfacePlan[],
): number {
  const affordable = Math.floor(VCPU_LIMIT / (instanceTypeFacts(input.InstanceType)?.vCpus ?? 1));
  if (affordable < input.MinCount)
    return refuse(
      'VcpuLimitExceeded',
      `You have requested more vCPU capacity than your current vCPU limit of ${VCPU_LIMIT} allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.`,
      'MinCount',
    );
  let count = Math.min(input.MaxCount, affordable, roomForInterfaces(context, plans));
  if (count < input.MinCount)
    return refuse(
      'NetworkInterfaceLimitExceeded',
      `The limit of ${NETWORK_INTERFACES_PER_REGION} network interfaces in this Region has been reached.`,
    );
  for (const subnet of new Set(plans.map((plan) => plan.subnet))) {
    const needed = plans
      .filter((plan) => plan.subnet === subnet && plan.NetworkInterfaceId === undefined)
      .reduce((sum, plan) => sum + addressCount(plan), 0);
    if (needed === 0) continue;
    const used = context
      .all('network-interface')
      .filter((record) => record.SubnetId === subnet.id)
      .reduce((sum, record) => sum + record.PrivateIpAddresses.length, 0);
    const fitting = Math.floor((usableRange(subnet.CidrBlock).count - used) / needed);
    count = Math.min(count, fitting);
    if (count < input.MinCount)
      return refuse(
        'InsufficientFreeAddressesInSubnet',
        `There are not enough free addresses in subnet '${subnet.id}' to satisfy the requested number of instances.`,
        'SubnetId',
      );
  }
  return count;
}

function roomForInterfaces(context: AwsContext, plans: readonly InterfacePlan[]): number {
  const perInstance = plans.filter((plan) => plan.NetworkInterfaceId === undefined).length;
  const room = NETWORK_INTERFACES_PER_REGION - context.list('network-interface').length;
  return perInstance === 0 ? 1 : Math.floor(room / perInstance);
}

function addressCount(plan: InterfacePlan): number {
  const listed = plan.PrivateIpAddresses?.filter((entry) => entry.Primary !== true).length ?? 0;
  return 1 + listed + (plan.SecondaryPrivateIpAddressCount ?? 0);
}

function commonFacts(
  context: AwsContext,
  input: RunInstancesInput,
  ImageId: string,
  image: Image | undefined,
  plans: readonly InterfacePlan[],
): LaunchFacts {
  const { KeyName, ClientToken, IamInstanceProfile } = input;
  const vpc = context.get('vpc', plans[0]?.subnet.VpcId ?? '');
  const profile =
    IamInstanceProfile?.Arn ??
    (IamInstanceProfile?.Name === undefined
      ? undefined
      : `arn:aws:iam::${context.account}:instance-profile/${IamInstanceProfile.Name}`);
  return {
    Tags: [...tagsFor(input.TagSpecifications, 'instance', ['network-interface', 'volume'])],
    ImageId,
    InstanceType: input.InstanceType,
    ...(KeyName === undefined ? {} : { KeyName }),
    State: 'pending',
    StateTransitionReason: '',
    LaunchTime: context.at,
    AmiLaunchIndex: 0,
    ReservationId: context.mintId('r'),
    ...launchRoot(context, input, ImageId, image),
    Tenancy: input.Placement?.Tenancy ?? vpc?.InstanceTenancy ?? 'default',
    ...launchPlacement(context, input),
    Monitoring: input.Monitoring?.Enabled === true ? 'enabled' : 'disabled',
    DisableApiTermination: input.DisableApiTermination ?? false,
    ...(profile === undefined ? {} : { IamInstanceProfileArn: profile }),
    ...(ClientToken === undefined ? {} : { ClientToken }),
    ...(input.MetadataOptions &&
      withMetadataOptions({ region: context.region, ImageId }, input.MetadataOptions)),
  };
}

function launch(
  context: AwsContext,
  input: RunInstancesInput,
  plans: readonly InterfacePlan[],
  facts: LaunchFacts,
): Instance {
  const record: Instance = { ...context.newRecord('instance', 'i'), ...facts };
  context.put('instance', record);
  if (input.UserData !== undefined) context.setGuest(record.id, { UserData: input.UserData });
  const tags = interfaceTags(input);
  for (const plan of plans) {
    context.request('InternalAttachInstanceInterface', {
      NetworkInterfaceId: plan.NetworkInterfaceId ?? createInterface(context, plan, tags),
      InstanceId: record.id,
      DeviceIndex: plan.DeviceIndex,
      // A new interface goes with its instance, one that existed before stays.
      DeleteOnTermination: plan.DeleteOnTermination ?? plan.NetworkInterfaceId === undefined,
    });
  }
  context.request('InternalAssignInstancePublicIp', { InstanceId: record.id });
  context.schedule('instance', record.id, 'running', BOOT_MS);
  return record;
}

function interfaceTags(input: RunInstancesInput): readonly Tag[] {
  return tagsFor(input.TagSpecifications, 'network-interface', ['instance', 'volume']);
}

function createInterface(context: AwsContext, plan: InterfacePlan, tags: readonly Tag[]): string {
  const { subnet, DeviceIndex, NetworkInterfaceId, DeleteOnTermination, NetworkCardIndex, ...wanted } = plan;
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  const created = context.request('InternalCreateInstanceInterface', {
    ...(given as JsonObject),
    SubnetId: subnet.id,
    Tags: tags.map((tag) => ({ ...tag })),
  });
  return String(created.NetworkInterfaceId);
}
