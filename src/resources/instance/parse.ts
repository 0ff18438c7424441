import * as z from 'zod';
import type { ImportContext, ImportedRecord } from '../../kernel/cloud/registry.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { extraFields, milliseconds, readObject } from '../shared/import-object.ts';
import { parseInterface } from '../shared/parse-interface.ts';
import { printedConstants } from './describe.ts';
import type { Instance } from './schema.ts';
import { instanceStates } from './states.ts';

const instanceSchema = z.looseObject({
  InstanceId: z.string(),
  ImageId: z.string().default(''),
  InstanceType: z.string().default('m1.small'),
  KeyName: z.string().optional(),
  State: z.looseObject({ Name: z.enum(instanceStates) }).default({ Name: 'running' }),
  StateTransitionReason: z.string().default(''),
  LaunchTime: z.string().optional(),
  AmiLaunchIndex: z.int().default(0),
  Platform: z.string().optional(),
  Placement: z
    .looseObject({
      Tenancy: z.enum(['default', 'dedicated', 'host']).optional(),
      GroupName: z.string().default(''),
      PartitionNumber: z.int().optional(),
    })
    .optional(),
  Monitoring: z.looseObject({ State: z.string() }).optional(),
  IamInstanceProfile: z.looseObject({ Arn: z.string() }).optional(),
  ClientToken: z.string().optional(),
  NetworkInterfaces: z.array(z.record(z.string(), z.json())).default([]),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string().default('') })).default([]),
});

const reservationSchema = z.looseObject({
  ReservationId: z.string().optional(),
  OwnerId: z.string().optional(),
  Instances: z.array(z.record(z.string(), z.json())),
});

/** Facts of the record, and answers that repeat those of its interfaces and their subnets. */
const KNOWN = [
  ...Object.keys(instanceSchema.shape),
  'PrivateDnsName',
  'PrivateIpAddress',
  'PublicDnsName',
  'PublicIpAddress',
  'SecurityGroups',
  'SourceDestCheck',
  'StateReason',
  'SubnetId',
  'VpcId',
];

/**
 * One reservation of DescribeInstances, or a bare instance of a `--query`. Each instance brings its
 * interfaces as records of their own behind it; the importer prefers what
 * DescribeNetworkInterfaces says of them.
 */
export function parseReservation(
  raw: JsonObject,
  context: ImportContext,
): readonly ImportedRecord[] | string {
  if (raw.InstanceId !== undefined) return parseInstance(raw, {}, context);
  const reservation = readObject(reservationSchema, raw);
  if (typeof reservation === 'string') return reservation;
  const records: ImportedRecord[] = [];
  for (const [index, item] of reservation.Instances.entries()) {
    const parsed = parseInstance(item, reservation, context);
    if (typeof parsed === 'string') return `Instances[${index}]: ${parsed}`;
    records.push(...parsed);
  }
  return records;
}

function parseInstance(
  raw: JsonObject,
  reservation: { readonly ReservationId?: string | undefined; readonly OwnerId?: string | undefined },
  context: ImportContext,
): readonly ImportedRecord[] | string {
  const read = readObject(instanceSchema, raw);
  if (typeof read === 'string') return read;
  const { KeyName, Platform, ClientToken, IamInstanceProfile, Placement } = read;
  const facts: Instance = {
    id: read.InstanceId,
    key: read.InstanceId,
    account: reservation.OwnerId ?? context.account,
    region: context.region,
    Tags: read.Tags,
    ImageId: read.ImageId,
    InstanceType: read.InstanceType,
    ...(KeyName === undefined || KeyName === '' ? {} : { KeyName }),
    State: read.State.Name,
    StateTransitionReason: read.StateTransitionReason,
    LaunchTime: milliseconds(read.LaunchTime) ?? 0,
    AmiLaunchIndex: read.AmiLaunchIndex,
    ReservationId: reservation.ReservationId ?? context.mintId('r', read.InstanceId),
    ...(Platform === undefined ? {} : { Platform: Platform.toLowerCase() }),
    Tenancy: Placement?.Tenancy ?? 'default',
    ...(Placement === undefined || Placement.GroupName === ''
      ? {}
      : { PlacementGroupName: Placement.GroupName }),
    ...(Placement?.PartitionNumber === undefined ? {} : { PartitionNumber: Placement.PartitionNumber }),
    Monitoring: read.Monitoring?.State === 'enabled' ? 'enabled' : 'disabled',
    // AWS tells this only in DescribeInstanceAttribute.
    DisableApiTermination: false,
    ...(IamInstanceProfile === undefined ? {} : { IamInstanceProfileArn: IamInstanceProfile.Arn }),
    ...(ClientToken === undefined || ClientToken === '' ? {} : { ClientToken }),
  };
  const record: Instance = { ...facts, ...extraFields(raw, KNOWN, printedConstants(facts)) };
  const records: ImportedRecord[] = [{ table: 'instance', record }];
  for (const [index, item] of read.NetworkInterfaces.entries()) {
    const parsed = parseInterface(withInstance(item, record), context);
    if (typeof parsed === 'string') return `NetworkInterfaces[${index}]: ${parsed}`;
    records.push(...parsed);
  }
  return records;
}

/** DescribeInstances leaves the attachment's instance and, in old answers, the owner unsaid. */
function withInstance(raw: JsonObject, instance: Instance): JsonObject {
  const attachment = typeof raw.Attachment === 'object' && raw.Attachment !== null ? raw.Attachment : {};
  return { OwnerId: instance.account, ...raw, Attachment: { ...attachment, InstanceId: instance.id } };
}
