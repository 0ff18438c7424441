import type { CloudRequest } from '../../kernel/cloud/request.ts';
import type { Command } from './command.ts';

/** Calls that were tried on a copy of this very cloud, with what they do in words. */
export interface PlannedCalls {
  readonly label: string;
  readonly requests: readonly CloudRequest[];
}

/** Makes the calls of a repair, as one entry of the history. */
export const applyRepair: Command<PlannedCalls> = {
  id: 'apply-repair',
  category: 'edit',
  title: 'Apply this change',
  shortcuts: [],
  available: (_context, { requests }) => (requests.length > 0 ? true : 'There is nothing to change.'),
  label: (_context, { label }) => label,
  run: (session, { requests }) => {
    for (const { service, operation, input, account, region } of requests) {
      const name = service === 'ec2' ? operation : `${service}:${operation}`;
      session.request(name, input, { account, region });
    }
  },
};
