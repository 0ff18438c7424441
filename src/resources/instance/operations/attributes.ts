import * as z from 'zod';
import { refuse, refuseChoice } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import type { NetworkInterface } from '../../network-interface/schema.ts';
import { instanceTypeFacts, instanceTypes, isTypeName } from '../../shared/instance-types.ts';
import { printGroups } from '../../shared/print-interface.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { attachedInterfaces, printedConstants } from '../describe.ts';
import { setGuestFacts } from '../guest.ts';
import type { Instance } from '../schema.ts';
import { checkUserData } from '../user-data.ts';

const NOT_FOUND = 'InvalidInstanceID.NotFound';
const exampleId = 'i-0123456789abcdef0';

const attributeNames = [
  'instanceType',
  'kernel',
  'ramdisk',
  'userData',
  'disableApiTermination',
  'instanceInitiatedShutdownBehavior',
  'rootDeviceName',
  'blockDeviceMapping',
  'productCodes',
  'sourceDestCheck',
  'groupSet',
  'ebsOptimized',
  'sriovNetSupport',
  'enaSupport',
  'enclaveOptions',
  'disableApiStop',
] as const;

const describeInput = z.strictObject({ InstanceId: z.string(), Attribute: z.enum(attributeNames) });

export const describeInstanceAttribute = operation<AwsTables, typeof describeInput>({
  name: 'DescribeInstanceAttribute',
  input: describeInput,
  errors: [NOT_FOUND],
  example: { InstanceId: exampleId, Attribute: 'userData' },
  run: (context, { InstanceId, Attribute }) => {
    const record = context.find('instance', InstanceId, NOT_FOUND);
    return { InstanceId, ...printAttribute(context, record, Attribute) };
  },
});

function printAttribute(
  context: AwsContext,
  record: Instance,
  name: (typeof attributeNames)[number],
): JsonObject {
  const primary = attachedInterfaces(context, record.id)[0];
  const userData = context.guest(record.id)?.UserData;
  switch (name) {
    case 'instanceType':
      return { InstanceType: { Value: record.InstanceType } };
    case 'kernel':
      return { KernelId: {} };
    case 'ramdisk':
      return { RamdiskId: {} };
    case 'userData':
      return { UserData: userData === undefined ? {} : { Value: userData } };
    case 'disableApiTermination':
      return { DisableApiTermination: { Value: record.DisableApiTermination } };
    case 'instanceInitiatedShutdownBehavior':
      return { InstanceInitiatedShutdownBehavior: { Value: 'stop' } };
    case 'rootDeviceName':
      return { RootDeviceName: { Value: printedConstants(record).RootDeviceName ?? '' } };
    case 'blockDeviceMapping':
      return { BlockDeviceMappings: [] };
    case 'productCodes':
      return { ProductCodes: [] };
    case 'sourceDestCheck':
      return { SourceDestCheck: { Value: primary?.SourceDestCheck ?? true } };
    case 'groupSet':
      return { Groups: printGroups(context, primary?.Groups ?? []) };
    case 'ebsOptimized':
      return { EbsOptimized: { Value: false } };
    case 'sriovNetSupport':
      return { SriovNetSupport: {} };
    case 'enaSupport':
      return { EnaSupport: { Value: true } };
    case 'enclaveOptions':
      return { EnclaveOptions: { Enabled: false } };
    case 'disableApiStop':
      return { DisableApiStop: { Value: false } };
  }
}

const flag = z.strictObject({ Value: z.boolean() }).optional();
const text = z.strictObject({ Value: z.string() }).optional();

const modifyInput = z.strictObject({
  InstanceId: z.string(),
  /** The older form: the attribute's name and its value as text. */
  Attribute: z.enum(['instanceType', 'userData', 'disableApiTermination', 'sourceDestCheck']).optional(),
  Value: z.string().optional(),
  InstanceType: text,
  UserData: text,
  DisableApiTermination: flag,
  SourceDestCheck: flag,
  Groups: z.array(z.string()).min(1).optional(),
});

type Changes = Omit<z.output<typeof modifyInput>, 'InstanceId' | 'Attribute' | 'Value'>;

