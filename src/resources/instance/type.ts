import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsContext, AwsTables } from '../tables.ts';
import { instanceDefinition } from './definition.ts';
import { printReservation } from './describe.ts';
import { runInstances } from './operations/run.ts';
import { type Instance, instanceSchema } from './schema.ts';

export const instanceType: ResourceType<AwsTables, 'instance'> = {
  table: 'instance',
  version: 1,
  migrations: [],
  schema: instanceSchema,
  definition: instanceDefinition,
  operations: [runInstances],
  describe: { key: 'Reservations', print: printReservation, parse: () => 'not written yet' },
  settle,
};

function settle(context: AwsContext, record: Instance, to: string): void {
  if (to === 'running' && record.State === 'pending')
    context.put('instance', { ...record, State: 'running' });
}
