import * as z from 'zod';
import { recordShape } from '../../kernel/cloud/tags.ts';

export const subnetSchema = z.strictObject({
  ...recordShape,
  VpcId: z.string(),
  CidrBlock: z.string(),
  /** `us-east-1a` */
  AvailabilityZone: z.string(),
  /** `use1-az1` */
  AvailabilityZoneId: z.string(),
  State: z.enum(['pending', 'available']),
  MapPublicIpOnLaunch: z.boolean(),
  DefaultForAz: z.boolean(),
});

export type Subnet = z.infer<typeof subnetSchema>;
