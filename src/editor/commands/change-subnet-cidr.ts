import { cidrOrNull, formatCidr } from '../../kernel/net/cidr.ts';
import { replaceSubnet } from '../replace.ts';
import type { Command } from './command.ts';
import { nameOf, needRecord, recordAt } from './support.ts';

export interface ChangeSubnetCidrArgs {
  readonly key: string;
  /** Another block, another zone, or both. */
  readonly cidr: string;
  readonly zone?: string;
}

export const changeSubnetCidr: Command<ChangeSubnetCidrArgs> = {
  id: 'change-subnet-cidr',
  category: 'edit',
  title: 'Change subnet block…',
  shortcuts: [],
  available: ({ document }, { key, cidr, zone }) => {
    const subnet = recordAt(document.cloud, 'subnet', key);
    if (subnet === undefined) return 'Select a subnet.';
    const block = cidrOrNull(cidr);
    if (block === null) return 'Write a block like 10.0.1.0/24.';
    const isSame =
      formatCidr(block) === subnet.CidrBlock && (zone ?? subnet.AvailabilityZone) === subnet.AvailabilityZone;
    return !isSame || 'The subnet has that block already.';
  },
  label: ({ document }, { key, cidr }) => `Change ${nameOf(document.cloud, key)} to ${cidr}`,
  run: (session, { key, cidr, zone }) => {
    const subnet = needRecord(session, 'subnet', key);
    replaceSubnet(session, subnet, {
      CidrBlock: cidr,
      AvailabilityZone: zone ?? subnet.AvailabilityZone,
    });
  },
};
