import type { Command } from './command.ts';
import { nameOf, needRecord, placeOf, recordAt } from './support.ts';

export interface PrefixEntryArgs {
  /** Key of the prefix list. */
  readonly key: string;
  readonly cidr: string;
}

export const addPrefixEntry: Command<PrefixEntryArgs & { readonly description: string }> = {
  id: 'add-prefix-entry',
  category: 'edit',
  title: 'Add entry…',
  shortcuts: [],
  available: ({ document }, { key }) =>
    recordAt(document.cloud, 'managed-prefix-list', key) !== undefined || 'Select a prefix list.',
  label: ({ document: { cloud } }, { key, cidr }) => `Add ${cidr} to ${nameOf(cloud, key)}`,
  run: (session, { key, cidr, description }) => {
    const list = needRecord(session, 'managed-prefix-list', key);
    const Description = description.trim();
    const AddEntries = [{ Cidr: cidr.trim(), ...(Description === '' ? {} : { Description }) }];
    const CurrentVersion = list.Versions.at(-1)?.Version ?? 1;
    session.request(
      'ModifyManagedPrefixList',
      { PrefixListId: list.id, CurrentVersion, AddEntries },
      placeOf(list),
    );
  },
};

export const removePrefixEntry: Command<PrefixEntryArgs> = {
  id: 'remove-prefix-entry',
  category: 'edit',
  title: 'Remove entry',
  shortcuts: [],
  available: ({ document }, { key }) =>
    recordAt(document.cloud, 'managed-prefix-list', key) !== undefined || 'Select a prefix list.',
  label: ({ document: { cloud } }, { key, cidr }) => `Remove ${cidr} from ${nameOf(cloud, key)}`,
  run: (session, { key, cidr }) => {
    const list = needRecord(session, 'managed-prefix-list', key);
    const CurrentVersion = list.Versions.at(-1)?.Version ?? 1;
    const RemoveEntries = [{ Cidr: cidr }];
    session.request(
      'ModifyManagedPrefixList',
      { PrefixListId: list.id, CurrentVersion, RemoveEntries },
      placeOf(list),
    );
  },
};

/** NET-5: more addresses for a VPC are another block. */
export const addVpcBlock: Command<{ readonly key: string; readonly cidr: string }> = {
  id: 'add-vpc-block',
  category: 'edit',
  title: 'Add CIDR block…',
  shortcuts: [],
  available: ({ document }, { key }) => recordAt(document.cloud, 'vpc', key) !== undefined || 'Select a VPC.',
  label: ({ document: { cloud } }, { key, cidr }) => `Add block ${cidr} to ${nameOf(cloud, key)}`,
  run: (session, { key, cidr }) => {
    const vpc = needRecord(session, 'vpc', key);
    session.request('AssociateVpcCidrBlock', { VpcId: vpc.id, CidrBlock: cidr.trim() }, placeOf(vpc));
  },
};

export const removeVpcBlock: Command<{ readonly key: string; readonly associationId: string }> = {
  id: 'remove-vpc-block',
  category: 'edit',
  title: 'Remove CIDR block',
  shortcuts: [],
  available: ({ document }, { key }) => recordAt(document.cloud, 'vpc', key) !== undefined || 'Select a VPC.',
  label: ({ document: { cloud } }, { key }) => `Remove a block of ${nameOf(cloud, key)}`,
  run: (session, { key, associationId }) => {
    const vpc = needRecord(session, 'vpc', key);
    session.request('DisassociateVpcCidrBlock', { AssociationId: associationId }, placeOf(vpc));
  },
};

/** A secondary private address; an empty one lets AWS choose. */
export const assignAddress: Command<{ readonly key: string; readonly address: string }> = {
  id: 'assign-address',
  category: 'edit',
  title: 'Add private address…',
  shortcuts: [],
  available: ({ document }, { key }) =>
    recordAt(document.cloud, 'network-interface', key) !== undefined || 'Select a network interface.',
  label: ({ document: { cloud } }, { key }) => `Add a private address to ${nameOf(cloud, key)}`,
  run: (session, { key, address }) => {
    const record = needRecord(session, 'network-interface', key);
    const wanted = address.trim();
    const which = wanted === '' ? { SecondaryPrivateIpAddressCount: 1 } : { PrivateIpAddresses: [wanted] };
    session.request('AssignPrivateIpAddresses', { NetworkInterfaceId: record.id, ...which }, placeOf(record));
  },
};

export const unassignAddress: Command<{ readonly key: string; readonly address: string }> = {
  id: 'unassign-address',
  category: 'edit',
  title: 'Remove private address',
  shortcuts: [],
  available: ({ document }, { key }) =>
    recordAt(document.cloud, 'network-interface', key) !== undefined || 'Select a network interface.',
  label: ({ document: { cloud } }, { key, address }) => `Remove ${address} from ${nameOf(cloud, key)}`,
  run: (session, { key, address }) => {
    const record = needRecord(session, 'network-interface', key);
    session.request(
      'UnassignPrivateIpAddresses',
      { NetworkInterfaceId: record.id, PrivateIpAddresses: [address] },
      placeOf(record),
    );
  },
};
