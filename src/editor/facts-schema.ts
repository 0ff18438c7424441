import { z } from 'zod';
import { tagSchema } from '../kernel/cloud/tags.ts';
import { instanceGuestSchema } from '../resources/instance/schema.ts';

/** What of a resource can be made again elsewhere: no ids but those it refers to, no addresses. */
const common = { key: z.string(), Tags: z.array(tagSchema) };
const groups = z.array(z.strictObject({ id: z.string(), GroupName: z.string() }));

export const instanceFactsSchema = z.strictObject({
  kind: z.literal('instance'),
  ...common,
  groups,
  ImageId: z.string(),
  InstanceType: z.string(),
  KeyName: z.string().exactOptional(),
  isStopped: z.boolean(),
  SourceDestCheck: z.boolean(),
  Monitoring: z.boolean(),
  DisableApiTermination: z.boolean(),
  IamInstanceProfileArn: z.string().exactOptional(),
  guest: instanceGuestSchema,
});

export const interfaceFactsSchema = z.strictObject({
  kind: z.literal('network-interface'),
  ...common,
  groups,
  Description: z.string(),
  SourceDestCheck: z.boolean(),
});

export const natFactsSchema = z.strictObject({
  kind: z.literal('nat-gateway'),
  ...common,
  ConnectivityType: z.enum(['public', 'private']),
});

export const memberFactsSchema = z.discriminatedUnion('kind', [
  instanceFactsSchema,
  interfaceFactsSchema,
  natFactsSchema,
]);

export const subnetFactsSchema = z.strictObject({
  kind: z.literal('subnet'),
  ...common,
  prefixLength: z.int().min(16).max(28),
  AvailabilityZone: z.string(),
  MapPublicIpOnLaunch: z.boolean(),
  /** Its own route table and its network ACL, taken over within one VPC. */
  RouteTableId: z.string().exactOptional(),
  NetworkAclId: z.string().exactOptional(),
  members: z.array(memberFactsSchema),
});

export type InstanceFacts = z.infer<typeof instanceFactsSchema>;
export type InterfaceFacts = z.infer<typeof interfaceFactsSchema>;
export type NatFacts = z.infer<typeof natFactsSchema>;
/** What stands in a subnet. */
export type MemberFacts = z.infer<typeof memberFactsSchema>;
export type SubnetFacts = z.infer<typeof subnetFactsSchema>;
