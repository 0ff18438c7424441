import type { LabDocument } from '../document.ts';
import { moveMember } from '../replace.ts';
import { nextSubnetBlock } from '../subnet-plan.ts';
import type { Command } from './command.ts';
import { heads } from './heads.ts';
import { subnetOf } from './move-to-subnet.ts';
import { named, namesOf, needRecord, nextName, placeOf, recordAt, textAt } from './support.ts';

/** A new subnet beside the selection's own, into which all of it moves. */
export const groupIntoSubnet: Command = {
  ...heads.groupIntoSubnet,
  available: ({ document, selection }) => {
    if (selection.length === 0) return 'Select instances to group.';
    const homes = selection.map((key) => homeOf(document, key));
    const [first] = homes;
    if (first === undefined || homes.some((home) => home === undefined))
      return 'Only what stands in a subnet can be grouped.';
    if (homes.some((home) => home?.VpcId !== first.VpcId)) return 'The selection lies in several VPCs.';
    const isAttached = selection.some(
      (key) => recordAt(document.cloud, 'network-interface', key)?.Attachment !== undefined,
    );
    return !isAttached || 'Detach the interface from its instance first.';
  },
  label: ({ document, selection }) => `Group ${namesOf(document.cloud, selection)} into a subnet`,
  run: (session, _args, selection) => {
    const home = homeOf(session.document, selection[0] ?? '');
    const vpc = session.cloud.tables.vpc[home?.VpcId ?? ''];
    if (home === undefined || vpc === undefined)
      return session.refuse('NotAvailable', 'It stands in no VPC.');
    const CidrBlock = nextSubnetBlock(session.cloud, vpc);
    if (CidrBlock === undefined)
      return session.refuse('NotAvailable', 'The VPC has no free addresses left for another subnet.');
    const { AvailabilityZone } = home;
    const tags = named('subnet', nextName(session.cloud, 'subnet', 'subnet'));
    const input = { VpcId: vpc.id, CidrBlock, AvailabilityZone, ...tags };
    const id = textAt(session.request('CreateSubnet', input, placeOf(vpc)), 'Subnet.SubnetId');
    for (const key of selection) {
      const found = session.find(key);
      if (found !== undefined) moveMember(session, found.record.id, needRecord(session, 'subnet', id));
      session.forget(key);
    }
    session.note('The new subnet uses the main route table until you give it another.');
  },
};

function homeOf(document: LabDocument, key: string) {
  const home = subnetOf(document, key);
  return home === undefined ? undefined : recordAt(document.cloud, 'subnet', home);
}