export const modifyInstanceAttribute = operation<AwsTables, typeof modifyInput>({
  name: 'ModifyInstanceAttribute',
  input: modifyInput,
  errors: [
    NOT_FOUND,
    'IncorrectInstanceState',
    'InvalidInstanceID',
    'InvalidParameterCombination',
    'InvalidParameterValue',
    'InvalidGroup.NotFound',
    'SecurityGroupsPerInterfaceLimitExceeded',
    'AttachmentLimitExceeded',
    'PrivateIpAddressLimitExceeded',
  ],
  example: { InstanceId: exampleId, InstanceType: { Value: 't3.small' } },
  run: (context, { InstanceId, Attribute, Value, ...fields }) => {
    const record = context.find('instance', InstanceId, NOT_FOUND);
    const changes = { ...fields, ...namedChange(Attribute, Value) };
    const named = Object.values(changes).filter((value) => value !== undefined).length;
    if (named === 0) return refuse('InvalidParameterCombination', 'No attributes specified.');
    if (named > 1)
      return refuse('InvalidParameterCombination', 'Fields for multiple attribute types specified');
    change(context, record, changes);
    return {};
  },
});

function namedChange(name: z.output<typeof modifyInput>['Attribute'], value: string | undefined): Changes {
  if (name === undefined || value === undefined) return {};
  switch (name) {
    case 'instanceType':
      return { InstanceType: { Value: value } };
    case 'userData':
      return { UserData: { Value: value } };
    case 'disableApiTermination':
      return { DisableApiTermination: { Value: value.toLowerCase() === 'true' } };
    case 'sourceDestCheck':
      return { SourceDestCheck: { Value: value.toLowerCase() === 'true' } };
  }
}

function change(context: AwsContext, record: Instance, changes: Changes): void {
  const { InstanceType, UserData, DisableApiTermination, SourceDestCheck, Groups } = changes;
  if (DisableApiTermination !== undefined) {
    context.put('instance', { ...record, DisableApiTermination: DisableApiTermination.Value });
  } else if (InstanceType !== undefined) {
    requireStopped(record, 'instanceType');
    checkNewType(context, record, InstanceType.Value);
    context.put('instance', { ...record, InstanceType: InstanceType.Value });
  } else if (UserData !== undefined) {
    requireStopped(record, 'userData');
    checkUserData(UserData.Value);
    setGuestFacts(context, record.id, { UserData: UserData.Value === '' ? undefined : UserData.Value });
  } else {
    const NetworkInterfaceId = onlyInterface(context, record).id;
    context.request('ModifyNetworkInterfaceAttribute', {
      NetworkInterfaceId,
      ...(SourceDestCheck === undefined ? {} : { SourceDestCheck }),
      ...(Groups === undefined ? {} : { Groups }),
    });
  }
}

function requireStopped(record: Instance, attribute: string): void {
  if (record.State !== 'stopped')
    refuse(
      'IncorrectInstanceState',
      `The instance '${record.id}' is not in the 'stopped' state. Its ${attribute} attribute cannot be modified.`,
      'InstanceId',
    );
}

/** NET-9: what is attached must fit the new type as well. */
function checkNewType(context: AwsContext, record: Instance, name: string): void {
  if (!isTypeName(name))
    refuseChoice(
      'InvalidParameterValue',
      `Invalid value '${name}' for InstanceType.`,
      'InstanceType',
      instanceTypes.map((type) => type.name),
    );
  const facts = instanceTypeFacts(name);
  if (facts === undefined) return;
  const interfaces = attachedInterfaces(context, record.id);
  if (interfaces.length > facts.interfaces)
    refuse('AttachmentLimitExceeded', `Interface count ${interfaces.length} exceeds the limit for ${name}`);
  if (interfaces.some((item) => item.PrivateIpAddresses.length > facts.addresses))
    refuse('PrivateIpAddressLimitExceeded', 'Number of private addresses will exceed limit.');
}

/** Instance-level groups and checks are those of its one interface; with several AWS wants to know which. */
function onlyInterface(context: AwsContext, record: Instance): NetworkInterface {
  const [primary, ...others] = attachedInterfaces(context, record.id);
  if (primary === undefined)
    return refuse('IncorrectInstanceState', `The instance '${record.id}' has no network interface.`);
  if (others.length > 0)
    return refuse(
      'InvalidInstanceID',
      `There are multiple interfaces attached to instance '${record.id}'. Please specify an interface ID for the operation instead.`,
      'InstanceId',
    );
  return primary;
}
