import { recordsOf } from '../cloud-view.ts';
import type { Command } from './command.ts';
import { canInsert, containerAt } from './containers.ts';
import { type InsertArgs, named, nameOf, placeOf } from './support.ts';

export const insertSecurityGroup: Command<InsertArgs> = {
  id: 'insert-security-group',
  category: 'insert',
  title: 'Security group',
  shortcuts: [],
  available: ({ document }, { into }) => canInsert(document, 'security-group', into),
  label: ({ document }, { into }) => `Add security group to ${nameOf(document.cloud, into)}`,
  run: (session, { into, name }) => {
    const container = containerAt(session.document, into);
    if (container?.kind !== 'vpc' && container?.kind !== 'zone')
      return session.refuse('NotAvailable', 'A security group belongs to a VPC.');
    const { vpc } = container;
    const taken = new Set(
      recordsOf(session.cloud, 'security-group')
        .filter(({ VpcId }) => VpcId === vpc.id)
        .map(({ GroupName }) => GroupName),
    );
    let number = 1;
    while (taken.has(`group-${number}`)) number++;
    const GroupName = name ?? `group-${number}`;
    session.request(
      'CreateSecurityGroup',
      {
        VpcId: vpc.id,
        GroupName,
        Description: `${GroupName} in ${nameOf(session.cloud, vpc.key)}`,
        ...named('security-group', GroupName),
      },
      placeOf(vpc),
    );
    session.note('It lets nothing in and everything out until you add rules.');
  },
};
