import type { JsonObject } from '../../kernel/lib/json.ts';
import { definitions } from '../../resources/definitions.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import { recordsOf } from '../cloud-view.ts';
import { findByKey, type TableName } from '../session.ts';
import type { Command } from './command.ts';
import { nameOf, placeOf } from './support.ts';

/** A switch, a text (also a reference; empty: none), or a list of references. */
export type AttributeValue = boolean | string | readonly string[];

export interface SetAttributeArgs {
  readonly key: string;
  /** As the type's definition names the field. */
  readonly path: string;
  readonly value: AttributeValue;
}

interface ApiCall {
  readonly operation: string;
  readonly input: JsonObject;
}

/** Changes one field of a resource by the operation that AWS has for it. */
export const setAttribute: Command<SetAttributeArgs> = {
  id: 'set-attribute',
  category: 'edit',
  title: 'Change field…',
  shortcuts: [],
  available: ({ document }, { key, path }) => {
    const found = findByKey(document.cloud, key);
    if (found === undefined) return 'Select a resource.';
    return isSettable(found.table, path) || 'AWS does not let this change.';
  },
  label: ({ document: { cloud } }, { key, path, value }) => {
    const fields = definitions[findByKey(cloud, key)?.table ?? 'vpc'].fields;
    const label = fields.find((field) => field.path === path)?.label ?? path;
    const names =
      typeof value === 'boolean'
        ? value
          ? 'on'
          : 'off'
        : [value]
            .flat()
            .map((each) => nameOf(cloud, each))
            .join(', ');
    return `Set ${label} of ${nameOf(cloud, key)} to ${names === '' ? 'none' : names}`;
  },
  run: (session, { key, path, value }) => {
    const found = session.find(key);
    if (found === undefined) return session.refuse('NotFound', `There is no "${key}" in this document.`);
    const setter = setters[found.table]?.[path];
    if (setter === undefined) return session.refuse('NotAvailable', 'AWS does not let this change.');
    for (const { operation, input } of setter(found.record as never, value as never, session.cloud))
      session.request(operation, input, placeOf(found.record));
  },
};

/** Whether there is a call that changes the field. */
export function isSettable(table: TableName, path: string): boolean {
  return setters[table]?.[path] !== undefined;
}

type Setter<K extends TableName, V extends AttributeValue = never> = (
  record: AwsTables[K],
  value: V,
  cloud: AwsCloud,
) => readonly ApiCall[];

type Setters = { readonly [K in TableName]?: { readonly [path: string]: Setter<K> } };

const modifyVpc =
  (attribute: string): Setter<'vpc', boolean> =>
  ({ id }, Value) => [{ operation: 'ModifyVpcAttribute', input: { VpcId: id, [attribute]: { Value } } }];

const modifyInstance =
  (attribute: string): Setter<'instance', boolean | string> =>
  ({ id }, Value) => [
    { operation: 'ModifyInstanceAttribute', input: { InstanceId: id, [attribute]: { Value } } },
  ];

function modifyInterface(id: string, change: JsonObject): readonly ApiCall[] {
  return [{ operation: 'ModifyNetworkInterfaceAttribute', input: { NetworkInterfaceId: id, ...change } }];
}

const peeringOption =
  (side: 'Requester' | 'Accepter'): Setter<'vpc-peering-connection', boolean> =>
  ({ id }, AllowDnsResolutionFromRemoteVpc) => [
    {
      operation: 'ModifyVpcPeeringConnectionOptions',
      input: {
        VpcPeeringConnectionId: id,
        [`${side}PeeringConnectionOptions`]: { AllowDnsResolutionFromRemoteVpc },
      },
    },
  ];

const attachInterface: Setter<'network-interface', string> = ({ id, Attachment }, InstanceId, cloud) => {
  const detach =
    Attachment === undefined
      ? []
      : [{ operation: 'DetachNetworkInterface', input: { AttachmentId: Attachment.AttachmentId } }];
  if (InstanceId === '') return detach;
  const taken = recordsOf(cloud, 'network-interface').flatMap((other) =>
    other.Attachment?.InstanceId === InstanceId ? [other.Attachment.DeviceIndex] : [],
  );
  let DeviceIndex = 0;
  while (taken.includes(DeviceIndex)) DeviceIndex++;
  const input = { NetworkInterfaceId: id, InstanceId, DeviceIndex };
  return [...detach, { operation: 'AttachNetworkInterface', input }];
};

const associateAddress: Setter<'elastic-ip', string> = ({ id, Association }, target) => {
  if (target !== '')
    return [{ operation: 'AssociateAddress', input: { AllocationId: id, NetworkInterfaceId: target } }];
  if (Association === undefined) return [];
  const { AssociationId } = Association;
  return [{ operation: 'DisassociateAddress', input: { AssociationId } }];
};

const attachGateway: Setter<'internet-gateway', string> = ({ id, Attachments }, VpcId) => [
  ...Attachments.map((attachment) => ({
    operation: 'DetachInternetGateway',
    input: { InternetGatewayId: id, VpcId: attachment.VpcId },
  })),
  ...(VpcId === '' ? [] : [{ operation: 'AttachInternetGateway', input: { InternetGatewayId: id, VpcId } }]),
];

const modifyPrefixList =
  (change: (value: string) => JsonObject): Setter<'managed-prefix-list', string> =>
  ({ id }, value) => [
    { operation: 'ModifyManagedPrefixList', input: { PrefixListId: id, ...change(value) } },
  ];

const setters: Setters = {
  vpc: {
    EnableDnsSupport: modifyVpc('EnableDnsSupport'),
    EnableDnsHostnames: modifyVpc('EnableDnsHostnames'),
  },
  subnet: {
    MapPublicIpOnLaunch: ({ id }, Value) => [
      { operation: 'ModifySubnetAttribute', input: { SubnetId: id, MapPublicIpOnLaunch: { Value } } },
    ],
  },
  instance: {
    InstanceType: modifyInstance('InstanceType'),
    SourceDestCheck: modifyInstance('SourceDestCheck'),
    DisableApiTermination: modifyInstance('DisableApiTermination'),
    SecurityGroups: ({ id }, Groups) => [
      { operation: 'ModifyInstanceAttribute', input: { InstanceId: id, Groups } },
    ],
  },
  'network-interface': {
    Description: ({ id }, Value) => modifyInterface(id, { Description: { Value } }),
    Groups: ({ id }, Groups) => modifyInterface(id, { Groups }),
    SourceDestCheck: ({ id }, Value) => modifyInterface(id, { SourceDestCheck: { Value } }),
    AssociatePublicIpAddress: ({ id }, AssociatePublicIpAddress) =>
      modifyInterface(id, { AssociatePublicIpAddress }),
    'Attachment.DeleteOnTermination': ({ id, Attachment }, DeleteOnTermination) =>
      modifyInterface(id, {
        Attachment: { AttachmentId: Attachment?.AttachmentId ?? '', DeleteOnTermination },
      }),
    'Attachment.InstanceId': attachInterface,
  },
  'elastic-ip': { NetworkInterfaceId: associateAddress },
  'internet-gateway': { Attachments: attachGateway },
  'vpc-peering-connection': {
    'RequesterVpcInfo.AllowDnsResolutionFromRemoteVpc': peeringOption('Requester'),
    'AccepterVpcInfo.AllowDnsResolutionFromRemoteVpc': peeringOption('Accepter'),
  },
  'managed-prefix-list': {
    PrefixListName: modifyPrefixList((PrefixListName) => ({ PrefixListName })),
    MaxEntries: modifyPrefixList((value) => ({ MaxEntries: Number(value) })),
  },
};
