import * as z from 'zod';
import { inService } from '../shared/data/data-operation.ts';

export const ecs = inService('ecs');
export const CLUSTER = 'ecs-cluster';
export const TASK = 'ecs-task-definition';
export const SERVICE = 'ecs-service';
export const text = z.string().optional();
export const lowerTags = z.array(z.strictObject({ key: z.string(), value: z.string() })).optional();
export const noCluster = ['ClusterNotFoundException', () => 'Cluster not found.'] as const;
