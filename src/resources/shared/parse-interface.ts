import * as z from 'zod';
import type { ImportContext, ImportedRecord } from '../../kernel/cloud/registry.ts';
import { type JsonObject, jsonEqual } from '../../kernel/lib/json.ts';
import type { ElasticIp } from '../elastic-ip/schema.ts';
import type { NetworkInterface } from '../network-interface/schema.ts';
import { extraFields, milliseconds, readObject } from './import-object.ts';
import { printedInterfaceConstants, serviceAttachment } from './print-interface.ts';

const associationSchema = z.looseObject({
  PublicIp: z.string().optional(),
  IpOwnerId: z.string().optional(),
  AllocationId: z.string().optional(),
  AssociationId: z.string().optional(),
});

const interfaceSchema = z.looseObject({
  NetworkInterfaceId: z.string(),
  SubnetId: z.string(),
  Description: z.string().default(''),
  InterfaceType: z.string().default('interface'),
  Groups: z.array(z.looseObject({ GroupId: z.string() })).default([]),
  Association: associationSchema.optional(),
  PrivateIpAddress: z.string().optional(),
  PrivateIpAddresses: z
    .array(
      z.looseObject({
        PrivateIpAddress: z.string(),
        Primary: z.boolean().optional(),
        Association: associationSchema.optional(),
      }),
    )
    .default([]),
  MacAddress: z.string().default(''),
  SourceDestCheck: z.boolean().default(true),
  RequesterManaged: z.boolean().default(false),
  RequesterId: z.string().optional(),
  OwnerId: z.string().optional(),
  TagSet: z.array(z.strictObject({ Key: z.string(), Value: z.string().default('') })).default([]),
  Attachment: z
    .looseObject({
      AttachmentId: z.string().optional(),
      InstanceId: z.string().optional(),
      DeviceIndex: z.int().default(0),
      DeleteOnTermination: z.boolean().default(false),
      AttachTime: z.string().optional(),
      Status: z.enum(['attaching', 'attached', 'detaching', 'detached']).default('attached'),
    })
    .optional(),
});

type RawInterface = z.output<typeof interfaceSchema>;

/** Facts of the record and answers derived from other records. */
const KNOWN = [
  ...Object.keys(interfaceSchema.shape),
  'AvailabilityZone',
  'AvailabilityZoneId',
  'PrivateDnsName',
  'Status',
  'VpcId',
];

/**
 * An interface of DescribeNetworkInterfaces or DescribeInstances. A customer's Elastic IP comes as
 * a record of its own behind it: the association is that record's fact. The importer prefers what
 * DescribeAddresses itself says of the address.
 */
export function parseInterface(raw: JsonObject, context: ImportContext): readonly ImportedRecord[] | string {
  const read = readObject(interfaceSchema, raw);
  if (typeof read === 'string') return read;
  const addresses = addressesOf(read);
  if (addresses.length === 0) return 'PrivateIpAddresses: an interface needs a private IPv4 address';
  const elastic: ElasticIp[] = [];
  const PrivateIpAddresses = addresses.map(({ PrivateIpAddress, Association }) => {
    if (Association?.PublicIp === undefined) return { PrivateIpAddress };
    const address = elasticIpOf(read, PrivateIpAddress, Association, context);
    if (address === undefined)
      return { PrivateIpAddress, Association: ownAssociation(Association.PublicIp, Association) };
    elastic.push(address);
    return { PrivateIpAddress };
  });
  const record: NetworkInterface = {
    id: read.NetworkInterfaceId,
    key: read.NetworkInterfaceId,
    account: read.OwnerId ?? context.account,
    region: context.region,
    Tags: read.TagSet,
    ...extraOf(raw, read),
    SubnetId: read.SubnetId,
    Description: read.Description,
    InterfaceType: read.InterfaceType,
    Groups: read.Groups.map((group) => group.GroupId),
    PrivateIpAddresses,
    // AWS does not tell; an address of Amazon's shows that the setting is on.
    AssociatePublicIpAddress: PrivateIpAddresses[0]?.Association?.IpOwnerId === 'amazon',
    MacAddress: read.MacAddress,
    SourceDestCheck: read.SourceDestCheck,
    RequesterManaged: read.RequesterManaged,
    ...(read.RequesterId === undefined ? {} : { RequesterId: read.RequesterId }),
    ...attachmentOf(read, context),
  };
  return [
    { table: 'network-interface', record },
    ...elastic.map((address) => ({ table: 'elastic-ip', record: address })),
  ];
}

