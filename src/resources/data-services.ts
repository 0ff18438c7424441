import type { ResourceType } from '../kernel/cloud/registry.ts';
import { apiGatewayTypes } from './api-gateway/types.ts';
import { autoscalingTypes } from './autoscaling/types.ts';
import { cacheTypes } from './caches/types.ts';
import { cloudformationTypes } from './cloudformation/types.ts';
import { cloudfrontTypes } from './cloudfront/types.ts';
import { containerTypes } from './containers/types.ts';
import type { AllTables, DataTables } from './data-tables.ts';
import { databaseTypes } from './databases/types.ts';
import { dynamodbTypes } from './dynamodb/types.ts';
import { edgeTypes } from './edge/types.ts';
import { efsTypes } from './efs/types.ts';
import { flowLogTypes } from './flow-log/types.ts';
import { iamTypes } from './iam/types.ts';
import { lambdaTypes } from './lambda/types.ts';
import { launchingTypes } from './launching/types.ts';
import { loadBalancingTypes } from './load-balancing/types.ts';
import { observabilityTypes } from './observability/types.ts';
import { s3Types } from './s3/types.ts';
import { secretTypes } from './secrets/types.ts';
import { snsTypes } from './sns/types.ts';
import { sqsTypes } from './sqs/types.ts';
import { storageTypes } from './storage/types.ts';
import { transitGatewayTypes } from './transit-gateway/types.ts';
import { vpcEndpointTypes } from './vpc-endpoint/types.ts';

/**
 * Services that are only data: what is stored with them can be made, read, changed and deleted, and
 * no packet meets them. Adding a type: its folder, its entry here, its line in `data-tables.ts`.
 */
export const dataServices: { readonly [K in keyof DataTables]: ResourceType<AllTables, K> } = {
  ...s3Types,
  ...iamTypes,
  ...dynamodbTypes,
  ...sqsTypes,
  ...snsTypes,
  ...lambdaTypes,
  ...observabilityTypes,
  ...secretTypes,
  ...containerTypes,
  ...edgeTypes,
  ...storageTypes,
  ...launchingTypes,
  ...flowLogTypes,
  ...vpcEndpointTypes,
  ...transitGatewayTypes,
  ...loadBalancingTypes,
  ...autoscalingTypes,
  ...databaseTypes,
  ...cacheTypes,
  ...efsTypes,
  ...cloudfrontTypes,
  ...apiGatewayTypes,
  ...cloudformationTypes,
};
