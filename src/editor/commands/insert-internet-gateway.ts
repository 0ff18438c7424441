import type { Command } from './command.ts';
import { canInsert, containerAt } from './containers.ts';
import { type InsertArgs, named, nameOf, placeOf, standAt, textAt } from './support.ts';

export const insertInternetGateway: Command<InsertArgs> = {
  id: 'insert-internet-gateway',
  category: 'insert',
  title: 'Internet gateway',
  shortcuts: [],
  available: ({ document }, { into }) => canInsert(document, 'internet-gateway', into),
  label: ({ document }, { into }) => `Add internet gateway to ${nameOf(document.cloud, into)}`,
  run: (session, { into, at, name }) => {
    const container = containerAt(session.document, into);
    if (container?.kind !== 'vpc' && container?.kind !== 'zone')
      return session.refuse('NotAvailable', 'An internet gateway attaches to a VPC.');
    const { vpc } = container;
    const place = placeOf(vpc);
    const input = named('internet-gateway', name ?? `${nameOf(session.cloud, vpc.key)}-igw`);
    const created = session.request('CreateInternetGateway', input, place);
    const InternetGatewayId = textAt(created, 'InternetGateway.InternetGatewayId');
    session.request('AttachInternetGateway', { InternetGatewayId, VpcId: vpc.id }, place);
    standAt(session, InternetGatewayId, container.kind === 'vpc' ? at : undefined);
    session.note('No subnet uses it yet: connect a subnet to it to give that subnet a default route.');
  },
};