/** The primary address first, whatever the order of the list. */
function addressesOf(read: RawInterface): RawInterface['PrivateIpAddresses'] {
  const listed = read.PrivateIpAddresses;
  if (listed.length === 0)
    return read.PrivateIpAddress === undefined
      ? []
      : [{ PrivateIpAddress: read.PrivateIpAddress, Association: read.Association }];
  return [
    ...listed.filter((entry) => entry.Primary === true),
    ...listed.filter((entry) => entry.Primary !== true),
  ];
}

type RawAssociation = z.output<typeof associationSchema>;

/** Addresses of Amazon's services carry an allocation too, but no customer's record stands behind it. */
function elasticIpOf(
  read: RawInterface,
  PrivateIpAddress: string,
  association: RawAssociation,
  context: ImportContext,
): ElasticIp | undefined {
  const { AllocationId, PublicIp, IpOwnerId } = association;
  if (AllocationId === undefined || PublicIp === undefined) return undefined;
  if (IpOwnerId === undefined || IpOwnerId.startsWith('amazon')) return undefined;
  return {
    id: AllocationId,
    key: AllocationId,
    account: IpOwnerId,
    region: context.region,
    Tags: [],
    PublicIp,
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: context.region,
    Association: {
      AssociationId: association.AssociationId ?? context.mintId('eipassoc', AllocationId),
      NetworkInterfaceId: read.NetworkInterfaceId,
      PrivateIpAddress,
    },
  };
}

function ownAssociation(
  PublicIp: string,
  association: RawAssociation,
): NonNullable<NetworkInterface['PrivateIpAddresses'][number]['Association']> {
  const { IpOwnerId, AllocationId, AssociationId } = association;
  return {
    PublicIp,
    IpOwnerId: IpOwnerId ?? 'amazon',
    ...(AllocationId === undefined ? {} : { AllocationId }),
    ...(AssociationId === undefined ? {} : { AssociationId }),
  };
}

function attachmentOf(
  read: RawInterface,
  context: ImportContext,
): { readonly Attachment?: NonNullable<NetworkInterface['Attachment']> } {
  const { Attachment } = read;
  if (Attachment?.InstanceId === undefined) return {};
  return {
    Attachment: {
      AttachmentId: Attachment.AttachmentId ?? context.mintId('eni-attach', read.NetworkInterfaceId),
      InstanceId: Attachment.InstanceId,
      DeviceIndex: Attachment.DeviceIndex,
      DeleteOnTermination: Attachment.DeleteOnTermination,
      AttachTime: milliseconds(Attachment.AttachTime) ?? 0,
      Status: Attachment.Status,
    },
  };
}

/** A service's attachment is no fact of ours: kept as it was, unless describe prints the same. */
function extraOf(raw: JsonObject, read: RawInterface): { readonly extra?: JsonObject } {
  const { extra } = extraFields(raw, KNOWN, printedInterfaceConstants);
  const isService = read.Attachment !== undefined && read.Attachment.InstanceId === undefined;
  if (!isService || jsonEqual(raw.Attachment, serviceAttachment(read.NetworkInterfaceId, read.InterfaceType)))
    return extra === undefined ? {} : { extra };
  return { extra: { ...extra, ...(raw.Attachment === undefined ? {} : { Attachment: raw.Attachment }) } };
}
