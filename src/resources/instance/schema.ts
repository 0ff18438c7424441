import * as z from 'zod';
import { recordShape } from '../../kernel/cloud/tags.ts';
import { instanceStates } from './states.ts';

/** Interfaces, addresses, VPC, subnet and zone are those of the network-interface records attached to it. */
export const instanceSchema = z.strictObject({
  ...recordShape,
  ImageId: z.string(),
  InstanceType: z.string(),
  KeyName: z.string().exactOptional(),
  State: z.enum(instanceStates),
  StateTransitionReason: z.string(),
  /** Milliseconds since the epoch. */
  LaunchTime: z.number(),
  AmiLaunchIndex: z.int(),
  ReservationId: z.string(),
  /** `windows` or absent, as AWS answers it; decides the ephemeral port range (ACL-7). */
  Platform: z.string().exactOptional(),
  Tenancy: z.enum(['default', 'dedicated', 'host']),
  PlacementGroupName: z.string().exactOptional(),
  PartitionNumber: z.int().exactOptional(),
  Monitoring: z.enum(['disabled', 'enabled']),
  DisableApiTermination: z.boolean(),
  IamInstanceProfileArn: z.string().exactOptional(),
  ClientToken: z.string().exactOptional(),
  /** Only where its image is one of the account's own and names it otherwise than images of that system do. */
  RootDeviceName: z.string().exactOptional(),
  /** What its image, or its launch, says of the volume that it starts from. */
  RootVolume: z
    .strictObject({
      VolumeSize: z.int().exactOptional(),
      VolumeType: z.string().exactOptional(),
      Iops: z.int().exactOptional(),
      Throughput: z.int().exactOptional(),
      SnapshotId: z.string().exactOptional(),
      Encrypted: z.boolean().exactOptional(),
    })
    .exactOptional(),
  /** The volume that it was launched with has been deleted. */
  HasNoRootVolume: z.literal(true).exactOptional(),
});

export type Instance = z.infer<typeof instanceSchema>;

/** What runs inside, as far as known. AWS does not describe it, so it lies in the guest table. */
export const instanceGuestSchema = z.strictObject({
  /** Ports its software listens on. Absent: unknown. An empty list: nothing listens. */
  Listeners: z
    .array(z.strictObject({ Protocol: z.enum(['tcp', 'udp']), Port: z.int().min(1).max(65535) }))
    .exactOptional(),
  /** Base64, as given at launch. */
  UserData: z.string().exactOptional(),
  /**
   * What the instance does with packets that are not its own: `route` passes them on unchanged,
   * `masquerade` also puts its own source address on them, `drop` ignores them. Absent: unknown.
   */
  Forwarding: z.enum(['route', 'masquerade', 'drop']).exactOptional(),
  /** What was done inside: files, services, packages, users. `hostSchema` says what a shell reads of it. */
  Host: z.record(z.string(), z.json()).exactOptional(),
  /** Of a volume: its file system. `diskSchema` says what a shell reads of it. */
  Disk: z.record(z.string(), z.json()).exactOptional(),
});

export type InstanceGuest = z.infer<typeof instanceGuestSchema>;
