import { httpApiCases, restApiCases } from './api-cases.ts';
import { autoscalingCases } from './autoscaling-cases.ts';
import { cacheCases } from './cache-cases.ts';
import { cloudformationCases } from './cloudformation-cases.ts';
import { cloudfrontCases } from './cloudfront-cases.ts';
import { containerCases } from './container-cases.ts';
import type { DataCase, ServiceCases } from './data-case.ts';
import { DataLab } from './data-lab.ts';
import { databaseCases, lastDatabases, laterDatabases } from './database-cases.ts';
import { dynamodbCases } from './dynamodb-cases.ts';
import { networkWorld } from './ec2-cases.ts';
import { efsCases, mountWorld } from './efs-cases.ts';
import { iamCases } from './iam-cases.ts';
import { lambdaCases } from './lambda-cases.ts';
import { launchingCases } from './launching-cases.ts';
import { loadBalancingCases } from './load-balancing-cases.ts';
import { snsCases, sqsCases } from './messaging-cases.ts';
import { networkDataCases, transitWorld } from './network-data-cases.ts';
import { observabilityCases } from './observability-cases.ts';
import { route53Cases } from './route53-cases.ts';
import { s3Cases } from './s3-cases.ts';
import { secretsCases } from './secrets-cases.ts';
import { imageWorld, storageCases } from './storage-cases.ts';

/** In this order: later worlds may name what earlier ones hold. */
const services: { readonly [service: string]: ServiceCases } = {
  networks: { world: networkWorld, cases: {} },
  iam: iamCases,
  s3: s3Cases,
  dynamodb: dynamodbCases,
  sqs: sqsCases,
  sns: snsCases,
  lambda: lambdaCases,
  observability: observabilityCases,
  secrets: secretsCases,
  containers: containerCases,
  route53: route53Cases,
  storage: storageCases,
  launching: launchingCases,
  networkData: networkDataCases,
  loadBalancing: loadBalancingCases,
  autoscaling: autoscalingCases,
  databases: databaseCases,
  caches: cacheCases,
  efs: efsCases,
  cloudfront: cloudfrontCases,
  httpApis: httpApiCases,
  restApis: restApiCases,
  cloudformation: cloudformationCases,
};

/** In this order, each step after some minutes in which what is there has settled. */
const later: readonly (readonly ServiceCases[])[] = [
  [imageWorld, transitWorld, laterDatabases, mountWorld],
  [lastDatabases],
];

/** Cases of every operation, by `service:Name`. */
export const dataCases: { readonly [operation: string]: DataCase } = Object.fromEntries(
  Object.values(services).flatMap(({ cases }) => Object.entries(cases)),
);

let world: DataLab | undefined;

/** A document with something in every table of the data services. */
export function startDataLab(): DataLab {
  if (world === undefined) {
    world = new DataLab();
    for (const { world: calls } of Object.values(services)) for (const call of calls) world.run(...call);
    for (const step of later) {
      world.wait(600);
      for (const { world: calls } of step) for (const call of calls) world.run(...call);
    }
    world.wait(3600);
    // Stacks only come with an import.
    world.plant('cloudformation-stack', {
      StackName: 'imported',
      CreationTime: '2026-01-01T00:00:00.000Z',
      StackStatus: 'CREATE_COMPLETE',
    });
    deepFreeze(world.cloud);
  }
  return world.fork();
}

const frozen = new WeakSet<object>();

function deepFreeze(value: object): void {
  if (frozen.has(value)) return;
  frozen.add(value);
  Object.freeze(value);
  for (const item of Object.values(value)) if (typeof item === 'object' && item !== null) deepFreeze(item);
}
