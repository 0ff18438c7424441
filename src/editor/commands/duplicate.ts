import { copySelection } from '../clipboard.ts';
import type { LabDocument } from '../document.ts';
import type { EditSession } from '../session.ts';
import type { Command } from './command.ts';
import { heads } from './heads.ts';
import { subnetOf } from './move-to-subnet.ts';
import { copyMember, copySubnet } from './paste.ts';
import { namesOf, needRecord, recordAt } from './support.ts';

/** Each selected resource once more, beside the first. */
export const duplicate: Command = {
  ...heads.duplicate,
  available: ({ document, selection }) => {
    if (selection.length === 0) return 'Select what to duplicate first.';
    return (
      copySelection(document, selection).items.length > 0 ||
      'Subnets, instances, NAT gateways and network interfaces can be duplicated.'
    );
  },
  label: ({ document, selection }) => `Duplicate ${namesOf(document.cloud, selection)}`,
  run: (session, _args, selection) => {
    for (const item of copySelection(session.document, selection).items) {
      const home = homeOf(session.document, item.key);
      if (home === undefined) return session.refuse('NotAvailable', 'Its container is not in this document.');
      if (item.kind === 'subnet') copySubnet(session, item, home);
      else copyInto(session, item, home);
    }
  },
};

function copyInto(session: EditSession, facts: Parameters<typeof copyMember>[1], home: string): void {
  copyMember(session, facts, needRecord(session, 'subnet', home));
}

/** Key of what holds it: a subnet's VPC, else the subnet. */
function homeOf(document: LabDocument, key: string): string | undefined {
  const subnet = recordAt(document.cloud, 'subnet', key);
  if (subnet === undefined) return subnetOf(document, key);
  return document.cloud.tables.vpc[subnet.VpcId]?.key;
}
