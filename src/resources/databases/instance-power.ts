import * as z from 'zod';
import { answer, checkState, instances, MINUTES, STATE } from './instance-collection.ts';

const rebootDBInstance = instances.change(
  'RebootDBInstance',
  'DBInstanceIdentifier',
  { DBInstanceIdentifier: z.string(), ForceFailover: z.boolean().optional() },
  {
    example: { DBInstanceIdentifier: 'orders' },
    errors: [STATE],
    apply: (_context, record) => {
      checkState(record, 'available');
      return { DBInstanceStatus: 'rebooting' };
    },
    settles: ['available', MINUTES],
    answer,
  },
);

const startDBInstance = instances.change(
  'StartDBInstance',
  'DBInstanceIdentifier',
  { DBInstanceIdentifier: z.string() },
  {
    example: { DBInstanceIdentifier: 'orders' },
    errors: [STATE],
    apply: (_context, record) => {
      checkState(record, 'stopped');
      return { DBInstanceStatus: 'starting' };
    },
    settles: ['available', 5 * MINUTES],
    answer,
  },
);

const stopDBInstance = instances.change(
  'StopDBInstance',
  'DBInstanceIdentifier',
  { DBInstanceIdentifier: z.string() },
  {
    example: { DBInstanceIdentifier: 'orders' },
    errors: [STATE],
    apply: (_context, record) => {
      checkState(record, 'available');
      return { DBInstanceStatus: 'stopping' };
    },
    settles: ['stopped', 5 * MINUTES],
    answer,
  },
);

export const powerOperations = [rebootDBInstance, startDBInstance, stopDBInstance];
