import * as z from 'zod';
import { tagSpecificationsSchema } from '../../kernel/cloud/tags.ts';
import { metadataOptionsInput } from './metadata-options.ts';

export const networkInterfaceSpecification = z.strictObject({
  DeviceIndex: z.int().min(0).optional(),
  NetworkInterfaceId: z.string().optional(),
  SubnetId: z.string().optional(),
  Groups: z.array(z.string()).optional(),
  Description: z.string().optional(),
  PrivateIpAddress: z.string().optional(),
  PrivateIpAddresses: z
    .array(z.strictObject({ PrivateIpAddress: z.string(), Primary: z.boolean().optional() }))
    .optional(),
  SecondaryPrivateIpAddressCount: z.int().min(0).optional(),
  AssociatePublicIpAddress: z.boolean().optional(),
  DeleteOnTermination: z.boolean().optional(),
  InterfaceType: z.enum(['interface', 'efa', 'efa-only']).optional(),
  NetworkCardIndex: z.literal(0).optional(),
});

export type InterfaceSpecification = z.output<typeof networkInterfaceSpecification>;

/** Parameters that AWS takes and a network does not feel. */
const ignored = z.looseObject({}).optional();

export const runInstancesInput = z.strictObject({
  ImageId: z.string(),
  InstanceType: z.string().default('m1.small'),
  MinCount: z.int().min(1),
  MaxCount: z.int().min(1),
  KeyName: z.string().optional(),
  SubnetId: z.string().optional(),
  SecurityGroupIds: z.array(z.string()).optional(),
  SecurityGroups: z.array(z.string()).optional(),
  PrivateIpAddress: z.string().optional(),
  NetworkInterfaces: z.array(networkInterfaceSpecification).optional(),
  Placement: z
    .strictObject({
      AvailabilityZone: z.string().optional(),
      AvailabilityZoneId: z.string().optional(),
      Tenancy: z.enum(['default', 'dedicated', 'host']).optional(),
      GroupName: z.string().optional(),
      PartitionNumber: z.int().optional(),
      HostId: z.string().optional(),
      Affinity: z.string().optional(),
    })
    .optional(),
  UserData: z.string().optional(),
  Monitoring: z.strictObject({ Enabled: z.boolean() }).optional(),
  DisableApiTermination: z.boolean().optional(),
  IamInstanceProfile: z.strictObject({ Arn: z.string().optional(), Name: z.string().optional() }).optional(),
  TagSpecifications: tagSpecificationsSchema,
  ClientToken: z.string().optional(),
  BlockDeviceMappings: z.array(z.looseObject({})).optional(),
  EbsOptimized: z.boolean().optional(),
  DisableApiStop: z.boolean().optional(),
  InstanceInitiatedShutdownBehavior: z.enum(['stop', 'terminate']).optional(),
  AdditionalInfo: z.string().optional(),
  KernelId: z.string().optional(),
  RamdiskId: z.string().optional(),
  CapacityReservationSpecification: ignored,
  CpuOptions: ignored,
  CreditSpecification: ignored,
  EnclaveOptions: ignored,
  HibernationOptions: ignored,
  MaintenanceOptions: ignored,
  MetadataOptions: metadataOptionsInput.optional(),
  NetworkPerformanceOptions: ignored,
  PrivateDnsNameOptions: ignored,
});

export type RunInstancesInput = z.output<typeof runInstancesInput>;

/** The same as it is asked for: a launch template may say what is missing. */
export const launchRequest = z.strictObject({
  ...runInstancesInput.shape,
  ImageId: z.string().optional(),
  InstanceType: z.string().optional(),
  LaunchTemplate: z
    .strictObject({
      LaunchTemplateId: z.string().optional(),
      LaunchTemplateName: z.string().optional(),
      Version: z.string().optional(),
    })
    .optional(),
});

export type LaunchRequest = z.output<typeof launchRequest>;
