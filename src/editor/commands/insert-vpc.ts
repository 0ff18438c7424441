import { nextVpcBlock } from '../subnet-plan.ts';
import type { Command } from './command.ts';
import { canInsert, containerAt } from './containers.ts';
import { type InsertArgs, named, nextName, standAt, textAt } from './support.ts';

export interface InsertVpcArgs extends InsertArgs {
  readonly cidr?: string;
}

export const insertVpc: Command<InsertVpcArgs> = {
  id: 'insert-vpc',
  category: 'insert',
  title: 'VPC',
  shortcuts: [],
  available: ({ document }, { into }) => canInsert(document, 'vpc', into),
  label: (_context, { name }) => `Add VPC${name === undefined ? '' : ` ${name}`}`,
  run: (session, { into, at, name, cidr }) => {
    const container = containerAt(session.document, into);
    if (container?.kind !== 'region') return session.refuse('NotAvailable', 'A VPC lies in a Region.');
    const CidrBlock =
      cidr ??
      nextVpcBlock(session.cloud) ??
      session.refuse('NotAvailable', 'Every 10.N.0.0/16 is taken: give the VPC a block of your own.');
    const input = { CidrBlock, ...named('vpc', name ?? nextName(session.cloud, 'vpc', 'vpc')) };
    standAt(session, textAt(session.request('CreateVpc', input, container.place), 'Vpc.VpcId'), at);
  },
};
