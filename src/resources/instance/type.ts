import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { instanceDefinition } from './definition.ts';
import { printReservation } from './describe.ts';
import { settleInstance } from './lifecycle.ts';
import { lowerInstance } from './lower.ts';
import { describeInstanceAttribute, modifyInstanceAttribute } from './operations/attributes.ts';
import { describeInstanceStatus, describeInstances } from './operations/describe.ts';
import { setForwarding, setHost, setListeners } from './operations/guest.ts';
import { describeImages } from './operations/images.ts';
import { describeInstanceTypes } from './operations/instance-types.ts';
import { modifyInstanceMetadataOptions } from './operations/metadata-options.ts';
import { runInstances } from './operations/run.ts';
import { rebootInstances, startInstances, stopInstances, terminateInstances } from './operations/state.ts';
import { parseReservation } from './parse.ts';
import { instanceSchema } from './schema.ts';

export const instanceType: ResourceType<AwsTables, 'instance'> = {
  table: 'instance',
  version: 1,
  migrations: [],
  schema: instanceSchema,
  definition: instanceDefinition,
  operations: [
    runInstances,
    describeInstances,
    describeInstanceStatus,
    describeInstanceAttribute,
    modifyInstanceAttribute,
    modifyInstanceMetadataOptions,
    startInstances,
    stopInstances,
    rebootInstances,
    terminateInstances,
    describeImages,
    describeInstanceTypes,
    setListeners,
    setForwarding,
    setHost,
  ],
  describe: { key: 'Reservations', print: printReservation, parse: parseReservation },
  settle: settleInstance,
  lower: lowerInstance,
};
