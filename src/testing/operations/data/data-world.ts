import { containerCases } from './container-cases.ts';
import type { DataCase, ServiceCases } from './data-case.ts';
import { DataLab } from './data-lab.ts';
import { dynamodbCases } from './dynamodb-cases.ts';
import { networkWorld } from './ec2-cases.ts';
import { iamCases } from './iam-cases.ts';
import { lambdaCases } from './lambda-cases.ts';
import { launchingCases } from './launching-cases.ts';
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
};

/** In this order, and after a minute in which the rest has settled. */
const later: readonly ServiceCases[] = [imageWorld, transitWorld];

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
    world.wait(60);
    for (const { world: calls } of later) for (const call of calls) world.run(...call);
    world.wait(3600);
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
